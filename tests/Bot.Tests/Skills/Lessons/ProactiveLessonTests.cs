using ChatBot.Dialogs.Activities;
using ChatBot.Dialogs.Engine;
using Xunit;

namespace ChatBot.Bot.Tests.Skills.Lessons;

/// <summary>Promise 7: the lesson waits in the outbox while the citizen changes their mind.</summary>
public sealed class ProactiveLessonTests
{
    [Theory]
    [InlineData("dừng", "stopped")]
    [InlineData("dừng bài học", "unsubscribed")]
    public async Task Promise7_LessonWaitingWhenTheCitizenStops_IsDropped(string said, string reason)
    {
        await using var house = new House();
        var lesson = await WaitingLessonAsync(house);

        await house.SaysAsync("an", said);

        Assert.Equal(new ProactiveDecision.Drop(reason), await DecideAsync(house, lesson));
    }

    [Fact]
    public async Task Promise7_LessonWaitingWhenTheCitizenErases_IsDropped()
    {
        await using var house = new House();
        var lesson = await WaitingLessonAsync(house);

        await house.PressesAsync("an", "data:erase-yes");

        Assert.Equal(new ProactiveDecision.Drop("erased"), await DecideAsync(house, lesson));
    }

    [Fact]
    public async Task Promise7_LessonOfAnEarlierPersonOfTheSameConversation_IsDropped()
    {
        await using var house = new House();
        var lesson = await WaitingLessonAsync(house);
        await house.PressesAsync("an", "data:erase-yes");

        await house.SaysAsync("an", "menu");

        Assert.Equal(new ProactiveDecision.Drop("erased"), await DecideAsync(house, lesson));
    }

    [Fact]
    public async Task Promise7_LessonThatWaitedTooLong_IsStale()
    {
        await using var house = new House();
        var lesson = await WaitingLessonAsync(house);

        house.Now += TimeSpan.FromHours(4);

        Assert.Equal(new ProactiveDecision.Drop("stale"), await DecideAsync(house, lesson));
    }

    [Fact]
    public async Task Promise7_LessonToABlockedConversation_IsDropped()
    {
        await using var house = new House();
        var lesson = await WaitingLessonAsync(house);

        await house.HappensAsync(
            new EventActivity
            {
                Id = "unreachable:1",
                Conversation = House.Where("an"),
                Name = DeliveryEvents.Unreachable,
            }
        );

        Assert.Equal(new ProactiveDecision.Drop("unreachable"), await DecideAsync(house, lesson));
    }

    [Fact]
    public async Task Lesson_StillWanted_MayGo()
    {
        await using var house = new House();

        Assert.IsType<ProactiveDecision.Send>(await DecideAsync(house, await WaitingLessonAsync(house)));
    }

    [Fact]
    public async Task Promise7_ReminderInQuietHours_WaitsForTheirEnd()
    {
        await using var house = new House();
        var lesson = await WaitingLessonAsync(house);
        house.Now = new DateTimeOffset(2026, 10, 5, 22, 0, 0, TimeSpan.FromHours(7));

        Assert.Equal(
            new ProactiveDecision.Defer(new DateTimeOffset(2026, 10, 6, 6, 0, 0, TimeSpan.FromHours(7))),
            await DecideAsync(house, lesson with { Purpose = Purpose.Reminder, ExpiresAt = null })
        );
    }

    [Fact]
    public async Task DueEvent_PostedTwice_SendsOneLesson()
    {
        await using var house = new House();
        await SubscribeAsync(house);
        var due = Assert.Single(await DueAsync(house));

        await house.HappensAsync(due.Event);
        await house.HappensAsync(due.Event with { Id = "again" });

        Assert.Single(await house.OutgoingAsync(), m => m.Purpose == Purpose.Lesson);
    }

    private static async Task SubscribeAsync(House house)
    {
        await house.PressesAsync("an", "go:lessons");
        await house.SaysAsync("an", "tôi đồng ý");
        await house.SaysAsync("an", "19h");
        await house.OutgoingAsync();
        house.Now = new DateTimeOffset(2026, 10, 5, 19, 0, 0, TimeSpan.FromHours(7));
    }

    private static Task<IReadOnlyList<DueEvent>> DueAsync(House house)
    {
        var schedule = house.Skills.Schedules.Single(s => s.Name == "lessons");
        return schedule.DueAsync(house.Store, house.Now, 10);
    }

    private static async Task<OutgoingActivity> WaitingLessonAsync(House house)
    {
        await SubscribeAsync(house);
        await house.HappensAsync(Assert.Single(await DueAsync(house)).Event);
        return Assert.Single(await house.OutgoingAsync());
    }

    private static Task<ProactiveDecision> DecideAsync(House house, OutgoingActivity message) =>
        house.Store.ExecuteAsync(session => house.Gate.DecideAsync(session, message, house.Now));
}
