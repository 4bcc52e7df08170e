using ChatBot.Dialogs.Understanding.Answers;
using ChatBot.Dialogs.Understanding.Recognition;
using NodaTime;

namespace ChatBot.Dialogs.Understanding;

/// <summary>A topic and how probable it is, 0 to 1.</summary>
public sealed record TopicScore(string Topic, double Score);

/// <summary>
/// What a message says. Its parts are worked out when they are first asked for, because the answer to a form needs almost none of them. They
/// depend on nothing but the text, the time given and the content, so asking from several threads or twice gives the same.
/// </summary>
public sealed class RecognizerResult
{
    private static readonly string[] WhatIsOn =
        ["co gi", "co chi", "su kien", "hoat dong", "chuong trinh", "what is on", "what s on", "event", "events", "what is happening"];

    private readonly Recognizer _recognizer;
    private readonly LocalDateTime _now;
    private readonly LanguageGuess _language;
    private ExpandedText? _expanded;
    private Ranking? _ranking;
    private SaidEnding? _ending;
    private FoundDates? _days;
    private IReadOnlyList<FoundPlace>? _places;
    private IReadOnlyList<FoundTheme>? _themes;
    private string[]? _codes;
    private AnalyzedText? _readable;

    internal RecognizerResult(Recognizer recognizer, AnalyzedText text, LocalDateTime now)
    {
        _recognizer = recognizer;
        _now = now;
        Analyzed = text;
        _language = LanguageGuess.Of(text);
        Command = CommandFinder.Find(text);
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
    public ExpandedText Expanded => _expanded ??= ExpandedText.Of(Analyzed);

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
    public string? UrgentTopic => Distress.TopicOf(this);

    internal (string Topic, float Probability) Cry => _recognizer.JudgeCry(Expanded);

    /// <summary>
    /// Asks what takes place, in so many words. With a day or a place it is clear what is meant, however little else the message says.
    /// </summary>
    public bool AsksWhatIsOn => Expanded.ContainsAnyPhrase(WhatIsOn);

    /// <summary>A question beyond doubt, so that a form's open prompt does not take it for a bad answer.</summary>
    public bool IsClearQuestion => SideQuestion.Is(Analyzed) || Decision == Decision.Answer;

    private AnalyzedText Readable => _readable ??= KeyboardRepair.Of(Analyzed);

    private Ranking Ranked => _ranking ??= _recognizer.Rank(Analyzed, Expanded, Ending);
}
