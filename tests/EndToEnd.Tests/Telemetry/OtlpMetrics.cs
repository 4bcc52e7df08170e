using System.Text;

namespace ChatBot.EndToEnd.Tests.Telemetry;

/// <summary>
/// Reads names and labels from an ExportMetricsServiceRequest (opentelemetry/proto/metrics/v1/metrics.proto): resource_metrics 1,
/// scope_metrics 2, metrics 2, and in a metric name 1, gauge 5, sum 7, histogram 9, each with data_points 1, whose attributes are 7
/// (numbers) or 9 (histograms), with key 1.
/// </summary>
internal static class OtlpMetrics
{
    public static IEnumerable<(string Metric, IReadOnlyList<string> Labels)> Read(byte[] request)
    {
        foreach (var metric in Fields(request, 1).SelectMany(resource => Fields(resource, 2)).SelectMany(scope => Fields(scope, 2)))
        {
            var points = new (int Kind, int Attributes)[] { (5, 7), (7, 7), (9, 9) }.SelectMany(shape =>
                Fields(metric, shape.Kind).SelectMany(data => Fields(data, 1)).SelectMany(point => Fields(point, shape.Attributes))
            );
            yield return (Text(Fields(metric, 1).Single()), [.. points.Select(attribute => Text(Fields(attribute, 1).Single()))]);
        }
    }

    private static string Text(byte[] bytes) => Encoding.UTF8.GetString(bytes);

    // Length-delimited fields with this number; the others are stepped over.
    private static IEnumerable<byte[]> Fields(byte[] message, int number)
    {
        var at = 0;
        while (at < message.Length)
        {
            var tag = (int)Varint(message, ref at);
            switch (tag & 7)
            {
                case 0:
                    _ = Varint(message, ref at);
                    break;
                case 1:
                    at += 8;
                    break;
                case 2:
                    var length = (int)Varint(message, ref at);
                    if (tag >> 3 == number)
                    {
                        yield return message[at..(at + length)];
                    }

                    at += length;
                    break;
                case 5:
                    at += 4;
                    break;
                default:
                    throw new InvalidDataException($"Wire type {tag & 7} at byte {at}.");
            }
        }
    }

    private static ulong Varint(byte[] message, ref int at)
    {
        ulong value = 0;
        for (var shift = 0; ; shift += 7)
        {
            var next = message[at++];
            value |= (ulong)(next & 0x7F) << shift;
            if (next < 0x80)
            {
                return value;
            }
        }
    }
}
