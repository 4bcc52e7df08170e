using System.Globalization;
using ChatBot.Bot.Office.Transport;
using ChatBot.Dialogs.Engine;

namespace ChatBot.Bot.Office;

/// <summary>
/// <c>seats list</c>: the seats that are held, one a line, with what the office needs to ring and to find others like them.
/// </summary>
internal sealed class SeatsList(SeatSearch search, ServiceCalendar calendar, Audit audit)
    : OfficeOperation<SeatFilter, SeatsList.Result>(Contract)
{
    /// <summary>Name, request and result of the operation.</summary>
    public static readonly OfficeContract<SeatFilter, Result> Contract = new(
        "seats.list",
        SeatsJson.Default.SeatFilter,
        SeatsJson.Default.ListResult
    );

    /// <param name="Seats">Seats shown.</param>
    /// <param name="Provisional">Of them, provisional ones.</param>
    public sealed record Result(int Seats, int Provisional);

    public override async Task<Result> RunAsync(SeatFilter request, OfficeCall call)
    {
        var found = await search.FindAsync(request, call);

        // The proof that it was looked at is on disk before anybody sees it.
        await audit.WriteAsync(call, "seats.list", request.Class ?? request.Address ?? request.Conversation);
        foreach (var one in found)
        {
            var seat = one.Seat;
            string?[] fields =
            [
                seat.Code,
                seat.ClassId,
                seat.ProvisionalUntil is { } until ? $"provisional until {Shown(until)}" : "firm",
                seat.Name,
                seat.BirthYear.ToString(CultureInfo.InvariantCulture),
                seat.Phone ?? "no phone",
                seat.Contact.Channel,
                $"conversation {one.Conversation}",
                one.Address is null ? null : $"address {one.Address}",
                $"since {Shown(seat.At)}",
            ];
            await call.WriteAsync(string.Join("  ", fields.Where(f => f is not null)) + "\n");
        }

        return new Result(found.Count, found.Count(f => f.Seat.IsProvisional));
    }

    private string Shown(DateTimeOffset at) => calendar.ToLocal(at).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
}
