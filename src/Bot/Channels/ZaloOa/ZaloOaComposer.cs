using System.Globalization;
using System.Text;
using ChatBot.Bot.Channels.Shared;
using ChatBot.Dialogs.Activities;

namespace ChatBot.Bot.Channels.ZaloOa;

/// <summary>
/// OutgoingActivity -> calls: the picture, the text in pieces of Zalo's length, the buttons under the last, the file, the card that asks
/// for the phone number. Few messages, because only eight are free. Pure.
/// </summary>
internal static class ZaloOaComposer
{
    /// <param name="activity">What to send.</param>
    /// <param name="infoImage">Picture of the card that asks for the phone number, or null when there is no such card.</param>
    public static ZaloOaParts Compose(OutgoingActivity activity, string? infoImage)
    {
        var defects = new List<string>();
        var parts = new List<ZaloOaPart>();
        var buttons = Usable(activity.Buttons, defects);
        var text = Text(activity, buttons);
        var pieces = PlainText.Split(text, ZaloOaLimits.TextLength);

        if (activity.File is { } file)
        {
            switch (ZaloOaFiles.Fit(file))
            {
                case { Kind: ZaloOaFileKind.Image or ZaloOaFileKind.Gif } fit:
                    var isCaption = buttons.Count == 0 && pieces.Count == 1;
                    parts.Add(new ZaloOaPart.Media(fit.File, isCaption ? pieces[0] : ""));
                    if (isCaption)
                    {
                        pieces = [];
                    }

                    AddTexts(parts, pieces, buttons);
                    break;
                case { Kind: ZaloOaFileKind.Document } fit:
                    parts.Add(new ZaloOaPart.Document(fit.File));
                    AddTexts(parts, pieces, buttons);
                    break;
                default:
                    defects.Add($"a file of type {file.ContentType} with {file.Content.Length} bytes");
                    if (!file.ContentType.StartsWith("image/", StringComparison.OrdinalIgnoreCase))
                    {
                        pieces = [.. pieces, FileMissing(activity.Language)];
                    }

                    AddTexts(parts, pieces, buttons);
                    break;
            }
        }
        else
        {
            AddTexts(parts, pieces, buttons);
        }

        if (activity.Request == NativeRequest.PhoneNumber && infoImage is not null && !activity.To.IsGroup)
        {
            parts.Add(
                activity.Language == "en"
                    ? new ZaloOaPart.InfoRequest(
                        "Share my phone number",
                        "Tap here to share the number of your Zalo account. You can also type it.",
                        infoImage
                    )
                    : new ZaloOaPart.InfoRequest(
                        "Chia sẻ số điện thoại",
                        "Bạn bấm vào đây để gửi số điện thoại của tài khoản Zalo. Bạn cũng có thể gõ số.",
                        infoImage
                    )
            );
        }

        return new ZaloOaParts(parts, defects);
    }

    /// <summary>What goes instead of a file that Zalo does not take: its words, and that it is missing.</summary>
    public static ZaloOaPart.Text Instead(ZaloOaPart file, string language)
    {
        var missing = FileMissing(language);
        return new ZaloOaPart.Text(
            file switch
            {
                ZaloOaPart.Media { Caption: { Length: > 0 } caption } => caption.Length + 2 + missing.Length <= ZaloOaLimits.TextLength
                    ? $"{caption}\n\n{missing}"
                    : caption,
                _ => missing,
            },
            []
        );
    }

    private static string FileMissing(string language) =>
        language == "en"
            ? "The file that belongs to this message could not be sent on Zalo. You can ask for it again later. "
                + "If it still does not come, the office can help: type \"talk to a human\"."
            : "Tệp kèm theo tin này chưa gửi được qua Zalo. Bạn có thể yêu cầu lại sau. Nếu vẫn chưa nhận được "
                + "tệp, bạn gõ \"gặp cán bộ\" để được giúp.";

    private static void AddTexts(List<ZaloOaPart> parts, IReadOnlyList<string> pieces, List<Button> buttons)
    {
        for (var i = 0; i < pieces.Count; i++)
        {
            parts.Add(new ZaloOaPart.Text(pieces[i], i == pieces.Count - 1 ? [.. buttons.Take(ZaloOaLimits.Buttons)] : []));
        }
    }

    private static List<Button> Usable(IReadOnlyList<Button> buttons, List<string> defects)
    {
        var usable = new List<Button>(buttons.Count);
        foreach (var button in buttons)
        {
            var label = ZaloOaText.Plain(button.Label);
            if (label.Length == 0)
            {
                defects.Add("a button without a label");
            }
            else if (button.Url is { } url && !(Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Scheme is "https" or "http"))
            {
                defects.Add("a button whose address is not http or https");
            }
            else if (button.Url is null && ZaloOaEventMapper.TapPrefix.Length + button.Payload.Length > ZaloOaLimits.ButtonPayload)
            {
                defects.Add("a button whose payload is too long");
            }
            else
            {
                usable.Add(button with { Label = label });
            }
        }

        return usable;
    }

    private static string Text(OutgoingActivity activity, List<Button> buttons)
    {
        var text = new StringBuilder(ZaloOaText.Render(activity.Text));
        if (activity.Card is { } card)
        {
            Break(text, 2);
            text.Append(ZaloOaText.Plain(card.Title));
            foreach (var line in card.Lines)
            {
                Break(text, 1);
                text.Append(ZaloOaText.Render(line));
            }

            if (card.Url is not null)
            {
                Break(text, 1);
                text.Append(card.Url);
            }
        }

        AppendChoices(text, activity, buttons);
        return ZaloOaText.Plain(text.ToString());
    }

    /// <summary>Zalo shows buttons on phones only. On a PC and on the web the choices are this list, and its number is typed.</summary>
    private static void AppendChoices(StringBuilder text, OutgoingActivity activity, List<Button> buttons)
    {
        if (buttons.Count == 0)
        {
            return;
        }

        Break(text, 2);
        if (!activity.NumberedChoices)
        {
            // The text has numbered lines of its own; a label that is typed is understood as well.
            text.Append(activity.Language == "en" ? "Tap a button or type: " : "Bấm nút hoặc gõ: ");
            text.AppendJoin(" · ", buttons.Select(b => b.Url is null ? b.Label : $"{b.Label} ({b.Url})"));
            return;
        }

        // A button's number is its position among all that were meant, because the engine counts so. A label that the text already lists
        // under its number is not said twice.
        var said = text.ToString().Split('\n');
        var lines = buttons
            .Select(button =>
                (Button: button, Number: activity.Buttons.ToList().FindIndex(b => b.Payload == button.Payload && b.Url == button.Url) + 1)
            )
            .Select(choice =>
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{choice.Number}. {choice.Button.Label}{(choice.Button.Url is { } url ? $": {url}" : "")}"
                )
            )
            .Where(line => !said.Any(s => s.StartsWith(line, StringComparison.Ordinal)))
            .ToList();
        text.Append(activity.Language == "en" ? "Tap a button or type its number" : "Bấm nút hoặc gõ số")
            .Append(lines.Count == 0 ? '.' : ':');
        foreach (var line in lines)
        {
            text.Append('\n').Append(line);
        }
    }

    private static void Break(StringBuilder text, int lines)
    {
        if (text.Length > 0)
        {
            text.Append('\n', lines);
        }
    }
}
