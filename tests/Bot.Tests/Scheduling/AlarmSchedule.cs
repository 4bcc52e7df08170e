using ChatBot.Bot.Tests.TestKit;
using ChatBot.Dialogs.Engine;
using ChatBot.Dialogs.Storage;

namespace ChatBot.Bot.Tests.Scheduling;

internal sealed class AlarmSchedule : ISchedule
{
    public const string Rings = "alarm.rings";

    public string Name => "alarms";

    public int Asked { get; private set; }

    public Exception? Failure { get; set; }

    public async ValueTask<IReadOnlyList<DueEvent>> DueAsync(IStoreSession session, DateTimeOffset now, int max)
    {
        Asked++;
        if (Failure is { } failure)
        {
            throw failure;
        }

        return
        [
            .. (await session.QueryAsync(Alarm.Kind, IndexRange.UpTo("due", now, max))).Select(a => new DueEvent(
                Given.Event(a.Id, Rings, $"{a.Id}:{a.Due!.Value.ToUnixTimeSeconds()}") with
                {
                    Subject = a.Id,
                },
                a.Due.Value
            )),
        ];
    }

    public async ValueTask<DateTimeOffset?> NextAsync(IStoreSession session, DateTimeOffset now) =>
        (await session.QueryAsync(Alarm.Kind, new IndexRange("due", now, null, 1))) is [var next] ? next.Due : null;
}
