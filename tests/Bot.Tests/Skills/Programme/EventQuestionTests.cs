using ChatBot.Content.Model;
using ChatBot.Dialogs.Activities;
using Xunit;

namespace ChatBot.Bot.Tests.Skills.Programme;

/// <summary>What leans on the event shown last, and what does not.</summary>
public sealed class EventQuestionTests
{
    private const string Talk = "mau-quynh-son";
    private const string Lesson = "mau-tieng-anh-thu";

    [Theory]
    [InlineData("nhắc tôi với")]
    [InlineData("nhac toi nhe")]
    [InlineData("nhớ nhắc em trước 1 ngày nhé")]
    [InlineData("nhắc giúp mình sự kiện này được không")]
    [InlineData("please remind me of this event")]
    public async Task Wish_ToBeReminded_IsAboutTheEventShown(string text) => Assert.Equal("reminders.ask", await AnswerAsync(text));

    [Theory]
    [InlineData("có chương trình ca nhạc cho trẻ em không")]
    [InlineData("co chuong trinh ca nhac cho tre em khong")]
    [InlineData("nhạc cho em")]
    [InlineData("không cần nhắc tôi")]
    [InlineData("đừng nhắc tôi")]
    [InlineData("don't remind me")]
    [InlineData("nhắc tôi học bài mỗi ngày")]
    [InlineData("nhắc tôi uống thuốc")]
    public async Task OtherWords_WithTheLettersOfAReminder_AreNoWishForOne(string text) =>
        Assert.NotEqual("reminders.ask", await AnswerAsync(text));

    [Fact]
    public async Task EventShownLongAgo_DoesNotTakeWhatTheProgrammeClaims()
    {
        await using var house = new House();
        await house.PressesAsync("an", $"event:{Talk}");
        await house.OutgoingAsync();
        house.Now = house.Now.AddHours(5);

        await house.SaysAsync("an", "chủ nhật có sự kiện ca nhạc cho trẻ em không");

        Assert.All(await house.OutgoingAsync(), m => Assert.Equal("programme.list", m.Key));
    }

    [Fact]
    public async Task Aspect_TheCardKnowsNothingAbout_IsLeftToTopics()
    {
        Assert.NotEqual("programme.event", await AnswerAsync("có cần mang gì không", e => e));
        Assert.NotEqual("programme.event", await AnswerAsync("có bằng không", e => e));
        Assert.NotEqual("programme.event", await AnswerAsync("ai được đi", e => e with { Audience = null }));
        Assert.Equal("programme.event", await AnswerAsync("ai được đi", e => e));
    }

    [Fact]
    public async Task Wish_InAGroup_IsRefusedAsEverythingPersonal()
    {
        await using var house = new House();
        var group = House.Where("nhom") with { IsGroup = true };
        await house.ActsAsync(
            new ButtonActivity
            {
                Id = "g1",
                Conversation = group,
                Payload = $"event:{Talk}",
            }
        );
        await house.OutgoingAsync();

        await house.ActsAsync(
            new MessageActivity
            {
                Id = "g2",
                Conversation = group,
                Text = "nhắc tôi",
            }
        );

        Assert.Equal("engine.private-only", Assert.Single(await house.OutgoingAsync()).Key);
    }

    [Theory]
    [InlineData("event:mau-quynh-son:more")]
    [InlineData("ical:mau-quynh-son")]
    [InlineData("remind:mau-quynh-son")]
    [InlineData("remind:mau-quynh-son:evening")]
    public async Task ShortQuestion_AfterAButtonOfAnEvent_IsAboutThatEvent(string payload)
    {
        await using var house = new House();
        await house.PressesAsync("an", $"event:{Lesson}");
        await house.PressesAsync("an", payload);
        await house.OutgoingAsync();

        await house.SaysAsync("an", "ở đâu vậy?");

        Assert.Contains("Tọa đàm", Assert.Single(await house.OutgoingAsync()).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("prog:themes")]
    [InlineData("data:show")]
    public async Task ShortQuestion_AfterAnotherButton_DoesNotLeanOnTheEvent(string payload)
    {
        await using var house = new House();
        await house.PressesAsync("an", $"event:{Lesson}");
        await house.PressesAsync("an", payload);
        await house.OutgoingAsync();

        await house.SaysAsync("an", "ở đâu vậy?");

        Assert.All(await house.OutgoingAsync(), m => Assert.NotEqual("programme.event", m.Key));
    }

    private static async Task<string?> AnswerAsync(string text, Func<ProgrammeEvent, ProgrammeEvent>? edit = null)
    {
        await using var house = new House();
        if (edit is not null)
        {
            house.Content = house.Content with
            {
                Editions = house.Content.Editions.ToDictionary(
                    e => e.Key,
                    e => e.Value with { Events = [.. e.Value.Events.Select(x => x.Id == Lesson ? edit(x) : x)] }
                ),
            };
        }

        await house.PressesAsync("an", $"event:{Lesson}");
        await house.OutgoingAsync();

        await house.SaysAsync("an", text);

        return (await house.OutgoingAsync())[0].Key;
    }
}
