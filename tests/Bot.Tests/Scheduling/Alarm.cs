using System.Text.Json.Serialization;
using ChatBot.Dialogs.Storage;

namespace ChatBot.Bot.Tests.Scheduling;

/// <summary>A document with a due time.</summary>
internal sealed record Alarm
{
    public required string Id { get; init; }

    public required DateTimeOffset? Due { get; init; }

    public DateTimeOffset? EndedAt { get; init; }

    public static DocumentKind<Alarm> Kind { get; } =
        new("alarm", AlarmJson.Default.Alarm, a => a.Id, new Retention(30, "A test."))
        {
            OwnerlessBecause = "A test.",
            From = a => a.EndedAt,
            Indexes = new Dictionary<string, Func<Alarm, IndexValue?>> { ["due"] = a => a.Due is { } due ? due : null },
        };

    public static DocumentKind<Alarm> KeptKind { get; } =
        new("keptalarm", AlarmJson.Default.Alarm, a => a.Id, new Retention(null, "A test."))
        {
            OwnerlessBecause = "A test.",
            From = a => a.EndedAt,
        };
}

[JsonSerializable(typeof(Alarm))]
internal sealed partial class AlarmJson : JsonSerializerContext;
