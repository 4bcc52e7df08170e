using ChatBot.Content.Model;
using ChatBot.Dialogs.Engine;

namespace ChatBot.Dialogs.Skills.Programme;

/// <summary>Says parts of an event, the same in lists, cards and reminders.</summary>
internal static class EventText
{
    /// <summary>A title that fits on a button.</summary>
    public static string Short(string title) => title.Length <= 40 ? title : string.Concat(title.AsSpan(0, 39), "…");

    /// <summary>A word in front of an event that is not as planned; empty when it is.</summary>
    public static string Status(TurnContext turn, ProgrammeEvent happening) => happening.Status == EventStatus.Scheduled
        ? string.Empty
        : $"**{turn.Text($"programme.status-{happening.Status.ToString().ToLowerInvariant()}")}** ";

    /// <summary>Day and hours.</summary>
    public static string When(TurnContext turn, ProgrammeEvent happening)
    {
        var day = LocalDates.Show(happening.Start.Date, turn.Language);
        if (happening.AllDay)
        {
            return day;
        }

        var start = LocalDates.Show(happening.Start.TimeOfDay, turn.Language);
        return happening.End is { } end && end.Date == happening.Start.Date
            ? $"{start}–{LocalDates.Show(end.TimeOfDay, turn.Language)}, {day}"
            : $"{start}, {day}";
    }

    /// <summary>Venue and commune; empty when neither is known.</summary>
    public static string Where(TurnContext turn, ProgrammeEvent happening)
    {
        var commune = happening.CommuneCode is { } code ? turn.Content.Places.Commune(code)?.FullName : null;
        return string.Join(", ", new[] { happening.Venue?.In(turn.Language), commune }.OfType<string>());
    }
}
