using ChatBot.Bot.Clock;
using ChatBot.Bot.Scheduling;
using ChatBot.Bot.Storage.Contract;
using ChatBot.Bot.Storage.LiteDb;
using ChatBot.Bot.Tests.TestKit;
using ChatBot.Dialogs.Engine;
using ChatBot.Dialogs.Storage;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace ChatBot.Bot.Tests.Scheduling;

public sealed class RetentionJobTests
{
    private readonly SleepClock _clock = new(Given.Start);
    private readonly MemoryStore _store;

    public RetentionJobTests() => _store = new MemoryStore(_clock);

    [Fact]
    public async Task Run_OverManyPages_DeletesWhatIsPastItsRetentionAndNothingElse()
    {
        await PutAsync(
            Alarm.Kind,
            [
                .. Enumerable
                    .Range(0, 170)
                    .Select(n => new Alarm
                    {
                        Id = $"{n:D3}",
                        Due = null,
                        EndedAt = Given.Start.AddDays(-n),
                    }),
            ]
        );
        await PutAsync(Alarm.Kind, new Alarm { Id = "not ended", Due = null });
        await PutAsync(
            Alarm.KeptKind,
            new Alarm
            {
                Id = "kept",
                Due = null,
                EndedAt = Given.Start.AddYears(-5),
            }
        );
        using var job = Job();

        var removed = await job.RunAsync(CancellationToken.None);

        Assert.Equal(139, removed);
        Assert.NotNull(await _store.ReadAsync(Alarm.Kind, "030"));
        Assert.Null(await _store.ReadAsync(Alarm.Kind, "031"));
        Assert.Null(await _store.ReadAsync(Alarm.Kind, "169"));
        Assert.NotNull(await _store.ReadAsync(Alarm.Kind, "not ended"));
        Assert.NotNull(await _store.ReadAsync(Alarm.KeptKind, "kept"));
        Assert.Equal(0, await job.RunAsync(CancellationToken.None));
    }

    [Fact]
    public async Task Job_AfterTheStart_RunsSoonAndThenEveryNight()
    {
        await PutAsync(
            Alarm.Kind,
            new Alarm
            {
                Id = "old",
                Due = null,
                EndedAt = Given.Start.AddDays(-31),
            }
        );
        await PutAsync(
            Alarm.Kind,
            new Alarm
            {
                Id = "tonight",
                Due = null,
                EndedAt = Given.Start.AddDays(-30).AddHours(12),
            }
        );
        using var job = Job();
        await job.StartAsync(CancellationToken.None);

        await PassUntilAsync(async () => await _store.ReadAsync(Alarm.Kind, "old") is null, TimeSpan.FromMinutes(12));
        Assert.NotNull(await _store.ReadAsync(Alarm.Kind, "tonight"));
        await PassUntilAsync(async () => await _store.ReadAsync(Alarm.Kind, "tonight") is null, TimeSpan.FromHours(24));
        Assert.Equal(20, _clock.GetUtcNow().Hour);
        await job.StopAsync(CancellationToken.None);
    }

    [Theory]
    [InlineData("2026-11-23T01:00:00Z", "2026-11-23T20:15:00Z")]
    [InlineData("2026-11-22T20:14:59Z", "2026-11-22T20:15:00Z")]
    [InlineData("2026-11-22T20:15:00Z", "2026-11-23T20:15:00Z")]
    public void NextNight_IsAQuarterPastThreeInVietnam(string now, string expected) =>
        Assert.Equal(
            DateTimeOffset.Parse(expected, System.Globalization.CultureInfo.InvariantCulture),
            RetentionJob.NextNight(ServiceCalendar.Default, DateTimeOffset.Parse(now, System.Globalization.CultureInfo.InvariantCulture))
        );

    [Fact]
    public async Task Run_ClockFarPastTheNewestStoredInstant_RemovesNothingUntilItIsConfirmed()
    {
        await PutAsync(
            Alarm.Kind,
            new Alarm
            {
                Id = "old",
                Due = null,
                EndedAt = Given.Start.AddDays(-20),
            }
        );
        var guard = Guard();
        using var job = Job(guard);
        await job.RunAsync(CancellationToken.None);

        _clock.Advance(TimeSpan.FromDays(700));
        Assert.Equal(0, await job.RunAsync(CancellationToken.None));
        Assert.NotNull(await _store.ReadAsync(Alarm.Kind, "old"));

        await guard.ConfirmAsync(CancellationToken.None);
        Assert.Equal(1, await job.RunAsync(CancellationToken.None));
    }

    [Fact]
    public async Task Run_CopiesPutAside_GoAfterFourteenDaysAndNothingElseDoes()
    {
        var folder = Directory.CreateTempSubdirectory("chatbot-copies-");
        try
        {
            var (old, young) = ("20261108T005959000", "20261109T010001000");
            foreach (var name in new[] { "chatbot.db.replaced-", "chatbot-log.db.replaced-", "chatbot.db.schema-1-" })
            {
                await File.WriteAllTextAsync(Path.Combine(folder.FullName, name + old), "");
                await File.WriteAllTextAsync(Path.Combine(folder.FullName, name + young), "");
            }

            folder.CreateSubdirectory("keys.replaced-" + old).CreateSubdirectory("deep");
            folder.CreateSubdirectory("keys.replaced-" + young);
            string[] others =
            [
                "chatbot.db",
                "chatbot-log.db",
                "erased.list",
                $"notes.replaced-{old}",
                "chatbot.db.replaced-soon",
                $"chatbot.db.schema-1-{old}.keys",
            ];
            foreach (var name in others)
            {
                await File.WriteAllTextAsync(Path.Combine(folder.FullName, name), "");
            }

            using var job = new RetentionJob(
                [],
                _store,
                ServiceCalendar.Default,
                _clock,
                NullLogger<RetentionJob>.Instance,
                Guard(),
                new Leases(_store, _clock),
                new Copies(new OldCopies(new LiteDbStoreOptions { Path = Path.Combine(folder.FullName, "chatbot.db") }))
            );

            await job.RunAsync(CancellationToken.None);

            Assert.Equal(
                [
                    "chatbot-log.db",
                    $"chatbot-log.db.replaced-{young}",
                    "chatbot.db",
                    $"chatbot.db.replaced-{young}",
                    "chatbot.db.replaced-soon",
                    $"chatbot.db.schema-1-{young}",
                    "erased.list",
                    $"keys.replaced-{young}",
                    $"notes.replaced-{old}",
                ],
                folder.EnumerateFileSystemInfos().Select(entry => entry.Name).Order(StringComparer.Ordinal)
            );
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private RetentionJob Job(ClockGuard? guard = null) =>
        new(
            [Alarm.Kind, Alarm.KeptKind],
            _store,
            ServiceCalendar.Default,
            _clock,
            NullLogger<RetentionJob>.Instance,
            guard ?? Guard(),
            new Leases(_store, _clock)
        );

    private ClockGuard Guard() => new([Alarm.Kind, Alarm.KeptKind], _store, _clock, TimeSpan.FromDays(45), NullLogger<ClockGuard>.Instance);

    private Task<bool> PutAsync(DocumentKind<Alarm> kind, params Alarm[] alarms) =>
        _store.ExecuteAsync(session =>
        {
            foreach (var alarm in alarms)
            {
                session.Put(kind, alarm);
            }

            return ValueTask.FromResult(true);
        });

    private async Task PassUntilAsync(Func<Task<bool>> condition, TimeSpan atMost)
    {
        for (var passed = TimeSpan.Zero; passed < atMost && !await condition(); passed += TimeSpan.FromMinutes(1))
        {
            await _clock.StepAsync(TimeSpan.FromMinutes(1));
        }

        Assert.True(await condition());
    }

    /// <summary>Only what retention asks of a store's copies.</summary>
    private sealed class Copies(OldCopies copies) : IStoreBackup
    {
        public Task<int> BackupAsync(string file, IProgress<double>? progress, CancellationToken cancellationToken, string? keys = null) =>
            throw new NotSupportedException();

        public int RemoveOldCopies(DateTimeOffset now) => copies.Remove(now);
    }
}
