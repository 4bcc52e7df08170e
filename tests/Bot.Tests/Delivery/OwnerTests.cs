using ChatBot.Bot.Channels.Shared;
using ChatBot.Bot.Delivery;
using ChatBot.Bot.Tests.TestKit;
using Xunit;

namespace ChatBot.Bot.Tests.Delivery;

/// <summary>Several processes share one outbox: each account has one that sends.</summary>
public sealed class OwnerTests
{
    [Fact]
    public async Task TwoProcesses_SendEachMessageOnceAndInOrder()
    {
        await using var bench = new DispatcherBench();
        await bench.StartAsync();
        var other = await bench.StartAnotherAsync("other");
        for (var i = 0; i < 20; i++)
        {
            await bench.EnqueueAsync(Given.Outgoing("an", $"an {i:D2}"), Given.Outgoing("binh", $"binh {i:D2}"));
        }

        await bench.EmptyAsync();
        var tried = bench.Adapter.Tried.Concat(other.Tried).ToList();
        Assert.Equal(40, tried.Distinct().Count());
        Assert.Equal(40, tried.Count);
        foreach (var sender in new[] { bench.Adapter, other })
        {
            foreach (var person in new[] { "an", "binh" })
            {
                var sent = sender.Tried.Where(text => text.StartsWith(person, StringComparison.Ordinal)).ToList();
                Assert.Equal(sent.Order(StringComparer.Ordinal), sent);
            }
        }
    }

    [Fact]
    public async Task ProcessThatDied_IsReplacedWhenItsLeaseIsOver()
    {
        await using var bench = new DispatcherBench();
        await bench.EnqueueAsync(Given.Outgoing("an", "1"), Given.Outgoing("an", "2"));
        await bench.Store.Outbox.ClaimAsync("dead", 1, bench.Limits.Lease, CancellationToken.None);
        await bench.StartAsync();
        await bench.SettleAsync();
        Assert.Empty(bench.Adapter.Tried);

        bench.Clock.Advance(bench.Limits.Lease);
        await bench.SentAsync("1", "2");
        Assert.Equal(["1", "2"], bench.Adapter.Tried);
    }

    [Fact]
    public async Task ProcessThatLostItsAccount_SendsNothingOfWhatItHeld()
    {
        await using var bench = new DispatcherBench();
        bench.Adapter.AnswerWith(_ => new SendResult.Retry(TimeSpan.FromSeconds(30), "429"));
        await bench.StartAsync();
        await bench.EnqueueAsync(Given.Outgoing("an", "reply"));
        await bench.TriedAsync(1);
        await bench.SettleAsync();

        bench.Store.OutboxEntries.TakeOver("other");
        bench.Clock.Advance(TimeSpan.FromSeconds(40));
        await bench.SettleAsync();
        Assert.Equal(["reply"], bench.Adapter.Tried);
        Assert.Equal(["reply"], bench.Pending);

        // It comes back to this process, and goes on with the attempts that were counted.
        await bench.Store.Outbox.ReleaseAsync("other", CancellationToken.None);
        bench.Adapter.AnswerWith(_ => new SendResult.Sent());
        await bench.EmptyAsync();
        Assert.Equal(["reply", "reply"], bench.Adapter.Tried);
    }

    [Fact]
    public async Task SendThatEndsAfterTheAccountWasLost_MarksNothing()
    {
        await using var bench = new DispatcherBench();
        var send = new TaskCompletionSource<SendResult>();
        bench.Adapter.Answer = (_, _) => send.Task;
        await bench.StartAsync();
        await bench.EnqueueAsync(Given.Outgoing("an", "slow"));
        await Eventually.TrueAsync(() => bench.Adapter.UnderWay == 1, "under way");

        bench.Store.OutboxEntries.TakeOver("other");
        send.SetResult(new SendResult.Sent());
        await bench.SettleAsync();
        Assert.Equal(["slow"], bench.Pending);
    }

    [Fact]
    public async Task Switch_PausedInOneProcess_IsPausedInTheOther()
    {
        await using var bench = new DispatcherBench();
        await bench.StartAsync();
        await Eventually.TrueAsync(() => bench.Switch.Mode == SendingMode.Running, "running");
        var elsewhere = new SendingSwitch(bench.Store.OfAnotherProcess("other"), bench.Clock);
        await elsewhere.SetAsync(SendingMode.AllPaused, "operator", CancellationToken.None);
        await Eventually.TrueAsync(() => bench.Switch.Mode == SendingMode.AllPaused, "paused here too");
        await bench.EnqueueAsync(Given.Outgoing("an", "reply"));
        await bench.SettleAsync();
        Assert.Empty(bench.Adapter.Tried);
    }
}
