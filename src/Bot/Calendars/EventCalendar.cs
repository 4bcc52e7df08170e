using System.Text;
using ChatBot.Content.Model;
using ChatBot.Content.Text;
using ChatBot.Dialogs.Engine;
using ChatBot.Dialogs.Skills.Programme;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Serialization;
using NodaTime;
using Calendar = Ical.Net.Calendar;

namespace ChatBot.Bot.Calendars;

/// <summary>
/// Writes an event as iCalendar (RFC 5545). Hours are in UTC, which Google Calendar, Outlook and telephones all show in the reader's own
/// zone without a table of zones in the file; days without hours are days wherever they are read.
/// </summary>
internal static class EventCalendar
{
    /// <summary>Content type of the file.</summary>
    public const string ContentType = "text/calendar";

    // Part of every id for ever: a calendar that has an event already finds it by this and takes the change.
    private const string Domain = "hoctapsuotdoi.nghean";

    /// <summary>The file's text, lines ended and folded as the standard asks.</summary>
    /// <param name="content">Content, for the names of places and the edition.</param>
    /// <param name="happening">The event.</param>
    /// <param name="zone">Time zone and quiet hours.</param>
    /// <param name="language"><c>vi</c> or <c>en</c>.</param>
    /// <param name="version">The version of the event, or null for that of its edition's file.</param>
    public static string Write(
        ContentSnapshot content,
        ProgrammeEvent happening,
        ServiceCalendar zone,
        string language,
        CalendarVersion? version = null
    )
    {
        var edition = content.Editions[happening.EditionId];
        var current = version ?? CalendarVersion.OfFile(edition.ModifiedAt);
        var modified = Utc(current.ModifiedAt);
        var takesPlace = happening.Status.TakesPlace();
        var entry = new CalendarEvent
        {
            Uid = $"{happening.Id}@{Domain}",
            Summary = takesPlace
                ? happening.Title.In(language)
                : $"{content.Texts[StatusKey(happening)].In(language)} {happening.Title.In(language)}",
            Description = Describe(content, happening, edition, language),
            Start = happening.AllDay ? Day(happening.Start.Date) : Moment(happening.Start, zone),
            End =
                happening.AllDay ? Day(EventTimes.DayAfter(happening))
                : happening.End is { } end ? Moment(end, zone)
                : null,

            // A postponed event has no new day yet: on the old one the time is free again.
            Status = takesPlace ? "CONFIRMED" : "CANCELLED",
            DtStamp = modified,
            LastModified = modified,
            Sequence = current.Sequence,
        };
        if (EventPlace.Show(content, happening, language) is { Length: > 0 } place)
        {
            entry.Location = place;
        }

        if (happening.Point is { } point)
        {
            entry.GeographicLocation = new GeographicLocation(point.Latitude, point.Longitude);
        }

        if (Uri.TryCreate(happening.Url, UriKind.Absolute, out var url))
        {
            entry.Url = url;
        }

        var calendar = new Calendar { Method = "PUBLISH", ProductId = "-//ChatBot//Lifelong Learning Week//VI" };
        calendar.Events.Add(entry);
        return new CalendarSerializer().SerializeToString(calendar)
            ?? throw new InvalidOperationException($"The calendar of event '{happening.Id}' is empty.");
    }

    private static string StatusKey(ProgrammeEvent happening) => $"programme.status-{happening.Status.ToString().ToLowerInvariant()}";

    private static CalDateTime Day(LocalDate day) => new(day.Year, day.Month, day.Day);

    private static CalDateTime Moment(LocalDateTime local, ServiceCalendar zone) => Utc(zone.ToInstant(local));

    private static CalDateTime Utc(DateTimeOffset at) => new(at.UtcDateTime, "UTC");

    private static string Describe(ContentSnapshot content, ProgrammeEvent happening, Edition edition, string language)
    {
        var text = new StringBuilder();
        if (happening.StatusNote is { } note)
        {
            Add(note.In(language));
        }

        Add(MarkdownPlain.Render(happening.Description.In(language)));
        if (happening.More is { } more)
        {
            Add(MarkdownPlain.Render(more.In(language)));
        }

        Say("programme.card-cost", happening.Cost);
        Say("programme.card-who", happening.Audience);
        Say("programme.card-register", happening.Registration);
        if (edition.Sample)
        {
            Add(content.Texts["programme.sample"].In(language));
        }

        return text.ToString();

        void Add(string line) => text.Append(text.Length > 0 ? "\n" : string.Empty).Append(line);

        void Say(string key, LocalText? value)
        {
            if (value is not null)
            {
                Add(
                    MarkdownPlain.Render(
                        TextTemplate.Fill(
                            content.Texts[key].In(language),
                            new Dictionary<string, string> { ["value"] = value.In(language) }
                        )
                    )
                );
            }
        }
    }
}
