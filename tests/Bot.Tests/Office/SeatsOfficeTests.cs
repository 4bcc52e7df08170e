using ChatBot.Bot.Office;
using ChatBot.Bot.Office.Doctor;
using ChatBot.Bot.Office.Transport;
using ChatBot.Bot.Tests.Skills.SignUp;
using ChatBot.Bot.Tests.TestKit;
using ChatBot.Dialogs.Skills.SignUp;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace ChatBot.Bot.Tests.Office;

/// <summary>What the office does with seats, and what it is warned of.</summary>
public sealed class SeatsOfficeTests
{
    private const string School = "schooladdress";

    [Fact]
    public async Task List_OfAnAddress_NamesItsSeatsAndNoOther()
    {
        await using var street = await FloodedAsync();
        var call = new RecordedCall();

        var result = await List(street).RunAsync(new SeatFilter(null, null, School, Provisional: true), call);

        Assert.Equal(new SeatsList.Result(2, 2), result);
        Assert.All(call.Heard, line => Assert.Contains($"address {School}", line, StringComparison.Ordinal));
        Assert.All(call.Heard, line => Assert.Contains("provisional until 2026-10-06 08:00", line, StringComparison.Ordinal));
        Assert.Equal(8, (await List(street).RunAsync(new SeatFilter(null, null, null, false), new RecordedCall())).Seats);
        Assert.Single(await AuditAsync(street, "seats.list"), entry => entry.About == School);
    }

    [Fact]
    public async Task Confirm_OfAProvisionalSeat_MakesItFirmTellsItsHolderAndIsAudited()
    {
        await using var street = await FloodedAsync();
        var seat = (await street.HeldAsync()).First(e => e.IsProvisional);
        await street.House.OutgoingAsync();

        var result = await Confirm(street)
            .RunAsync(new SeatsConfirm.Request([seat.Code.ToLowerInvariant(), "BCDFGH"], "đã gọi"), new RecordedCall());

        Assert.Equal([seat.Code], result.Confirmed);
        Assert.Equal(["BCDFGH"], result.NotProvisional);
        var firm = (await street.HeldAsync()).Single(e => e.Code == seat.Code);
        Assert.Equal((false, SeatVoucher.Office), (firm.IsProvisional, firm.VouchedBy));
        Assert.Single(await street.House.OutgoingAsync(), m => m.Key == "signup.seat-confirmed" && m.To == seat.Contact);
        var entry = Assert.Single(await AuditAsync(street, SeatEvents.Confirmed));
        Assert.Equal(("tester", seat.Code, "đã gọi"), (entry.Who, entry.About, entry.Reason));
    }

    [Fact]
    public async Task Release_OfAnAddress_CountsFirstAndFreesOnlyWhenTold()
    {
        await using var street = await FloodedAsync();
        await street.House.OutgoingAsync();
        var filter = new SeatFilter(null, null, School, false);

        var preview = await Release(street).RunAsync(new SeatsRelease.Request([], filter, null, Do: false), new RecordedCall());

        Assert.Equal((7, 5), (preview.Codes.Count, preview.Firm));
        Assert.Equal(8, (await street.HeldAsync()).Count);

        var done = await Release(street).RunAsync(new SeatsRelease.Request([], filter, "số bịa", Do: true), new RecordedCall());

        Assert.Equal(7, done.Codes.Count);
        Assert.Single(await street.HeldAsync());
        Assert.Equal(1, (await street.House.Store.ExecuteAsync(s => s.GetAsync(ClassSeats.Kind, "vinh-moi-toi")))!.Taken);
        Assert.Equal(7, (await street.House.OutgoingAsync()).Count(m => m.Key == "signup.seat-released"));
        Assert.Equal(7, (await AuditAsync(street, SeatEvents.Released)).Count);
        Assert.All(
            (await street.RowsAsync()).Where(e => e.Status == EnrolmentStatus.Cancelled),
            e => Assert.Equal(SeatEnd.Released, e.Ended)
        );
    }

    [Fact]
    public async Task Release_OfAWholeClass_IsRefused()
    {
        await using var street = await FloodedAsync();

        await Assert.ThrowsAsync<OfficeFailure>(() =>
            Release(street)
                .RunAsync(new SeatsRelease.Request([], new SeatFilter("vinh-moi-toi", null, null, false), null, true), new RecordedCall())
        );
        Assert.Equal(8, (await street.HeldAsync()).Count);
    }

    [Fact]
    public async Task Release_OfAHolderFoundByACode_FreesTheirSeats()
    {
        await using var street = await FloodedAsync();
        var seat = (await street.HeldAsync())[^1];

        var done = await Release(street)
            .RunAsync(
                new SeatsRelease.Request([], new SeatFilter(null, street.House.Store.Pseudonym(seat.Contact.Key), null, false), null, true),
                new RecordedCall()
            );

        Assert.Equal([seat.Code], done.Codes);
    }

    [Fact]
    public async Task Alarms_OfAFloodedAddressAndAFastClass_AreLoggedOnceWithoutPersonalData()
    {
        await using var street = await FloodedAsync(SeatLimits.Default with { ClassSeatsPerHour = 6 });
        using var logs = new RecordingLogs();
        using var factory = LoggerFactory.Create(logging => logging.AddProvider(logs));
        var clock = new FakeTimeProvider(street.House.Now);
        using var watch = new SeatWatch(street.House.Store, () => Shipped.Content, clock, factory.CreateLogger<SeatWatch>());

        await watch.LookAsync(CancellationToken.None);
        await watch.LookAsync(CancellationToken.None);

        var lines = logs.All.Split('\n');
        Assert.Equal(2, lines.Length);
        Assert.Contains(lines, line => line.Contains("vinh-moi-toi", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.Contains(School, StringComparison.Ordinal));
        Assert.DoesNotContain("Nguyễn", logs.All, StringComparison.Ordinal);
        Assert.DoesNotContain("+84", logs.All, StringComparison.Ordinal);

        var findings = new SeatsCheck().Examine(
            await SeatAlarms.ReadAsync(street.House.Store, Shipped.Content.Classes.Keys, street.House.Now, CancellationToken.None)
        );
        Assert.Equal(3, findings.Count);
        clock.Advance(TimeSpan.FromDays(2));
        Assert.Empty(
            (
                await SeatAlarms.ReadAsync(street.House.Store, Shipped.Content.Classes.Keys, clock.GetUtcNow(), CancellationToken.None)
            ).FastClasses
        );
    }

    [Fact]
    public async Task Alarms_OfAClassThatLeftTheContentWithLearnersInIt_AreLoggedOnceAndToldByTheDoctor()
    {
        await using var street = await FloodedAsync();
        using var logs = new RecordingLogs();
        using var factory = LoggerFactory.Create(logging => logging.AddProvider(logs));
        var clock = new FakeTimeProvider(street.House.Now);
        var held = (await street.HeldAsync()).GroupBy(seat => seat.ClassId).Single();
        var without = Shipped.Content with { Classes = Shipped.Content.Classes.Where(pair => pair.Key != held.Key).ToDictionary() };
        using var watch = new SeatWatch(street.House.Store, () => without, clock, factory.CreateLogger<SeatWatch>());

        await watch.LookAsync(CancellationToken.None);
        await watch.LookAsync(CancellationToken.None);

        var line = Assert.Single(logs.All.Split('\n'), line => line.Contains("no longer in the content", StringComparison.Ordinal));
        Assert.Contains($"{held.Count()} places are held in the class {held.Key}", line, StringComparison.Ordinal);
        var alarms = await SeatAlarms.ReadAsync(street.House.Store, without.Classes.Keys, clock.GetUtcNow(), CancellationToken.None);
        Assert.Contains(
            new SeatsCheck().Examine(alarms),
            finding => finding.ToString().Contains($"{held.Count()} places are held in the class {held.Key}", StringComparison.Ordinal)
        );

        // When the course is over, a class may go.
        clock.Advance(held.Max(seat => seat.CourseEnd) - clock.GetUtcNow() + TimeSpan.FromMinutes(1));
        Assert.Empty(
            (await SeatAlarms.ReadAsync(street.House.Store, without.Classes.Keys, clock.GetUtcNow(), CancellationToken.None)).LostClasses
        );
    }

    /// <summary>Seven seats from a school, of which two are provisional, and one from elsewhere.</summary>
    private static async Task<SeatStreet> FloodedAsync(SeatLimits? limits = null)
    {
        var street = new SeatStreet(limits);
        for (var i = 0; i < 7; i++)
        {
            await street.TakesAsync(SeatStreet.Web($"chat{i}"), School, $"09{i:00}345678");
        }

        await street.TakesAsync(SeatStreet.Telegram("elsewhere"));
        return street;
    }

    private static SeatSearch Search(SeatStreet street) => new(street.House.Store, street.House.Store, () => street.House.Content);

    private static SeatsChange Change(SeatStreet street) =>
        new(street.House.Store, street.House.Turns, () => street.House.Content, new FakeTimeProvider(street.House.Now));

    private static SeatsList List(SeatStreet street) =>
        new(Search(street), Dialogs.Engine.ServiceCalendar.Default, new Audit(street.House.Store, new FakeTimeProvider(street.House.Now)));

    private static SeatsConfirm Confirm(SeatStreet street) => new(Change(street));

    private static SeatsRelease Release(SeatStreet street) => new(Search(street), Change(street));

    private static Task<IReadOnlyList<AuditEntry>> AuditAsync(SeatStreet street, string what) =>
        street.House.Store.ExecuteAsync<IReadOnlyList<AuditEntry>>(async session =>
            [.. (await session.ScanAsync(AuditEntry.Kind, null, 1000)).Select(s => (AuditEntry)s.Document).Where(e => e.What == what)]
        );
}
