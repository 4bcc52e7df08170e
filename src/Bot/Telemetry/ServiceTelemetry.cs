using System.Diagnostics;
using Microsoft.Extensions.Options;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace ChatBot.Bot.Telemetry;

/// <summary>
/// Metrics and traces over OTLP, only when a collector is configured (<c>OTEL_EXPORTER_OTLP_ENDPOINT</c>): without one nothing is loaded.
/// Outgoing HTTP is not instrumented, because the Telegram token is in the path of every call; incoming spans name the route, never the
/// address that was asked for, because Direct Line carries a token in the query of its stream.
/// </summary>
internal static class ServiceTelemetry
{
    private const string EndpointKey = "OTEL_EXPORTER_OTLP_ENDPOINT";

    /// <summary>Registers the export of metrics and traces when a collector is set.</summary>
    public static void AddTo(IServiceCollection services, IConfiguration configuration)
    {
        if (configuration[EndpointKey] is not { } endpoint || string.IsNullOrWhiteSpace(endpoint))
        {
            return;
        }

        // OpenTelemetry would pass over it in silence, and the office would believe that its alarms watch.
        if (
            !Uri.TryCreate(endpoint, UriKind.Absolute, out var url) || (url.Scheme != Uri.UriSchemeHttp && url.Scheme != Uri.UriSchemeHttps)
        )
        {
            throw new OptionsValidationException(
                EndpointKey,
                typeof(string),
                [$"{EndpointKey}: '{endpoint}' is not an address. Write it whole, such as http://127.0.0.1:4317, or remove it."]
            );
        }

        services
            .AddOpenTelemetry()
            .ConfigureResource(resource =>
                resource.AddService("chatbot", serviceVersion: typeof(ServiceTelemetry).Assembly.GetName().Version?.ToString(3))
            )
            .WithMetrics(metrics =>
                metrics.AddMeter(ServiceInstruments.Name, "System.Runtime").AddAspNetCoreInstrumentation().AddOtlpExporter()
            )
            .WithTracing(traces =>
                traces
                    .AddSource(ServiceInstruments.Name)
                    .AddAspNetCoreInstrumentation(http =>
                    {
                        http.Filter = context => !context.Request.Path.StartsWithSegments("/healthz");
                        http.EnrichWithHttpResponse = (span, response) => Clean(span, response.HttpContext);
                    })
                    .AddOtlpExporter()
            );
    }

    internal static void Clean(Activity span, HttpContext context)
    {
        span.SetTag("url.path", (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText);
        span.SetTag("url.query", null);
        span.SetTag("user_agent.original", null);
        span.SetTag("client.address", null);
    }
}
