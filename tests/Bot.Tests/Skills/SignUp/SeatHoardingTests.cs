using ChatBot.Dialogs.Skills.SignUp;
using Xunit;

namespace ChatBot.Bot.Tests.Skills.SignUp;

/// <summary>Nobody takes many seats that nobody vouched for; nobody honest is locked out.</summary>
public sealed class SeatHoardingTests
{
    private const string School = "address-of-a-school";

    [Fact]
    public async Task Seats_FromOneAddress_AreFirmUpToAFewAnHourThenProvisionalThenRefused()
    {
        await using var street = new SeatStreet();
        for (var i = 0; i < 14; i++)
        {
            await street.TakesAsync(SeatStreet.Web($"chat{i}"), School);
        }

        var held = await street.HeldAsync();
        Assert.Equal(10, held.Count);
        Assert.Equal([.. Enumerable.Repeat(false, 5), .. Enumerable.Repeat(true, 5)], held.Select(e => e.IsProvisional));
        var said = (await street.House.OutgoingAsync()).Select(m => m.Key).ToList();
        Assert.Equal(5, said.Count(k => k == "signup.done-provisional"));
        Assert.Contains("signup.seat-needs-phone", said);
    }

    [Fact]
    public async Task Seats_OfASchoolWhosePupilsLeaveNumbers_AreAllKept()
    {
        await using var street = new SeatStreet();
        for (var i = 0; i < 30; i++)
        {
            await street.TakesAsync(SeatStreet.Web($"pupil{i}"), School, $"09{i:00}345678");
        }

        var held = await street.HeldAsync();
        Assert.Equal(30, held.Count);
        Assert.Equal(5, held.Count(e => !e.IsProvisional));
        Assert.All(held, e => Assert.NotNull(e.Phone));
    }

    [Fact]
    public async Task Seats_OfASchoolThatOneTeacherSignsUp_AreAllKept()
    {
        await using var street = new SeatStreet();
        for (var i = 0; i < 30; i++)
        {
            await street.TakesAsync(SeatStreet.Web("teacher"), School, "0912 345 678");
        }

        Assert.Equal(30, (await street.HeldAsync()).Count);
    }

    [Fact]
    public async Task Seats_WithMadeUpNumbersFromOneAddress_AreNeverMoreThanTheBound()
    {
        await using var street = new SeatStreet();
        for (var i = 0; i < 45; i++)
        {
            await street.TakesAsync(
                SeatStreet.Web($"chat{i % 22}"),
                School,
                $"09{i:00}345678",
                i < 25 ? "Bắt đầu từ số 0" : "A1 – sáng cuối tuần"
            );
        }

        var held = await street.HeldAsync();
        Assert.Equal(SeatLimits.Default.UnconfirmedSeats, held.Count);
        Assert.Equal(SeatLimits.Default.SeatsPerAddressPerHour, held.Count(e => !e.IsProvisional));
        Assert.Contains("signup.seat-too-many", (await street.House.OutgoingAsync()).Select(m => m.Key));
    }

    [Fact]
    public async Task Seats_OfABoughtNetworkWithoutNumbers_AreAFewADay()
    {
        await using var street = new SeatStreet();
        for (var i = 0; i < 36; i++)
        {
            await street.TakesAsync(
                SeatStreet.Web($"chat{i}"),
                $"subnet{i}",
                @class: i % 2 == 0 ? "Bắt đầu từ số 0" : "A1 – sáng cuối tuần",
                network: "bought48"
            );
        }

        Assert.Equal(SeatLimits.Default.PhonelessPerNetworkPerDay, (await street.HeldAsync()).Count);

        await street.TakesAsync(SeatStreet.Web("honest"), "honest-subnet", "0912345678", network: "bought48");
        Assert.True((await street.HeldAsync())[^1].IsProvisional);
    }

    [Fact]
    public async Task Class_TakenWithoutNumbersFromManyNetworks_IsHeldToHalf()
    {
        await using var street = new SeatStreet();
        for (var i = 0; i < 24; i++)
        {
            await street.TakesAsync(SeatStreet.Web($"chat{i}"), $"address{i}");
        }

        var held = await street.HeldAsync();
        var seats = street.House.Content.Classes[held[0].ClassId].Places;
        Assert.Equal(Math.Min(24, SeatRules.MostPhoneless(seats)), held.Count);
    }

    [Fact]
    public async Task Seats_OfAnAddressWhereAllLapsed_AreKeptAgainWithANumber()
    {
        await using var street = new SeatStreet(SeatLimits.Default with { UnconfirmedSeats = 8, SeatsPerAddressPerHour = 1 });
        for (var i = 0; i < 9; i++)
        {
            await street.TakesAsync(SeatStreet.Web($"chat{i}"), School, $"09{i:00}345678");
        }

        Assert.Equal(8, (await street.HeldAsync()).Count);

        street.House.Now = street.House.Now.AddHours(25);
        await street.House.ScheduleAsync();
        await street.TakesAsync(SeatStreet.Web("honest"), School, "0912345678");

        Assert.Equal("0912345678"[1..], (await street.HeldAsync())[^1].Phone!["+84".Length..]);
    }

    [Fact]
    public async Task Seats_LapsedAndTakenAgain_CountStill()
    {
        await using var street = new SeatStreet();
        for (var i = 0; i < 14; i++)
        {
            await street.TakesAsync(SeatStreet.Web($"chat{i}"), School);
        }

        street.House.Now = street.House.Now.AddHours(25);
        await street.House.ScheduleAsync();
        Assert.Equal(5, (await street.HeldAsync()).Count);

        for (var i = 0; i < 5; i++)
        {
            await street.TakesAsync(SeatStreet.Web($"again{i}"), School);
        }

        Assert.Equal(5, (await street.HeldAsync()).Count);
    }

    [Fact]
    public async Task Seats_OfPatienceFromOneAddress_AreFirmOnlyUpToTheDay()
    {
        await using var street = new SeatStreet();
        for (var i = 0; i < 24; i++)
        {
            await street.TakesAsync(SeatStreet.Web($"chat{i}"), School, $"09{i:00}345678");
            street.House.Now = street.House.Now.AddMinutes(40);
        }

        Assert.Equal(SeatLimits.Default.SeatsPerDay, (await street.HeldAsync()).Count(e => !e.IsProvisional));
    }

    [Fact]
    public async Task Seats_OfOnePersonAboveWhatOneMayHold_AreProvisional()
    {
        await using var street = new SeatStreet();
        for (var i = 0; i < 7; i++)
        {
            await street.TakesAsync(SeatStreet.Telegram("me"));
        }

        Assert.Equal([false, false, false, false, false, true, true], (await street.HeldAsync()).Select(e => e.IsProvisional));
    }

    [Fact]
    public async Task Class_ThatFillsFast_TakesProvisionalSeatsFromTheWebAndFirmOnesFromMessengers()
    {
        await using var street = new SeatStreet();
        for (var i = 0; i < 12; i++)
        {
            await street.TakesAsync(SeatStreet.Web($"chat{i}"), $"address{i}");
        }

        await street.TakesAsync(SeatStreet.Telegram("me"));

        var held = await street.HeldAsync();
        Assert.Equal([.. Enumerable.Repeat(false, 10), true, true, false], held.Select(e => e.IsProvisional));

        street.House.Now = street.House.Now.AddMinutes(61);
        await street.TakesAsync(SeatStreet.Web("later"), "address-later");
        Assert.False((await street.HeldAsync())[^1].IsProvisional);
    }

    [Fact]
    public async Task Class_HeldByStrangersOfManyAddresses_KeepsSeatsForThoseWhoAreKnown()
    {
        await using var street = new SeatStreet(SeatLimits.Default with { ClassSeatsPerHour = 1 });
        var small = street.House.Content.Classes["vinh-moi-toi"] with { Places = 10 };
        street.House.Content = street.House.Content with
        {
            Classes = new Dictionary<string, Content.Model.EnglishClass> { [small.Id] = small },
        };
        for (var i = 0; i < 14; i++)
        {
            await street.TakesAsync(SeatStreet.Web($"chat{i}"), $"address{i}", $"09{i:00}345678", "1");
        }

        var held = await street.HeldAsync();
        Assert.Equal(8, held.Count(e => e.IsProvisional));
        Assert.Equal(9, held.Count);

        await street.TakesAsync(SeatStreet.Telegram("known"), @class: "1");
        Assert.Equal(10, (await street.HeldAsync()).Count);
    }

    [Fact]
    public async Task Seat_ConfirmedByTheCodeFromTelegram_IsFirmAndItsHolderIsTold()
    {
        await using var street = new SeatStreet();
        for (var i = 0; i < 6; i++)
        {
            await street.TakesAsync(SeatStreet.Web($"chat{i}"), School);
        }

        var seat = Assert.Single(await street.HeldAsync(), e => e.IsProvisional);
        await street.House.OutgoingAsync();

        await street.SaysAsync(SeatStreet.Telegram("me"), $"xác nhận {seat.Code.ToLowerInvariant()}");

        Assert.All(await street.HeldAsync(), e => Assert.False(e.IsProvisional));
        var said = await street.House.OutgoingAsync();
        Assert.Contains(
            said,
            m => m.Key == "signup.confirmed" && m.To.Channel == "telegram" && !m.Text.Contains(seat.Name, StringComparison.Ordinal)
        );
        Assert.Contains(said, m => m.Key == "signup.seat-confirmed" && m.To == seat.Contact && m.PersonId == seat.PersonId);
    }

    [Fact]
    public async Task Seats_OfMany_OneMessengerAccountConfirmsOnlyAFew()
    {
        await using var street = new SeatStreet();
        for (var i = 0; i < 15; i++)
        {
            await street.TakesAsync(SeatStreet.Web($"chat{i}"), School, $"09{i:00}345678");
        }

        foreach (var seat in (await street.HeldAsync()).Where(e => e.IsProvisional))
        {
            await street.SaysAsync(SeatStreet.Telegram("attacker"), seat.Code);
        }

        await street.TakesAsync(SeatStreet.Telegram("attacker"));

        var held = await street.HeldAsync();
        Assert.Equal(5, held.Count(e => e.VouchedBy == SeatVoucher.Messenger));
        Assert.True(held[^1].IsProvisional);
    }

    [Fact]
    public async Task Code_FromTheWeb_ConfirmsNothing()
    {
        await using var street = new SeatStreet();
        for (var i = 0; i < 6; i++)
        {
            await street.TakesAsync(SeatStreet.Web($"chat{i}"), School);
        }

        var seat = Assert.Single(await street.HeldAsync(), e => e.IsProvisional);

        await street.SaysAsync(seat.Contact, seat.Code);

        Assert.True((await street.HeldAsync()).Single(e => e.Code == seat.Code).IsProvisional);
        Assert.Equal("signup.confirm-elsewhere", (await street.House.OutgoingAsync())[^1].Key);
    }

    [Fact]
    public async Task Code_OfSomebodyElsesFirmSeat_TellsNothing()
    {
        await using var street = new SeatStreet();
        await street.TakesAsync(SeatStreet.Web("owner"), School);
        var seat = Assert.Single(await street.HeldAsync());
        await street.House.OutgoingAsync();

        await street.SaysAsync(SeatStreet.Web("stranger"), $"xác nhận {seat.Code}");
        Assert.Equal("signup.code-unknown", (await street.House.OutgoingAsync())[^1].Key);
        await street.SaysAsync(SeatStreet.Web("owner"), seat.Code);
        Assert.Equal("signup.confirm-firm", (await street.House.OutgoingAsync())[^1].Key);
    }

    [Fact]
    public async Task Seat_NotConfirmedInTime_LapsesOnceAndIsFree()
    {
        await using var street = new SeatStreet();
        for (var i = 0; i < 6; i++)
        {
            await street.TakesAsync(SeatStreet.Web($"chat{i}"), School);
        }

        var seat = Assert.Single(await street.HeldAsync(), e => e.IsProvisional);
        var taken = await TakenAsync(street, seat.ClassId);
        await street.House.OutgoingAsync();

        street.House.Now = seat.ProvisionalUntil!.Value.AddSeconds(-1);
        await street.House.ScheduleAsync();
        Assert.Equal(6, (await street.HeldAsync()).Count);

        street.House.Now = seat.ProvisionalUntil.Value;
        await street.House.ScheduleAsync();
        await street.House.ScheduleAsync();

        Assert.Equal(taken - 1, await TakenAsync(street, seat.ClassId));
        Assert.Equal(SeatEnd.Lapsed, (await street.RowsAsync()).Single(e => e.Code == seat.Code).Ended);
        Assert.Single(await street.House.OutgoingAsync(), m => m.Key == "signup.seat-lapsed" && m.To == seat.Contact);
    }

    [Fact]
    public async Task Seats_GivenBackAgainAndAgain_LeaveFewRowsAndACount()
    {
        var limits = SeatLimits.Default with { UnconfirmedSeats = 12 };
        await using var street = new SeatStreet(limits);
        for (var i = 0; i < 15; i++)
        {
            await street.TakesAsync(SeatStreet.Telegram("me"), phone: "0912345678", name: 1);
            foreach (var seat in await street.HeldAsync())
            {
                await street.PressesAsync(SeatStreet.Telegram("me"), $"enrol:cancel-yes:{seat.Code}");
            }
        }

        // The last two: the one before is folded when the next is taken.
        var rows = await street.RowsAsync();
        Assert.Equal(2, rows.Count);
        var history = Assert.Single(await street.House.OfAsync(SeatHistory.Kind, rows[0].PersonId));
        Assert.Equal(limits.UnconfirmedSeats - 2, history.Folded);
        Assert.Equal(limits.UnconfirmedSeats, history.Taken.Count);
    }

    [Fact]
    public async Task Seats_GivenBackUnderManyNames_LeaveFewRowsAfterADay()
    {
        await using var street = new SeatStreet();
        for (var i = 0; i < 6; i++)
        {
            await street.TakesAsync(SeatStreet.Telegram("me"));
            foreach (var seat in await street.HeldAsync())
            {
                await street.PressesAsync(SeatStreet.Telegram("me"), $"enrol:cancel-yes:{seat.Code}");
            }
        }

        Assert.Equal(6, (await street.RowsAsync()).Count);
        street.House.Now = street.House.Now.AddHours(25);
        await street.TakesAsync(SeatStreet.Telegram("me"));

        Assert.Equal(2, (await street.RowsAsync()).Count);
        await street.House.OutgoingAsync();
        await street.SaysAsync(SeatStreet.Telegram("me"), "xem dữ liệu của tôi");
        Assert.Contains("5 chỗ đã trả trước đó", (await street.House.OutgoingAsync())[0].Text, StringComparison.Ordinal);
    }

    private static async Task<int> TakenAsync(SeatStreet street, string classId) =>
        (await street.House.Store.ExecuteAsync(s => s.GetAsync(ClassSeats.Kind, classId)))!.Taken;
}
