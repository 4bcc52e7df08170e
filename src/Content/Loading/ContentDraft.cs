using ChatBot.Content.Model;
using NodaTime;

namespace ChatBot.Content.Loading;

/// <summary>
/// The content as it stands in the files, before anything is known to fit together. Rules look at it; a snapshot is built from it.
/// </summary>
internal sealed class ContentDraft
{
    public List<TopicDraft> Topics { get; } = [];

    public List<LessonDraft> Lessons { get; } = [];

    public List<EditionDraft> Editions { get; } = [];

    public List<ClassDraft> Classes { get; } = [];

    public List<FactDraft> Facts { get; } = [];

    /// <summary>Texts of the dialogs by key.</summary>
    public List<(string Key, DraftText Text)> Dialogs { get; } = [];

    /// <summary>The shipped texts by key when the folder is an office's; empty otherwise.</summary>
    public IReadOnlyDictionary<string, DraftText> ShippedDialogs { get; set; } = new Dictionary<string, DraftText>();

    public List<(Located TopicId, Located Phrasing)> ExtraPhrasings { get; } = [];

    public List<Located> OffTopic { get; } = [];

    public IReadOnlyList<FollowUpDraft> FollowUps { get; set; } = [];

    /// <summary>Lines of the word lists; those of the shipped lists come first.</summary>
    public List<WordLineDraft> Words { get; } = [];

    public Gazetteer? Places { get; set; }

    public IReadOnlyList<ThemeDraft> Themes { get; set; } = [];

    public List<LearningPlaceDraft> Directory { get; } = [];

    /// <summary>Every text of every kind, the dialogs' included.</summary>
    public List<DraftText> Texts { get; } = [];

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

    public DraftText Add(DraftText text)
    {
        Texts.Add(text);
        return text;
    }
}

internal sealed record TopicDraft(Located Id, Located Group, DraftText Title, DraftText Answer, DraftText? More, DraftText? Source)
{
    public required IReadOnlyList<Located> Phrasings { get; init; }

    public required IReadOnlyList<ButtonDraft> Buttons { get; init; }

    public Located? Action { get; init; }

    public LocalDate? ValidFrom { get; init; }

    public LocalDate? ValidTo { get; init; }

    public Mark ValidToAt { get; init; }

    public string? CheckedBy { get; init; }

    public LocalDate? CheckedOn { get; init; }
}

/// <summary>A button; without a label it is labelled by its target.</summary>
internal sealed record ButtonDraft(Located Payload, DraftText? Label, string? Url);

internal sealed record LessonDraft(Located Id, int Order, DraftText Title, DraftText Story, DraftText ToDo, DraftText Question)
{
    public required IReadOnlyList<OptionDraft> Options { get; init; }

    public Mark OptionsAt { get; init; }

    public Mark OrderAt { get; init; }

    public bool Graded { get; init; }

    public required string DigComp { get; init; }

    public int Level { get; init; }
}

internal sealed record OptionDraft(DraftText Label, bool Right, DraftText Feedback);

internal sealed record EditionDraft(Located Id, DraftText Name, DraftText Theme, DraftText Source)
{
    public LocalDate Start { get; init; }

    public LocalDate End { get; init; }

    public bool IsYearOnly { get; init; }

    public bool Sample { get; init; }

    public DateTimeOffset ModifiedAt { get; init; }

    public required IReadOnlyList<(Located Topic, DraftText Text)> Answers { get; init; }

    public required IReadOnlyList<Located> Topics { get; init; }

    public required IReadOnlyList<EventDraft> Events { get; init; }
}

internal sealed record EventDraft(Located Id, DraftText Title, DraftText Description)
{
    public LocalDateTime Start { get; init; }

    public Mark StartAt { get; init; }

    public LocalDateTime? End { get; init; }

    public bool AllDay { get; init; }

    public Located? Commune { get; init; }

    public Located? District { get; init; }

    public DraftText? Venue { get; init; }

    public GeoPoint? Point { get; init; }

    public DraftText? More { get; init; }

    public required IReadOnlyList<Located> Themes { get; init; }

    public DraftText? Cost { get; init; }

    public DraftText? Audience { get; init; }

    public DraftText? Registration { get; init; }

    public string? Url { get; init; }

    public EventStatus Status { get; init; }

    public Mark StatusAt { get; init; }

    public DraftText? StatusNote { get; init; }
}

internal sealed record ThemeDraft(Located Id, DraftText Name)
{
    public bool IsAudience { get; init; }

    public required IReadOnlyList<Located> Words { get; init; }
}

internal sealed record LearningPlaceDraft(Located Id, DraftText Name, DraftText Address, DraftText Source)
{
    public LearningPlaceKind Kind { get; init; }

    public required Located Commune { get; init; }

    public DraftText? Phone { get; init; }

    public DraftText? Hours { get; init; }

    public LocalDate? CheckedOn { get; init; }

    public bool Sample { get; init; }
}

internal sealed record ClassDraft(Located Id, DraftText Name, DraftText Schedule, DraftText Venue)
{
    /// <summary>The name as it is said: a sample class is called one.</summary>
    public DraftText ShownName => Sample ? SampleMark.After(Name) : Name;

    public required IReadOnlyList<Located> Levels { get; init; }

    public Located? Commune { get; init; }

    public LocalDate Start { get; init; }

    public LocalDate End { get; init; }

    public LocalDate SignUpUntil { get; init; }

    public Mark SignUpUntilAt { get; init; }

    public int Places { get; init; }

    public int MinAge { get; init; }

    public int MaxAge { get; init; }

    public bool Sample { get; init; }
}

internal sealed record FactDraft(Located Key, DraftText Value, string Source)
{
    public LocalDate? CheckedOn { get; init; }

    public LocalDate? ValidTo { get; init; }

    public Mark ValidToAt { get; init; }

    public bool Sample { get; init; }

    /// <summary>The office's folder does not have it: the value came with the program.</summary>
    public bool FromShipped { get; init; }
}

/// <summary>After a topic, or any of a group, this aspect is answered by that topic.</summary>
internal sealed record FollowUpDraft(Located About, bool IsGroup, Located Aspect, Located Topic);
