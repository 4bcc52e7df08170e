using System.Reflection;
using System.Text.Json.Serialization;
using ChatBot.Bot.Channels.Shared;
using ChatBot.Bot.Clock;
using ChatBot.Bot.Delivery;
using ChatBot.Bot.Office.Transport;
using ChatBot.Content.Model;
using ChatBot.Dialogs.Storage;

namespace ChatBot.Bot.Office.Doctor;

/// <summary>What only the running service knows of itself. Not audited: it tells nothing about anybody.</summary>
internal sealed class ServiceState(
    IStore store,
    IStoreHealth health,
    SendingSwitch sending,
    IEnumerable<IChannelAdapter> adapters,
    ClockGuard guard,
    Func<ContentSnapshot> content,
    TimeProvider time
) : OfficeOperation<ServiceState.Request, ServiceState.Result>(Contract)
{
    /// <summary>Name, request and result of the operation.</summary>
    public static readonly OfficeContract<Request, Result> Contract = new(
        "service.state",
        ServiceStateJson.Default.Request,
        ServiceStateJson.Default.Result
    );

    // An older backup is worth nothing and is reported as none.
    private static readonly TimeSpan BackupsLookedFor = TimeSpan.FromDays(60);
    private static readonly TimeSpan StorePatience = TimeSpan.FromSeconds(3);

    /// <summary>Version of this program, without its commit.</summary>
    public static string Version { get; } =
        typeof(ServiceState).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "";

    /// <summary>Asks for it; there is nothing to choose.</summary>
    public sealed record Request;

    /// <param name="Version">Version of the program that runs.</param>
    /// <param name="Alive">The store's writer works.</param>
    /// <param name="Writable">The store can write.</param>
    /// <param name="Schema">Number of the schema of its files.</param>
    /// <param name="Waiting">Works that wait for the writer.</param>
    /// <param name="OldestWaitSeconds">How long the oldest citizen's work has been waiting.</param>
    /// <param name="Pending">Messages that wait to be sent.</param>
    /// <param name="Sending">The operator's switch.</param>
    /// <param name="Now">The service's clock.</param>
    /// <param name="HistoryRead">The store answered in time, so that <paramref name="LastBackupAt"/> is known.</param>
    /// <param name="LastBackupAt">When the last backup was finished, or null when there was none within sixty days.</param>
    /// <param name="Channels">By name.</param>
    /// <param name="DoubtedSince">The newest stored instant, while the clock is in doubt because it is far past it; else null.</param>
    /// <param name="Seats">What wants a look at the seats, or null when the store did not answer in time.</param>
    /// <param name="Undelivered">What did not get through, or null when the store did not answer in time.</param>
    public sealed record Result(
        string Version,
        bool Alive,
        bool Writable,
        int Schema,
        int Waiting,
        double OldestWaitSeconds,
        int Pending,
        SendingMode Sending,
        DateTimeOffset Now,
        bool HistoryRead,
        DateTimeOffset? LastBackupAt,
        IReadOnlyList<Channel> Channels,
        DateTimeOffset? DoubtedSince = null,
        SeatAlarms? Seats = null,
        UndeliveredFigures? Undelivered = null
    );

    /// <summary>Name and status of a channel.</summary>
    public sealed record Channel(string Name, ChannelStatus Status);

    public override async Task<Result> RunAsync(Request request, OfficeCall call)
    {
        var (read, backup) = await LastBackupAsync(call.CancellationToken);
        return new Result(
            Version,
            health.IsAlive,
            health.IsWritable,
            health.Schema,
            health.QueueLength,
            health.OldestWait(WorkPriority.Citizen).TotalSeconds,
            store.Outbox.PendingCount,
            sending.Mode,
            time.GetUtcNow(),
            read,
            backup,
            [
                .. adapters
                    .OrderBy(adapter => adapter.Channel, StringComparer.Ordinal)
                    .Select(adapter => new Channel(adapter.Channel, adapter.Status)),
            ],
            guard.Doubt?.Newest,
            await SoonAsync(
                SeatAlarms.ReadAsync(store, content().Classes.Keys, time.GetUtcNow(), call.CancellationToken),
                call.CancellationToken
            ),
            await SoonAsync(UndeliveredSearch.CountAsync(store, call.CancellationToken), call.CancellationToken)
        );
    }

    private static async Task<T?> SoonAsync<T>(Task<T> read, CancellationToken cancellationToken)
        where T : class
    {
        try
        {
            return await read.WaitAsync(StorePatience, cancellationToken);
        }
        catch (Exception e) when (e is TimeoutException or StoreUnavailableException)
        {
            return null;
        }
    }

    private async Task<(bool Read, DateTimeOffset? At)> LastBackupAsync(CancellationToken cancellationToken)
    {
        var from = time.GetUtcNow() - BackupsLookedFor;
        try
        {
            var entries = await store
                .ExecuteAsync(
                    session => session.QueryAsync(AuditEntry.Kind, new IndexRange("at", from, null)),
                    WorkPriority.Job,
                    cancellationToken
                )
                .WaitAsync(StorePatience, cancellationToken);
            return (true, entries.Where(entry => entry.What == BackupOperation.Done).Max(entry => (DateTimeOffset?)entry.At));
        }
        catch (Exception e) when (e is TimeoutException or StoreUnavailableException)
        {
            // The other fields report the trouble of the store.
            return (false, null);
        }
    }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true)]
[JsonSerializable(typeof(ServiceState.Request))]
[JsonSerializable(typeof(ServiceState.Result))]
internal sealed partial class ServiceStateJson : JsonSerializerContext;
