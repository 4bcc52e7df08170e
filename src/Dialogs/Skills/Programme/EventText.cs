using ChatBot.Content.Model;
using ChatBot.Dialogs.Engine;
using NodaTime;

namespace ChatBot.Dialogs.Skills.Programme;

/// <summary>Says parts of an event, the same in lists, cards and reminders.</summary>
internal static class EventText
{
    /// <summary>The event with an id, or null when it is gone.</summary>
    public static ProgrammeEvent? Find(ContentSnapshot content, string? id) =>
        content.Editions.Values.SelectMany(e => e.Events).FirstOrDefault(e => e.Id == id);

    /// <summary>A title that fits on a button.</summary>
    public static string Short(string title) => title.Length <= 40 ? title : string.Concat(title.AsSpan(0, 39), "…");

    /// <summary>A word in front of an event that is not as planned; empty when it is.</summary>
    public static string Status(TurnContext turn, ProgrammeEvent happening) =>
        happening.Status == EventStatus.Scheduled
            ? string.Empty
            : $"**{turn.Text($"programme.status-{happening.Status.ToString().ToLowerInvariant()}")}** ";

    /// <summary>A line saying that the event is made up; empty when it is not.</summary>
    public static IReadOnlyList<string> SampleLines(TurnContext turn, ProgrammeEvent happening) =>
        turn.Content.Editions.TryGetValue(happening.EditionId, out var edition) && edition.Sample ? [turn.Text("programme.sample")] : [];

    /// <summary>Day and hours.</summary>
    public static string When(TurnContext turn, ProgrammeEvent happening) =>
        When(happening.Start, happening.End, happening.AllDay, turn.Language);

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

    /// <summary>Where it is, a line, and below it the way there: the map, or the page of an event that is online.</summary>
    /// <param name="turn">The turn.</param>
    /// <param name="happening">The event.</param>
    /// <param name="withLink">Give the page of an online event; a card has its own link to it.</param>
    public static IEnumerable<string> WhereLines(TurnContext turn, ProgrammeEvent happening, bool withLink = true)
    {
        if (EventPlace.Show(turn.Content, happening, turn.Language) is { Length: > 0 } where)
        {
            yield return turn.Text("programme.card-where", ("where", where));
        }
        else if (EventPlace.IsOnline(happening))
        {
            yield return turn.Text("programme.card-online");
            if (withLink && happening.Url is { } url)
            {
                yield return $"[{turn.Text("programme.card-join")}]({url})";
            }
        }

        if (EventPlace.MapLink(turn.Content, happening) is { } map)
        {
            yield return $"[{turn.Text("programme.card-map")}]({map})";
        }
    }

    /// <summary>
    /// Venue and commune, or that it is online, or that no place is known: never nothing, which a reader takes for a slip.
    /// </summary>
    public static string Where(TurnContext turn, ProgrammeEvent happening) =>
        EventPlace.Show(turn.Content, happening, turn.Language) is { Length: > 0 } place
            ? place
            : turn.Text(EventPlace.IsOnline(happening) ? "programme.place-online" : "programme.place-unknown");
}
