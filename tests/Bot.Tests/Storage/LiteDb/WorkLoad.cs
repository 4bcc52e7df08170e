using ChatBot.Bot.Storage.LiteDb;
using ChatBot.Dialogs.Storage;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Xunit;
using static ChatBot.Bot.Tests.Storage.SampleDocuments;

namespace ChatBot.Bot.Tests.Storage.LiteDb;

/// <summary>
/// Random works whose effect can be judged from the files alone. Work n claims a key, puts its booking and the state of one conversation,
/// and enqueues two messages; all of that or nothing of it must be found. Works run in one order, and those found must be its beginning.
/// </summary>
internal sealed class WorkLoad : IDisposable
{
    private const int Conversations = 7;
    private readonly string _folder = Directory.CreateTempSubdirectory("chatbot-load-").FullName;
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2020, 10, 5, 1, 0, 0, TimeSpan.Zero));
    private readonly List<(int Id, int Conversation)> _order = [];
    private readonly HashSet<int> _acknowledged = [];
    private readonly HashSet<int> _refused = [];
    private int _next;

    /// <summary>Works whose callers were told that they are on disk.</summary>
    public int Acknowledged => _acknowledged.Count;

    public LiteDbStoreOptions Options(IStoreDisk disk) =>
        new()
        {
            Path = Path.Combine(_folder, "chatbot.db"),
            Disk = disk,
            GroupSize = 5,
            CheckpointPages = CheckpointPages,
            CachedDocuments = 8,
        };

    public int CheckpointPages { get; set; } = 60;

    public LiteDbStore Open(IStoreDisk disk) => LiteDbStore.Open(Options(disk), All, _time, NullLoggerFactory.Instance);

    /// <summary>Runs works, some at the same time, until so many were tried or one was refused.</summary>
    public async Task RunAsync(LiteDbStore store, Random random, int count)
    {
        var done = 0;
        while (done < count)
        {
            var together = Math.Min(count - done, random.Next(1, 9));
            var works = Enumerable
                .Range(0, together)
                .Select(_ => StartAsync(store, random.Next(Conversations), random.Next(6000)))
                .ToList();
            done += together;
            foreach (var entry in await store.ClaimAllAsync())
            {
                if (random.Next(4) == 0)
                {
                    store.Outbox.RecordAttempt(entry, 1);
                }
            }

            var refused = false;
            foreach (var (id, work) in works)
            {
                try
                {
                    await work;
                    _acknowledged.Add(id);
                }
                catch (StoreUnavailableException)
                {
                    refused = true;
                    _refused.Add(id);
                }
            }

            if (refused)
            {
                return;
            }
        }
    }

    /// <summary>
    /// Judges what a store holds, and goes on from there. Returns how many acknowledged works are gone (only damage may do that).
    /// </summary>
    public async Task<int> JudgeAsync(LiteDbStore store, bool refusedMayBeFound = true)
    {
        var found = (await store.QueryAsync(Bookings, new IndexRange("day", null, null))).Select(b => (int)b.Day!.Value).ToHashSet();
        // Whoever sent during the run that was cut off or refused is gone.
        await store.Outbox.ReleaseAsync(store.Node, CancellationToken.None);
        var messages = (await store.ClaimAllAsync()).Select(e => e.Activity.Text).ToList();
        // A disk that was full for one group may have taken the next; a power cut takes the end of all that ran.
        var possible = refusedMayBeFound ? _order : _order.Where(w => !_refused.Contains(w.Id)).ToList();
        Assert.Equal(possible.Select(w => w.Id).TakeWhile(found.Contains).ToHashSet(), found);
        var kept = _order.Where(w => found.Contains(w.Id)).ToList();
        Assert.Equal(kept.SelectMany(w => new[] { $"{w.Id}/a", $"{w.Id}/b" }), messages);
        foreach (var (id, _) in _order)
        {
            var isClaimed = await store
                .ExecuteAsync(async s =>
                {
                    var free = await s.TryClaimAsync($"update/{id}");
                    return free ? throw new FormatException() : true;
                })
                .ContinueWith(t => t.IsCompletedSuccessfully, TaskScheduler.Default);
            Assert.Equal(found.Contains(id), isClaimed);
        }

        for (var c = 0; c < Conversations; c++)
        {
            var last = kept.Where(w => w.Conversation == c).Select(w => w.Id).DefaultIfEmpty(-1).Last();
            Assert.Equal(last, (await store.GetAsync(Chats, $"c{c}"))?.Step ?? -1);
            Assert.Equal(
                kept.Where(w => w.Conversation == c).Select(w => w.Id).Order(),
                (await store.ExecuteAsync(s => s.OfPersonAsync(Bookings, $"c{c}"))).Select(b => (int)((Booking)b).Day!.Value).Order()
            );
        }

        if (!refusedMayBeFound)
        {
            Assert.Empty(found.Intersect(_refused));
        }

        var gone = _acknowledged.Count(id => !found.Contains(id));
        _order.RemoveAll(w => !found.Contains(w.Id));
        _acknowledged.IntersectWith(found);
        _refused.ExceptWith(found);
        return gone;
    }

    /// <summary>A judge of another course of events from the same beginning.</summary>
    public WorkLoad Fork()
    {
        var fork = new WorkLoad { _next = _next, CheckpointPages = CheckpointPages };
        fork._order.AddRange(_order);
        fork._acknowledged.UnionWith(_acknowledged);
        fork._refused.UnionWith(_refused);
        Directory.CreateDirectory(Path.Combine(fork._folder, "keys"));
        foreach (var key in Directory.EnumerateFiles(Path.Combine(_folder, "keys")))
        {
            File.Copy(key, Path.Combine(fork._folder, "keys", Path.GetFileName(key)));
        }

        return fork;
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private (int Id, Task Work) StartAsync(LiteDbStore store, int conversation, int padding)
    {
        var id = _next++;
        var work = store.ExecuteAsync(async s =>
        {
            if (!await s.TryClaimAsync($"update/{id}"))
            {
                throw new InvalidOperationException("An update that was never handled is claimed.");
            }

            var state = await s.GetAsync(Chats, $"c{conversation}");
            s.Enqueue(Message($"{id}/a"));
            s.Put(Chats, new Chat($"c{conversation}", state?.Name ?? "Bé", id, new string('x', padding)));
            s.Put(Bookings, new Booking($"{id}", $"c{conversation}", "Vinh", id));
            s.Enqueue(Message($"{id}/b"));
            lock (_order)
            {
                _order.Add((id, conversation));
            }

            return true;
        });
        return (id, work);
    }
}
