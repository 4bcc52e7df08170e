using ChatBot.Content.Model;
using ChatBot.Dialogs.Engine;
using NodaTime;

namespace ChatBot.Dialogs.Skills.Programme;

/// <summary>Says parts of an event, the same in lists, cards and reminders.</summary>
internal static class EventText
{
    /// <summary>The event with an id, or null: it is gone.</summary>
    public static ProgrammeEvent? Find(ContentSnapshot content, string? id) =>
        content.Editions.Values.SelectMany(e => e.Events).FirstOrDefault(e => e.Id == id);

    /// <summary>A title that fits on a button.</summary>
    public static string Short(string title) => title.Length <= 40 ? title : string.Concat(title.AsSpan(0, 39), "…");

    /// <summary>A word in front of an event that is not as planned; empty when it is.</summary>
    public static string Status(TurnContext turn, ProgrammeEvent happening) => happening.Status == EventStatus.Scheduled
        ? string.Empty
        : $"**{turn.Text($"programme.status-{happening.Status.ToString().ToLowerInvariant()}")}** ";

    /// <summary>Day and hours.</summary>
    public static string When(TurnContext turn, ProgrammeEvent happening) => When(happening.Start, happening.End, happening.AllDay, turn.Language);

    /// <summary>Day and hours; an event that goes past midnight is said with both days.</summary>
    public static string When(LocalDateTime start, LocalDateTime? end, bool allDay, string language)
    {
        var day = LocalDates.Show(start.Date, language);
        var last = end is { } known && known.Date != start.Date ? LocalDates.Show(known.Date, language) : null;
        if (allDay)
        {
            return last is null ? day : $"{day} – {last}";
        }

        var from = LocalDates.Show(start.TimeOfDay, language);
        var to = end is null ? null : LocalDates.Show(end.Value.TimeOfDay, language);
        return last is not null ? $"{from}, {day} – {to}, {last}"
            : to is not null ? $"{from}–{to}, {day}"
            : $"{from}, {day}";
    }

    /// <summary>A moment of a day.</summary>
    public static string When(TurnContext turn, DateTimeOffset moment) => When(turn.Calendar.ToLocal(moment), null, false, turn.Language);

    /// <summary>Where it is, a line, and below it the way to the map for an event on the ground.</summary>
    public static IEnumerable<string> WhereLines(TurnContext turn, ProgrammeEvent happening)
    {
        if (Where(turn, happening) is { Length: > 0 } where)
        {
            yield return turn.Text("programme.card-where", ("where", where));
        }
        else if (happening.Url is not null)
        {
            yield return turn.Text("programme.card-online");
        }

        if (EventPlace.MapLink(turn.Content, happening) is { } map)
        {
            yield return $"[{turn.Text("programme.card-map")}]({map})";
        }
    }

    /// <summary>Venue and commune; empty when neither is known.</summary>
    public static string Where(TurnContext turn, ProgrammeEvent happening) => EventPlace.Show(turn.Content, happening, turn.Language);
}
