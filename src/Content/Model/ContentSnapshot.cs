using NodaTime;

namespace ChatBot.Content.Model;

/// <summary>
/// Everything the service knows, loaded and checked at one moment. Immutable: a turn holds one snapshot from beginning to end.
/// </summary>
public sealed record ContentSnapshot
{
    /// <summary>Rises with every load of this process.</summary>
    public required long Version { get; init; }

    /// <summary>Texts of the dialogs by key.</summary>
    public required TextCatalog Texts { get; init; }

    /// <summary>Questions the service answers, by id, in the order of their files.</summary>
    public required IReadOnlyDictionary<string, Topic> Topics { get; init; }

    /// <summary>Examples of what is not for this service.</summary>
    public required IReadOnlyList<string> OffTopic { get; init; }

    /// <summary>Lessons by id, in teaching order.</summary>
    public required IReadOnlyDictionary<string, Lesson> Lessons { get; init; }

    /// <summary>Editions of the week by id (the year, or a name such as <c>sample</c>).</summary>
    public required IReadOnlyDictionary<string, Edition> Editions { get; init; }

    /// <summary>English classes by id.</summary>
    public required IReadOnlyDictionary<string, EnglishClass> Classes { get; init; }

    /// <summary>Communes of today, former districts, former communes.</summary>
    public required Gazetteer Places { get; init; }

    /// <summary>Themes and audiences of events by id, in the order of their file.</summary>
    public IReadOnlyDictionary<string, Theme> Themes { get; init; } = new Dictionary<string, Theme>();

    /// <summary>Community learning centres and libraries by id.</summary>
    public IReadOnlyDictionary<string, LearningPlace> Directory { get; init; } = new Dictionary<string, LearningPlace>();

    /// <summary>What the recognisers, commands and answers look for in a message, by id.</summary>
    public IReadOnlyDictionary<string, WordList> Words { get; init; } = new Dictionary<string, WordList>();

    /// <summary>Facts that change (phone numbers, addresses, hours), by key.</summary>
    public required IReadOnlyDictionary<string, Fact> Facts { get; init; }

    /// <summary>Pictures by the name of their file, e.g. <c>khai-mac.jpg</c>.</summary>
    public IReadOnlyDictionary<string, ContentPicture> Pictures { get; init; } = new Dictionary<string, ContentPicture>();
}

/// <summary>A picture that the office put beside its texts.</summary>
/// <param name="ContentType">MIME type, as its bytes tell.</param>
/// <param name="Bytes">The file.</param>
public sealed record ContentPicture(string ContentType, ReadOnlyMemory<byte> Bytes);

/// <summary>A text in the two languages.</summary>
/// <param name="Vi">Vietnamese.</param>
/// <param name="En">English.</param>
public sealed record LocalText(string Vi, string En)
{
    /// <summary>The text in a language, <c>vi</c> or <c>en</c>.</summary>
    public string In(string language) => language == "en" ? En : Vi;
}

/// <summary>A question the service answers. One Markdown file a language.</summary>
public sealed record Topic
{
    /// <summary>Stable id, e.g. <c>week_when</c>.</summary>
    public required string Id { get; init; }

    /// <summary>Group for menus and reports, e.g. <c>english</c>.</summary>
    public required string Group { get; init; }

    /// <summary>Title on a button.</summary>
    public required LocalText Title { get; init; }

    /// <summary>Ways people ask, both languages, marked and not.</summary>
    public required IReadOnlyList<string> Phrasings { get; init; }

    /// <summary>Short answer in Markdown; placeholders <c>{fact:key}</c> are filled from <see cref="ContentSnapshot.Facts"/>.</summary>
    public required LocalText Answer { get; init; }

    /// <summary>The longer part behind "more", or null.</summary>
    public LocalText? More { get; init; }

    /// <summary>Where the answer comes from, shown under it; null for answers about the service itself.</summary>
    public LocalText? Source { get; init; }

    /// <summary>
    /// Next steps: payloads (<c>go:signup</c>, <c>topic:week_theme</c>), labelled by their targets or by <see cref="TopicButton.Label"/>.
    /// </summary>
    public required IReadOnlyList<TopicButton> Buttons { get; init; }

    /// <summary>
    /// Name of the skill's intent that answers instead of the text (<c>programme.today</c>, <c>signup.start</c>), or null.
    /// </summary>
    public string? Action { get; init; }

    /// <summary>Topics that answer a short question which leans on this answer, by what it asks about.</summary>
    public IReadOnlyDictionary<Aspect, string> FollowUps { get; init; } = new Dictionary<Aspect, string>();

    /// <summary>First day on which the answer is true, or null.</summary>
    public LocalDate? ValidFrom { get; init; }

    /// <summary>Last day on which the answer is true, or null; after it the answer says when it was true and whom to ask.</summary>
    public LocalDate? ValidTo { get; init; }

    /// <summary>Who checked the answer.</summary>
    public string? CheckedBy { get; init; }

    /// <summary>When it was checked.</summary>
    public LocalDate? CheckedOn { get; init; }
}

/// <summary>A next step under an answer.</summary>
/// <param name="Payload">What it means.</param>
/// <param name="Label">What is shown.</param>
/// <param name="Url">Page to open, or null.</param>
public sealed record TopicButton(string Payload, LocalText Label, string? Url = null);

/// <summary>A fact that changes: value, where it comes from and when it was checked.</summary>
public sealed record Fact
{
    /// <summary>Key, e.g. <c>office.phone</c>.</summary>
    public required string Key { get; init; }

    /// <summary>The value.</summary>
    public required LocalText Value { get; init; }

    /// <summary>Where it comes from.</summary>
    public required string Source { get; init; }

    /// <summary>When it was checked.</summary>
    public LocalDate? CheckedOn { get; init; }

    /// <summary>Last day on which it is true, or null.</summary>
    public LocalDate? ValidTo { get; init; }

    /// <summary>A sample value that the office must replace; what is said with it is marked "dữ liệu mẫu".</summary>
    public bool Sample { get; init; }

    /// <summary>The office's folder does not have it: the value came with the program.</summary>
    internal bool FromShipped { get; init; }
}
