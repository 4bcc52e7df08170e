using System.Globalization;
using ChatBot.Dialogs.Activities;
using ChatBot.Dialogs.Engine;
using ChatBot.Dialogs.Storage;

namespace ChatBot.Dialogs.Skills.SignUp;

/// <summary>Provisional seats whose time is over. The time lies in each seat's own row.</summary>
public sealed class SeatLapses : ISchedule
{
    /// <inheritdoc/>
    public string Name => "seat-lapses";

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<DueEvent>> DueAsync(IStoreSession session, DateTimeOffset now, int max) =>
        [
            .. (await session.QueryAsync(Enrolment.Kind, IndexRange.UpTo("lapses", now, max))).Select(seat => new DueEvent(
                new EventActivity
                {
                    Id = string.Create(
                        CultureInfo.InvariantCulture,
                        $"seat-lapse:{seat.Code}:{seat.ProvisionalUntil!.Value.ToUnixTimeSeconds()}"
                    ),
                    Conversation = seat.Contact,
                    Name = SeatEvents.Lapsed,
                    Subject = seat.Code,
                },
                seat.ProvisionalUntil!.Value
            )),
        ];

    /// <inheritdoc/>
    public async ValueTask<DateTimeOffset?> NextAsync(IStoreSession session, DateTimeOffset now) =>
        await session.QueryAsync(Enrolment.Kind, new IndexRange("lapses", null, null, 1)) is [var next] ? next.ProvisionalUntil : null;
}
