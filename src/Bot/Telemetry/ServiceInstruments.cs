using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace ChatBot.Bot.Telemetry;

/// <summary>Names under which metrics and traces are exported. Tags name channels, kinds and outcomes, never people.</summary>
internal static class ServiceInstruments
{
    /// <summary>Name of meter and traces.</summary>
    public const string Name = "ChatBot";

    /// <summary>Meter of every instrument.</summary>
    public static readonly Meter Meter = new(Name);

    /// <summary>
    /// Bounds of a histogram in seconds, from half a millisecond to ten seconds: the exporter's own are made for milliseconds, and every
    /// turn would fall into its first.
    /// </summary>
    public static readonly InstrumentAdvice<double> Moments = new()
    {
        HistogramBucketBoundaries = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    };

    /// <summary>Bounds of a histogram in seconds for what may wait long: from a hundredth of a second to a day.</summary>
    public static readonly InstrumentAdvice<double> Waits = new()
    {
        HistogramBucketBoundaries = [0.01, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300, 1800, 7200, 86400],
    };

    /// <summary>Source of every span.</summary>
    public static readonly ActivitySource Traces = new(Name);
}
