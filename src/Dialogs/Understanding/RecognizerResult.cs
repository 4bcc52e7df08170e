using System.Collections.Concurrent;
using ChatBot.Dialogs.Understanding.Answers;
using ChatBot.Dialogs.Understanding.Commands;
using ChatBot.Dialogs.Understanding.Dates;
using ChatBot.Dialogs.Understanding.Endings;
using ChatBot.Dialogs.Understanding.Places;
using ChatBot.Dialogs.Understanding.Recognition;
using ChatBot.Dialogs.Understanding.Sensitive;
using ChatBot.Dialogs.Understanding.Themes;
using ChatBot.Dialogs.Understanding.Words;
using NodaTime;

namespace ChatBot.Dialogs.Understanding;

/// <summary>
/// What a message says. Its parts are worked out when they are first asked for, because the answer to a form needs almost none of them.
/// They depend on nothing but the text, the time given and the content, so asking from several threads or twice gives the same.
/// </summary>
public sealed class RecognizerResult
{
    private static readonly WordListKey WhatIsOn = new("follow-ups.what-is-on");

    // Longer than nearly every answer to a form. What is shorter costs little whatever it says, and mostly the ranking, dates and places of
    // an answer are never asked for.
    private const int ShortLength = 80;

    private readonly Recognizer _recognizer;
    private readonly LocalDateTime _now;
    private readonly LanguageGuess _language;
    private Ranking? _ranking;
    private SaidEnding? _ending;
    private Ranking? _own;
    private Found? _urgent;
    private FoundDates? _days;
    private IReadOnlyList<FoundPlace>? _places;
    private IReadOnlyList<FoundTheme>? _themes;
    private string[]? _codes;
    private AnalyzedText? _readable;
    private (string Topic, float Probability)? _cry;
    private IReadOnlyList<SensitiveNumber>? _sensitive;
    private bool? _isClearQuestion;
    private bool? _asksWhatIsOn;
    private IReadOnlyList<RecognizerResult>? _wishes;
    private ConcurrentDictionary<Type, object>? _readings;

    internal RecognizerResult(Recognizer recognizer, AnalyzedText text, LocalDateTime now)
    {
        _recognizer = recognizer;
        _now = now;
        Analyzed = text;
        _language = LanguageGuess.Of(text);
        Expanded = ExpandedText.Of(text);
        Command = CommandFinder.Find(text, Expanded);
    }

    /// <summary>The normalised message.</summary>
    public string Text => Analyzed.Text;

    /// <summary>The message with its tokens.</summary>
    public AnalyzedText Analyzed { get; }

    /// <summary>Its language, <c>vi</c> or <c>en</c>.</summary>
    public string Language => _language.Language;

    /// <summary>The message shows its language, so that the service may answer in it; "ok" and "menu" show none.</summary>
    public bool IsLanguageClear => _language.Sure;

    /// <summary>The command that the whole message is, or null.</summary>
    public CommandKind? Command { get; }

    /// <summary>The message with abbreviations, dialect and slips written out.</summary>
    public ExpandedText Expanded { get; }

    /// <summary>What its words say is to end.</summary>
    public SaidEnding Ending => _ending ??= EndingReader.Of(Analyzed, Expanded);

    /// <summary>What to do with it as a question.</summary>
    public Decision Decision => Ranked.Decision;

    /// <summary>The most probable topic, or null when nothing in the message is known.</summary>
    public string? Topic => Ranked.Topics.Count > 0 ? Ranked.Topics[0].Topic : null;

    /// <summary>Probability of <see cref="Topic"/>.</summary>
    public double Score => Ranked.Topics.Count > 0 ? Ranked.Topics[0].Score : 0;

    /// <summary>Topics after <see cref="Topic"/>, best first; at least two unless nothing in the message is known.</summary>
    public IReadOnlyList<TopicScore> Alternatives => Ranked.Topics.Count > 0 ? [.. Ranked.Topics.Skip(1)] : [];

    /// <summary>All ranked topics, best first.</summary>
    public IReadOnlyList<TopicScore> Topics => Ranked.Topics;

    /// <summary>Probability that the message is not for this service.</summary>
    public double OffTopic => Ranked.OffTopic;

    /// <summary>Days the message speaks of, or null.</summary>
    public DateSpan? Dates => Days.Range;

    /// <summary>Days with what else is known about them: lunar, past, time of day.</summary>
    public FoundDates Days => _days ??= DateFinder.Find(Readable, _now, FoundPlaces);

    /// <summary>Codes of the places the message speaks of, each once.</summary>
    public IReadOnlyList<string> Places => _codes ??= [.. FoundPlaces.SelectMany(place => place.Codes).Distinct(StringComparer.Ordinal)];

    /// <summary>The places one by one, in the order of the message with its keyboard slips written out.</summary>
    public IReadOnlyList<FoundPlace> FoundPlaces => _places ??= _recognizer.PlaceFinder.Find(Readable);

    /// <summary>Themes and audiences of events the message speaks of.</summary>
    public IReadOnlyList<FoundTheme> Themes => _themes ??= _recognizer.ThemeFinder.Find(Expanded);

    /// <summary>Part of the day, or null.</summary>
    public DayPart? DayPart => DayParts.Find(Analyzed, Days.Time);

    /// <summary>The topic that helps, when the message tells of distress; it goes before everything else, in any form.</summary>
    public string? UrgentTopic => (_urgent ??= new Found(Distress.TopicOf(this))).Topic;

    internal (string Topic, float Probability) Cry => _cry ??= _recognizer.JudgeCry(Expanded);

    /// <summary>
    /// Asks what takes place, in so many words. With a day or a place it is clear what is meant, however little else the message says.
    /// </summary>
    public bool AsksWhatIsOn => _asksWhatIsOn ??= Analyzed.Lexicon[WhatIsOn].IsIn(Expanded.Terms);

    /// <summary>A question beyond doubt, so that a form's open prompt does not take it for a bad answer.</summary>
    public bool IsClearQuestion => _isClearQuestion ??= SideQuestion.Is(Analyzed) || Decision == Decision.Answer;

    /// <summary>The parts of a message that wants several things, in their order; empty when it wants one.</summary>
    public IReadOnlyList<RecognizerResult> Wishes => _wishes ??= [.. SeveralWishes.In(Analyzed).Select(Part)];

    /// <summary>Long enough that everything in it is worked out before the turn.</summary>
    public bool IsLong => Text.Length > ShortLength;

    /// <summary>What a skill reads in the message alone: worked out when it is first asked for, and kept with the message.</summary>
    public T Remember<T>(Func<RecognizerResult, T> read)
        where T : class
    {
        var readings = _readings ?? Interlocked.CompareExchange(ref _readings, new(), null) ?? _readings;
        return (T)readings.GetOrAdd(typeof(T), static (_, with) => with.read(with.self), (read, self: this));
    }

    /// <summary>Numbers in it that must neither be stored nor shown.</summary>
    public IReadOnlyList<SensitiveNumber> Sensitive => _sensitive ??= SensitiveNumbers.Find(Text);

    /// <summary>What a part of the message means by itself.</summary>
    internal RecognizerResult Part(string text) => new(_recognizer, AnalyzedText.Of(text, Analyzed.Lexicon), _now);

    /// <summary>Whether a pattern of a list stands anywhere in the message.</summary>
    internal bool Says(WordListKey list) => Expanded.Says(list);

    /// <summary>
    /// Works out now what would otherwise be worked out when it is first asked for: of every text what every turn asks, of a long one all.
    /// </summary>
    public void ReadAhead()
    {
        _ = ExpandedText.AsTyped(Analyzed);
        _ = UrgentTopic;
        _ = Ending;
        _ = Sensitive;
        if (IsLong)
        {
            _ = IsClearQuestion;
            _ = AsksWhatIsOn;
            _ = DayPart;
            _ = Decision;
            _ = Days;
            _ = Places;
            _ = Themes;
            foreach (var wish in Wishes)
            {
                _ = wish.Decision;
                _ = wish.Days;
                _ = wish.Places;
                _ = wish.Themes;
            }
        }
    }

    /// <summary>
    /// The most probable of some topics, with its probability among all: what is asked, where it is known that it is one of these.
    /// </summary>
    public TopicScore? BestOf(IReadOnlySet<string> topics) => _recognizer.BestOf(Expanded, topics);

    private AnalyzedText Readable => _readable ??= KeyboardRepair.Of(Analyzed);

    /// <summary>What the topics' model decides, before it is asked whether the message is a cry.</summary>
    internal Decision OwnDecision => Own.Decision;

    /// <summary>The topics' model's most probable topic.</summary>
    internal string? OwnTopic => Own.Topics.Count > 0 ? Own.Topics[0].Topic : null;

    internal bool Knows(string topic) => _recognizer.Knows(topic);

    private Ranking Own => _own ??= _recognizer.Rank(Analyzed, Expanded, Ending);

    // One answer wherever it is asked for: in the chat, in a form's side question, in "understand".
    private Ranking Ranked =>
        _ranking ??=
            UrgentTopic is { } urgent ? Own.AnsweredBy(urgent, Cry.Probability)
            : Own.Decision != Decision.Answer && Distress.GentleTopicOf(this) is { } gentle && Knows(gentle) ? Own.AnsweredBy(gentle, 1)
            : Own;

    private sealed record Found(string? Topic);
}
