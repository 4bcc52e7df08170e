using System.Diagnostics;
using ChatBot.Bot.Storage.LiteDb;
using ChatBot.Bot.Tests.TestKit;
using ChatBot.Dialogs.Storage;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;
using static ChatBot.Bot.Tests.Storage.SampleDocuments;

namespace ChatBot.Bot.Tests.Storage.LiteDb;

/// <summary>A disk that refuses: clear refusal, nothing half-written, and no restart when it takes writes again.</summary>
public sealed class BrokenDiskTests : IDisposable
{
    private readonly WorkLoad _load = new() { CheckpointPages = 50 };
    private readonly SimulatedDisk _disk = new();

    public void Dispose() => _load.Dispose();

    [Fact]
    public async Task FullDisk_AnywhereInALoad_RefusesWholeAndRecovers()
    {
        var random = new Random(9);
        await using (var store = _load.Open(_disk))
        {
            await _load.RunAsync(store, random, 10);
            for (var round = 0; round < 25; round++)
            {
                var used = _disk.Read("chatbot.db").Length + _disk.Read("chatbot-log.db").Length;
                _disk.Capacity = used + random.Next(300_000);
                for (var tries = 0; store.IsWritable && tries < 200; tries++)
                {
                    await _load.RunAsync(store, random, 10);
                }

                Assert.False(store.IsWritable);
                _disk.Capacity = 0;
                await Assert.ThrowsAsync<StoreUnavailableException>(() => store.RunAsync(s => s.Put(Chats, new Chat("full", "n", 1))));
                _disk.Capacity = long.MaxValue;
                await store.RunAsync(_ => { });
                Assert.True(store.IsWritable);
                Assert.Null(await store.GetAsync(Chats, "full"));
                Assert.Equal(0, await _load.JudgeAsync(store, refusedMayBeFound: false));
            }
        }

        await using var again = _load.Open(_disk);
        Assert.Equal(0, await _load.JudgeAsync(again, refusedMayBeFound: false));
    }

    [Fact]
    public async Task ReadOnlyDisk_RefusesAndRecovers()
    {
        await using var store = _load.Open(_disk);
        await _load.RunAsync(store, new Random(10), 20);
        _disk.IsReadOnly = true;
        await _load.RunAsync(store, new Random(11), 20);
        Assert.False(store.IsWritable);
        await Assert.ThrowsAsync<StoreUnavailableException>(() => store.RunAsync(s => s.Put(Chats, new Chat("a", "n", 1))));
        _disk.IsReadOnly = false;
        await store.RunAsync(_ => { });
        Assert.Equal(0, await _load.JudgeAsync(store, refusedMayBeFound: false));
    }

    [Fact]
    public async Task SyncThatFails_TakesTheWholeGroupBack()
    {
        await using var store = _load.Open(_disk);
        await _load.RunAsync(store, new Random(12), 20);
        // All bytes of the group are in the file; only nobody knows whether they are on the disk.
        _disk.SyncFails = true;
        await _load.RunAsync(store, new Random(13), 5);
        Assert.False(store.IsWritable);
        _disk.SyncFails = false;
        await store.RunAsync(_ => { });
        Assert.Equal(0, await _load.JudgeAsync(store, refusedMayBeFound: false));
    }

    [Fact]
    public async Task Outbox_WhileTheDiskIsFull_KeepsItsMarks()
    {
        await using (var store = _load.Open(_disk))
        {
            await store.RunAsync(s =>
            {
                s.Enqueue(Message("a"));
                s.Enqueue(Message("b"));
            });
            var entries = await store.ClaimAllAsync();
            _disk.IsReadOnly = true;
            store.Outbox.Complete(entries[0]);
            await Assert.ThrowsAsync<StoreUnavailableException>(() => store.Outbox.FlushAsync(CancellationToken.None));
            _disk.IsReadOnly = false;
            await store.Outbox.FlushAsync(CancellationToken.None);
        }

        await using var again = _load.Open(_disk);
        Assert.Equal(["b"], (await again.ClaimAllAsync()).Select(e => e.Activity.Text));
    }

    [TmpfsFact]
    public async Task RealFullDisk_RefusesAndRecoversWithoutRestart()
    {
        var folder = Directory.CreateTempSubdirectory("chatbot-full-").FullName;
        Run("mount", "-t", "tmpfs", "-o", "size=3m", "tmpfs", folder);
        try
        {
            var options = new LiteDbStoreOptions { Path = Path.Combine(folder, "chatbot.db"), CheckpointPages = 100 };
            var acknowledged = new List<int>();
            await using (var store = LiteDbStore.Open(options, All, TimeProvider.System, NullLoggerFactory.Instance))
            {
                var i = 0;
                for (; store.IsWritable && i < 5000; i++)
                {
                    try
                    {
                        await store.RunAsync(s => s.Put(Chats, new Chat($"{i}", "n", i, new string('x', 3000))));
                        acknowledged.Add(i);
                    }
                    catch (StoreUnavailableException) { }
                }

                Assert.False(store.IsWritable);
                Run("mount", "-o", "remount,size=40m", folder);
                Assert.True(SpinWait.SpinUntil(() => store.IsWritable, Eventually.Deadline), "It must heal by itself.");
                await store.RunAsync(s => s.Put(Chats, new Chat("after", "n", 1)));
            }

            await using var again = LiteDbStore.Open(options, All, TimeProvider.System, NullLoggerFactory.Instance);
            foreach (var id in acknowledged)
            {
                Assert.Equal(id, (await again.GetAsync(Chats, $"{id}"))!.Step);
            }

            Assert.NotNull(await again.GetAsync(Chats, "after"));
        }
        finally
        {
            Run("umount", "-l", folder);
            Directory.Delete(folder);
        }
    }

    private static void Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
        var error = process.StandardError.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, $"{program} {string.Join(' ', arguments)}: {error}");
    }
}

/// <summary>Runs where a small file system can be mounted: as root on Linux.</summary>
public sealed class TmpfsFactAttribute : FactAttribute
{
    private static readonly Lazy<bool> CanMount = new(() =>
    {
        if (!OperatingSystem.IsLinux() || !Environment.IsPrivilegedProcess)
        {
            return false;
        }

        var folder = Directory.CreateTempSubdirectory("chatbot-mount-").FullName;
        using var mount = Process.Start(
            new ProcessStartInfo("mount", ["-t", "tmpfs", "-o", "size=1m", "tmpfs", folder]) { RedirectStandardError = true }
        )!;
        mount.WaitForExit();
        if (mount.ExitCode == 0)
        {
            using var unmount = Process.Start("umount", folder);
            unmount.WaitForExit();
        }

        Directory.Delete(folder);
        return mount.ExitCode == 0;
    });

    public TmpfsFactAttribute()
    {
        if (!CanMount.Value)
        {
            Skip = "Needs the right to mount a file system (root on Linux).";
        }
    }
}
