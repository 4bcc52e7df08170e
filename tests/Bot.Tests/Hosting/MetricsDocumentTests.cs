using System.Diagnostics.Metrics;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using ChatBot.Bot.Telemetry;
using Xunit;

namespace ChatBot.Bot.Tests.Hosting;

/// <summary>docs/metrics.md tells the instruments that exist: an office builds its alarms on it.</summary>
public sealed partial class MetricsDocumentTests
{
    [Fact]
    public void Document_Metrics_NamesEachInstrumentWithItsKindAndUnit()
    {
        var existing = Instruments().Order(StringComparer.Ordinal).ToList();
        var documented = Row()
            .Matches(File.ReadAllText(DocumentPath()))
            .Select(row => $"{row.Groups["name"].Value} {row.Groups["kind"].Value} {row.Groups["unit"].Value}")
            .Order(StringComparer.Ordinal)
            .ToList();

        Assert.NotEmpty(existing);
        Assert.Equal(existing, documented);
    }

    [Theory]
    [InlineData("grafana-dashboard.json")]
    [InlineData("alarms.yml")]
    public void Query_OfADashboardOrAlarm_NamesMetricsAndLabelsThatExist(string file)
    {
        var document = File.ReadAllText(DocumentPath());
        var labels = Row()
            .Matches(document)
            .ToDictionary(row => row.Groups["name"].Value, row => row.Groups["labels"].Value, StringComparer.Ordinal);
        var metrics = Instruments()
            .Concat(Instruments("System.Runtime"))
            .Select(line => line.Split(' '))
            .ToDictionary(Exported, parts => parts[0], StringComparer.Ordinal);
        var queries = Query()
            .Matches(File.ReadAllText(DeployPath(file)))
            .Select(query => query.Groups["query"].Value.Replace("\\\"", "\"", StringComparison.Ordinal))
            .ToList();

        Assert.NotEmpty(queries);
        foreach (var query in queries)
        {
            var named = Metric().Matches(query).Select(metric => metric.Value.Replace("_bucket", "", StringComparison.Ordinal)).ToList();
            Assert.NotEmpty(named);
            Assert.All(named, metric => Assert.Contains(metric, metrics.Keys));
            var used = Label().Matches(query).SelectMany(label => label.Groups["label"].Value.Split(", ")).Where(label => label != "le");
            Assert.All(used, label => Assert.Contains($"`{label}`", labels[metrics[named[0]]], StringComparison.Ordinal));
        }
    }

    /// <summary>The name after OTLP and the Prometheus exporter: dots are underscores, then the unit, then _total for a counter.</summary>
    private static string Exported(string[] instrument)
    {
        var unit = instrument[2] switch
        {
            "s" => "_seconds",
            "By" => "_bytes",
            _ => "",
        };
        var total = instrument[1] == "counter" ? "_total" : "";
        return instrument[0].Replace('.', '_') + unit + total;
    }

    private static List<string> Instruments(string meter = ServiceInstruments.Name)
    {
        // Instruments are made with their class: every class that has one is made now.
        foreach (
            var type in typeof(ServiceInstruments)
                .Assembly.GetTypes()
                .Where(type =>
                    !type.ContainsGenericParameters && (type.Name.EndsWith("Metrics", StringComparison.Ordinal) || HasInstrument(type))
                )
        )
        {
            RuntimeHelpers.RunClassConstructor(type.TypeHandle);
        }

        var found = new List<string>();
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, _) =>
            {
                if (instrument.Meter.Name == meter)
                {
                    found.Add($"{instrument.Name} {KindOf(instrument)} {instrument.Unit}");
                }
            },
        };
        listener.Start();
        return found;
    }

    private static bool HasInstrument(Type type) =>
        type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)
            .Any(field => typeof(Instrument).IsAssignableFrom(field.FieldType));

    private static string KindOf(Instrument instrument)
    {
        var name = instrument.GetType().Name;
        return name.Contains("Histogram", StringComparison.Ordinal) ? "histogram"
            : name.Contains("Gauge", StringComparison.Ordinal) || name.Contains("UpDown", StringComparison.Ordinal) ? "gauge"
            : "counter";
    }

    private static string DocumentPath([CallerFilePath] string file = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(file)!, "..", "..", "..", "docs", "metrics.md"));

    private static string DeployPath(string file) => Path.Combine(Path.GetDirectoryName(DocumentPath())!, "..", "deploy", "metrics", file);

    [GeneratedRegex(@"^\| `(?<name>chatbot\.[a-z_.]+)` \| (?<kind>\w+) \| `(?<unit>[^`]*)` \|(?<labels>[^|\n]*)\|", RegexOptions.Multiline)]
    private static partial Regex Row();

    [GeneratedRegex("\"?expr\"?: \"?(?<query>(chatbot|dotnet|max|sum|rate|absent|histogram_quantile)[^\n]*)")]
    private static partial Regex Query();

    [GeneratedRegex("(chatbot|dotnet|http)_[a-z_]+")]
    private static partial Regex Metric();

    [GeneratedRegex("by \\((?<label>[a-z_, ]+)\\)|(?<label>[a-z_]+)!?=\\\"")]
    private static partial Regex Label();
}
