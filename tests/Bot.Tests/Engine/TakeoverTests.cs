using System.Globalization;
using ChatBot.Bot.Tests.Skills;
using ChatBot.Dialogs.Activities;
using ChatBot.Dialogs.Engine;
using ChatBot.Dialogs.Skills.Consents;
using Xunit;

namespace ChatBot.Bot.Tests.Engine;

public sealed class TakeoverTests
{
    [Fact]
    public async Task OfficeWrites_ToSomebodyTheBotDoesNotKnow_KeepsTheBotSilentWhenTheyAnswer()
    {
        await using var house = new House();
        await house.HappensAsync(Office("hoa", 120));

        await house.SaysAsync("hoa", "vâng, cảm ơn chị");
        Assert.Empty(await house.OutgoingAsync());

        house.Now += TimeSpan.FromHours(3);
        await house.SaysAsync("hoa", "menu");
        Assert.Equal(2, (await house.OutgoingAsync()).Count);
    }

    [Fact]
    public async Task OfficeWrites_ALessonThatIsDue_WaitsUntilTheEnd()
    {
        await using var house = new House();
        await house.SaysAsync("hoa", "xin chào");
        await house.HappensAsync(Office("hoa", 120));
        var conversation = await house.ConversationAsync("hoa");
        var lesson = new OutgoingActivity
        {
            To = conversation.Reference,
            Text = "Bài 1",
            Purpose = Purpose.Reminder,
            PersonId = conversation.PersonId,
            ExpiresAt = house.Now.AddHours(12),
        };

        var held = await house.Store.ExecuteAsync(session => house.Gate.DecideAsync(session, lesson, house.Now));
        Assert.Equal(house.Now.AddHours(2), Assert.IsType<ProactiveDecision.Defer>(held).Until);
        var stale = await house.Store.ExecuteAsync(session =>
            house.Gate.DecideAsync(session, lesson with { ExpiresAt = house.Now.AddHours(1) }, house.Now)
        );
        Assert.IsType<ProactiveDecision.Drop>(stale);
        var free = await house.Store.ExecuteAsync(session => house.Gate.DecideAsync(session, lesson, house.Now.AddHours(3)));
        Assert.IsType<ProactiveDecision.Send>(free);
    }

    [Fact]
    public async Task OfficeWrites_InTheMiddleOfAForm_TheAnswerIsNotTaken()
    {
        await using var house = new House();
        await house.PressesAsync("hoa", "go:signup");
        await house.SaysAsync("hoa", "tôi đồng ý");
        await house.SaysAsync("hoa", "cho tôi");
        await house.HappensAsync(Office("hoa", 120));
        await house.SaysAsync("hoa", "Nguyễn Thị Hoa");

        Assert.Equal("name", (await house.ConversationAsync("hoa")).Stack[^1].Asking);
    }

    [Theory]
    [InlineData(true, "đúng, xóa hết")]
    [InlineData(true, "1")]
    [InlineData(false, null)]
    public async Task OfficeWrites_CitizenWantsToBeErased_IsAskedAndErased(bool typed, string? yes)
    {
        await using var house = new House();
        await house.SignsUpAsync("hoa", "A1");
        var person = (await house.ConversationAsync("hoa")).PersonId;
        await house.HappensAsync(Office("hoa", 120));
        await house.OutgoingAsync();

        await (typed ? house.SaysAsync("hoa", "xóa dữ liệu của tôi") : house.PressesAsync("hoa", "topic:data_delete"));
        Assert.Equal("data.erase-sure", Assert.Single(await house.OutgoingAsync()).Key);
        await (yes is not null ? house.SaysAsync("hoa", yes) : house.PressesAsync("hoa", "data:erase-yes"));

        Assert.Equal("data.erased", Assert.Single(await house.OutgoingAsync()).Key);
        Assert.All(await house.OfAsync(Consent.Kind, person), c => Assert.NotNull(c.WithdrawnAt));
    }

    [Fact]
    public async Task OfficeWrites_AfterTheBotAskedWhetherToErase_ANumberAnswersTheOffice()
    {
        await using var house = new House();
        await house.SignsUpAsync("hoa", "A1");
        await house.SaysAsync("hoa", "xóa dữ liệu của tôi");
        await house.HappensAsync(Office("hoa", 120));
        await house.OutgoingAsync();

        await house.SaysAsync("hoa", "1");

        Assert.Empty(await house.OutgoingAsync());
        Assert.NotNull(await house.ConversationAsync("hoa"));
    }

    [Fact]
    public async Task OfficeWrote_ToldAnHourLate_CountsFromWhenItWas()
    {
        await using var house = new House();
        await house.SaysAsync("hoa", "xin chào");
        await house.HappensAsync(Office("hoa", 120) with { HappenedAt = house.Now.AddHours(-1) });
        Assert.Equal(house.Now.AddHours(1), (await house.ConversationAsync("hoa")).TakenOverUntil);

        // Told in the wrong order, the earlier does not shorten the later; and what is over is no takeover.
        await house.HappensAsync(Office("hoa", 121) with { HappenedAt = house.Now.AddHours(-1.5) });
        Assert.Equal(house.Now.AddHours(1), (await house.ConversationAsync("hoa")).TakenOverUntil);
        await house.SaysAsync("binh", "xin chào");
        await house.HappensAsync(Office("binh", 120) with { HappenedAt = house.Now.AddHours(-2) });
        Assert.Null((await house.ConversationAsync("binh")).TakenOverUntil);
    }

    [Fact]
    public async Task Withdrawn_ByTheChannel_ErasesLikeTheCommandAndSaysNothing()
    {
        await using var house = new House();
        await house.SignsUpAsync("hoa", "A1");
        var person = (await house.ConversationAsync("hoa")).PersonId;
        await house.OutgoingAsync();

        await house.HappensAsync(
            new EventActivity
            {
                Id = "w1",
                Conversation = House.Where("hoa"),
                Name = ConversationEvents.Withdrawn,
            }
        );

        Assert.Empty(await house.OutgoingAsync());
        await Assert.ThrowsAsync<InvalidOperationException>(() => house.ConversationAsync("hoa"));
        Assert.All(await house.OfAsync(Consent.Kind, person), c => Assert.NotNull(c.WithdrawnAt));
    }

    private static EventActivity Office(string citizen, int minutes) =>
        new()
        {
            Id = $"office/{citizen}/{minutes}",
            Conversation = House.Where(citizen),
            Name = ConversationEvents.TakenOver,
            Subject = minutes.ToString(CultureInfo.InvariantCulture),
        };
}
