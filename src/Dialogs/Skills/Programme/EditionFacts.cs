using System.Runtime.CompilerServices;
using ChatBot.Content.Model;
using ChatBot.Dialogs.Engine;
using ChatBot.Dialogs.Understanding;

namespace ChatBot.Dialogs.Skills.Programme;

/// <summary>
/// Answers what is asked of a year's week beside its days and theme: its message, who organised it, what it gave. What is known stands in the
/// edition by the id of the topic that asks for it, so a new fact needs no code.
/// </summary>
internal sealed class EditionFacts
{
    private const string Where = "week_where";

    // Where a message names a year and nothing else of the week, the topic must stand out among all topics of the service.
    private const double ClearFrom = 0.3;

    // "Lễ phát động năm 2020" asks for the ceremony itself, unless more is clearly asked of it.
    private const double BeforeCeremonyFrom = 0.35;

    private const int ShortestWord = 3;

    private static readonly ConditionalWeakTable<ContentSnapshot, EditionFacts> Known = [];

    private readonly IReadOnlySet<string> _facts;
    private readonly IReadOnlySet<string> _candidates;

    private EditionFacts(ContentSnapshot content)
    {
        _facts = content.Editions.Values.SelectMany(e => e.Answers.Keys.Concat(e.Topics)).ToHashSet(StringComparer.Ordinal);
        _candidates = _facts.Concat(content.Topics.Values.Where(t => t.Action?.StartsWith("programme.week", StringComparison.Ordinal) is true).Select(t => t.Id))
            .Append(Where)
            .ToHashSet(StringComparer.Ordinal);
    }

    public static EditionFacts Of(ContentSnapshot content) => Known.GetValue(content, c => new EditionFacts(c));

    /// <summary>The fact that a message asks of a year's week; null: its days, its theme, its place, or nothing in particular.</summary>
    /// <param name="said">The message.</param>
    /// <param name="isOfWeek">It speaks of the week; else the fact must be clear by itself.</param>
    public string? AskedFor(RecognizerResult said, bool isOfWeek)
    {
        if (_facts.Count == 0 || said.BestOf(_candidates) is not { } best || !_facts.Contains(best.Topic))
        {
            return null;
        }

        var from = CeremonyAnswer.In(said) is not null ? BeforeCeremonyFrom : isOfWeek ? 0 : ClearFrom;
        return best.Score >= from ? best.Topic : null;
    }

    /// <summary>Whether something is known of a topic for a week.</summary>
    public static bool Tells(Edition edition, string topic) => edition.Answers.ContainsKey(topic) || edition.Topics.Contains(topic);

    /// <summary>
    /// The week that a fact is asked of when no year is said: the week that is on or next; else the one whose words and numbers the message
    /// repeats ("20 suất", "Hà Huy Tập"), the newest of several.
    /// </summary>
    public static Edition? WithoutYear(TurnContext turn, RecognizerResult? said, string topic)
    {
        if (EditionAnswer.Current(turn) is { } current && Tells(current, topic))
        {
            return current;
        }

        var words = said is null ? [] : said.Expanded.Terms.Select(t => t.Folded.ToString()).Where(w => w.Length >= ShortestWord || char.IsAsciiDigit(w[0])).ToHashSet(StringComparer.Ordinal);
        return turn.Content.Editions.Values
            .Where(e => Tells(e, topic))
            .OrderByDescending(e => e.Answers.TryGetValue(topic, out var text) ? Words(text).Count(words.Contains) : 0)
            .ThenByDescending(e => e.Start)
            .FirstOrDefault();
    }

    /// <summary>Tells a fact of a week, or that it is not known and what is.</summary>
    public static ValueTask ShowAsync(DialogContext dialog, Edition edition, string topic)
    {
        var turn = dialog.Turn;
        turn.Conversation = turn.Conversation with { LastTopic = topic, LastTopicAt = turn.Now };
        if (edition.Topics.Contains(topic))
        {
            return dialog.ActAsync("questions.answer", null);
        }

        if (edition.Answers.TryGetValue(topic, out var known))
        {
            turn.SayMarkdown(
                $"{known.In(turn.Language)}\n\n{EditionAnswer.SourceOf(turn, edition)}",
                $"topic.{topic}",
                [EditionAnswer.ToEdition(turn, edition), .. MenuButtons.Home(turn)]);
            return ValueTask.CompletedTask;
        }

        var others = turn.Content.Editions.Values.Where(e => Tells(e, topic)).OrderByDescending(e => e.Start).ToList();
        turn.SayMarkdown(
            $"{turn.Text("programme.fact-unknown", ("name", edition.Name.In(turn.Language)))}\n\n{EditionAnswer.About(turn, edition)}",
            "programme.fact-unknown",
            [.. others.Select(e => EditionAnswer.ToEdition(turn, e) with { Payload = Payload.Of(ProgrammeSkill.DayVerb, "fact", e.Id, topic) }), .. MenuButtons.Home(turn)]);
        return ValueTask.CompletedTask;
    }

    private static HashSet<string> Words(LocalText text) => new[] { text.Vi, text.En }
        .Select(AnalyzedText.Of)
        .SelectMany(t => Enumerable.Range(0, t.Tokens.Count).Select(i => t.FoldedToken(i).ToString()))
        .ToHashSet(StringComparer.Ordinal);
}
