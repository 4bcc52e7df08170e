using System.Diagnostics;
using Xunit;

namespace ChatBot.Bot.Tests.Storage.LiteDb;

/// <summary>Promise 1 and 3: what was acknowledged survives a power cut whole, and nothing is there in part.</summary>
// A disk cut at every step of a run, three ways; then at random steps for eight seconds.
[Trait("Speed", "Slow")]
public sealed class PowerCutTests : IAsyncLifetime, IDisposable
{
    private readonly WorkLoad _empty = new() { CheckpointPages = 40 };

    public async Task InitializeAsync()
    {
        // Makes the keys, which each run then copies: making them costs more than a run.
        await using var store = _empty.Open(new SimulatedDisk());
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => _empty.Dispose();

    [Theory]
    [InlineData((int)Loss.All)]
    [InlineData((int)Loss.None)]
    [InlineData((int)Loss.Any)]
    public async Task PowerCut_AtEveryStepOfOneRun_LosesNothingAcknowledged(int loss)
    {
        using var load = _empty.Fork();
        var disk = new SimulatedDisk();
        await using (var store = load.Open(disk))
        {
            await load.RunAsync(store, new Random(1), 40);
        }

        var steps = disk.Steps;
        Assert.InRange(steps, 50, 2000);
        var stride = Math.Max(1, steps / 60);
        for (var cut = 1 + (loss % stride); cut <= steps; cut += stride)
        {
            await OneAsync(cut, cut, (Loss)loss);
        }
    }

    [Fact]
    public async Task PowerCuts_OneAfterAnother_LoseNothingAcknowledged()
    {
        var watch = Stopwatch.StartNew();
        for (var seed = Environment.TickCount & 0xFFFF; watch.Elapsed < TimeSpan.FromSeconds(8); seed++)
        {
            await OneAsync(seed, cut: null, loss: null);
        }
    }

    private async Task OneAsync(int seed, int? cut, Loss? loss)
    {
        var random = new Random(cut is null ? seed : 1);
        try
        {
            using var load = _empty.Fork();
            var disk = new SimulatedDisk();
            for (var round = 0; round < (cut is null ? 4 : 1); round++)
            {
                disk.CutAt = cut ?? disk.Steps + random.Next(1, 120);
                await using (var store = TryOpen(load, disk))
                {
                    if (store is not null)
                    {
                        await load.RunAsync(store, random, 40);
                    }
                }

                disk = disk.AfterPowerCut(loss ?? (Loss)random.Next(3), new Random(seed));
                await using var after = load.Open(disk);
                Assert.Equal(0, await load.JudgeAsync(after));
            }
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            throw new InvalidOperationException($"Seed {seed}, cut at '{cut}', loss '{loss}': {e.Message}", e);
        }
    }

    private static Bot.Storage.LiteDb.LiteDbStore? TryOpen(WorkLoad load, SimulatedDisk disk)
    {
        try
        {
            return load.Open(disk);
        }
        catch (Dialogs.Storage.StoreUnavailableException) when (disk.IsCut)
        {
            return null;
        }
    }
}
