using NodaTime;

namespace ChatBot.Content.Model;

/// <summary>One year's week with its programme.</summary>
public sealed record Edition
{
    /// <summary>Id, e.g. <c>2020</c> or <c>sample</c>.</summary>
    public required string Id { get; init; }

    /// <summary>Name.</summary>
    public required LocalText Name { get; init; }

    /// <summary>Theme.</summary>
    public required LocalText Theme { get; init; }

    /// <summary>First day.</summary>
    public required LocalDate Start { get; init; }

    /// <summary>Last day, inclusive.</summary>
    public required LocalDate End { get; init; }

    /// <summary>
    /// Only the year is known: <see cref="Start"/> and <see cref="End"/> are its first and last day, and no answer says them.
    /// </summary>
    public bool IsYearOnly { get; init; }

    /// <summary>
    /// What is known of this week beside its days and theme, by the id of the topic that asks for it. Markdown, short; each names its year.
    /// </summary>
    public IReadOnlyDictionary<string, LocalText> Answers { get; init; } = new Dictionary<string, LocalText>();

    /// <summary>Ids of topics whose own answer is what this week said about them.</summary>
    public IReadOnlySet<string> Topics { get; init; } = new HashSet<string>();

    /// <summary>Where the dates and the programme come from.</summary>
    public required LocalText Source { get; init; }

    /// <summary>Made up for trying the service; everything said from it is marked "dữ liệu mẫu".</summary>
    public bool Sample { get; init; }

    /// <summary>Events in order of time.</summary>
    public required IReadOnlyList<ProgrammeEvent> Events { get; init; }

    /// <summary>
    /// When the edition's file was last changed: rises with every edit, which tells calendars that what they hold is older.
    /// </summary>
    public DateTimeOffset ModifiedAt { get; init; }
}

/// <summary>Whether an event takes place.</summary>
public enum EventStatus
{
    /// <summary>As planned.</summary>
    Scheduled,

    /// <summary>Time or place changed; <see cref="ProgrammeEvent.StatusNote"/> says how.</summary>
    Changed,

    /// <summary>Postponed to a day not yet known.</summary>
    Postponed,

    /// <summary>Does not take place.</summary>
    Cancelled,
}

/// <summary>An event of a programme. Times are in Asia/Ho_Chi_Minh.</summary>
public sealed record ProgrammeEvent
{
    /// <summary>Stable id.</summary>
    public required string Id { get; init; }

    /// <summary>Edition it belongs to.</summary>
    public required string EditionId { get; init; }

    /// <summary>Title.</summary>
    public required LocalText Title { get; init; }

    /// <summary>What happens, Markdown, short.</summary>
    public required LocalText Description { get; init; }

    /// <summary>The longer part behind "more", Markdown, or null.</summary>
    public LocalText? More { get; init; }

    /// <summary>Start.</summary>
    public required LocalDateTime Start { get; init; }

    /// <summary>End, or null when unknown.</summary>
    public LocalDateTime? End { get; init; }

    /// <summary>True when only the day is known.</summary>
    public bool AllDay { get; init; }

    /// <summary>Code of a commune of today, or null when the event is online or in the whole province.</summary>
    public string? CommuneCode { get; init; }

    /// <summary>
    /// Code of the former district where it was, of an event from before July 2025 whose commune is not known; else null.
    /// </summary>
    public string? DistrictCode { get; init; }

    /// <summary>The hall, school or landmark.</summary>
    public LocalText? Venue { get; init; }

    /// <summary>Exact point for the map, or null to let the map look for venue and commune.</summary>
    public GeoPoint? Point { get; init; }

    /// <summary>Ids of <see cref="Theme"/>s: what it is about and whom it is for.</summary>
    public IReadOnlyList<string> Themes { get; init; } = [];

    /// <summary>Cost, or null when it is not known.</summary>
    public LocalText? Cost { get; init; }

    /// <summary>Who it is for.</summary>
    public LocalText? Audience { get; init; }

    /// <summary>Whether to register and how.</summary>
    public LocalText? Registration { get; init; }

    /// <summary>Page or stream, or null.</summary>
    public string? Url { get; init; }

    /// <summary>Key of its picture in <see cref="ContentSnapshot.Pictures"/>, or null.</summary>
    public string? Picture { get; init; }

    /// <summary>Whether it takes place.</summary>
    public EventStatus Status { get; init; }

    /// <summary>What changed.</summary>
    public LocalText? StatusNote { get; init; }
}

/// <summary>A point on the map, WGS 84.</summary>
/// <param name="Latitude">Degrees north, -90 to 90.</param>
/// <param name="Longitude">Degrees east, -180 to 180.</param>
public readonly record struct GeoPoint(double Latitude, double Longitude);

/// <summary>An English class with free places.</summary>
public sealed record EnglishClass
{
    /// <summary>Stable id, at most 20 characters a-z0-9- (it travels in button payloads).</summary>
    public required string Id { get; init; }

    /// <summary>Name; that of a sample class ends with "(dữ liệu mẫu)", so that whoever says the name says that too.</summary>
    public required LocalText Name { get; init; }

    /// <summary>Levels it is for: <c>none</c>, <c>A1</c> … <c>C2</c>.</summary>
    public required IReadOnlyList<string> Levels { get; init; }

    /// <summary>When lessons are held.</summary>
    public required LocalText Schedule { get; init; }

    /// <summary>Commune of today where the class is held, or null when it is online.</summary>
    public string? CommuneCode { get; init; }

    /// <summary>School or house.</summary>
    public required LocalText Venue { get; init; }

    /// <summary>First lesson.</summary>
    public required LocalDate Start { get; init; }

    /// <summary>Last lesson.</summary>
    public required LocalDate End { get; init; }

    /// <summary>Places in all.</summary>
    public required int Places { get; init; }

    /// <summary>Youngest age in the year of the start, inclusive.</summary>
    public int MinAge { get; init; }

    /// <summary>Oldest age, inclusive.</summary>
    public int MaxAge { get; init; } = 120;

    /// <summary>Sign-up is open until this day, inclusive.</summary>
    public required LocalDate SignUpUntil { get; init; }

    /// <summary>Made up for trying the service.</summary>
    public bool Sample { get; init; }
}
