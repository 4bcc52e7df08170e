using ChatBot.Bot.Delivery;
using ChatBot.Bot.Tests.TestKit;
using ChatBot.Dialogs.Activities;
using Xunit;

namespace ChatBot.Bot.Tests.Delivery;

public sealed class SendingSwitchTests
{
    [Fact]
    public async Task Pause_HoldsProactiveMessagesWhileRepliesGoOn()
    {
        await using var bench = new DispatcherBench();
        await bench.StartAsync();
        await bench.Switch.SetAsync(SendingMode.ProactivePaused, "operator", CancellationToken.None);

        await bench.EnqueueAsync(
            Given.Outgoing("an", "lesson", Purpose.Lesson),
            Given.Outgoing("an", "reply"),
            Given.Outgoing("binh", "reply 2")
        );
        await bench.SentAsync("reply", "reply 2");
        await bench.SettleAsync();
        Assert.DoesNotContain("lesson", bench.Adapter.Tried);
        await bench.Switch.SetAsync(SendingMode.Running, "operator", CancellationToken.None);
        await bench.EmptyAsync();

        Assert.Equal("lesson", bench.Adapter.Sent[^1]);
    }

    [Fact]
    public async Task PauseAll_HoldsReplies()
    {
        await using var bench = new DispatcherBench();
        await bench.StartAsync();
        await bench.Switch.SetAsync(SendingMode.AllPaused, "operator", CancellationToken.None);

        await bench.EnqueueAsync(Given.Outgoing("an", "reply"));
        await bench.SettleAsync();
        Assert.Empty(bench.Adapter.Tried);
        await bench.Switch.SetAsync(SendingMode.Running, "operator", CancellationToken.None);
        await bench.EmptyAsync();

        Assert.Equal(["reply"], bench.Adapter.Sent);
    }

    [Fact]
    public async Task Pause_SurvivesARestart()
    {
        await using var bench = new DispatcherBench();
        await bench.StartAsync();
        await bench.Switch.SetAsync(SendingMode.ProactivePaused, "operator", CancellationToken.None);

        await bench.RestartAsync();
        await bench.EnqueueAsync(Given.Outgoing("an", "lesson", Purpose.Lesson), Given.Outgoing("an", "reply"));
        await bench.SentAsync("reply");
        await bench.SettleAsync();

        Assert.Equal(["reply"], bench.Adapter.Tried);
        Assert.Equal("operator", bench.Switch.State?.ChangedBy);
    }

    [Fact]
    public void Switch_BeforeItsStateIsKnown_LetsNothingOut()
    {
        var clock = TimeProvider.System;

        Assert.Equal(SendingMode.AllPaused, new SendingSwitch(new MemoryStore(clock), clock).Mode);
    }
}
