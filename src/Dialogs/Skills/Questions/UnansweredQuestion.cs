using System.Text.Json.Serialization;
using ChatBot.Dialogs.Storage;
using ChatBot.Dialogs.Understanding.Recognition;

namespace ChatBot.Dialogs.Skills.Questions;

/// <summary>
/// A question that no topic answered, for the office to see what is missing. It belongs to nobody: nothing in it says who asked.
/// </summary>
public sealed record UnansweredQuestion
{
    /// <summary>Key made of its words, so that the same question asked again is counted.</summary>
    public required string Id { get; init; }

    /// <summary>How it was put the first time, digits masked.</summary>
    public required string Text { get; init; }

    /// <summary>Its language, <c>vi</c> or <c>en</c>.</summary>
    public required string Language { get; init; }

    /// <summary>How often it was put.</summary>
    public int Count { get; init; }

    /// <summary>When it was first put.</summary>
    public DateTimeOffset FirstSeen { get; init; }

    /// <summary>When it was last put.</summary>
    public DateTimeOffset LastSeen { get; init; }

    /// <summary>The topics that came nearest when it was last put, best first.</summary>
    public IReadOnlyList<TopicScore> Nearest { get; init; } = [];

    /// <summary>The declared kind.</summary>
    public static DocumentKind<UnansweredQuestion> Kind { get; } =
        new(
            "unanswered",
            UnansweredJson.Default.UnansweredQuestion,
            q => q.Id,
            new Retention(180, "Half a year shows the office what a week and its preparation leave unanswered.")
        )
        {
            OwnerlessBecause = "Questions are kept without who asked; what could name somebody is masked or not kept.",

            // Sealed all the same: free text may hold what no rule finds.
            PersonalFields = ["text"],
            From = q => q.LastSeen,
            Indexes = new Dictionary<string, Func<UnansweredQuestion, IndexValue?>> { [SeenIndex] = q => q.LastSeen },
        };

    /// <summary>Index by <see cref="LastSeen"/>.</summary>
    public const string SeenIndex = "seen";
}

/// <summary>JSON of unanswered questions.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull
)]
[JsonSerializable(typeof(UnansweredQuestion))]
public sealed partial class UnansweredJson : JsonSerializerContext;
