using ChatBot.Dialogs.Activities;
using ChatBot.Dialogs.Storage;

namespace ChatBot.Dialogs.Engine;

/// <summary>
/// Looks at a message that no citizen's turn asked for just before it is sent. It may wait in the outbox for hours (a channel that is down,
/// a pause by staff), and in the meantime the citizen may have said stop.
/// </summary>
public sealed class ProactiveGate(SkillSet skills, ServiceCalendar calendar) : IProactiveGate
{
    /// <inheritdoc/>
    public async ValueTask<ProactiveDecision> DecideAsync(IStoreSession session, OutgoingActivity activity, DateTimeOffset now)
    {
        if (activity.Purpose == Purpose.Reply)
        {
            return new ProactiveDecision.Send();
        }

        if (activity.ExpiresAt is { } expires && now >= expires)
        {
            return new ProactiveDecision.Drop("stale");
        }

        var conversation = await session.GetAsync(Conversation.Kind, activity.To.Key);
        if (conversation is null || conversation.PersonId != activity.PersonId)
        {
            return new ProactiveDecision.Drop("erased");
        }

        if (conversation.Unreachable)
        {
            return new ProactiveDecision.Drop("unreachable");
        }

        if (conversation.Stopped)
        {
            return new ProactiveDecision.Drop("stopped");
        }

        // Not into the middle of a talk with a person.
        if (conversation.TakenOverUntil is { } silent && now < silent)
        {
            return activity.ExpiresAt is { } last && silent >= last
                ? new ProactiveDecision.Drop("stale")
                : new ProactiveDecision.Defer(silent);
        }

        if (skills.FindPolicy(activity.Purpose) is { } policy && await policy(session, activity, now) is { } reason)
        {
            return new ProactiveDecision.Drop(reason);
        }

        // An hour that the learner chose wins over quiet hours: it is their own wish.
        if (activity.Purpose != Purpose.Lesson && calendar.QuietUntil(now) is { } until)
        {
            return activity.ExpiresAt is { } end && until >= end ? new ProactiveDecision.Drop("stale") : new ProactiveDecision.Defer(until);
        }

        return new ProactiveDecision.Send();
    }
}
