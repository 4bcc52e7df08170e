using ChatBot.Bot.Channels.Shared;
using ChatBot.Bot.Tests.TestKit;
using ChatBot.Dialogs.Activities;
using ChatBot.Dialogs.Engine;
using Xunit;

namespace ChatBot.Bot.Tests.Delivery;

public sealed class PaceTests
{
    [Fact]
    public async Task Replies_ToOneConversation_LeaveAtOnceUpToTheBurstAndThenByTheRefill()
    {
        await using var bench = new DispatcherBench(new ChannelPace(ReplyBurst: 5, ReplyRefillPerSecond: 1));
        await bench.StartAsync();

        await bench.EnqueueAsync([.. Enumerable.Range(0, 8).Select(n => Given.Outgoing("an", $"{n}")), Given.Outgoing("binh", "other")]);
        await bench.SettleAsync();
        Assert.Equal(6, bench.Adapter.Sent.Count);
        var passed = await bench.PassAsync(TimeSpan.FromMilliseconds(250), TimeSpan.FromSeconds(5), () => bench.Pending.Count == 0);

        Assert.InRange(passed, TimeSpan.FromSeconds(3), TimeSpan.FromSeconds(3.5));
    }

    [Fact]
    public async Task Proactive_OverAllConversations_KeepsTheChannelsRate()
    {
        await using var bench = new DispatcherBench(new ChannelPace(ProactivePerSecond: 10));
        await bench.StartAsync();

        await bench.EnqueueAsync([.. Enumerable.Range(0, 41).Select(n => Given.Outgoing($"person{n}", "broadcast", Purpose.Broadcast))]);
        var passed = await bench.PassAsync(TimeSpan.FromMilliseconds(50), TimeSpan.FromSeconds(10), () => bench.Pending.Count == 0);

        Assert.InRange(passed, TimeSpan.FromSeconds(3.8), TimeSpan.FromSeconds(4.6));
    }

    [Fact]
    public async Task Proactive_ToOneConversation_KeepsItsOwnRateAndLetsRepliesPass()
    {
        await using var bench = new DispatcherBench(new ChannelPace(ProactivePerConversationPerSecond: 1));
        await bench.StartAsync();

        await bench.EnqueueAsync(
            Given.Outgoing("an", "lesson", Purpose.Lesson),
            Given.Outgoing("an", "lesson 2", Purpose.Lesson),
            Given.Outgoing("an", "reply")
        );
        await bench.SentAsync("lesson", "reply");
        var passed = await bench.PassAsync(TimeSpan.FromMilliseconds(100), TimeSpan.FromSeconds(3), () => bench.Pending.Count == 0);

        Assert.Equal(["lesson", "reply", "lesson 2"], bench.Adapter.Sent);
        Assert.InRange(passed, TimeSpan.FromSeconds(0.9), TimeSpan.FromSeconds(1.3));
    }

    [Fact]
    public async Task Replies_AreNeverHeldByTheOverallRateAndLeaveProactiveOnesWhatIsFree()
    {
        await using var bench = new DispatcherBench(new ChannelPace(ProactivePerSecond: 10));
        await bench.StartAsync();

        await bench.EnqueueAsync([.. Enumerable.Range(0, 100).Select(n => Given.Outgoing($"person{n}", "reply"))]);
        await bench.EmptyAsync();
        await bench.EnqueueAsync(Given.Outgoing("an", "lesson", Purpose.Lesson));
        await bench.SettleAsync();
        Assert.DoesNotContain("lesson", bench.Adapter.Tried);
        var passed = await bench.PassAsync(TimeSpan.FromMilliseconds(50), TimeSpan.FromSeconds(3), () => bench.Pending.Count == 0);

        // A hundred replies overdraw a second's worth, no more: a rush does not silence lessons for long after it.
        Assert.InRange(passed, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1.3));
    }

    [Fact]
    public async Task DroppedMessage_UsesUpNoPace()
    {
        await using var bench = new DispatcherBench(new ChannelPace(ProactivePerSecond: 1));
        bench.Gate.Decide = (a, _) => a.Text == "dropped" ? new ProactiveDecision.Drop("stopped") : new ProactiveDecision.Send();
        await bench.StartAsync();

        await bench.EnqueueAsync([
            .. Enumerable.Range(0, 20).Select(n => Given.Outgoing($"person{n}", "dropped", Purpose.Lesson)),
            Given.Outgoing("an", "lesson", Purpose.Lesson),
        ]);
        await bench.EmptyAsync();

        Assert.Equal(["lesson"], bench.Adapter.Sent);
    }
}
