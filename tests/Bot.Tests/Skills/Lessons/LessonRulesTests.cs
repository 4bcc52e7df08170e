using ChatBot.Dialogs.Skills.Lessons;
using Xunit;

namespace ChatBot.Bot.Tests.Skills.Lessons;

/// <summary>Rules of the daily lesson that only a second act of the same learner shows.</summary>
public sealed class LessonRulesTests
{
    [Fact]
    public async Task Quiz_AnsweredAgain_KeepsTheFirstAnswer()
    {
        await using var house = new House();
        await house.PressesAsync("an", "lesson:next");
        var person = (await house.ConversationAsync("an")).PersonId;
        var lesson = house.Content.Lessons[Assert.Single((await SubscriptionAsync(house, person)).Sent)];
        var wrong = lesson.Options.ToList().FindIndex(option => !option.Right);
        var right = lesson.Options.ToList().FindIndex(option => option.Right);

        foreach (var chosen in new[] { wrong, right, wrong })
        {
            await house.PressesAsync("an", $"quiz:{lesson.Id}:{chosen}");
        }

        Assert.False(Assert.Single((await SubscriptionAsync(house, person)).Answers).Right);
    }

    [Theory]
    [InlineData("20h", 20)]
    [InlineData("7h sáng", 7)]
    public async Task Hour_ChangedAfterTheLessonOfTheDay_GivesNoSecondOneThatDay(string hour, int next)
    {
        await using var house = new House();
        await house.PressesAsync("an", "go:lessons");
        await house.SaysAsync("an", "tôi đồng ý");
        await house.SaysAsync("an", "19h");
        house.Now = new DateTimeOffset(2026, 10, 5, 19, 0, 0, TimeSpan.FromHours(7));
        await house.ScheduleAsync();
        var person = (await house.ConversationAsync("an")).PersonId;
        Assert.Single((await SubscriptionAsync(house, person)).Sent);

        house.Now += TimeSpan.FromMinutes(30);
        await house.PressesAsync("an", "topic:lesson_time");
        await house.SaysAsync("an", hour);

        Assert.Equal(new DateTimeOffset(2026, 10, 6, next, 0, 0, TimeSpan.FromHours(7)), (await SubscriptionAsync(house, person)).Due);
        house.Now = new DateTimeOffset(2026, 10, 5, 20, 0, 0, TimeSpan.FromHours(7));
        await house.ScheduleAsync();
        Assert.Single((await SubscriptionAsync(house, person)).Sent);
    }

    private static async Task<Subscription> SubscriptionAsync(House house, string person) =>
        Assert.Single(await house.OfAsync(Subscription.Kind, person));
}
