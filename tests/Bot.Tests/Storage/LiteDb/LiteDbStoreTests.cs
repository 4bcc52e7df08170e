using System.Diagnostics;
using System.Text;
using ChatBot.Bot.Storage.LiteDb;
using ChatBot.Bot.Tests.TestKit;
using ChatBot.Dialogs.Storage;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;
using static ChatBot.Bot.Tests.Storage.SampleDocuments;

namespace ChatBot.Bot.Tests.Storage.LiteDb;

/// <summary>The contract on LiteDB over a real folder.</summary>
public sealed class LiteDbStoreTests : StoreContract
{
    private readonly string _folder = Directory.CreateTempSubdirectory("chatbot-store-").FullName;
    private LiteDbStore? _store;

    public override async Task DisposeAsync()
    {
        await CloseAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task Files_NeverShowPersonalDataOrKeys()
    {
        const string Name = "NguyenVanBiMat";
        const string Key = "telegram/bot/778899001122";
        await Store.RunAsync(s =>
        {
            s.Put(Chats, new Chat(Key, Name, 1));
            s.Enqueue(Message(Name, "778899001122"));
        });
        // While the log still holds all of it, and again when it lies in the data file.
        AssertHidden(Name, "778899001122");
        await CloseAsync();
        AssertHidden(Name, "778899001122");
        await ReopenAsync();
        Assert.Equal(Name, (await Store.GetAsync(Chats, Key))!.Name);
        Assert.Equal(Name, Assert.Single(await Store.ClaimAllAsync()).Activity.Text);
    }

    [Fact]
    public void Files_AreForTheirOwnerOnly()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        foreach (var file in Directory.EnumerateFiles(_folder))
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
        }

        var keys = Path.Combine(_folder, "keys");
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(keys));
    }

    [Fact]
    public async Task Pseudonym_IsStableShortAndTellsNothing()
    {
        var name = _store!.Pseudonym("telegram/bot/778899001122");
        Assert.Equal(12, name.Length);
        Assert.NotEqual(name, _store.Pseudonym("telegram/bot/778899001123"));
        Assert.DoesNotContain("77889", name, StringComparison.Ordinal);
        await ReopenAsync();
        Assert.Equal(name, _store!.Pseudonym("telegram/bot/778899001122"));
    }

    [Fact]
    public async Task Queue_Full_RefusesAndGoesOn()
    {
        await CloseAsync();
        await using var store = Open(o => o with { JobQueue = 2, CitizenQueue = 2 });
        using var hold = new ManualResetEventSlim();
        using var begun = new ManualResetEventSlim();
        var first = store.RunAsync(_ =>
        {
            begun.Set();
            Assert.True(hold.Wait(Eventually.Deadline));
        });
        Assert.True(begun.Wait(Eventually.Deadline));
        var waiting = new[] { store.RunAsync(_ => { }), store.RunAsync(_ => { }) };
        await Assert.ThrowsAsync<StoreUnavailableException>(() => store.RunAsync(_ => { }));
        var citizen = store.RunAsync(_ => { }, WorkPriority.Citizen);
        Time.Advance(TimeSpan.FromSeconds(3));
        Assert.Equal(3, store.QueueLength);
        Assert.Equal(TimeSpan.FromSeconds(3), store.OldestWait(WorkPriority.Citizen));
        hold.Set();
        await Task.WhenAll([first, citizen, .. waiting]);
        await store.RunAsync(_ => { });
        Assert.Equal(TimeSpan.Zero, store.OldestWait(WorkPriority.Citizen));
    }

    [Fact]
    public async Task Heartbeat_StandsStillWhileAWorkHangs()
    {
        using var hold = new ManualResetEventSlim();
        using var begun = new ManualResetEventSlim();
        Assert.True(_store!.IsAlive);
        var work = Store.RunAsync(_ =>
        {
            begun.Set();
            Assert.True(hold.Wait(Eventually.Deadline));
        });
        Assert.True(begun.Wait(Eventually.Deadline));
        Time.Advance(TimeSpan.FromSeconds(4));
        Assert.True(_store.IsAlive);
        Time.Advance(TimeSpan.FromSeconds(2));
        Assert.False(_store.IsAlive);
        Assert.Equal(TimeSpan.FromSeconds(6), Time.GetUtcNow() - _store.LastHeartbeat);
        hold.Set();
        await work;
        await Store.RunAsync(_ => { });
        Assert.True(_store.IsAlive);
    }

    [Fact]
    public async Task Marks_WithoutAnyTurn_ReachTheDiskAfterAShortWhile()
    {
        await Store.RunAsync(s => s.Enqueue(Message("a")));
        var entry = Assert.Single(await Store.ClaimAllAsync());
        var groups = _store!.Groups;
        Store.Outbox.Complete(entry);
        Time.Advance(TimeSpan.FromMilliseconds(20));
        Assert.True(SpinWait.SpinUntil(() => _store.Groups > groups, Eventually.Deadline));
    }

    [Fact]
    public async Task RunTwice_FindsAWorkThatDependsOnMoreThanItsInputs()
    {
        await CloseAsync();
        await using var store = Open(o => o with { RunEachTurnTwice = true });
        var runs = 0;
        await store.RunAsync(s =>
        {
            s.Put(Chats, new Chat("same", "n", 1));
            s.Enqueue(Message("same"));
            Assert.True(s.TryClaimAsync("k").Now());
            runs++;
        });
        Assert.Equal(2, runs);
        await Assert.ThrowsAsync<InvalidOperationException>(() => store.RunAsync(s => s.Put(Chats, new Chat("a", "n", runs++))));
        await Assert.ThrowsAsync<InvalidOperationException>(() => store.RunAsync(s => s.Enqueue(Message($"{runs++}"))));
        await Assert.ThrowsAsync<InvalidOperationException>(() => store.RunAsync(s => s.Delete(Chats, $"{runs++}")));
        await Assert.ThrowsAsync<InvalidOperationException>(() => store.ExecuteAsync(s => s.TryClaimAsync($"{runs++}")));
        Assert.Null(await store.GetAsync(Chats, "a"));
        Assert.Single(await store.ClaimAllAsync());
        Assert.False(await store.ExecuteAsync(s => s.TryClaimAsync("k")));
    }

    [Fact]
    public async Task Index_DeclaredLater_HoldsOldDocuments()
    {
        await Store.RunAsync(s =>
        {
            for (var i = 0; i < 20; i++)
            {
                s.Put(Bookings, new Booking($"{i}", "p", "Vinh", i));
            }
        });
        await CloseAsync();
        var kind = new DocumentKind<Booking>("bookings", SampleJson.Default.Booking, b => b.Id, new Retention(30, "for tests"))
        {
            Person = b => b.Person,
            Indexes = new Dictionary<string, Func<Booking, IndexValue?>> { ["minus"] = b => -b.Day!.Value },
        };
        await using var store = LiteDbStore.Open(Options(), [kind], Time, NullLoggerFactory.Instance);
        var found = await store.QueryAsync(kind, new IndexRange("minus", null, -18));
        Assert.Equal(["19", "18"], found.Select(b => b.Id));
    }

    [Fact]
    public async Task Close_FinishesWhatWaits()
    {
        var tasks = await TogetherAsync(
            Enumerable
                .Range(0, 500)
                .Select(i =>
                    (Func<IStoreSession, ValueTask>)(
                        s =>
                        {
                            s.Put(Chats, new Chat($"{i}", "n", i));
                            return ValueTask.CompletedTask;
                        }
                    )
                )
        );
        await CloseAsync();
        await Task.WhenAll(tasks);
        await Assert.ThrowsAsync<StoreUnavailableException>(() => Store.RunAsync(_ => { }));
        await ReopenAsync();
        Assert.Equal(499, (await Store.GetAsync(Chats, "499"))!.Step);
    }

    [Fact]
    public async Task Work_ThatAwaitsSomethingElse_FailsByName()
    {
        var release = new TaskCompletionSource();
        var error = await Assert.ThrowsAsync<InvalidOperationException>(() =>
            Store.ExecuteAsync(async session =>
            {
                session.Put(Chats, new Chat("a", "n", 1));
                await release.Task;
                session.Put(Chats, new Chat("b", "n", 1));
                return true;
            })
        );
        Assert.Contains(nameof(Work_ThatAwaitsSomethingElse_FailsByName), error.Message, StringComparison.Ordinal);
        release.SetResult();
        Assert.Null(await Store.GetAsync(Chats, "a"));
        Assert.Null(await Store.GetAsync(Chats, "b"));
    }

    [Fact]
    public async Task Works_OfCitizens_GoBeforeJobs()
    {
        var order = new List<string>();
        using var hold = new ManualResetEventSlim();
        using var begun = new ManualResetEventSlim();
        var first = Store.RunAsync(_ =>
        {
            begun.Set();
            Assert.True(hold.Wait(Eventually.Deadline));
        });
        Assert.True(begun.Wait(Eventually.Deadline));
        var rest = new[]
        {
            Store.RunAsync(_ => order.Add("job 1")),
            Store.RunAsync(_ => order.Add("citizen 1"), WorkPriority.Citizen),
            Store.RunAsync(_ => order.Add("job 2")),
            Store.RunAsync(_ => order.Add("citizen 2"), WorkPriority.Citizen),
        };
        hold.Set();
        await first;
        await Task.WhenAll(rest);
        Assert.Equal(["citizen 1", "citizen 2", "job 1", "job 2"], order);
    }

    [Fact]
    public async Task Work_CancelledWhileItWaits_DoesNotRun()
    {
        using var stop = new CancellationTokenSource();
        using var hold = new ManualResetEventSlim();
        var first = Store.RunAsync(_ => Assert.True(hold.Wait(Eventually.Deadline)));
        var second = Store.ExecuteAsync(
            s =>
            {
                s.Put(Chats, new Chat("a", "n", 1));
                return new ValueTask<bool>(true);
            },
            WorkPriority.Job,
            stop.Token
        );
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second);
        hold.Set();
        await first;
        Assert.Null(await Store.GetAsync(Chats, "a"));
    }

    /// <summary>Queues works while the writer is held, so that they share a group.</summary>
    protected override async Task<IReadOnlyList<Task<bool>>> TogetherAsync(IEnumerable<Func<IStoreSession, ValueTask>> works)
    {
        using var hold = new ManualResetEventSlim();
        var first = Store.RunAsync(_ => Assert.True(hold.Wait(Eventually.Deadline)));
        var tasks = works.Select(w => Store.RunAsync(w)).ToList();
        hold.Set();
        await first;
        return tasks;
    }

    protected override Task<IStore> OpenAsync() => Task.FromResult<IStore>(_store = Open(o => o));

    protected override async Task CloseAsync()
    {
        if (_store is not null)
        {
            await _store.DisposeAsync();
        }

        _store = null;
    }

    private LiteDbStore Open(Func<LiteDbStoreOptions, LiteDbStoreOptions> change) =>
        LiteDbStore.Open(change(Options()), All, Time, NullLoggerFactory.Instance);

    private LiteDbStoreOptions Options() => new() { Path = Path.Combine(_folder, "chatbot.db") };

    private void AssertHidden(params string[] secrets)
    {
        foreach (var file in Directory.EnumerateFiles(_folder, "*.db*"))
        {
            // Not through .NET, which respects the lock of the running store.
            var copy = Path.Combine(_folder, "copy");
            using (var copying = Process.Start("cp", [file, copy]))
            {
                copying.WaitForExit();
                Assert.Equal(0, copying.ExitCode);
            }

            var bytes = File.ReadAllBytes(copy);
            foreach (var secret in secrets)
            {
                Assert.Equal(-1, bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(secret)));
                Assert.Equal(-1, bytes.AsSpan().IndexOf(Encoding.Unicode.GetBytes(secret)));
            }
        }
    }
}
