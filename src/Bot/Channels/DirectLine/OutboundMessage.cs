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
                writer.WriteString("text", MarkdownPlain.Render(activity.Text));
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

                if (!activity.NumberedChoices)
                {
                    // Our own page numbers its choices; Web Chat and others ignore this.
                    writer.WriteStartObject("channelData");
                    writer.WriteBoolean("numberedChoices", false);
                    writer.WriteEndObject();
                }
            }
        );
    }

    // Only what the client has seen: Web Chat holds a message back for 5 seconds when it names one that is not in its transcript.
    private static string? ReplyTo(OutgoingActivity activity)
    {
        var prefix = $"{DirectLineModule.ChannelName}/{activity.To.ConversationId}/u";
        return activity.InReplyTo is { } id && id.StartsWith(prefix, StringComparison.Ordinal)
            ? InboundActivity.WireId(activity.To.ConversationId, id[(prefix.Length - 1)..])
            : null;
    }

    // messageBack: the label is shown as what the citizen said, the payload says what it means.
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
        writer.WriteStartArray("attachments");
        writer.WriteStartObject();
        writer.WriteString("contentType", "application/vnd.microsoft.card.hero");
        writer.WriteStartObject("content");
        writer.WriteString("title", card.Title);
        writer.WriteString("text", string.Join('\n', card.Lines.Select(MarkdownPlain.Render)));
        if (card.Url is { } url)
        {
            writer.WriteStartArray("buttons");
            WriteLink(writer, language == "en" ? "Open the page" : "Xem trang", url);
            writer.WriteEndArray();
        }

        writer.WriteEndObject();
        writer.WriteEndObject();
        writer.WriteEndArray();
    }

    private static void WriteLink(Utf8JsonWriter writer, string title, string url)
    {
        writer.WriteStartObject();
        writer.WriteString("type", "openUrl");
        writer.WriteString("title", title);
        writer.WriteString("value", url);
        writer.WriteEndObject();
    }
}
