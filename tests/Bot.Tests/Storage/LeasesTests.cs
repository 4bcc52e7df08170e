using ChatBot.Bot.Tests.TestKit;
using ChatBot.Dialogs.Storage;
using Xunit;

namespace ChatBot.Bot.Tests.Storage;

/// <summary>What runs once, in two processes that share a store.</summary>
public sealed class LeasesTests : IDisposable
{
    private static readonly TimeSpan Third = Leases.Duration / 3;

    private readonly SleepClock _clock = new(Given.Start);
    private readonly MemoryStore _an;
    private readonly MemoryStore _binh;
    private readonly List<string> _running = [];
    private readonly CancellationTokenSource _stopAn = new();
    private readonly CancellationTokenSource _stopBinh = new();

    public LeasesTests()
    {
        _an = new MemoryStore(_clock) { Node = "an", IsShared = true };
        _binh = _an.OfAnotherProcess("binh");
    }

    public void Dispose()
    {
        _stopAn.Dispose();
        _stopBinh.Dispose();
    }

    [Fact]
    public async Task Work_OfTwoProcesses_RunsInOne()
    {
        var an = StartAsync(_an, _stopAn);
        await RunningAsync("an");
        var binh = StartAsync(_binh, _stopBinh);
        for (var third = 0; third < 20; third++)
        {
            await _clock.StepAsync(Third, sleepers: 2);
            Assert.Equal(["an"], Running());
        }

        await StopAsync(an, binh);
    }

    [Fact]
    public async Task Holder_ThatStops_HandsOver()
    {
        var an = StartAsync(_an, _stopAn);
        await RunningAsync("an");
        var binh = StartAsync(_binh, _stopBinh);
        await _stopAn.CancelAsync();
        await an.WaitAsync(Eventually.Deadline);
        await PassUntilRunningAsync("binh", Third * 2);
        await StopAsync(binh);
    }

    [Fact]
    public async Task Holder_ThatCannotRenew_StopsBeforeAnotherBegins()
    {
        var an = StartAsync(_an, _stopAn);
        await RunningAsync("an");
        var binh = StartAsync(_binh, _stopBinh);
        await _clock.StepAsync(Third, sleepers: 2);
        _an.Failure = new StoreUnavailableException("cut off");
        var both = false;
        for (var third = 0; third < 12 && !Running().Contains("binh"); third++)
        {
            await _clock.StepAsync(Third, sleepers: 2);
            both |= Running().Count > 1;
        }

        await RunningAsync("binh");
        Assert.False(both);
        _an.Failure = null;
        for (var third = 0; third < 6; third++)
        {
            await _clock.StepAsync(Third, sleepers: 2);
            Assert.Equal(["binh"], Running());
        }

        await StopAsync(an, binh);
    }

    [Fact]
    public async Task Work_ThatEndsByItself_IsNotBegunAgain()
    {
        var runs = 0;
        await new Leases(_an, _clock)
            .RunAsync(
                "once",
                _ =>
                {
                    runs++;
                    return Task.CompletedTask;
                },
                CancellationToken.None
            )
            .WaitAsync(Eventually.Deadline);
        Assert.Equal(1, runs);
        Assert.NotNull(await new Leases(_binh, _clock).TryHoldAsync("once"));
    }

    [Fact]
    public async Task Work_ThatFails_GivesTheLeaseBackAndSaysSo()
    {
        var leases = new Leases(_an, _clock);
        await Assert.ThrowsAsync<FormatException>(() => leases.RunAsync("once", _ => throw new FormatException(), CancellationToken.None));
        Assert.NotNull(await new Leases(_binh, _clock).TryHoldAsync("once"));
    }

    [Fact]
    public async Task Work_OnAStoreForOneProcess_RunsAtOnceAndWritesNothing()
    {
        var store = new MemoryStore(_clock);
        var ran = false;
        await new Leases(store, _clock).RunAsync(
            "once",
            _ =>
            {
                ran = true;
                return Task.CompletedTask;
            },
            CancellationToken.None
        );
        Assert.True(ran);
        Assert.Equal(0, store.Executed);
    }

    private Task StartAsync(MemoryStore store, CancellationTokenSource stop) =>
        new Leases(store, _clock).RunAsync(
            "scheduler",
            async token =>
            {
                Add(store.Node);
                try
                {
                    await Task.Delay(Timeout.Infinite, token);
                }
                finally
                {
                    Remove(store.Node);
                }
            },
            stop.Token
        );

    private async Task StopAsync(params Task[] running)
    {
        await _stopAn.CancelAsync();
        await _stopBinh.CancelAsync();
        await Task.WhenAll(running).WaitAsync(Eventually.Deadline);
        Assert.Empty(Running());
    }

    private Task RunningAsync(string node) => Eventually.TrueAsync(() => Running().SequenceEqual([node]), $"only {node} runs");

    private async Task PassUntilRunningAsync(string node, TimeSpan atMost)
    {
        for (var passed = TimeSpan.Zero; passed < atMost && !Running().Contains(node); passed += Third)
        {
            await _clock.StepAsync(Third);
        }

        await RunningAsync(node);
    }

    private List<string> Running()
    {
        lock (_running)
        {
            return [.. _running];
        }
    }

    private void Add(string node)
    {
        lock (_running)
        {
            _running.Add(node);
        }
    }

    private void Remove(string node)
    {
        lock (_running)
        {
            _running.Remove(node);
        }
    }
}
