using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Serialization;
using ChatBot.Bot.Storage.LiteDb;
using ChatBot.Dialogs.Activities;
using ChatBot.Dialogs.Storage;
using Microsoft.Extensions.Logging.Abstractions;

namespace ChatBot.Benchmarks;

/// <summary>
/// What a turn costs in the store alone: a claim, a state of 1.5 KB read, sealed and written, one message enqueued, sent and marked, every
/// turn synced; 64 turns at a time, each on a random one of the active conversations, which lie spread among all that are stored.
/// <c>store [CONVERSATIONS] [SECONDS] [ACTIVE]</c>; TMPDIR says on which disk.
/// </summary>
internal static class StoreMeasure
{
    private const int AtOnce = 64;

    private static readonly DocumentKind<MeasuredState> States = new(
        "states",
        MeasureJson.Default.MeasuredState,
        s => s.Key,
        new Retention(30, "for measuring")
    )
    {
        KeyIsPersonal = true,
        PersonalFields = ["text"],
        OwnerlessBecause = "for measuring",
    };

    public static async Task RunAsync(string[] args)
    {
        var conversations = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 1000;
        var time = TimeSpan.FromSeconds(args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 5);
        var active = Math.Min(conversations, args.Length > 2 ? int.Parse(args[2], CultureInfo.InvariantCulture) : 1000);
        var folder = Directory.CreateTempSubdirectory("chatbot-measure-").FullName;
        try
        {
            var options = new LiteDbStoreOptions { Path = Path.Combine(folder, "chatbot.db") };
            await using var store = LiteDbStore.Open(options, [States], TimeProvider.System, NullLoggerFactory.Instance);
            for (var from = 0; from < conversations; from += 500)
            {
                var first = from;
                await store.ExecuteAsync(session =>
                {
                    for (var i = first; i < Math.Min(conversations, first + 500); i++)
                    {
                        session.Put(States, State(i, 0));
                    }

                    return new ValueTask<bool>(true);
                });
            }

            using var stop = new CancellationTokenSource();
            var sending = SendAsync(store, stop.Token);
            await RunTurnsAsync(store, conversations, active, TimeSpan.FromSeconds(4));

            var (cpu, pages, groups, allocated) = (
                Process.GetCurrentProcess().TotalProcessorTime,
                store.PagesWritten,
                store.Groups,
                GC.GetTotalAllocatedBytes()
            );
            var watch = Stopwatch.StartNew();
            var latencies = await RunTurnsAsync(store, conversations, active, time);
            var seconds = watch.Elapsed.TotalSeconds;
            var cpuMicroseconds = (Process.GetCurrentProcess().TotalProcessorTime - cpu).TotalMicroseconds;
            latencies.Sort();
            Console.WriteLine(
                string.Format(
                    CultureInfo.InvariantCulture,
                    "stored {0,7}  active {1,7}  turns/s {2,7:0}  CPU us/turn {3,6:0.0}  pages/turn {4,5:0.00}  turns/group {5,5:0.0}  "
                        + "KB/turn {6,6:0.0}  p50 {7,5:0.0} ms  p99 {8,5:0.0} ms",
                    conversations,
                    active,
                    latencies.Count / seconds,
                    cpuMicroseconds / latencies.Count,
                    (double)(store.PagesWritten - pages) / latencies.Count,
                    (double)latencies.Count / (store.Groups - groups),
                    (GC.GetTotalAllocatedBytes() - allocated) / 1024.0 / latencies.Count,
                    latencies[latencies.Count / 2],
                    latencies[latencies.Count * 99 / 100]
                )
            );
            await stop.CancelAsync();
            await sending;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<List<double>> RunTurnsAsync(LiteDbStore store, int conversations, int active, TimeSpan time)
    {
        var watch = Stopwatch.StartNew();
        var callers = Enumerable
            .Range(0, AtOnce)
            .Select(_ =>
                Task.Run(async () =>
                {
                    var latencies = new List<double>();
                    while (watch.Elapsed < time)
                    {
                        var began = Stopwatch.GetTimestamp();
                        var conversation = Random.Shared.Next(active) * (conversations / active);
                        var update = Random.Shared.NextInt64();
                        await store.ExecuteAsync(session => Turn(session, conversation, update), WorkPriority.Citizen);
                        latencies.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
                    }

                    return latencies;
                })
            )
            .ToList();
        return [.. (await Task.WhenAll(callers)).SelectMany(l => l)];
    }

    private static async ValueTask<bool> Turn(IStoreSession session, int conversation, long update)
    {
        if (!await session.TryClaimAsync(string.Create(CultureInfo.InvariantCulture, $"telegram/1/update/{update}")))
        {
            return false;
        }

        var state = await session.GetAsync(States, Key(conversation)) ?? State(conversation, 0);
        session.Put(States, state with { Turn = state.Turn + 1 });
        session.Enqueue(
            new OutgoingActivity
            {
                To = new ConversationReference("telegram", "1", "1", "1"),
                Text = "Quý vị muốn đăng ký cho mình hay cho con? Xin chọn một trong hai nút bên dưới.",
                Key = "signup.ask-subject",
                Buttons = [new Button("Cho tôi", "signup:self"), new Button("Cho con tôi", "signup:child")],
            }
        );
        return true;
    }

    private static async Task SendAsync(LiteDbStore store, CancellationToken cancellationToken)
    {
        try
        {
            while (true)
            {
                await store.Outbox.WaitAsync(store.Node, cancellationToken);
                foreach (var entry in await store.Outbox.ClaimAsync(store.Node, AtOnce, TimeSpan.FromMinutes(1), cancellationToken))
                {
                    store.Outbox.Complete(entry);
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The measurement is over.
        }
    }

    private static MeasuredState State(int conversation, int turn) => new(Key(conversation), turn, Convert.ToBase64String(new byte[1050]));

    private static string Key(int conversation) => string.Create(CultureInfo.InvariantCulture, $"telegram/1/{conversation}");
}

/// <summary>A conversation's state of the usual size.</summary>
internal sealed record MeasuredState(string Key, int Turn, string Text);

[JsonSerializable(typeof(MeasuredState))]
internal sealed partial class MeasureJson : JsonSerializerContext;
