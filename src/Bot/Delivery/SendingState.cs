using System.Text.Json.Serialization;
using ChatBot.Dialogs.Storage;

namespace ChatBot.Bot.Delivery;

/// <summary>What may go out.</summary>
internal enum SendingMode
{
    /// <summary>Everything.</summary>
    Running,

    /// <summary>Replies only: lessons, reminders and broadcasts wait, and expire by their own rule.</summary>
    ProactivePaused,

    /// <summary>Nothing, not even replies.</summary>
    AllPaused,
}

/// <summary>The operator's switch, kept through restarts.</summary>
internal sealed record SendingState
{
    /// <summary>Key of the only document.</summary>
    public const string Key = "sending";

    /// <summary>Topic of the signal that the switch was changed.</summary>
    public const string Topic = "sending";

    /// <summary>What may go out.</summary>
    public required SendingMode Mode { get; init; }

    /// <summary>When it was changed.</summary>
    public required DateTimeOffset ChangedAt { get; init; }

    /// <summary>System user who changed it.</summary>
    public required string ChangedBy { get; init; }

    /// <summary>The declared kind.</summary>
    public static DocumentKind<SendingState> Kind { get; } =
        new("sendingswitch", SendingJson.Default.SendingState, _ => Key, new Retention(null, "One document: the state of the switch."))
        {
            OwnerlessBecause = "It is the service's own switch and says nothing about a citizen.",
        };
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true)]
[JsonSerializable(typeof(SendingState))]
internal sealed partial class SendingJson : JsonSerializerContext;
