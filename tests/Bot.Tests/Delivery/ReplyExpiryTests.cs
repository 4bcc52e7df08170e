using ChatBot.Bot.Delivery;
using ChatBot.Bot.Tests.TestKit;
using ChatBot.Dialogs.Activities;
using ChatBot.Dialogs.Storage;
using Xunit;

namespace ChatBot.Bot.Tests.Delivery;

public sealed class ReplyExpiryTests
{
    [Fact]
    public void Of_Reply_IsADayAfterItsTurn() =>
        Assert.Equal(Given.Start.AddHours(24), ReplyExpiry.Of(new OutboxEntry(1, Given.Outgoing("an", "reply"), Given.Start, 0)));

    [Fact]
    public void Of_Proactive_IsItsOwn() =>
        Assert.Equal(
            Given.Start.AddHours(3),
            ReplyExpiry.Of(new OutboxEntry(1, Given.Outgoing("an", "lesson", Purpose.Lesson, Given.Start.AddHours(3)), Given.Start, 0))
        );

    [Fact]
    public void Of_ProactiveWithoutExpiry_IsThatOfAReply() =>
        Assert.Equal(
            Given.Start.AddHours(24),
            ReplyExpiry.Of(new OutboxEntry(1, Given.Outgoing("an", "lesson", Purpose.Lesson) with { ExpiresAt = null }, Given.Start, 0))
        );
}
