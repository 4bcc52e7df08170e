using System.Net.Sockets;
using System.Text.Json;
using ChatBot.Bot.Settings;
using ChatBot.Dialogs.Storage;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;

namespace ChatBot.Bot.Office.Transport;

/// <summary>
/// Carries out operations for other processes of this machine over a Unix socket in the data folder, because only the process that holds
/// the store can. Every user who may open the socket (mode 0600: the service's own user and root) may do everything; each is audited
/// under the system user that the kernel names.
/// </summary>
internal sealed class OfficeServer(
    IEnumerable<OfficeOperation> operations,
    IEnumerable<IOfficeEndpoints> endpoints,
    IConfiguration configuration,
    ILoggerFactory loggers
) : IHostedService
{
    private readonly ILogger _logger = loggers.CreateLogger<OfficeServer>();
    private readonly Dictionary<string, OfficeOperation> _operations = operations.ToDictionary(
        operation => operation.Name,
        StringComparer.Ordinal
    );
    private WebApplication? _app;

    /// <inheritdoc/>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var folder = DataFolder.Of(configuration);
        if (OfficeSocketPath.In(folder) is not { } path)
        {
            _logger.LogWarning(
                "The path of the data folder {Folder} is too long for a Unix socket: commands cannot reach this service.",
                folder
            );
            return;
        }

        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.Services.AddSingleton(loggers);
        builder.Services.AddRoutingCore();
        builder.Services.Configure<SocketTransportOptions>(transport => transport.CreateBoundListenSocket = _ => Bind(path));
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(2));
        builder.WebHost.UseKestrelCore();

        // Kestrel only needs to hear that it is a Unix socket; the path that Bind uses may be relative, which Kestrel would lengthen.
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.ListenUnixSocket("/office.sock"));
        var app = builder.Build();
        app.MapPost("/office/{operation}", HandleAsync);
        foreach (var more in endpoints)
        {
            more.Map(app);
        }

        await app.StartAsync(cancellationToken);
        _app = app;
    }

    /// <inheritdoc/>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        if (_app is not null)
        {
            await _app.StopAsync(cancellationToken);
            await _app.DisposeAsync();
        }
    }

    private static Socket Bind(string path)
    {
        // A process that was killed left the file; the lock on the data folder proves that nobody listens there.
        File.Delete(path);
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        socket.Bind(new UnixDomainSocketEndPoint(path));

        // Before anybody can connect: connections are refused until the socket listens.
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }

        return socket;
    }

    private async Task HandleAsync(HttpContext context)
    {
        var name = (string)context.Request.RouteValues["operation"]!;
        if (!_operations.TryGetValue(name, out var operation))
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        var caller = OfficeCaller.Of(context.Features.Get<IConnectionSocketFeature>()?.Socket);
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(
            context.RequestAborted,
            context.RequestServices.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping
        );
        var call = new SocketCall(context.Response, caller, stopping.Token);
        context.Response.ContentType = "application/jsonl; charset=utf-8";
        try
        {
            using var request = await JsonDocument.ParseAsync(context.Request.Body, cancellationToken: stopping.Token);
            var result = await operation.RunAsync(request.RootElement, call);
            await call.SendAsync(new OfficeLine(Result: result));
        }
        catch (OfficeFailure failure)
        {
            await call.SendAsync(new OfficeLine(Error: failure.Message));
        }
        catch (StoreUnavailableException e)
        {
            _logger.LogWarning(e, "The operation {Operation} met a store that cannot write.", name);
            await call.SendAsync(new OfficeLine(Error: $"{name}: {e.Message}. Make room or mend the disk, then run it again."));
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // The caller has gone; nobody waits for an answer.
        }
        catch (OperationCanceledException)
        {
            await call.SendAsync(new OfficeLine(Error: "The service is stopping. Try again when it runs."));
        }
        catch (Exception e)
        {
            _logger.LogError(e, "The operation {Operation} failed.", name);
            await call.SendAsync(new OfficeLine(Error: $"{name} failed: {e.GetType().Name}. The service's log says more."));
        }
    }

    private sealed class SocketCall(HttpResponse response, OfficeCaller caller, CancellationToken cancellationToken)
        : OfficeCall(caller, cancellationToken)
    {
        public override Task ReportAsync(string progress) => SendAsync(new OfficeLine(Progress: progress));

        public override Task WriteAsync(string text) => SendAsync(new OfficeLine(Text: text));

        /// <summary>Writes one line and sends it at once.</summary>
        public async Task SendAsync(OfficeLine line)
        {
            var aborted = response.HttpContext.RequestAborted;
            await response.Body.WriteAsync(JsonSerializer.SerializeToUtf8Bytes(line, OfficeLineJson.Default.OfficeLine), aborted);
            await response.Body.WriteAsync("\n"u8.ToArray(), aborted);
            await response.Body.FlushAsync(aborted);
        }
    }
}
