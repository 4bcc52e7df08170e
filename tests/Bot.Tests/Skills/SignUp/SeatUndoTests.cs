using System.Globalization;
using ChatBot.Dialogs.Activities;
using ChatBot.Dialogs.Engine;
using ChatBot.Dialogs.Skills.Consents;
using ChatBot.Dialogs.Skills.SignUp;
using Xunit;

namespace ChatBot.Bot.Tests.Skills.SignUp;

/// <summary>A seat given back, or a change of class, is taken back within a day and while there is a seat.</summary>
public sealed class SeatUndoTests
{
    private const string First = "vinh-a1-cuoituan";
    private const string Other = "vinh-moi-toi";

    [Fact]
    public async Task LastSeat_TakenMeanwhile_IsNotOversoldAndSaidHonestly()
    {
        await using var house = await WithOneSeatAsync();
        var an = await SeatAsync(house, "an");
        await CancelAsync(house, an);
        await house.Store.ExecuteAsync(session =>
        {
            session.Put(ClassSeats.Kind, new ClassSeats { ClassId = First, Taken = 1 });
            return ValueTask.FromResult(true);
        });

        await house.SaysAsync("an", "lấy lại chỗ");

        Assert.Equal("signup.back-full", Assert.Single(await house.OutgoingAsync()).Key);
        Assert.Equal(1, await TakenAsync(house, First));
        Assert.Equal(EnrolmentStatus.Cancelled, (await EnrolmentAsync(house, an.Code)).Status);
    }

    [Fact]
    public async Task Seat_TakenBackTwice_CountsOnceAndRenewsTheConsentOnce()
    {
        await using var house = await WithOneSeatAsync();
        var an = await SeatAsync(house, "an");
        await CancelAsync(house, an);
        var undo = (await house.ConversationAsync("an")).Choices.Single(b => b.IsUndo);

        await house.PressesAsync("an", undo.Payload);
        await house.PressesAsync("an", undo.Payload);

        Assert.Equal(["signup.back", "signup.back-held"], (await house.OutgoingAsync()).Select(m => m.Key));
        Assert.Equal(1, await TakenAsync(house, First));
        var consents = await house.OfAsync(Consent.Kind, an.PersonId);
        Assert.Equal(2, consents.Count);
        var renewed = Assert.Single(consents, c => c.WithdrawnAt is null);
        Assert.Equal((an.Consents[0], "Lấy lại chỗ"), (renewed.Renews, renewed.Reply));
        Assert.Equal([renewed.Id], (await EnrolmentAsync(house, an.Code)).Consents);
    }

    [Fact]
    public async Task Seat_OfSomebodyElse_IsNotTakenBack()
    {
        await using var house = await WithOneSeatAsync();
        var an = await SeatAsync(house, "an");
        await CancelAsync(house, an);

        await house.PressesAsync("binh", Payload.Of("back", an.Code, Undo.Stamp(house.Now)));

        Assert.Equal("signup.cancel-gone", Assert.Single(await house.OutgoingAsync()).Key);
        Assert.Equal(0, await TakenAsync(house, First));
    }

    [Theory]
    [InlineData(0, false, "signup.unmoved", Other)]
    [InlineData(25, false, "signup.unmove-late", First)]
    [InlineData(1, true, "signup.unmove-full", First)]
    public async Task Move_TakenBack_WithinADayAndWhileThereIsASeat(int hoursLater, bool isFull, string key, string expected)
    {
        await using var house = await WithOneSeatAsync();
        var an = await SeatAsync(house, "an");
        var undo = Payload.Of("unmove", an.Code, Other, Undo.Stamp(house.Now));
        if (isFull)
        {
            await house.Store.ExecuteAsync(session =>
            {
                session.Put(ClassSeats.Kind, new ClassSeats { ClassId = Other, Taken = house.Content.Classes[Other].Places });
                return ValueTask.FromResult(true);
            });
        }

        house.Now += TimeSpan.FromHours(hoursLater);
        await house.PressesAsync("an", undo);

        Assert.Equal(key, Assert.Single(await house.OutgoingAsync()).Key);
        Assert.Equal(expected, (await EnrolmentAsync(house, an.Code)).ClassId);
        Assert.Equal(expected == First ? 1 : 0, await TakenAsync(house, First));
    }

    [Fact]
    public async Task Move_TakenBackTwice_MovesOnce()
    {
        await using var house = await WithOneSeatAsync();
        var an = await SeatAsync(house, "an");
        var undo = Payload.Of("unmove", an.Code, Other, Undo.Stamp(house.Now));

        await house.PressesAsync("an", undo);
        await house.PressesAsync("an", undo);

        Assert.Equal(["signup.unmoved", "signup.unmove-held"], (await house.OutgoingAsync()).Select(m => m.Key));
        Assert.Equal((0, 1), (await TakenAsync(house, First), await TakenAsync(house, Other)));
    }

    private static Task<House> WithOneSeatAsync()
    {
        var house = new House();
        house.Content = house.Content with
        {
            Classes = house.Content.Classes.ToDictionary(c => c.Key, c => c.Key == First ? c.Value with { Places = 1 } : c.Value),
        };
        return Task.FromResult(house);
    }

    private static async Task<Enrolment> SeatAsync(House house, string citizen)
    {
        await house.SignsUpAsync(citizen, "1");
        await house.OutgoingAsync();
        var held = Assert.Single(await house.OfAsync(Enrolment.Kind, (await house.ConversationAsync(citizen)).PersonId));
        Assert.Equal(First, held.ClassId);
        return held;
    }

    private static async Task CancelAsync(House house, Enrolment held)
    {
        await house.PressesAsync("an", Payload.Of("enrol", "cancel-yes", held.Code));
        await house.OutgoingAsync();
    }

    private static async Task<int> TakenAsync(House house, string classId) =>
        (await house.Store.ExecuteAsync(session => session.GetAsync(ClassSeats.Kind, classId)))?.Taken ?? 0;

    private static async Task<Enrolment> EnrolmentAsync(House house, string code) =>
        await house.Store.ExecuteAsync(session => session.GetAsync(Enrolment.Kind, code))
        ?? throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"No place {code}."));
}
