using ChatBot.Dialogs.Activities;
using ChatBot.Dialogs.Engine;
using ChatBot.Dialogs.Storage;

namespace ChatBot.Dialogs.Skills.Lessons;

/// <summary>
/// Lessons that are due. The due time lies in each learner's own row, so one slow batch makes nobody's lesson late but its own.
/// </summary>
public sealed class LessonSchedule(ServiceCalendar calendar) : ISchedule
{
    /// <summary>Name of the event.</summary>
    public const string Due = "lessons.due";

    /// <inheritdoc/>
    public string Name => "lessons";

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<DueEvent>> DueAsync(IStoreSession session, DateTimeOffset now, int max) =>
        [
            .. (await session.QueryAsync(Subscription.Kind, IndexRange.UpTo("due", now, max))).Select(s => new DueEvent(
                new EventActivity
                {
                    Id = $"lesson:{s.PersonId}:{calendar.ToLocal(s.Due!.Value).Date:yyyy-MM-dd}:{s.Due.Value.ToUnixTimeSeconds()}",
                    Conversation = s.Conversation,
                    Name = Due,
                    Subject = s.PersonId,
                },
                s.Due.Value
            )),
        ];

    /// <inheritdoc/>
    public async ValueTask<DateTimeOffset?> NextAsync(IStoreSession session, DateTimeOffset now) =>
        (await session.QueryAsync(Subscription.Kind, new IndexRange("due", now, null, 1))) is [var next] ? next.Due : null;
}
