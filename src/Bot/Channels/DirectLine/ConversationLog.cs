using System.Text;
using ChatBot.Dialogs.Activities;
using ChatBot.Dialogs.Storage;

namespace ChatBot.Bot.Channels.DirectLine;

/// <summary>
/// The append-only log of each web conversation. A client that lost its connection, its page or its server asks for what came after its
/// watermark and gets exactly that, so nothing is ever pushed that is not in the log first.
/// </summary>
internal static class ConversationLog
{
    /// <summary>
    /// Appends remembered by name. The dispatcher sends again at once after a restart and a client retries within minutes; in between a
    /// conversation that is limited to 30 messages a minute cannot append more than a few.
    /// </summary>
    private const int RememberedAppends = 64;

    /// <summary>Most activities in one frame or answer; a client asks again until it has them all.</summary>
    public const int PageSize = 100;

    /// <summary>Most bytes of activities in one frame or answer; a single activity is far smaller.</summary>
    public const int PageBytes = 256 * 1024;

    /// <summary>
    /// Most activities kept of a conversation; the oldest go. Some weeks of a diligent learner, and what a page shows when it comes back.
    /// </summary>
    public const int MaxEntries = 500;

    /// <summary>Most bytes kept of a conversation; the oldest activities go.</summary>
    public const int MaxBytes = 2 * 1024 * 1024;

    // Read at once: a page of short messages takes four, and one of the longest does not read forty times what fits in it.
    private const int ReadAtOnce = 25;

    /// <summary>The conversation, or null when it was never started or its retention has passed.</summary>
    public static ValueTask<WebConversation?> FindAsync(IStoreSession session, string conversation) =>
        session.GetAsync(WebConversation.Kind, conversation);

    /// <summary>Makes the conversation's document unless it exists.</summary>
    public static async ValueTask<WebConversation> EnsureAsync(IStoreSession session, string conversation, DateTimeOffset now)
    {
        var found = await FindAsync(session, conversation);
        if (found is not null)
        {
            return found;
        }

        var made = new WebConversation(conversation, now, now, FirstSequence: 1, LastSequence: 0, []);
        session.Put(WebConversation.Kind, made);
        return made;
    }

    /// <summary>Appends once for each <paramref name="name"/>.</summary>
    /// <param name="session">The transaction.</param>
    /// <param name="conversation">Conversation id.</param>
    /// <param name="name">Names the append within the conversation: appended again under the same name, nothing happens.</param>
    /// <param name="now">The instant of the append.</param>
    /// <param name="write">Writes the activity, given its sequence and timestamp.</param>
    /// <returns>The last sequence of the conversation, or null when there is no such conversation.</returns>
    public static async ValueTask<long?> AppendAsync(
        IStoreSession session,
        string conversation,
        string name,
        DateTimeOffset now,
        Func<long, DateTimeOffset, string> write
    )
    {
        var head = await FindAsync(session, conversation);
        if (head is null or { ForgottenAt: not null })
        {
            return null;
        }

        if (head.Recent.Contains(name))
        {
            return head.LastSequence;
        }

        // Web Chat orders by timestamp: one clock for both sides, and never backwards.
        var at = now > head.LastActivityAt ? now : head.LastActivityAt.AddMilliseconds(1);
        var sequence = head.LastSequence + 1;
        var activity = write(sequence, at);
        session.Put(WebLogEntry.Kind, new WebLogEntry(conversation, sequence, at, activity));
        head = await TrimAsync(session, head with { Bytes = head.Bytes + Encoding.UTF8.GetByteCount(activity) }, sequence);
        session.Put(
            WebConversation.Kind,
            head with
            {
                LastActivityAt = at,
                LastSequence = sequence,
                Recent = [.. head.Recent.Skip(Math.Max(0, head.Recent.Count - RememberedAppends + 1)), name],
            }
        );
        return sequence;
    }

    /// <summary>Up to <see cref="PageSize"/> entries after a watermark, in order.</summary>
    public static async ValueTask<LogPage?> ReadAsync(IStoreSession session, string conversation, long after)
    {
        var head = await FindAsync(session, conversation);
        if (head is null or { ForgottenAt: not null })
        {
            return null;
        }

        // A watermark from the future is one from before a restore: what comes next must reach that client too.
        after = Math.Min(after, head.LastSequence);
        if (after == head.LastSequence)
        {
            return new LogPage([], after, head.LastSequence);
        }

        var activities = new List<string>();
        var bytes = 0;
        var upTo = Math.Max(after, head.FirstSequence - 1);
        while (activities.Count < PageSize)
        {
            var range = new IndexRange(
                WebLogEntry.ByPosition,
                WebLogEntry.Position(conversation, upTo + 1),
                WebLogEntry.Position(conversation, head.LastSequence),
                ReadAtOnce
            );
            var entries = await session.QueryAsync(WebLogEntry.Kind, range);
            foreach (var entry in entries)
            {
                bytes += Encoding.UTF8.GetByteCount(entry.Activity);
                if (activities.Count > 0 && bytes > PageBytes)
                {
                    return new LogPage(activities, upTo, head.LastSequence);
                }

                activities.Add(entry.Activity);
                upTo = entry.Sequence;
            }

            if (entries.Count < ReadAtOnce)
            {
                return new LogPage(activities, head.LastSequence, head.LastSequence);
            }
        }

        return new LogPage(activities, upTo, head.LastSequence);
    }

    /// <summary>
    /// Forgets a conversation for good, when its page was told to: what was said goes, and no key opens it any more. What the person gave
    /// (a sign-up) is not the channel's and stays.
    /// </summary>
    public static async ValueTask ForgetAsync(IStoreSession session, string conversation, DateTimeOffset now)
    {
        var head = await FindAsync(session, conversation);
        if (head is null or { ForgottenAt: not null })
        {
            return;
        }

        for (var sequence = head.FirstSequence; sequence <= head.LastSequence; sequence++)
        {
            session.Delete(WebLogEntry.Kind, WebLogEntry.Position(head.Id, sequence));
        }

        session.Put(WebConversation.Kind, head with { FirstSequence = head.LastSequence + 1, Bytes = 0, Recent = [], ForgottenAt = now });
    }

    // By key, because a query after a write is refused. An entry that retention has removed is reckoned to have been of average length.
    private static async ValueTask<WebConversation> TrimAsync(IStoreSession session, WebConversation head, long last)
    {
        while (head.FirstSequence < last && (last - head.FirstSequence >= MaxEntries || head.Bytes > MaxBytes))
        {
            var key = WebLogEntry.Position(head.Id, head.FirstSequence);
            var oldest = await session.GetAsync(WebLogEntry.Kind, key);
            var bytes = oldest is null ? head.Bytes / (last - head.FirstSequence + 1) : Encoding.UTF8.GetByteCount(oldest.Activity);
            session.Delete(WebLogEntry.Kind, key);
            head = head with { FirstSequence = head.FirstSequence + 1, Bytes = Math.Max(0, head.Bytes - bytes) };
        }

        return head;
    }

    /// <summary>
    /// Removes everything said in a web conversation; for another channel it does nothing. It needs no query, so it may follow, in the same
    /// turn, the append of the very message that asked for it. The counters stay, so that watermarks held by open pages stay true.
    /// </summary>
    public static async ValueTask DeleteConversationLogAsync(IStoreSession session, ConversationReference conversation)
    {
        if (conversation.Channel != DirectLineModule.ChannelName)
        {
            return;
        }

        var head = await FindAsync(session, conversation.ConversationId);
        if (head is null)
        {
            return;
        }

        for (var sequence = head.FirstSequence; sequence <= head.LastSequence; sequence++)
        {
            session.Delete(WebLogEntry.Kind, WebLogEntry.Position(head.Id, sequence));
        }

        session.Put(WebConversation.Kind, head with { FirstSequence = head.LastSequence + 1, Bytes = 0 });
    }
}

/// <summary>What came after a watermark.</summary>
/// <param name="Activities">Activities as JSON, in order.</param>
/// <param name="Watermark">The watermark after them.</param>
/// <param name="LastSequence">The end of the log.</param>
internal sealed record LogPage(IReadOnlyList<string> Activities, long Watermark, long LastSequence);
