using ChatBot.Dialogs.Storage;

namespace ChatBot.Bot.Channels.DirectLine;

/// <summary>One conversation on the web: the counter behind its watermarks. What was said is in <see cref="WebLogEntry"/>.</summary>
/// <param name="Id">The random conversation id; the holder of a token made for it is this person.</param>
/// <param name="StartedAt">When it was first started.</param>
/// <param name="LastActivityAt">When the log last grew; timestamps of the log never go back behind it.</param>
/// <param name="FirstSequence">Lowest sequence that may still be in the log.</param>
/// <param name="LastSequence">Sequence of the last entry; 0 when nothing was said yet.</param>
/// <param name="Recent">
/// Names of the last appends, oldest first. A message that is sent or posted again finds itself here, so the log needs neither an index
/// nor an inbox key a message.
/// </param>
/// <param name="Bytes">About how many bytes of log it has.</param>
/// <param name="ForgottenAt">When its page was told to forget it, or null. From then on no key opens it and nothing is added.</param>
internal sealed record WebConversation(
    string Id,
    DateTimeOffset StartedAt,
    DateTimeOffset LastActivityAt,
    long FirstSequence,
    long LastSequence,
    IReadOnlyList<string> Recent,
    long Bytes = 0,
    DateTimeOffset? ForgottenAt = null
)
{
    public static readonly DocumentKind<WebConversation> Kind = new(
        "webconversation",
        DirectLineJson.Default.WebConversation,
        document => document.Id,
        new Retention(WebLogEntry.RetentionDays, "A returning citizen finds the conversation again; the same time as what was said in it.")
    )
    {
        OwnerlessBecause = "It holds a random id and counters only. Who the person is, is known to the dialogs, not to the channel.",
        From = document => document.LastActivityAt,
    };
}
