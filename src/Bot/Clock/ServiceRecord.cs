using System.Text.Json.Serialization;
using ChatBot.Dialogs.Storage;

namespace ChatBot.Bot.Clock;

/// <summary>What the service knows of its own data folder.</summary>
internal sealed record ServiceRecord
{
    /// <summary>Key of the only document.</summary>
    public const string Key = "service";

    /// <summary>When the folder was first used: sample data is dated from that week.</summary>
    public required DateTimeOffset MadeAt { get; init; }

    /// <summary>In a rehearsal, an instant its clock has not passed yet: a restart goes on from here. Null in real time.</summary>
    public DateTimeOffset? ClockAt { get; init; }

    /// <summary>
    /// The newest instant at which the service ran with a clock that was believed; a clock far past it is in doubt. Null in data of a
    /// version that did not note it.
    /// </summary>
    public DateTimeOffset? NewestAt { get; init; }

    /// <summary>
    /// Hash of the content with which what people were told is compared: all processes of a store compare with the same. Null before the
    /// first comparison.
    /// </summary>
    public string? ContentFingerprint { get; init; }

    /// <summary>The declared kind.</summary>
    public static DocumentKind<ServiceRecord> Kind { get; } =
        new(
            "servicerecord",
            ServiceRecordJson.Default.ServiceRecord,
            _ => Key,
            new Retention(null, "One document: the service's own dates.")
        )
        {
            OwnerlessBecause = "It says when the data folder was made, and nothing about a citizen.",
        };
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull
)]
[JsonSerializable(typeof(ServiceRecord))]
internal sealed partial class ServiceRecordJson : JsonSerializerContext;
