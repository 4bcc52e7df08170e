using System.Globalization;
using System.Text;
using ChatBot.Bot.Channels.Shared;
using ChatBot.Content.Text;
using ChatBot.Dialogs.Activities;

namespace ChatBot.Bot.Channels.ZaloBot;

/// <summary>
/// OutgoingActivity -> calls: plain text in pieces of the platform's length, choices as a numbered list under the last, a picture beside
/// it. There are no buttons, no files and no request for the phone number: what cannot be shown is said. Pure.
/// </summary>
internal static class ZaloBotComposer
{
    /// <param name="activity">What to send.</param>
    /// <param name="canSendPictures">There is a public address from which Zalo can fetch a picture.</param>
    public static IReadOnlyList<ZaloBotPart> Compose(OutgoingActivity activity, bool canSendPictures)
    {
        var english = activity.Language == "en";
        var picture = canSendPictures && activity.File is { } file && IsPicture(file) ? file : null;
        var body = Body(activity);
        if (activity.File is { } unsent && picture is null)
        {
            body = Join(body, CannotSend(unsent, english));
        }

        var choices = Choices(activity, body, english);

        var whole = Join(body, choices);
        if (picture is not null && whole.Length <= ZaloBotLimits.CaptionLength)
        {
            return [new ZaloBotPart(whole, picture)];
        }

        var parts = new List<ZaloBotPart>();
        if (picture is not null)
        {
            parts.Add(new ZaloBotPart("", picture));
        }

        var pieces = PlainText.Split(body, ZaloBotLimits.TextLength).ToList();

        // The list is not torn apart as long as it fits: a citizen answers with a number of the list they see.
        if (choices.Length > 0 && pieces.Count > 0 && Join(pieces[^1], choices) is { Length: <= ZaloBotLimits.TextLength } last)
        {
            pieces[^1] = last;
        }
        else
        {
            pieces.AddRange(PlainText.Split(choices, ZaloBotLimits.TextLength));
        }

        parts.AddRange(pieces.Select(piece => new ZaloBotPart(piece)));
        return parts;
    }

    private static bool IsPicture(OutgoingFile file) => file.ContentType is "image/jpeg" or "image/png";

    private static string Body(OutgoingActivity activity)
    {
        var text = MarkdownPlain.Render(activity.Text);
        if (activity.Card is not { } card)
        {
            return text;
        }

        var lines = new StringBuilder(card.Title);
        foreach (var line in card.Lines)
        {
            lines.Append('\n').Append(MarkdownPlain.Render(line));
        }

        if (card.Url is { } url)
        {
            lines.Append('\n').Append(url);
        }

        return Join(text, lines.ToString());
    }

    private static string Choices(OutgoingActivity activity, string body, bool english)
    {
        var buttons = activity.Buttons;
        if (buttons.Count == 0)
        {
            return "";
        }

        // A button's number is its position, because the engine counts so. A label that the text already lists under its number is not said
        // twice.
        var said = body.Split('\n');
        var lines = new List<string>();
        for (var i = 0; i < buttons.Count; i++)
        {
            var (label, _, url) = buttons[i];
            var line = string.Create(CultureInfo.InvariantCulture, $"{i + 1}. {label}{(url is null ? "" : $": {url}")}");
            if (activity.NumberedChoices && said.Any(s => s.StartsWith(line, StringComparison.Ordinal)))
            {
                continue;
            }

            if (activity.NumberedChoices)
            {
                lines.Add(line);
            }
            else if (url is not null)
            {
                lines.Add($"{label}: {url}");
            }
        }

        var words = buttons.Where(b => b.Url is null).Select(b => $"“{b.Label}”").ToList();
        if (words.Count > 0 && activity.NumberedChoices)
        {
            lines.Add(english ? "(Reply with a number to choose.)" : "(Nhắn số để chọn.)");
        }
        else if (words.Count > 0)
        {
            lines.Add(english ? $"Reply {Either(words, "or")}." : $"Nhắn {Either(words, "hoặc")}.");
        }

        return string.Join('\n', lines);
    }

    private static string Either(List<string> words, string or) =>
        words.Count == 1 ? words[0] : $"{string.Join(", ", words.SkipLast(1))} {or} {words[^1]}";

    private static string CannotSend(OutgoingFile file, bool english) =>
        english
            ? $"(The file {file.Name} cannot be sent in this chat. Reply “agent” to learn how to get it.)"
            : $"(Không gửi được tệp {file.Name} trong cuộc trò chuyện này. Bạn nhắn “gặp cán bộ” để biết cách nhận.)";

    private static string Join(string first, string second) =>
        first.Length == 0 ? second
        : second.Length == 0 ? first
        : $"{first}\n\n{second}";
}
