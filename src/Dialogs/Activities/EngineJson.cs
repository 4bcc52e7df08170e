using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace ChatBot.Dialogs.Activities;

/// <summary>JSON of activities: what waits in the outbox, and updates whose turn failed.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
    UseStringEnumConverter = true
)]
[JsonSerializable(typeof(OutgoingActivity))]
[JsonSerializable(typeof(Activity))]
public sealed partial class EngineJson : JsonSerializerContext
{
    /// <summary>
    /// The context to use: it does not escape Vietnamese letters, which would make most texts three times as long. The bytes go into a
    /// store, never into a page.
    /// </summary>
    public static EngineJson Compact => Relaxed.Context;

    // In a class of its own: it is made after the generated static fields, whose order nothing else assures.
    private static class Relaxed
    {
        public static readonly EngineJson Context = new(
            new JsonSerializerOptions(Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }
        );
    }
}
