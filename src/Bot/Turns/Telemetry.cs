using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace ChatBot.Bot.Turns;

/// <summary>Names under which metrics and traces are exported. Tags name channels, kinds and outcomes, never people.</summary>
internal static class Telemetry
{
    public const string Name = "ChatBot";

    public static readonly Meter Meter = new(Name);

    public static readonly ActivitySource Traces = new(Name);
}
