using ChatBot.Content.Model;
using NodaTime;

namespace ChatBot.Content.Loading;

/// <summary>
/// The content as it stands in the files, before anything is known to fit together. Rules look at it; a snapshot is built from it.
/// </summary>
internal sealed class ContentDraft
{
    /// <summary>Topics of <c>topics/</c>.</summary>
    public List<TopicDraft> Topics { get; } = [];

    /// <summary>Lessons of <c>lessons/</c>.</summary>
    public List<LessonDraft> Lessons { get; } = [];

    /// <summary>Years of <c>editions/</c>.</summary>
    public List<EditionDraft> Editions { get; } = [];

    /// <summary>Pictures of <c>pictures/</c>, by the name of their file.</summary>
    public Dictionary<string, ContentPicture> Pictures { get; } = new(StringComparer.Ordinal);

    /// <summary>Classes of <c>classes.yaml</c>.</summary>
    public List<ClassDraft> Classes { get; } = [];

    /// <summary>Facts of <c>facts.yaml</c>.</summary>
    public List<FactDraft> Facts { get; } = [];

    /// <summary>Texts of the dialogs by key.</summary>
    public List<(string Key, DraftText Text)> Dialogs { get; } = [];

    /// <summary>The shipped texts by key when the folder is an office's; empty otherwise.</summary>
    public IReadOnlyDictionary<string, DraftText> ShippedDialogs { get; set; } = new Dictionary<string, DraftText>();

    /// <summary>Phrasings of <c>phrasings/</c>, with the topic that each asks for.</summary>
    public List<(Located TopicId, Located Phrasing)> ExtraPhrasings { get; } = [];

    /// <summary>Lines of <c>off-topic.txt</c>.</summary>
    public List<Located> OffTopic { get; } = [];

    /// <summary>Entries of <c>follow-ups.yaml</c>.</summary>
    public IReadOnlyList<FollowUpDraft> FollowUps { get; set; } = [];

    /// <summary>Lines of the word lists; those of the shipped lists come first.</summary>
    public List<WordLineDraft> Words { get; } = [];

    /// <summary>Communes and districts, or null when their file could not be read.</summary>
    public Gazetteer? Places { get; set; }

    /// <summary>Entries of <c>themes.yaml</c>.</summary>
    public IReadOnlyList<ThemeDraft> Themes { get; set; } = [];

    /// <summary>Centres and libraries of <c>places/directory.yaml</c>.</summary>
    public List<LearningPlaceDraft> Directory { get; } = [];

    /// <summary>Every text of every kind, the dialogs' included.</summary>
    public List<DraftText> Texts { get; } = [];

    /// <summary>What is wrong, from readers and rules.</summary>
    public List<ContentProblem> Problems { get; } = [];

    /// <summary>Communes that were written by name, and what was taken for each.</summary>
    public List<(Located Written, Commune Commune)> CommuneNames { get; } = [];

    /// <summary>Files with an error of their own: what stands in them may be unknown, and is not to be called missing.</summary>
    public IReadOnlySet<string> Unread { get; set; } = new HashSet<string>();

    /// <summary>A file whose name begins so could not be read.</summary>
    public bool IsUnread(string prefix) => Unread.Any(file => file.StartsWith(prefix, StringComparison.Ordinal));

    /// <summary>The topic may stand in a file that could not be read.</summary>
    public bool MayBeTopic(string id) => IsUnread($"topics/{id}.");

    /// <summary>What a button leads to may stand in a file that could not be read.</summary>
    public bool MayBeTarget(string payload) =>
        payload.Split(':', 2) switch
        {
            ["topic", var id] => MayBeTopic(id),
            ["lesson", var id] => IsUnread($"lessons/{id}."),
            ["class", _] => IsUnread("classes.yaml"),
            ["event", _] => IsUnread("editions/"),
            ["go", _] => IsUnread("texts/go."),
            _ => false,
        };

    /// <summary>Adds a text to <see cref="Texts"/> and returns it.</summary>
    public DraftText Add(DraftText text)
    {
        Texts.Add(text);
        return text;
    }
}

internal sealed record TopicDraft(Located Id, Located Group, DraftText Title, DraftText Answer, DraftText? More, DraftText? Source)
{
    /// <summary>How citizens ask for it.</summary>
    public required IReadOnlyList<Located> Phrasings { get; init; }

    /// <summary>Buttons under the answer.</summary>
    public required IReadOnlyList<ButtonDraft> Buttons { get; init; }

    /// <summary>Action of a skill that the topic leads to, or null.</summary>
    public Located? Action { get; init; }

    /// <summary>First day on which the topic answers, or null.</summary>
    public LocalDate? ValidFrom { get; init; }

    /// <summary>Last day on which it holds, or null.</summary>
    public LocalDate? ValidTo { get; init; }

    /// <summary>Where that day is written.</summary>
    public Mark ValidToAt { get; init; }

    /// <summary>Office that checked it, or null.</summary>
    public string? CheckedBy { get; init; }

    /// <summary>Day of the last check, or null.</summary>
    public LocalDate? CheckedOn { get; init; }
}

/// <summary>A button; without a label it is labelled by its target.</summary>
internal sealed record ButtonDraft(Located Payload, DraftText? Label, string? Url);

internal sealed record LessonDraft(Located Id, int Order, DraftText Title, DraftText Story, DraftText ToDo, DraftText Question)
{
    /// <summary>Answers of the quiz.</summary>
    public required IReadOnlyList<OptionDraft> Options { get; init; }

    /// <summary>Where the answers begin.</summary>
    public Mark OptionsAt { get; init; }

    /// <summary>Where the order is written.</summary>
    public Mark OrderAt { get; init; }

    /// <summary>Whether one answer is right; otherwise the question is for thinking.</summary>
    public bool Graded { get; init; }

    /// <summary>Competence of DigComp that it teaches, e.g. <c>4.2</c>.</summary>
    public required string DigComp { get; init; }

    /// <summary>Level of difficulty, from 1.</summary>
    public int Level { get; init; }
}

internal sealed record OptionDraft(DraftText Label, bool Right, DraftText Feedback);

internal sealed record EditionDraft(Located Id, DraftText Name, DraftText Theme, DraftText Source)
{
    /// <summary>First day.</summary>
    public LocalDate Start { get; init; }

    /// <summary>Last day, included.</summary>
    public LocalDate End { get; init; }

    /// <summary>Whether only the year is known, and no day.</summary>
    public bool IsYearOnly { get; init; }

    /// <summary>Whether it is made-up data.</summary>
    public bool Sample { get; init; }

    /// <summary>When its file was last written.</summary>
    public DateTimeOffset ModifiedAt { get; init; }

    /// <summary>Answers of this year, with the topic whose answer each replaces.</summary>
    public required IReadOnlyList<(Located Topic, DraftText Text)> Answers { get; init; }

    /// <summary>Topics that are about this year.</summary>
    public required IReadOnlyList<Located> Topics { get; init; }

    /// <summary>Its programme.</summary>
    public required IReadOnlyList<EventDraft> Events { get; init; }
}

internal sealed record EventDraft(Located Id, DraftText Title, DraftText Description)
{
    /// <summary>Local time at which it begins; midnight of the day when it lasts all day.</summary>
    public LocalDateTime Start { get; init; }

    /// <summary>Where the start is written.</summary>
    public Mark StartAt { get; init; }

    /// <summary>Local time at which it ends, or null.</summary>
    public LocalDateTime? End { get; init; }

    /// <summary>Whether it has no hour.</summary>
    public bool AllDay { get; init; }

    /// <summary>Commune by code or name, or null.</summary>
    public Located? Commune { get; init; }

    /// <summary>Former district by code or name, or null.</summary>
    public Located? District { get; init; }

    /// <summary>Where in the commune, or null.</summary>
    public DraftText? Venue { get; init; }

    /// <summary>Exact point, or null.</summary>
    public GeoPoint? Point { get; init; }

    /// <summary>More about it, or null.</summary>
    public DraftText? More { get; init; }

    /// <summary>Ids of its themes.</summary>
    public required IReadOnlyList<Located> Themes { get; init; }

    /// <summary>What it costs, or null.</summary>
    public DraftText? Cost { get; init; }

    /// <summary>Whom it is for, or null.</summary>
    public DraftText? Audience { get; init; }

    /// <summary>How to register, or null.</summary>
    public DraftText? Registration { get; init; }

    /// <summary>Page about it, or null.</summary>
    public string? Url { get; init; }

    /// <summary>Name of a file in <c>pictures/</c>, or null.</summary>
    public Located? Picture { get; init; }

    /// <summary>Whether it takes place.</summary>
    public EventStatus Status { get; init; }

    /// <summary>Where the status is written.</summary>
    public Mark StatusAt { get; init; }

    /// <summary>Why it does not take place, or null.</summary>
    public DraftText? StatusNote { get; init; }
}

internal sealed record ThemeDraft(Located Id, DraftText Name)
{
    /// <summary>Whether it names people (children, older people) instead of a subject.</summary>
    public bool IsAudience { get; init; }

    /// <summary>Words by which citizens ask for it.</summary>
    public required IReadOnlyList<Located> Words { get; init; }
}

internal sealed record LearningPlaceDraft(Located Id, DraftText Name, DraftText Address, DraftText Source)
{
    /// <summary>What it is.</summary>
    public LearningPlaceKind Kind { get; init; }

    /// <summary>Commune by code or name.</summary>
    public required Located Commune { get; init; }

    /// <summary>Phone number as it is written, or null.</summary>
    public DraftText? Phone { get; init; }

    /// <summary>When it is open, or null.</summary>
    public DraftText? Hours { get; init; }

    /// <summary>Day of the last check, or null.</summary>
    public LocalDate? CheckedOn { get; init; }

    /// <summary>Whether it is made-up data.</summary>
    public bool Sample { get; init; }
}

internal sealed record ClassDraft(Located Id, DraftText Name, DraftText Schedule, DraftText Venue)
{
    /// <summary>The name as it is said: a sample class is called one.</summary>
    public DraftText ShownName => Sample ? SampleMark.After(Name) : Name;

    /// <summary>Levels it teaches, e.g. <c>A1</c>.</summary>
    public required IReadOnlyList<Located> Levels { get; init; }

    /// <summary>Commune by code or name, or null.</summary>
    public Located? Commune { get; init; }

    /// <summary>First day.</summary>
    public LocalDate Start { get; init; }

    /// <summary>Last day, included.</summary>
    public LocalDate End { get; init; }

    /// <summary>Last day of the sign-up, included.</summary>
    public LocalDate SignUpUntil { get; init; }

    /// <summary>Where that day is written.</summary>
    public Mark SignUpUntilAt { get; init; }

    /// <summary>Seats.</summary>
    public int Places { get; init; }

    /// <summary>Youngest age, in years.</summary>
    public int MinAge { get; init; }

    /// <summary>Oldest age, in years.</summary>
    public int MaxAge { get; init; }

    /// <summary>Whether it is made-up data.</summary>
    public bool Sample { get; init; }
}

internal sealed record FactDraft(Located Key, DraftText Value, string Source)
{
    /// <summary>Day of the last check, or null.</summary>
    public LocalDate? CheckedOn { get; init; }

    /// <summary>Last day on which it holds, or null.</summary>
    public LocalDate? ValidTo { get; init; }

    /// <summary>Where that day is written.</summary>
    public Mark ValidToAt { get; init; }

    /// <summary>Whether it is made-up data.</summary>
    public bool Sample { get; init; }

    /// <summary>The office's folder does not have it: the value came with the program.</summary>
    public bool FromShipped { get; init; }
}

/// <summary>After a topic, or any of a group, this aspect is answered by that topic.</summary>
internal sealed record FollowUpDraft(Located About, bool IsGroup, Located Aspect, Located Topic);
