using ChatBot.Bot.Channels.Shared;

namespace ChatBot.Bot.Delivery;

/// <summary>
/// A conversation as its channel sees it: its messages in order of their ids, and its pace. Guarded by its channel's lock.
/// </summary>
internal sealed class ConversationQueue(ConversationKey key, ChannelPace pace)
{
    private TokenBucket _replies = new(pace.ReplyBurst > 0 ? pace.ReplyRefillPerSecond : 0, pace.ReplyBurst);
    private TokenBucket _proactive = new(pace.ProactivePerConversationPerSecond, 1);

    /// <summary>Which conversation it is.</summary>
    public ConversationKey Key { get; } = key;

    /// <summary>The oldest message, or null.</summary>
    public PendingSend? First { get; private set; }

    /// <summary>A send is under way: one at a time keeps the order.</summary>
    public bool IsBusy { get; set; }

    /// <summary>Rises whenever the conversation is placed anew; a place noted with an older stamp is void.</summary>
    public int Stamp { get; set; }

    /// <summary>Puts a message in its place by its id.</summary>
    public void Add(PendingSend added)
    {
        PendingSend? before = null;
        for (var message = First; message is not null && message.Id < added.Id; message = message.Next)
        {
            before = message;
        }

        if (before is null)
        {
            added.Next = First;
            First = added;
        }
        else
        {
            added.Next = before.Next;
            before.Next = added;
        }
    }

    /// <summary>Takes a message out.</summary>
    public void Remove(PendingSend removed)
    {
        PendingSend? before = null;
        for (var message = First; message is not null; before = message, message = message.Next)
        {
            if (message != removed)
            {
                continue;
            }

            if (before is null)
            {
                First = message.Next;
            }
            else
            {
                before.Next = message.Next;
            }

            removed.Next = null;
            return;
        }
    }

    /// <summary>As <see cref="SendOrder.Next"/>, within the conversation's own pace.</summary>
    public (PendingSend? Send, DateTimeOffset LookAgain) Choose(DateTimeOffset now, bool proactiveMayGo)
    {
        var proactiveWait = proactiveMayGo ? _proactive.Wait(now) : TimeSpan.Zero;
        var (send, lookAgain) = SendOrder.Next(First, now, proactiveMayGo && proactiveWait == TimeSpan.Zero);
        if (send is { IsReply: true } && _replies.Wait(now) is var replyWait && replyWait > TimeSpan.Zero)
        {
            (send, lookAgain) = (null, now + replyWait);
        }

        if (
            send is null
            && proactiveWait > TimeSpan.Zero
            && now + proactiveWait < lookAgain
            && SendOrder.Next(First, now, true).Send is { IsReply: false }
        )
        {
            lookAgain = now + proactiveWait;
        }

        return (send, lookAgain);
    }

    /// <summary>Counts a send against the conversation's pace.</summary>
    public void TakePermit(PendingSend send, DateTimeOffset now)
    {
        if (send.IsReply)
        {
            _replies.Take(now);
        }
        else
        {
            _proactive.Take(now);
        }
    }

    /// <summary>Takes back the count of a proactive message that was not sent.</summary>
    public void GiveBackProactivePermit() => _proactive.GiveBack();

    /// <summary>How long its pace must be remembered when nothing more is sent.</summary>
    public TimeSpan Remembered(DateTimeOffset now)
    {
        var (replies, proactive) = (_replies.UntilFull(now), _proactive.UntilFull(now));
        return replies > proactive ? replies : proactive;
    }
}

/// <summary>The conversation within its channel.</summary>
internal readonly record struct ConversationKey(string Account, string ConversationId);
