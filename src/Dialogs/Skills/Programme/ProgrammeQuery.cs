using ChatBot.Dialogs.Understanding.Dates;
using NodaTime;

namespace ChatBot.Dialogs.Skills.Programme;

/// <summary>What a citizen looks for in the programme. Everything left out is open: any day ahead, anywhere, anything.</summary>
public sealed record ProgrammeQuery
{
    /// <summary>First day, or null for today and later.</summary>
    public LocalDate? From { get; init; }

    /// <summary>Last day, inclusive, or null.</summary>
    public LocalDate? To { get; init; }

    /// <summary>Part of the day, or null.</summary>
    public DayPart? Part { get; init; }

    /// <summary>Codes of communes of today and of former districts; empty: the whole province.</summary>
    public IReadOnlyList<string> Places { get; init; } = [];

    /// <summary>Around the places too, not only in them.</summary>
    public bool Near { get; init; }

    /// <summary>Ids of themes and audiences; an event must have one of its themes and one of its audiences.</summary>
    public IReadOnlyList<string> Themes { get; init; } = [];

    /// <summary>Only what can be followed from anywhere.</summary>
    public bool Online { get; init; }

    /// <summary>Days are named.</summary>
    public bool HasDays => From is not null || To is not null;

    /// <summary>Nothing is named at all.</summary>
    public bool IsOpen => !HasDays && Part is null && Places.Count == 0 && Themes.Count == 0 && !Online;
}
