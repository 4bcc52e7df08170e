using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using ChatBot.Dialogs.Understanding.Answers;
using NodaTime.Text;

namespace ChatBot.Dialogs.Understanding;

/// <summary>
/// One line of <c>understand</c>: <c>{"text":"…","language":"vi","decision":"answer","topic":"week_when","score":0.91,"alternatives":
/// [{"topic":"…","score":0.4}],"from":"2020-10-05","to":"2020-10-11","places":["16690"]}</c>. What is absent is null.
/// </summary>
/// <param name="Text">The message as it was given.</param>
/// <param name="Language"><c>vi</c> or <c>en</c>.</param>
/// <param name="Decision"><c>answer</c>, <c>ask</c> or <c>none</c>.</param>
/// <param name="Topic">Best topic.</param>
/// <param name="Score">Its probability, 0 to 1.</param>
/// <param name="Alternatives">Topics after it, best first.</param>
/// <param name="From">First day, ISO.</param>
/// <param name="To">Last day, inclusive, ISO.</param>
/// <param name="Places">Codes of communes and former districts, or null.</param>
public sealed record UnderstandOutput(
    string Text,
    string Language,
    string Decision,
    string? Topic,
    double? Score,
    IReadOnlyList<UnderstandAlternative> Alternatives,
    string? From,
    string? To,
    IReadOnlyList<string>? Places
)
{
    /// <summary>
    /// What the chat says to it as a first message, one entry a message of the service: <c>"says":[{"key":"menu.talk-who","text":"…"}]</c>.
    /// Null, and left out of the line, when no turn was run.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<UnderstandAnswer>? Says { get; init; }

    /// <summary>The line for a message.</summary>
    public static UnderstandOutput Of(string text, RecognizerResult result) =>
        new(
            text,
            result.Language,
            result.Decision switch
            {
                Understanding.Recognition.Decision.Answer => "answer",
                Understanding.Recognition.Decision.Ask => "ask",
                _ => "none",
            },
            result.Topic,
            result.Topic is null ? null : result.Score,
            [.. result.Alternatives.Select(a => new UnderstandAlternative(a.Topic, a.Score))],
            result.Dates is { } from ? LocalDatePattern.Iso.Format(from.From) : null,
            result.Dates is { } to ? LocalDatePattern.Iso.Format(to.To) : null,
            result.Places.Count > 0 ? result.Places : null
        );

    /// <summary>As one line of JSON, Vietnamese letters unescaped.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, UnderstandJson.Lines.UnderstandOutput);
}

/// <summary>A further topic in <see cref="UnderstandOutput"/>.</summary>
/// <param name="Topic">Topic id.</param>
/// <param name="Score">Its probability, 0 to 1.</param>
public sealed record UnderstandAlternative(string Topic, double Score);

/// <summary>A message of the service in <see cref="UnderstandOutput"/>.</summary>
/// <param name="Key">Key of its content: <c>topic.week_when</c>, <c>engine.off-topic</c>; empty when it has none.</param>
/// <param name="Text">Its text, in Markdown.</param>
public sealed record UnderstandAnswer(string Key, string Text);

/// <summary>One line of <c>understand --field</c>: <c>{"text":"…","outcome":"accepted|rejected|interrupted","value":"…"}</c>.</summary>
/// <param name="Text">The message as it was given.</param>
/// <param name="Outcome"><c>accepted</c>, <c>rejected</c> or <c>interrupted</c>.</param>
/// <param name="Value">The value of an accepted answer, else null.</param>
public sealed record UnderstandFieldOutput(string Text, string Outcome, string? Value)
{
    /// <summary>The line for an answer.</summary>
    public static UnderstandFieldOutput Of(string text, AnswerOutcome outcome) =>
        outcome switch
        {
            AnswerOutcome.Accepted accepted => new(text, "accepted", accepted.Value),
            AnswerOutcome.Interrupted => new(text, "interrupted", null),
            _ => new(text, "rejected", null),
        };

    /// <summary>As one line of JSON, Vietnamese letters unescaped.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, UnderstandJson.Lines.UnderstandFieldOutput);
}

/// <summary>JSON of the lines that <c>understand</c> prints.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.Never)]
[JsonSerializable(typeof(UnderstandOutput))]
[JsonSerializable(typeof(UnderstandFieldOutput))]
internal sealed partial class UnderstandJson : JsonSerializerContext
{
    /// <summary>Letters of all languages as they are: the lines are read by people and scripts, never put into a page.</summary>
    public static UnderstandJson Lines { get; } =
        new(
            new JsonSerializerOptions
            {
                PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
                Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            }
        );
}
