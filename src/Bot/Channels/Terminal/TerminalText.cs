using System.Globalization;
using System.Text;
using ChatBot.Content.Text;
using ChatBot.Dialogs.Activities;

namespace ChatBot.Bot.Channels.Terminal;

/// <summary>Shows a message as plain text: marks of emphasis gone, links with their address, choices numbered.</summary>
internal static class TerminalText
{
    public static string Of(OutgoingActivity activity)
    {
        var text = new StringBuilder();
        if (activity.Text.Length > 0)
        {
            text.Append(MarkdownPlain.RenderClose(activity.Text)).Append('\n');
        }

        if (activity.Card is { } card)
        {
            text.Append('\n').Append(card.Title).Append('\n');
            foreach (var line in card.Lines)
            {
                text.Append("  ").Append(MarkdownPlain.RenderClose(line).Replace("\n", "\n  ", StringComparison.Ordinal)).Append('\n');
            }

            if (card.Url is not null)
            {
                text.Append("  ").Append(card.Url).Append('\n');
            }
        }

        if (activity.File is { } file)
        {
            text.Append(CultureInfo.InvariantCulture, $"[{file.Name}, {file.Content.Length} B]\n");
        }

        for (var i = 0; i < activity.Buttons.Count; i++)
        {
            var button = activity.Buttons[i];
            text.Append(
                activity.NumberedChoices ? string.Create(CultureInfo.InvariantCulture, $"  {i + 1}. {button.Label}") : $"  [{button.Label}]"
            );
            text.Append(button.Url is null ? "\n" : $" ({button.Url})\n");
        }

        return Printable(text.ToString().TrimEnd('\n'));
    }

    // What a citizen typed may come back in a text; an escape sequence in it would drive the terminal.
    private static string Printable(string text) =>
        text.Any(c => char.IsControl(c) && c is not '\n') ? string.Concat(text.Where(c => !char.IsControl(c) || c is '\n')) : text;
}
