using ChatBot.Bot.Storage.Contract;
using ChatBot.Bot.Storage.LiteDb;
using Xunit;

namespace ChatBot.Bot.Tests.Storage.LiteDb;

/// <summary>Damage of the files: found at the start, never served as data, and never hidden when something acknowledged is gone.</summary>
public sealed class DamageTests : IAsyncLifetime, IDisposable
{
    private const string Data = "chatbot.db";
    private const string Log = "chatbot-log.db";
    private readonly WorkLoad _load = new() { CheckpointPages = int.MaxValue };
    private readonly SimulatedDisk _disk = new();
    private LiteDbStore _store = null!;

    public async Task InitializeAsync()
    {
        // Some in the data file, more in the log.
        await using (var first = _load.Open(_disk))
        {
            await _load.RunAsync(first, new Random(3), 30);
        }

        _store = _load.Open(_disk);
        await _load.RunAsync(_store, new Random(4), 30);
        Assert.Equal(60, _load.Acknowledged);
    }

    public async Task DisposeAsync() => await _store.DisposeAsync();

    public void Dispose() => _load.Dispose();

    [Fact]
    public async Task Log_WithRubbishBehindTheLastSync_LosesNothing()
    {
        var random = new Random(5);
        for (var i = 0; i < 10; i++)
        {
            var rubbish = new byte[random.Next(1, 40_000)];
            if (i % 2 == 0)
            {
                random.NextBytes(rubbish);
            }

            Assert.Equal(0, await OpenAndJudgeAsync(_disk.With(Log, log => [.. log, .. rubbish])));
        }
    }

    [Fact]
    public async Task Log_CutAnywhere_KeepsWholeTurnsUpToThere()
    {
        var length = _disk.Read(Log).Length;
        var random = new Random(6);
        var before = int.MaxValue;
        foreach (var cut in Enumerable.Range(0, 25).Select(_ => random.Next(length)).Order())
        {
            var gone = await OpenAndJudgeAsync(_disk.With(Log, log => log[..cut]));
            Assert.InRange(gone, 1, Math.Min(30, before));
            before = gone;
        }
    }

    [Fact]
    public async Task Log_DamagedBeforeALaterSync_RefusesAndNamesRestore()
    {
        var log = _disk.Read(Log);
        var records = log.Length / PageRecord.Size;
        var lastGroup = (int)PageRecord.Synced(log.AsSpan((records - 1) * PageRecord.Size, PageRecord.Size));
        Assert.InRange(lastGroup, 1, records - 1);
        var random = new Random(7);
        for (var i = 0; i < 25; i++)
        {
            var at = random.Next(lastGroup * PageRecord.Size);
            var count = random.Next(1, Math.Min(20_000, (lastGroup * PageRecord.Size) - at + 1));
            var flip = i % 2 == 0;
            var damaged = _disk.With(
                Log,
                bytes =>
                {
                    if (flip)
                    {
                        bytes[at] ^= 0x10;
                    }
                    else
                    {
                        bytes.AsSpan(at, count).Clear();
                    }

                    return bytes;
                }
            );
            if (damaged.Read(Log).AsSpan().SequenceEqual(log))
            {
                continue;
            }

            var error = await Assert.ThrowsAsync<StoreDamagedException>(() => OpenAndJudgeAsync(damaged));
            Assert.Contains("restore", error.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Log_DamagedInItsLastGroup_DropsThatGroupWhole()
    {
        var log = _disk.Read(Log);
        var records = log.Length / PageRecord.Size;
        var lastGroup = (int)PageRecord.Synced(log.AsSpan((records - 1) * PageRecord.Size, PageRecord.Size));
        for (var record = lastGroup; record < records; record++)
        {
            var at = (record * PageRecord.Size) + 100;
            var gone = await OpenAndJudgeAsync(
                _disk.With(
                    Log,
                    bytes =>
                    {
                        bytes[at] ^= 1;
                        return bytes;
                    }
                )
            );
            Assert.InRange(gone, 1, 5);
        }
    }

    [Fact]
    public async Task Data_DamagedAnywhere_RefusesAndNamesRestore()
    {
        var length = _disk.Read(Data).Length;
        var random = new Random(8);
        for (var i = 0; i < 25; i++)
        {
            var at = random.Next(length);
            var damaged = _disk.With(
                Data,
                bytes =>
                {
                    switch (at % 3)
                    {
                        case 0:
                            bytes[at] ^= 1;
                            return bytes;
                        case 1:
                            bytes.AsSpan(at / PageRecord.Size * PageRecord.Size, PageRecord.Size).Clear();
                            return bytes;
                        default:
                            return bytes[..at];
                    }
                }
            );
            // Without the log, which holds newer versions of many pages and would mend them.
            var error = await Assert.ThrowsAsync<StoreDamagedException>(() => OpenAndJudgeAsync(damaged.With(Log, _ => [])));
            Assert.Contains("restore", error.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Data_PagesSwapped_Refuses()
    {
        var damaged = _disk.With(
            Data,
            bytes =>
            {
                var page = bytes[(2 * PageRecord.Size)..(3 * PageRecord.Size)];
                bytes.AsSpan(3 * PageRecord.Size, PageRecord.Size).CopyTo(bytes.AsSpan(2 * PageRecord.Size));
                page.CopyTo(bytes, 3 * PageRecord.Size);
                return bytes;
            }
        );
        await Assert.ThrowsAsync<StoreDamagedException>(() => OpenAndJudgeAsync(damaged.With(Log, _ => [])));
    }

    private async Task<int> OpenAndJudgeAsync(SimulatedDisk disk)
    {
        using var judge = _load.Fork();
        await using var store = judge.Open(disk);
        return await judge.JudgeAsync(store);
    }
}
