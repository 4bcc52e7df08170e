using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace ChatBot.EndToEnd.Tests.Telemetry;

/// <summary>An OpenTelemetry collector (OTLP over HTTP with protobuf) that keeps what it is sent.</summary>
internal sealed class Collector : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentQueue<byte[]> _metrics = new();
    private readonly ConcurrentQueue<byte[]> _traces = new();

    private Collector(WebApplication app) => _app = app;

    public string Address => _app.Urls.First();

    public IReadOnlyCollection<byte[]> Traces => _traces;

    /// <summary>Everything that was sent, as it was sent.</summary>
    public IEnumerable<byte[]> All => _metrics.Concat(_traces);

    /// <summary>Names of the labels that were sent with each metric of the service, by its name.</summary>
    public IReadOnlyDictionary<string, SortedSet<string>> Labels
    {
        get
        {
            var labels = new Dictionary<string, SortedSet<string>>(StringComparer.Ordinal);
            foreach (var (metric, names) in _metrics.SelectMany(OtlpMetrics.Read))
            {
                if (!labels.TryGetValue(metric, out var known))
                {
                    labels[metric] = known = new SortedSet<string>(StringComparer.Ordinal);
                }

                known.UnionWith(names);
            }

            return labels;
        }
    }

    public static async Task<Collector> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var app = builder.Build();
        var collector = new Collector(app);
        app.MapPost("/v1/metrics", context => KeepAsync(context, collector._metrics));
        app.MapPost("/v1/traces", context => KeepAsync(context, collector._traces));
        await app.StartAsync();
        return collector;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private static async Task KeepAsync(HttpContext context, ConcurrentQueue<byte[]> queue)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        queue.Enqueue(body.ToArray());
        context.Response.ContentType = "application/x-protobuf";
    }
}
