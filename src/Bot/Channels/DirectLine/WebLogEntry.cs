using System.Globalization;
using ChatBot.Dialogs.Storage;

namespace ChatBot.Bot.Channels.DirectLine;

/// <summary>One activity of a web conversation, as it is shown to its clients.</summary>
/// <param name="Conversation">Conversation id.</param>
/// <param name="Sequence">Position in the conversation, from 1; the watermark.</param>
/// <param name="At">When it was appended.</param>
/// <param name="Activity">The Direct Line activity as JSON.</param>
internal sealed record WebLogEntry(string Conversation, long Sequence, DateTimeOffset At, string Activity)
{
    /// <summary>Days for which chat text is kept: the default proposed to the department for chat text on every channel.</summary>
    public const int RetentionDays = 30;

    /// <summary>Index by conversation and sequence, so that "after a watermark" is a range.</summary>
    public const string ByPosition = "position";

    public static readonly DocumentKind<WebLogEntry> Kind = new(
        "weblog",
        DirectLineJson.Default.WebLogEntry,
        document => Position(document.Conversation, document.Sequence),
        new Retention(RetentionDays, "Chat text: 30 days, so that a reload or a return shows what was said.")
    )
    {
        OwnerlessBecause = "The channel knows a conversation, not a person. An erase removes the entries through WebLogErasable.",
        PersonalFields = ["activity"],
        From = document => document.At,
        Indexes = new Dictionary<string, Func<WebLogEntry, IndexValue?>>
        {
            [ByPosition] = document => Position(document.Conversation, document.Sequence),
        },
    };

    /// <summary>Key and index value; zero-padded so that text order is the order of the conversation.</summary>
    public static string Position(string conversation, long sequence) =>
        string.Create(CultureInfo.InvariantCulture, $"{conversation}|{sequence:0000000}");
}
