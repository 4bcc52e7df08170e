using System.Text;
using System.Text.Json;
using ChatBot.Content.Text;
using ChatBot.Dialogs.Activities;

namespace ChatBot.Bot.Channels.DirectLine;

/// <summary>Turns an outgoing activity into a Direct Line message.</summary>
/// <example>
/// <code>{"type":"message","id":"k3…|0000002","from":{"id":"bot","role":"bot"},"text":"Chào bạn","textFormat":"plain","replyToId":"k3…|u…",
/// "suggestedActions":{"actions":[{"type":"messageBack","title":"Thực đơn","text":"Thực đơn","displayText":"Thực
/// đơn","value":"go:menu"}]}}</code> </example>
internal static class OutboundMessage
{
    /// <summary>Where the page finds the pictures of the content, beside itself.</summary>
    public const string PicturePath = "pictures/";

    /// <summary>Writes the message.</summary>
    /// <param name="activity">What goes out. A file is left out: the channel says that it has none, so nothing is sent with one.</param>
    /// <param name="sequence">Its place in the log, which is its id.</param>
    /// <param name="at">Its timestamp.</param>
    public static string Write(OutgoingActivity activity, long sequence, DateTimeOffset at)
    {
        var conversation = activity.To.ConversationId;
        return ActivityWriter.Write(
            conversation,
            WebLogEntry.Position(conversation, sequence),
            "message",
            at,
            writer =>
            {
                ActivityWriter.WriteBot(writer);
                writer.WriteString("locale", activity.Language == "en" ? "en-US" : "vi-VN");
                var text = MarkdownPlain.RenderMarked(activity.Text);
                writer.WriteString("text", text.Text);
                writer.WriteString("textFormat", "plain");
                if (ReplyTo(activity) is { } reply)
                {
                    writer.WriteString("replyToId", reply);
                }

                if (activity.Card is { } card)
                {
                    WriteCard(writer, card, activity.Language);
                }

                if (activity.Buttons.Count > 0)
                {
                    WriteButtons(writer, activity.Buttons);
                }

                WriteForOurPage(writer, activity, text.Marks);
            }
        );
    }

    // Web Chat holds a message back for 5 seconds when it answers one that is not in its transcript, so only what the client sent is named.
    private static string? ReplyTo(OutgoingActivity activity)
    {
        var prefix = $"{DirectLineModule.ChannelName}/{activity.To.ConversationId}/u";
        return activity.InReplyTo is { } id && id.StartsWith(prefix, StringComparison.Ordinal)
            ? InboundActivity.WireId(activity.To.ConversationId, id[(prefix.Length - 1)..])
            : null;
    }

    // Only our own page reads this; Web Chat and others show the plain text, which says the same.
    private static void WriteForOurPage(Utf8JsonWriter writer, OutgoingActivity activity, IReadOnlyList<TextMark> marks)
    {
        if (activity.NumberedChoices && marks.Count == 0)
        {
            return;
        }

        writer.WriteStartObject("channelData");
        if (!activity.NumberedChoices)
        {
            writer.WriteBoolean("numberedChoices", false);
        }

        WriteMarks(writer, marks);
        writer.WriteEndObject();
    }

    private static void WriteMarks(Utf8JsonWriter writer, IReadOnlyList<TextMark> marks)
    {
        if (marks.Count == 0)
        {
            return;
        }

        writer.WriteStartArray("marks");
        foreach (var mark in marks)
        {
            writer.WriteStartObject();
            writer.WriteString("kind", mark.Kind.ToString().ToLowerInvariant());
            writer.WriteNumber("start", mark.Start);
            writer.WriteNumber("length", mark.Length);
            if (mark.Url is { } url)
            {
                writer.WriteNumber("shown", mark.Shown);
                writer.WriteString("url", url);
            }

            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    // A messageBack shows the label as what the citizen said; the payload says what it means.
    private static void WriteButtons(Utf8JsonWriter writer, IReadOnlyList<Button> buttons)
    {
        writer.WriteStartObject("suggestedActions");
        writer.WriteStartArray("actions");
        foreach (var button in buttons)
        {
            if (button.Url is { } url)
            {
                WriteLink(writer, button.Label, url);
                continue;
            }

            writer.WriteStartObject();
            writer.WriteString("type", "messageBack");
            writer.WriteString("title", button.Label);
            writer.WriteString("text", button.Label);
            writer.WriteString("displayText", button.Label);
            writer.WriteString("value", button.Payload);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void WriteCard(Utf8JsonWriter writer, Card card, string language)
    {
        // A line that is a link and nothing else is a button: an address of two hundred characters would push the buttons off a phone.
        var lines = card.Lines.Select(MarkdownPlain.RenderMarked).ToList();
        var links = lines.Where(IsLink).ToList();
        var text = new StringBuilder();
        var marks = new List<TextMark>();
        foreach (var line in lines.Where(line => !IsLink(line)))
        {
            if (text.Length > 0)
            {
                text.Append('\n');
            }

            marks.AddRange(line.Marks.Select(mark => mark with { Start = mark.Start + text.Length }));
            text.Append(line.Text);
        }

        writer.WriteStartArray("attachments");
        writer.WriteStartObject();
        writer.WriteString("contentType", "application/vnd.microsoft.card.hero");
        writer.WriteStartObject("content");
        writer.WriteString("title", card.Title);
        writer.WriteString("text", text.ToString());
        WriteMarks(writer, marks);
        if (card.Picture is { } picture)
        {
            writer.WriteString("picture", PicturePath + picture);
        }

        if (card.Tone != CardTone.None)
        {
            writer.WriteString("tone", card.Tone.ToString().ToLowerInvariant());
        }

        if (links.Count > 0 || card.Url is not null)
        {
            writer.WriteStartArray("buttons");
            foreach (var link in links)
            {
                WriteLink(writer, link.Text[..link.Marks[0].Shown], link.Marks[0].Url!);
            }

            if (card.Url is { } url)
            {
                WriteLink(writer, language == "en" ? "Open the page" : "Xem trang", url);
            }

            writer.WriteEndArray();
        }

        writer.WriteEndObject();
        writer.WriteEndObject();
        writer.WriteEndArray();
    }

    private static bool IsLink(MarkedText line) =>
        line.Marks is [{ Kind: MarkKind.Link, Start: 0 } mark, ..] && mark.Length == line.Text.Length && mark.Shown < mark.Length;

    private static void WriteLink(Utf8JsonWriter writer, string title, string url)
    {
        writer.WriteStartObject();
        writer.WriteString("type", "openUrl");
        writer.WriteString("title", title);
        writer.WriteString("value", url);
        writer.WriteEndObject();
    }
}
