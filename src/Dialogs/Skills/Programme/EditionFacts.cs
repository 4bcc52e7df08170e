using System.Runtime.CompilerServices;
using ChatBot.Content.Model;
using ChatBot.Dialogs.Activities;
using ChatBot.Dialogs.Engine;
using ChatBot.Dialogs.Understanding;
using ChatBot.Dialogs.Understanding.Recognition;
using ChatBot.Dialogs.Understanding.Words;

namespace ChatBot.Dialogs.Skills.Programme;

/// <summary>
/// Answers what is asked of a year's week beside its days and theme: its message, who organised it, what it gave. What is known stands in
/// the edition by the id of the topic that asks for it, so a new fact needs no code.
/// </summary>
internal sealed class EditionFacts
{
    private const string Where = "week_where";

    // Where a message names a year and nothing else of the week, the topic must stand out among all topics of the service.
    private const double ClearFrom = 0.3;

    // A ceremony is named, and something of it is asked that need not be a fact of the week.
    private const double OfCeremonyFrom = 0.15;

    // Day and place of a ceremony stand in the programme.
    private static readonly WordListKey DayOrPlace = new("programme.day-or-place");

    // "Tuần lễ năm ngoái có gì", "còn năm 2023 thì sao": the week as a whole.
    private static readonly WordListKey OnlyAWeek = new("programme.only-a-week");

    private static readonly ConditionalWeakTable<ContentSnapshot, EditionFacts> Known = [];

    private readonly HashSet<string> _facts;
    private readonly HashSet<string> _candidates;

    private EditionFacts(ContentSnapshot content)
    {
        _facts = content.Editions.Values.SelectMany(e => e.Answers.Keys.Concat(e.Topics)).ToHashSet(StringComparer.Ordinal);
        _candidates = _facts
            .Concat(
                content.Topics.Values.Where(t => t.Action?.StartsWith("programme.week", StringComparison.Ordinal) is true).Select(t => t.Id)
            )
            .Append(Where)
            .ToHashSet(StringComparer.Ordinal);
    }

    public static EditionFacts Of(ContentSnapshot content) => Known.GetValue(content, c => new EditionFacts(c));

    /// <summary>
    /// The fact that a message asks of a year's week, or null when it asks for days, theme, place or nothing in particular.
    /// </summary>
    /// <param name="said">The message.</param>
    /// <param name="isOfWeek">It speaks of the week; else the fact must be clear by itself.</param>
    public string? AskedFor(RecognizerResult said, bool isOfWeek)
    {
        if (_facts.Count == 0 || IsOnlyAWeek(said) || said.BestOf(_candidates) is not { } best || !_facts.Contains(best.Topic))
        {
            return null;
        }

        if (CeremonyAnswer.In(said) is not null)
        {
            // The hour of a ceremony of no named year stands in the programme of the present week.
            return
                IsOfCeremonyItself(said)
                || best.Score < OfCeremonyFrom
                || (best.Topic == CeremonyAnswer.TimeFact && EditionAnswer.YearOf(said) is null)
                ? null
                : best.Topic;
        }

        return best.Score >= (isOfWeek ? 0 : ClearFrom) ? best.Topic : null;
    }

    /// <summary>
    /// What a message most likely asks is a fact of a week, though not surely: it is asked back, and no list of events is given for it.
    /// </summary>
    public bool IsLikely(RecognizerResult said) =>
        said.Decision == Decision.Ask && said.Topic is { } topic && _facts.Contains(topic) && !IsOnlyAWeek(said);

    // "Lễ phát động năm 2020" and "khai mạc năm ngoái ở đâu" ask for the ceremony, whatever facts have its word in common.
    private static bool IsOfCeremonyItself(RecognizerResult said) => said.Says(DayOrPlace) || EventWords.IsOnly(said, [OnlyAWeek]);

    private static bool IsOnlyAWeek(RecognizerResult said)
    {
        var words = new WordReader(said.Expanded);
        return words.AreAll(OnlyAWeek, 0, words.Count);
    }

    /// <summary>Whether something is known of a topic for a week.</summary>
    public static bool Tells(Edition edition, string topic) => edition.Answers.ContainsKey(topic) || edition.Topics.Contains(topic);

    /// <summary>
    /// The week that a fact is asked of when no year is said: the week that is on or next; else the one that has a number of the message
    /// ("20 suất"); else the one of which most is known.
    /// </summary>
    public static Edition? WithoutYear(TurnContext turn, RecognizerResult? said, string topic)
    {
        if (EditionAnswer.Current(turn) is { } current && Tells(current, topic))
        {
            return current;
        }

        var numbers = said is null
            ? []
            : said.Expanded.Terms.Select(t => t.Folded.ToString()).Where(IsNumber).ToHashSet(StringComparer.Ordinal);
        return turn
            .Content.Editions.Values.Where(e => Tells(e, topic))
            .OrderByDescending(e => Numbers(e).Count(numbers.Contains))
            .ThenByDescending(e => e.Answers.Count)
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
                [EditionAnswer.ToEdition(turn, edition), .. MenuButtons.Home(turn)]
            );
            return ValueTask.CompletedTask;
        }

        var others = turn.Content.Editions.Values.Where(e => Tells(e, topic)).OrderByDescending(e => e.Start).ToList();
        turn.SayMarkdown(
            $"{turn.Text("programme.fact-unknown", ("name", edition.Name.In(turn.Language)))}\n\n{EditionAnswer.About(turn, edition)}",
            "programme.fact-unknown",
            [
                .. others.Select(e =>
                    EditionAnswer.ToEdition(turn, e) with
                    {
                        Payload = Payload.Of(ProgrammeSkill.DayVerb, "fact", e.Id, topic),
                    }
                ),
                .. MenuButtons.Home(turn),
            ]
        );
        return ValueTask.CompletedTask;
    }

    private static HashSet<string> Numbers(Edition edition) =>
        edition
            .Answers.Values.Select(text => AnalyzedText.Of(text.Vi))
            .SelectMany(text => Enumerable.Range(0, text.Tokens.Count).Select(i => text.FoldedToken(i).ToString()))
            .Where(IsNumber)
            .ToHashSet(StringComparer.Ordinal);

    private static bool IsNumber(string word) => word.All(char.IsAsciiDigit);
}
