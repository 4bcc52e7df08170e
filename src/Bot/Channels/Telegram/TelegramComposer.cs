using ChatBot.Dialogs.Activities;
using Telegram.Bot.Types.ReplyMarkups;

namespace ChatBot.Bot.Channels.Telegram;

/// <summary>OutgoingActivity -> calls: text and card in pieces of Telegram's length, the file, the buttons under the last. Pure.</summary>
internal static class TelegramComposer
{
    /// <param name="activity">What to send.</param>
    public static TelegramParts Compose(OutgoingActivity activity)
    {
        var defects = new List<string>();
        var text = TelegramText.Render(activity.Text);
        if (activity.Card is { } card)
        {
            AppendCard(text, card, activity.Language);
        }

        ReplyMarkup? last =
            activity.Request != NativeRequest.None && !activity.To.IsGroup
                ? TelegramKeyboard.Native(activity.Request, activity.Buttons, activity.Language)
                : TelegramKeyboard.Inline(activity.Buttons, defects);

        var parts = new List<TelegramPart>();
        if (activity.File is { } file && text.Split(TelegramLimits.CaptionLength) is { Count: <= 1 } caption)
        {
            parts.Add(Part(text, caption.Count == 1 ? caption[0] : default) with { File = file });
        }
        else
        {
            foreach (var piece in text.Split(TelegramLimits.TextLength))
            {
                parts.Add(Part(text, piece));
            }

            if (activity.File is not null)
            {
                parts.Add(new TelegramPart("", IsHtml: false, File: activity.File));
            }
        }

        if (parts.Count > 0)
        {
            parts[^1] = parts[^1] with { Markup = last };
            if (activity.EndsRequest)
            {
                TakeKeyboardAway(parts, activity.Language);
            }
        }

        return new TelegramParts(parts, defects);
    }

    // One message carries either buttons or the end of a keyboard, and one that ended a keyboard can be given no buttons later. So a part
    // without buttons carries it, and where there is none, a word that the answer has come.
    private static void TakeKeyboardAway(List<TelegramPart> parts, string language)
    {
        if (parts[0].Markup is not null)
        {
            parts.Insert(0, new TelegramPart(language == "en" ? "Got it." : "Đã nhận.", IsHtml: false));
        }

        parts[0] = parts[0] with { Markup = new ReplyKeyboardRemove() };
    }

    private static TelegramPart Part(TelegramRichText text, TelegramRichText.Piece piece)
    {
        var html = text.ToHtml(piece.Start, piece.End);
        return new TelegramPart(html, IsHtml: html.AsSpan().IndexOfAny('<', '&') >= 0);
    }

    private static void AppendCard(TelegramRichText text, Card card, string language)
    {
        text.Break(2);
        text.AppendMarked("b", card.Title);
        foreach (var line in card.Lines)
        {
            text.Break(1);
            TelegramText.AppendMarkdown(text, line);
        }

        if (TelegramText.LinkAddress(card.Url) is { } address)
        {
            text.Break(1);
            text.AppendMarked("a", language == "en" ? "More" : "Xem thêm", address);
        }
    }
}
