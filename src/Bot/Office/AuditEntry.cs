using System.Text.Json.Serialization;
using ChatBot.Bot.Office.Transport;
using ChatBot.Dialogs.Storage;

namespace ChatBot.Bot.Office;

/// <summary>Who in the office did what and when. It names a citizen only by id, which leads nowhere once they are erased.</summary>
internal sealed record AuditEntry
{
    /// <summary>Its own id, rising with time.</summary>
    public required string Id { get; init; }

    /// <summary>When it was done.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>System user that did it, e.g. <c>root (0)</c>.</summary>
    public required string Who { get; init; }

    /// <summary>Operation, e.g. <c>person.erase</c>.</summary>
    public required string What { get; init; }

    /// <summary>Person id or file name, never personal data; null when it concerns nobody.</summary>
    public string? About { get; init; }

    /// <summary>
    /// Why, in the words of the person who did it, or null when they did not say. The command line asks them to name nobody.
    /// </summary>
    public string? Reason { get; init; }

    /// <summary>The declared kind.</summary>
    public static readonly DocumentKind<AuditEntry> Kind = new(
        "audit",
        AuditJson.Default.AuditEntry,
        entry => entry.Id,
        new Retention(730, "The office answers for 24 months for what it looked at and changed.")
    )
    {
        OwnerlessBecause = "It records what the office did; an erase must not remove the proof that the erase was done.",
        From = entry => entry.At,
        Indexes = new Dictionary<string, Func<AuditEntry, IndexValue?>> { ["at"] = entry => entry.At },
    };

    /// <summary>An entry with an id of its own, to be put in the transaction of what was done.</summary>
    public static AuditEntry Of(OfficeCaller who, string what, string? about, DateTimeOffset now) =>
        new()
        {
            Id = Guid.CreateVersion7(now).ToString("N"),
            At = now,
            Who = who.Name,
            What = what,
            About = about,
        };
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull
)]
[JsonSerializable(typeof(AuditEntry))]
internal sealed partial class AuditJson : JsonSerializerContext;
