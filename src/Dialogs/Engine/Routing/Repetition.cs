using ChatBot.Dialogs.Activities;

namespace ChatBot.Dialogs.Engine.Routing;

/// <summary>
/// Tells what a citizen does twice at once without meaning it twice: a button pressed again because the answer was slow, the other pictures
/// of an album. The first is answered, the rest are quiet. Whatever was done in between makes it new.
/// </summary>
internal static class Repetition
{
    /// <summary>Longest pause between the two, for a phone that is slow and five pictures that are sent one by one.</summary>
    private static readonly TimeSpan AtOnce = TimeSpan.FromSeconds(20);

    /// <summary>Whether the turn's activity repeats the one before it; notes what it was for the next.</summary>
    public static bool Notice(TurnContext turn)
    {
        if (turn.Activity is EventActivity)
        {
            return false;
        }

        var before = turn.Conversation;
        var done = turn.Activity switch
        {
            ButtonActivity button => $"{button.ShownIn}|{button.Payload}",
            UnsupportedActivity unread when unread.Content != UnsupportedContent.TooLong => $"unread|{unread.Content}",
            _ => null,
        };
        turn.Conversation = before with { LastDone = done };
        return done is not null && done == before.LastDone && turn.Now - before.LastSeen <= AtOnce && IsCertain(turn);
    }

    // Without the message it was shown in, the same payload may be another button, such as the next page of a list: only a form that is
    // closed tells that it was the same.
    private static bool IsCertain(TurnContext turn) =>
        turn.Activity is not ButtonActivity { ShownIn: null } button
        || (
            Payload.Parse(button.Payload) is { IsOfForm: true } payload
            && turn.Conversation.Stack.All(instance => instance.Id != payload.Arguments.ElementAtOrDefault(1))
        );
}
