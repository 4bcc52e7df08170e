using ChatBot.Bot.Tests.Skills;
using ChatBot.Dialogs.Activities;
using Xunit;

namespace ChatBot.Bot.Tests.Engine;

public sealed class JoinedTests
{
    [Fact]
    public async Task Followed_RightAfterTheGreeting_SaysNothing()
    {
        await using var house = new House();
        await house.HappensAsync(Followed("hoa", "chat"));
        Assert.NotEmpty(await house.OutgoingAsync());

        house.Now += TimeSpan.FromSeconds(5);
        await house.HappensAsync(Followed("hoa", "follow"));
        Assert.Empty(await house.OutgoingAsync());

        house.Now += TimeSpan.FromDays(2);
        await house.HappensAsync(Followed("hoa", "again"));
        Assert.NotEmpty(await house.OutgoingAsync());
    }

    [Theory]
    [InlineData(1, false)]
    [InlineData(120, true)]
    public async Task Followed_InTheMiddleOfAForm_LeavesItOpenAndAsksAgainAfterAWhile(int minutes, bool asks)
    {
        await using var house = new House();
        await house.PressesAsync("hoa", "go:signup");
        await house.SaysAsync("hoa", "tôi đồng ý");
        await house.OutgoingAsync();

        house.Now += TimeSpan.FromMinutes(minutes);
        await house.HappensAsync(Followed("hoa", "follow"));

        Assert.Equal(asks, (await house.OutgoingAsync()).Count > 0);
        var conversation = await house.ConversationAsync("hoa");
        Assert.False(conversation.Suspended);
        Assert.Equal("who", conversation.Stack[^1].Asking);
    }

    [Fact]
    public async Task Started_InTheMiddleOfAForm_Greets()
    {
        await using var house = new House();
        await house.PressesAsync("hoa", "go:signup");
        await house.OutgoingAsync();

        await house.HappensAsync(Followed("hoa", "start") with { IsUnasked = false });

        Assert.NotEmpty(await house.OutgoingAsync());
        Assert.True((await house.ConversationAsync("hoa")).Suspended);
    }

    [Fact]
    public async Task Left_ToldAfterTheyWroteAgain_IsOld()
    {
        await using var house = new House();
        await house.SaysAsync("hoa", "xin chào");
        await house.HappensAsync(Left("late", house.Now.AddMinutes(-30)));
        Assert.False((await house.ConversationAsync("hoa")).Unreachable);

        house.Now += TimeSpan.FromMinutes(1);
        await house.HappensAsync(Left("new", house.Now));
        Assert.True((await house.ConversationAsync("hoa")).Unreachable);
    }

    private static JoinedActivity Followed(string citizen, string id) =>
        new()
        {
            Id = id,
            Conversation = House.Where(citizen),
            IsUnasked = true,
        };

    private static LeftActivity Left(string id, DateTimeOffset at) =>
        new()
        {
            Id = id,
            Conversation = House.Where("hoa"),
            HappenedAt = at,
        };
}
