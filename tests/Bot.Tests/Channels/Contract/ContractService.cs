using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using ChatBot.Bot.Channels;
using ChatBot.Bot.Channels.Shared;
using ChatBot.Bot.Delivery;
using ChatBot.Bot.Hosting;
using ChatBot.Bot.Tests.Channels.Trial;
using ChatBot.Bot.Tests.Channels.Trial.Paper;
using ChatBot.Bot.Tests.TestKit;
using ChatBot.Bot.Turns;
using ChatBot.Dialogs.Engine;
using ChatBot.Dialogs.Engine.Routing;
using ChatBot.Dialogs.Storage;
using ChatBot.Fakes;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace ChatBot.Bot.Tests.Channels.Contract;

/// <summary>
/// The whole service as it is put together for production (store on a disk, content, dialogs, gateway, dispatcher, scheduler) with all
/// channels on, each against its fake; only its clock is the test's. Made once for all tests of the contract: each brings its own citizens.
/// </summary>
[SuppressMessage("Design", "CA1001", Justification = "Disposed by DisposeAsync, as xunit asks.")]
public sealed class ContractService : IAsyncLifetime
{
    // On a machine that does nothing else a wait is over in milliseconds.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Little = TimeSpan.FromMilliseconds(20);

    // Longer than any call may take.
    private static readonly TimeSpan AnyCall = TimeSpan.FromMinutes(2);

    // An update that itself waits for the clock (the platform delivers it again) must not stop it for ever.
    private const int Busy = 50;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("chatbot-contract-");
    private readonly HttpClient _http = new(new SocketsHttpHandler { ActivityHeadersPropagator = null });
    private readonly Dictionary<string, ChannelDriver> _drivers = ContractCollection.NewDrivers().ToDictionary(driver => driver.Channel);
    private WebApplication _app = null!;

    /// <summary>Monday morning of the week for which the content was checked.</summary>
    internal FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 10, 5, 8, 0, 0, TimeSpan.FromHours(7)));

    /// <summary>What limits the calls to the platforms: it runs only while one of them is left without an answer.</summary>
    private readonly FakeTimeProvider _calls = new();

    internal RecordingLogs Logs { get; } = new();

    internal ContractTurn Turn { get; private set; } = null!;

    internal IStore Store => _app.Services.GetRequiredService<IStore>();

    internal ITurnGateway Gateway => _app.Services.GetRequiredService<ITurnGateway>();

    /// <summary>What must never be written down anywhere.</summary>
    internal IReadOnlyList<string> Secrets => [.. _drivers.Values.SelectMany(driver => driver.Secrets)];

    internal IServiceProvider Services => _app.Services;

    internal ChannelDriver this[string channel] => _drivers[channel];

    public async Task InitializeAsync()
    {
        var world = new ContractWorld(new Uri($"http://127.0.0.1:{FreePort.Next()}"), _http, Clock, Patience);
        var settings = new Dictionary<string, string?>
        {
            ["Storage:LiteDb:Path"] = Path.Combine(_folder.FullName, "chatbot.db"),
            ["Service:PublicUrl"] = world.Address.AbsoluteUri,
        };
        foreach (var driver in _drivers.Values)
        {
            await driver.StartAsync(world);
            foreach (var (key, value) in driver.Settings)
            {
                settings[key] = value;
            }
        }

        var prepared = ServiceHost.Prepare(world.Address.GetLeftPart(UriPartial.Authority), settings, ContractCollection.Channels);
        prepared.Logging.ClearProviders().AddProvider(Logs);

        // Everything the service would write at any level an operator may set. ASP.NET stays as shipped: below Warning it writes addresses,
        // and Direct Line's protocol has the conversation in them.
        prepared.Services.PostConfigure<LoggerFilterOptions>(filter =>
        {
            foreach (
                var rule in filter.Rules.Where(r => r.CategoryName?.StartsWith("Microsoft", StringComparison.Ordinal) != true).ToList()
            )
            {
                filter.Rules.Remove(rule);
            }

            filter.MinLevel = LogLevel.Trace;
        });
        prepared.Services.AddSingleton<TimeProvider>(Clock);
        prepared.Services.AddSingleton(new CallClock(_calls));
        foreach (var driver in _drivers.Values)
        {
            driver.AddServices(prepared.Services);
        }

        prepared.Services.AddSingleton(provider => new ContractTurn(provider.GetRequiredService<TurnRunner>()));
        prepared.Services.AddSingleton<ITurn>(provider => provider.GetRequiredService<ContractTurn>());
        _app = ServiceHost.Build(prepared);
        await _app.StartAsync();
        Turn = _app.Services.GetRequiredService<ContractTurn>();
        foreach (var driver in _drivers.Values)
        {
            await driver.ReadyAsync(this);
        }
    }

    public async Task DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
        foreach (var driver in _drivers.Values)
        {
            await driver.DisposeAsync();
        }

        _http.Dispose();
        Logs.Dispose();
        _folder.Delete(recursive: true);
    }

    /// <summary>Somebody new on a channel.</summary>
    internal async Task<Citizen> CitizenAsync(string channel)
    {
        var driver = this[channel];
        var id = await driver.NewcomerAsync();
        if (driver.GreetsNewcomers)
        {
            await UntilAsync(async () => (await driver.SeenAsync(id)).Count == 1, () => "the greeting");
        }

        return new Citizen(this, driver, id);
    }

    internal Task UntilAsync(Func<bool> condition, string what, TimeSpan? step = null) =>
        UntilAsync(() => Task.FromResult(condition()), () => what, step);

    /// <summary>
    /// Lets the service's time pass, by <paramref name="step"/> whenever it has nothing to send, until the condition holds.
    /// </summary>
    internal async Task UntilAsync(Func<Task<bool>> condition, Func<string> what, TimeSpan? step = null)
    {
        var waited = Stopwatch.StartNew();
        var busy = 0;
        while (!await condition())
        {
            if (waited.Elapsed > Patience)
            {
                throw new TimeoutException($"Not within {Patience.TotalSeconds} seconds: {what()}. {Describe()}");
            }

            if (_drivers.Values.Any(driver => driver.Unanswered > 0))
            {
                _calls.Advance(AnyCall);
            }

            if (IsIdle || ++busy % Busy == 0)
            {
                Clock.Advance(step ?? Little);
            }

            await Task.Delay(1);
        }
    }

    /// <summary>Lets time pass to the end, in steps short enough that everything due in it happens at its time.</summary>
    internal async Task PassAsync(TimeSpan time, TimeSpan step)
    {
        var end = Clock.GetUtcNow() + time;
        await UntilAsync(() => Clock.GetUtcNow() >= end && IsQuiet, "time passes", step);
    }

    /// <summary>Everything committed was sent, given up, or waits for a time.</summary>
    internal bool IsQuiet => _app.Services.GetRequiredService<Dispatcher>().IsQuiet;

    // While an update is under way the clock stands still: it would run for hours while the machine is busy for a second.
    private bool IsIdle =>
        IsQuiet && _app.Services.GetRequiredService<TurnGateway>().LaneCount == 0 && _drivers.Values.All(driver => driver.Pending == 0);

    private string Describe() =>
        $"The clock shows {Clock.GetUtcNow():u}. "
        + string.Join(
            ' ',
            _app.Services.GetServices<IChannelAdapter>()
                .Select(a => $"{a.Channel}: {a.Status.Degraded} {a.Status.LastError} at {a.Status.LastErrorAt:u}.")
        );
}

[CollectionDefinition(Name)]
public sealed class ContractCollection : ICollectionFixture<ContractService>
{
    public const string Name = "channel contract";

    /// <summary>The channels of the service, and one more that was added as CONTRIBUTING says.</summary>
    internal static ChannelSet Channels { get; } = new([.. AllChannels.Set.Modules, new PaperModule()]);

    /// <summary>One driver for each channel on which citizens write from afar.</summary>
    internal static IReadOnlyList<ChannelDriver> NewDrivers() =>
        [new TelegramDriver(), new ZaloOaDriver(), new ZaloBotDriver(), new DirectLineDriver(), new PaperDriver()];

    /// <summary>Names of all channels.</summary>
    internal static string[] All { get; } = [.. NewDrivers().Select(driver => driver.Channel)];

    /// <summary>Channels with a platform between us and the citizen.</summary>
    internal static string[] Platforms { get; } = [.. NewDrivers().Where(driver => driver.HasPlatform).Select(driver => driver.Channel)];
}
