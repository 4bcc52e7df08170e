using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Serialization;
using ChatBot.Content.Model;
using ChatBot.Dialogs.Engine;
using ChatBot.Dialogs.Skills.Programme;

namespace ChatBot.Dialogs.Skills.Reminders;

/// <summary>What a person was last told of an event. Kept, because content changes by itself and the old time must still be said.</summary>
public sealed record ToldEvent
{
    /// <summary>Title; a corrected title is no change that anybody must hear of.</summary>
    public required LocalText Title { get; init; }

    /// <summary>Start.</summary>
    public required DateTimeOffset Start { get; init; }

    /// <summary>End, or null.</summary>
    public DateTimeOffset? End { get; init; }

    /// <summary>Only the day is known.</summary>
    public bool AllDay { get; init; }

    /// <summary>Code of the commune, or null.</summary>
    public string? CommuneCode { get; init; }

    /// <summary>Venue, or null.</summary>
    public LocalText? Venue { get; init; }

    /// <summary>Whether it takes place.</summary>
    public EventStatus Status { get; init; }

    /// <summary>What changed, or null.</summary>
    public LocalText? StatusNote { get; init; }

    /// <summary>It is not in the programme any more.</summary>
    public bool IsGone { get; init; }

    /// <summary>Whether the event takes place, as far as the person was told.</summary>
    public bool TakesPlace() => !IsGone && Status.TakesPlace();

    /// <summary>It has no day yet.</summary>
    [JsonIgnore]
    public bool IsOpen => !IsGone && Status == EventStatus.Postponed;

    /// <summary>
    /// Until when somebody who waits for it can do something with the news that it changed: its start, and where it goes on for a whole day
    /// or several, its end. Who goes there in the afternoon must hear in the morning that it is called off.
    /// </summary>
    public DateTimeOffset ConcernsUntil(ServiceCalendar calendar)
    {
        var first = calendar.ToLocal(Start).Date;
        var last = End is { } end ? calendar.ToLocal(end).Date : first;
        return AllDay ? calendar.ToInstant(last.PlusDays(1).AtMidnight())
            : last > first ? End!.Value
            : Start;
    }

    /// <summary>An event as it stands in the content.</summary>
    public static ToldEvent Of(ProgrammeEvent happening, ServiceCalendar calendar) =>
        new()
        {
            Title = happening.Title,
            Start = EventTimes.StartsAt(happening, calendar),
            End = happening.End is { } end ? calendar.ToInstant(end) : null,
            AllDay = happening.AllDay,
            CommuneCode = happening.CommuneCode,
            Venue = happening.Venue,
            Status = happening.Status,
            StatusNote = happening.StatusNote,
        };

    /// <summary>
    /// Whether a notice in this language has anything to say to somebody who was told another state: time, place, whether it takes place,
    /// the note. A corrected title or translation, and a note that was only taken away, are no news.
    /// </summary>
    public bool DiffersFrom(ToldEvent other, string language)
    {
        var isNoteNew = !IsGone && StatusNote is { } note && note.In(language) != other.StatusNote?.In(language);
        return TakesPlace()
            ? isNoteNew
                || !other.TakesPlace()
                || (Start, End, AllDay, CommuneCode, Venue?.In(language))
                    != (other.Start, other.End, other.AllDay, other.CommuneCode, other.Venue?.In(language))
            : isNoteNew || IsGone != other.IsGone || (!IsGone && Status != other.Status);
    }

    /// <summary>The state as it is looked for among what people were told.</summary>
    /// <param name="eventId">The event's id.</param>
    public string Mark(string eventId) => $"{eventId}:{Fingerprint()}";

    /// <summary>A short hash of the state, the same in every process: it names a change in the key of its event.</summary>
    /// <param name="language">Only what is read in this language counts, or null for all.</param>
    public string Fingerprint(string? language = null)
    {
        var text = string.Join(
            '\n',
            Start.UtcTicks.ToString(CultureInfo.InvariantCulture),
            End?.UtcTicks.ToString(CultureInfo.InvariantCulture),
            AllDay,
            CommuneCode,
            Read(Venue),
            Status,
            Read(StatusNote),
            IsGone
        );
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 6));

        string? Read(LocalText? value) => language is null ? value?.ToString() : value?.In(language);
    }
}
