using ChatBot.Content.Model;
using NodaTime;

namespace ChatBot.Content.Loading;

/// <summary>How content is loaded and checked. Everything that belongs to code or channels comes in as data.</summary>
public sealed record LoadOptions
{
    /// <summary>Today in Asia/Ho_Chi_Minh: decides what is reported as expired.</summary>
    public required LocalDate Today { get; init; }

    /// <summary>
    /// Whether sample editions and sample classes are loaded: true for the shipped content, false for a folder that an office owns
    /// (there they are reported and left out).
    /// </summary>
    public bool IncludeSample { get; init; } = true;

    /// <summary>
    /// Any day of the week from which the relative days (<c>+0</c> = its Monday) of sample data count: the day the data folder was made.
    /// Null means the week of <see cref="Today"/>.
    /// </summary>
    public LocalDate? SampleWeek { get; init; }

    /// <summary>
    /// A content folder, normally the shipped one, that lends the dialog texts and the gazetteer which the folder itself does not have. An
    /// upgrade never touches an office's folder, and a new version may need a text the office does not know yet. Null lends nothing.
    /// </summary>
    public string? FallbackFolder { get; init; }

    /// <summary>
    /// Texts to be read in place of the files of these names (inside the folder): a change is checked before it is written.
    /// </summary>
    internal IReadOnlyDictionary<string, string> Instead { get; init; } = new Dictionary<string, string>();

    /// <summary>Finds the examples of word lists that do not hold; the matcher belongs to the dialogs. Null checks none.</summary>
    public Func<IReadOnlyDictionary<string, WordList>, IEnumerable<WordExample>>? WrongWordExamples { get; init; }

    /// <summary>Limits of the channels.</summary>
    public CheckLimits Limits { get; init; } = new();

    /// <summary>Names that exist only in code.</summary>
    public KnownNames Known { get; init; } = new();
}

/// <summary>Names that content may use but only code defines. Null means: not checked.</summary>
public sealed record KnownNames
{
    /// <summary>Text keys that the dialogs use; one that ends in <c>*</c> stands for all that begin so.</summary>
    public IReadOnlyCollection<string>? TextKeys { get; init; }

    /// <summary>Intents a topic may name as its action, e.g. <c>programme.today</c>.</summary>
    public IReadOnlyCollection<string>? Actions { get; init; }

    /// <summary>Ids of the word lists that the dialogs use, e.g. <c>answers.yes</c>.</summary>
    public IReadOnlyCollection<string>? WordLists { get; init; }

    /// <summary>Targets of <c>go:</c> payloads, e.g. <c>signup</c>.</summary>
    public IReadOnlyCollection<string>? Targets { get; init; }
}

/// <summary>Limits on texts, the strictest of all channels.</summary>
public sealed record CheckLimits
{
    /// <summary>
    /// Longest message in UTF-16 code units. Default 2000: Zalo OA and Zalo Bot allow 2000 for one text message, Telegram 4096. A topic's
    /// source line and the marks of sample data come on top, so a text is held to this less <see cref="MessageReserve"/>.
    /// </summary>
    public int Message { get; init; } = 2000;

    /// <summary>Room kept for what the service adds to a text, in UTF-16 code units.</summary>
    public int MessageReserve { get; init; } = 200;

    /// <summary>Longest label of a button in UTF-16 code units. Default 40: more is cut off on a phone; Zalo OA refuses over 100.</summary>
    public int ButtonLabel { get; init; } = 40;

    /// <summary>Most buttons under one message: Zalo OA shows 5.</summary>
    public int Buttons { get; init; } = 5;

    /// <summary>Longest payload in bytes of UTF-8: Telegram's callback_data.</summary>
    public int PayloadBytes { get; init; } = 64;

    /// <summary>Longest story of a lesson in Vietnamese syllables; a learner reads it in under 45 seconds.</summary>
    public int StorySyllables { get; init; } = 90;

    /// <summary>
    /// Longest phrasing in UTF-16 code units. Default 300: polite openings make real questions long, and the longest shipped ones have 220.
    /// </summary>
    public int Phrasing { get; init; } = 300;

    /// <summary>Most answers of a lesson's question.</summary>
    public int LessonOptions { get; init; } = 3;

    /// <summary>Longest id of a class in characters (it travels in button payloads).</summary>
    public int ClassId { get; init; } = 20;

    /// <summary>Longest id of an event in characters (it travels in button payloads).</summary>
    public int EventId { get; init; } = 40;
}
