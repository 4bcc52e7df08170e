using ChatBot.Bot.Channels.Shared;
using ChatBot.Bot.Office.Transport;
using ChatBot.Bot.Settings;
using ChatBot.Bot.Storage;
using ChatBot.Bot.Storage.Contract;
using Microsoft.Extensions.Options;

namespace ChatBot.Bot.Office.Doctor;

/// <summary>
/// What the checks look at: the settings, the services made from them (the store is not opened), and what a running service says.
/// </summary>
internal sealed class DoctorContext : IAsyncDisposable
{
    // A machine that does not answer within this time is not reached by a citizen either.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(6);

    private readonly ServiceProvider? _services;

    internal DoctorContext(
        IConfiguration configuration,
        ServiceProvider? services,
        string? unreadable,
        ServiceState.Result? service,
        string? unreachable
    )
    {
        Configuration = configuration;
        _services = services;
        UnreadableSetting = unreadable;
        Service = service;
        UnreachableService = unreachable;
        Http = new HttpClient(
            new SocketsHttpHandler
            {
                AllowAutoRedirect = false,
                UseCookies = false,
                ActivityHeadersPropagator = null,
                ConnectTimeout = Patience,

                // Nothing secret is sent, and a bad certificate is reported by its own check: here it must not hide what is behind it.
#pragma warning disable CA5359
                SslOptions = { RemoteCertificateValidationCallback = static (_, _, _, _) => true },
#pragma warning restore CA5359
            }
        )
        {
            Timeout = Patience,
        };
    }

    /// <summary>The settings.</summary>
    public IConfiguration Configuration { get; }

    /// <summary>Why the settings could not be read, or null when they could.</summary>
    public string? UnreadableSetting { get; }

    /// <summary>The services that the settings make.</summary>
    /// <exception cref="InvalidOperationException">The settings could not be read.</exception>
    public IServiceProvider Services => _services ?? throw new InvalidOperationException("The settings could not be read.");

    /// <summary>Answer of the running service, or null when none runs or it cannot be asked.</summary>
    public ServiceState.Result? Service { get; }

    /// <summary>Why the running service cannot be asked, or null when it was asked or none runs.</summary>
    public string? UnreachableService { get; }

    /// <summary>The clock of this machine.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>
    /// Client for addresses of this service and of platforms. It follows no redirect and checks no certificate: never give it a token.
    /// </summary>
    public HttpClient Http { get; }

    /// <summary>Path of the data file.</summary>
    public string DataFile => DataFolder.File(Configuration);

    /// <summary>Folder of the data.</summary>
    public string Folder => DataFolder.Of(Configuration);

    /// <summary>The kind of store that the settings choose, or null when there is no such kind.</summary>
    public IStoreModule? Store => AllStores.Find(Configuration);

    /// <summary>True when this user may not look into the data folder, so that a file that seems absent may be there.</summary>
    public bool IsFolderClosed
    {
        get
        {
            try
            {
                if (Directory.Exists(Folder))
                {
                    _ = Directory.GetFileSystemEntries(Folder);
                }

                return false;
            }
            catch (UnauthorizedAccessException)
            {
                return true;
            }
        }
    }

    /// <summary>Address of <c>Service:PublicUrl</c>, or null when there is none that can be read.</summary>
    public Uri? PublicUrl =>
        Uri.TryCreate(Configuration["Service:PublicUrl"], UriKind.Absolute, out var url) && url.Scheme is "https" or "http" ? url : null;

    /// <exception cref="OptionsValidationException">A setting is wrong.</exception>
    public ServiceOptions Options => Services.GetRequiredService<IOptions<ServiceOptions>>().Value;

    /// <summary>Addresses of the platforms whose channels are on, with the keys of their settings.</summary>
    public IEnumerable<(string Key, string Address)> Addresses =>
        _services?.GetRequiredService<ChannelSet>().Addresses(Configuration) ?? [];

    /// <summary>What each channel can say of itself; none when the settings could not be read.</summary>
    public IEnumerable<IChannelDoctor> Channels => _services?.GetServices<IChannelDoctor>() ?? [];

    /// <summary>Reads the settings and asks the service of the data folder, if one runs.</summary>
    /// <param name="prepare">Reads the settings and registers the services, without making any.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static async Task<DoctorContext> OpenAsync(Func<WebApplicationBuilder> prepare, CancellationToken cancellationToken)
    {
        var (configuration, services, unreadable) = Read(prepare);
        var (service, unreachable) = await AskAsync(configuration, cancellationToken);
        return new DoctorContext(configuration, services, unreadable, service, unreachable);
    }

    /// <summary>Asks the service of a data folder.</summary>
    /// <returns>Null when none runs.</returns>
    /// <exception cref="OfficeFailure">One runs and cannot be asked.</exception>
    public static async Task<TResult?> AskAsync<TRequest, TResult>(
        IConfiguration configuration,
        OfficeContract<TRequest, TResult> operation,
        TRequest request,
        CancellationToken cancellationToken
    )
        where TRequest : class
        where TResult : class
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Patience);
        try
        {
            using var service = await OfficeConnection.TryOpenAsync(DataFolder.Of(configuration), limit.Token);
            return service is null ? null : await OfficeClient.RunAsync(service, operation, request, new SilentCall(limit.Token));
        }
        catch (OperationCanceledException e) when (!cancellationToken.IsCancellationRequested)
        {
            throw new OfficeFailure($"The service did not answer within {Patience.TotalSeconds:0} seconds.", e);
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            throw new OfficeFailure("The service broke off its answer.", e);
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        if (_services is not null)
        {
            await _services.DisposeAsync();
        }
    }

    private static (IConfiguration Configuration, ServiceProvider? Services, string? Unreadable) Read(Func<WebApplicationBuilder> prepare)
    {
        try
        {
            var builder = prepare();
            return (builder.Configuration, builder.Services.BuildServiceProvider(), null);
        }
        catch (Exception e) when (e is InvalidOperationException or FormatException or InvalidDataException)
        {
            var bare = new ConfigurationBuilder();
            try
            {
                ServiceConfiguration.AddTo(bare, ServiceConfiguration.EnvironmentName);
                return (bare.Build(), null, e.Message);
            }
            catch (InvalidDataException)
            {
                // The settings file is not even JSON, so only the environment is read.
                return (new ConfigurationBuilder().AddEnvironmentVariables().Build(), null, e.Message);
            }
        }
    }

    private static async Task<(ServiceState.Result? Service, string? Unreachable)> AskAsync(
        IConfiguration configuration,
        CancellationToken cancellationToken
    )
    {
        try
        {
            return (await AskAsync(configuration, ServiceState.Contract, new ServiceState.Request(), cancellationToken), null);
        }
        catch (OfficeFailure failure)
        {
            return (null, failure.Message);
        }
    }

    private sealed class SilentCall(CancellationToken cancellationToken) : OfficeCall(OfficeCaller.ThisProcess, cancellationToken)
    {
        public override Task ReportAsync(string progress) => Task.CompletedTask;

        public override Task WriteAsync(string text) => Task.CompletedTask;
    }
}
