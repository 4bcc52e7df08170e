using ChatBot.Bot.Channels.Shared;
using ChatBot.Bot.Delivery;
using ChatBot.Bot.Tests.TestKit;
using ChatBot.Dialogs.Storage;
using Xunit;

namespace ChatBot.Bot.Tests.Delivery;

/// <summary>What may be sent next, without a sender: an answer comes when the test says so.</summary>
public sealed class ChannelQueuesTests
{
    private static readonly DateTimeOffset Now = Given.Start;

    [Fact]
    public void Take_AfterAPause_GivesOneToTryWithUntilItsAnswerComes()
    {
        var queues = Paused();
        var later = Now.AddSeconds(11);

        var probe = queues.Take(later);

        Assert.NotNull(probe);
        Assert.Null(queues.Take(later));
        Assert.False(queues.HasReady(later));

        // The channel is still down: paused again, and again one.
        queues.PauseAll(_ => TimeSpan.FromSeconds(10), later);
        queues.Settle(probe.Value.Conversation, probe.Value.Message, isDone: false, later);
        Assert.Null(queues.Take(later.AddSeconds(9)));
        Assert.NotNull(queues.Take(later.AddSeconds(10)));
        Assert.Null(queues.Take(later.AddSeconds(10)));
    }

    [Fact]
    public void Take_AfterOneGotThrough_GivesTheOthers()
    {
        var queues = Paused();
        var later = Now.AddSeconds(11);
        var probe = queues.Take(later)!.Value;

        queues.ChannelAnswered();
        queues.Settle(probe.Conversation, probe.Message, isDone: true, later);

        Assert.NotNull(queues.Take(later));
        Assert.NotNull(queues.Take(later));
    }

    /// <summary>Three conversations wait, and the first send of another was refused for the whole channel.</summary>
    private static ChannelQueues Paused()
    {
        var queues = new ChannelQueues(new ChannelPace(), new DeliveryLimits()) { Mode = SendingMode.Running };
        foreach (var person in new[] { "an", "binh", "chi", "dung" })
        {
            queues.Add(new PendingSend(new OutboxEntry(1, Given.Outgoing(person, "reply"), Now, 0)), Now);
        }

        var first = queues.Take(Now)!.Value;
        queues.PauseAll(_ => TimeSpan.FromSeconds(10), Now);
        queues.Settle(first.Conversation, first.Message, isDone: false, Now);
        Assert.Null(queues.Take(Now.AddSeconds(9)));
        return queues;
    }
}
