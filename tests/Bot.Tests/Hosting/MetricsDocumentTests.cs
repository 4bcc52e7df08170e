using System.Diagnostics.Metrics;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using ChatBot.Bot.Turns;
using Xunit;

namespace ChatBot.Bot.Tests.Hosting;

/// <summary>docs/metrics.md tells the instruments that exist: an office builds its alarms on it.</summary>
public sealed partial class MetricsDocumentTests
{
    [Fact]
    public void Document_Metrics_NamesEachInstrumentWithItsKindAndUnit()
    {
        var existing = Instruments().Order(StringComparer.Ordinal).ToList();
        var documented = Row().Matches(File.ReadAllText(DocumentPath()))
            .Select(row => $"{row.Groups["name"].Value} {row.Groups["kind"].Value} {row.Groups["unit"].Value}")
            .Order(StringComparer.Ordinal)
            .ToList();

        Assert.NotEmpty(existing);
        Assert.Equal(existing, documented);
    }

    private static List<string> Instruments()
    {
        // Instruments are made with their class: every class that has one is made now.
        foreach (var type in typeof(Telemetry).Assembly.GetTypes().Where(type => !type.ContainsGenericParameters && (type.Name.EndsWith("Metrics", StringComparison.Ordinal) || HasInstrument(type))))
        {
            RuntimeHelpers.RunClassConstructor(type.TypeHandle);
        }

        var found = new List<string>();
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, _) =>
            {
                if (instrument.Meter == Telemetry.Meter)
                    found.Add($"{instrument.Name} {KindOf(instrument)} {instrument.Unit}");
            },
        };
        listener.Start();
        return found;
    }

    private static bool HasInstrument(Type type) => type
        .GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)
        .Any(field => typeof(Instrument).IsAssignableFrom(field.FieldType));

    private static string KindOf(Instrument instrument)
    {
        var name = instrument.GetType().Name;
        return name.Contains("Histogram", StringComparison.Ordinal) ? "histogram" : name.Contains("Gauge", StringComparison.Ordinal) ? "gauge" : "counter";
    }

    private static string DocumentPath([CallerFilePath] string file = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(file)!, "..", "..", "..", "docs", "metrics.md"));

    [GeneratedRegex(@"^\| `(?<name>chatbot\.[a-z_.]+)` \| (?<kind>\w+) \| `(?<unit>[^`]*)` \|", RegexOptions.Multiline)]
    private static partial Regex Row();
}
