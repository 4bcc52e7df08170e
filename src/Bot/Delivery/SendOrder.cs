using ChatBot.Dialogs.Activities;

namespace ChatBot.Bot.Delivery;

/// <summary>
/// Which message of a conversation goes next, and which conversation goes first. Promise 5 as pure functions.
/// </summary>
/// <remarks>
/// Messages of one conversation leave in the order of their ids, with one exception: a proactive message that may not go now (deferred by
/// quiet hours, retried, paused, out of pace) is passed by the replies behind it, or a citizen would wait for an answer until the morning.
/// It is not passed by other proactive ones. A reply is passed by nothing.
/// </remarks>
internal static class SendOrder
{
    /// <summary>Ranks across conversations: 0 goes first.</summary>
    public const int Ranks = 3;

    /// <summary>Rank of a purpose across conversations.</summary>
    public static int Rank(Purpose purpose) =>
        purpose switch
        {
            Purpose.Reply => 0,
            Purpose.Lesson or Purpose.Reminder => 1,
            _ => 2,
        };

    /// <summary>
    /// The message to send now, or null and when to look again (<see cref="DateTimeOffset.MaxValue"/>: when something changes).
    /// </summary>
    /// <param name="first">The conversation's messages in order of their ids.</param>
    /// <param name="now">Now.</param>
    /// <param name="proactiveMayGo">Switch and pace let a proactive message go.</param>
    public static (PendingSend? Send, DateTimeOffset LookAgain) Next(PendingSend? first, DateTimeOffset now, bool proactiveMayGo)
    {
        var lookAgain = DateTimeOffset.MaxValue;
        var proactiveHeld = !proactiveMayGo;
        for (var message = first; message is not null; message = message.Next)
        {
            if (message.IsReply)
            {
                return message.NotBefore <= now ? (message, now) : (null, Earlier(lookAgain, message.NotBefore));
            }

            if (proactiveHeld)
            {
                continue;
            }

            if (message.NotBefore <= now)
            {
                return (message, now);
            }

            lookAgain = message.NotBefore;
            proactiveHeld = true;
        }

        return (null, lookAgain);
    }

    private static DateTimeOffset Earlier(DateTimeOffset a, DateTimeOffset b) => a < b ? a : b;
}
