using ChatBot.Bot.Channels.Shared;
using ChatBot.Bot.Delivery;
using ChatBot.Bot.Tests.TestKit;
using ChatBot.Bot.Turns;
using ChatBot.Dialogs.Activities;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace ChatBot.Bot.Tests.Delivery;

/// <summary>A dispatcher with everything around it.</summary>
internal sealed class DispatcherBench : IAsyncDisposable
{
    private readonly List<Dispatcher> _dispatchers = [];

    public DispatcherBench(ChannelPace? pace = null, DeliveryLimits? limits = null)
    {
        Adapter = new ScriptedAdapter(pace: pace);
        Adapters = [Adapter];
        Limits = limits ?? new DeliveryLimits();
        Store = new MemoryStore(Clock);
        Switch = new SendingSwitch(Store, Clock);
        Alarms = new DeliveryAlarms(Clock, NullLogger<DeliveryAlarms>.Instance);
        Gateway = new TurnGateway(
            Store,
            Turn,
            () => Given.Content,
            _ => new ChannelCapabilities(),
            Clock,
            NullLogger<TurnGateway>.Instance
        );
    }

    public FakeTimeProvider Clock { get; } = new(Given.Start);

    public MemoryStore Store { get; }

    public ScriptedAdapter Adapter { get; }

    public List<IChannelAdapter> Adapters { get; }

    public List<IFileMaker> Files { get; } = [];

    public ScriptedGate Gate { get; } = new();

    public ScriptedTurn Turn { get; } = new();

    public TurnGateway Gateway { get; }

    public SendingSwitch Switch { get; private set; }

    public DeliveryAlarms Alarms { get; }

    public DeliveryLimits Limits { get; }

    public Dispatcher Dispatcher => _dispatchers[^1];

    public IReadOnlyList<EventActivity> Events => [.. Turn.Ran.Select(r => r.Activity).OfType<EventActivity>()];

    public IReadOnlyList<string> Pending => [.. Store.OutboxEntries.Pending.Select(e => e.Activity.Text)];

    public Task EnqueueAsync(params OutgoingActivity[] activities) =>
        Store.ExecuteAsync(session =>
        {
            foreach (var activity in activities)
            {
                session.Enqueue(activity);
            }

            return ValueTask.FromResult(true);
        });

    public async Task StartAsync()
    {
        var services = new DeliveryServices(Store, Gateway, Gate, Switch, Alarms, Clock, () => 1, Limits, NullLogger.Instance)
        {
            Files = Files,
        };
        _dispatchers.Add(new Dispatcher(services, Adapters));
        await Dispatcher.StartAsync(CancellationToken.None);
    }

    /// <summary>Starts the dispatcher of another process on the same store, with a channel of its own.</summary>
    public async Task<ScriptedAdapter> StartAnotherAsync(string node)
    {
        var adapter = new ScriptedAdapter();
        var store = Store.OfAnotherProcess(node);
        var services = new DeliveryServices(
            store,
            Gateway,
            Gate,
            new SendingSwitch(store, Clock),
            Alarms,
            Clock,
            () => 1,
            Limits,
            NullLogger.Instance
        );
        var dispatcher = new Dispatcher(services, [adapter]);
        _dispatchers.Insert(0, dispatcher);
        await dispatcher.StartAsync(CancellationToken.None);
        return adapter;
    }

    public async Task StopAsync() => await Dispatcher.StopAsync(CancellationToken.None);

    /// <summary>As after a kill: nothing is marked, leases are void, a new process begins.</summary>
    public async Task RestartAsync()
    {
        await StopAsync();
        Store.OutboxEntries.ExpireLeases();
        Switch = new SendingSwitch(Store, Clock);
        await StartAsync();
    }

    public Task SentAsync(params string[] texts) =>
        Eventually.TrueAsync(
            () => Adapter.Sent.Count >= texts.Length,
            $"sent {string.Join(", ", texts)}; so far {string.Join(", ", Adapter.Sent)}"
        );

    public Task TriedAsync(int times) =>
        Eventually.TrueAsync(() => Adapter.Tried.Count >= times && Adapter.UnderWay == 0, $"{times} sends tried");

    public Task EmptyAsync() => Eventually.TrueAsync(() => Store.OutboxEntries.PendingCount == 0, "the outbox is empty");

    public Task EventAsync(string name) => Eventually.TrueAsync(() => Events.Any(e => e.Name == name), $"event {name}");

    /// <summary>Lets time pass in steps, as it does, until the condition holds; says how much passed.</summary>
    public async Task<TimeSpan> PassAsync(TimeSpan step, TimeSpan atMost, Func<bool> until)
    {
        var start = Clock.GetUtcNow();
        while (Clock.GetUtcNow() - start < atMost)
        {
            await SettleAsync();
            if (until())
            {
                return Clock.GetUtcNow() - start;
            }

            Clock.Advance(step);
        }

        await Eventually.TrueAsync(until, $"within {atMost}");
        return Clock.GetUtcNow() - start;
    }

    /// <summary>Lets end what can end without time passing; no send may be hanging.</summary>
    public Task SettleAsync() => Eventually.TrueAsync(() => Store.OutboxEntries.IsQuiet && Dispatcher.IsQuiet, "the dispatcher is quiet");

    public async ValueTask DisposeAsync()
    {
        foreach (var dispatcher in _dispatchers)
        {
            await dispatcher.StopAsync(CancellationToken.None);
            dispatcher.Dispose();
        }
    }
}
