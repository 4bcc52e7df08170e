using System.Globalization;
using ChatBot.Content.Model;
using ChatBot.Dialogs.Activities;
using ChatBot.Dialogs.Engine;
using NodaTime;
using NodaTime.Text;

namespace ChatBot.Dialogs.Skills.Programme;

/// <summary>Links that put an event into a calendar, for channels without files. Pure.</summary>
public static class CalendarLinks
{
    /// <summary>Path of the calendar file of an event, below the service's address; see <see cref="File"/>.</summary>
    public const string Path = "/calendar/";

    private const string FilePrefix = "calendar:";

    private static readonly LocalDatePattern Day = LocalDatePattern.CreateWithInvariantCulture("uuuuMMdd");

    /// <summary>Names the calendar file of an event for <see cref="OutgoingActivity.FileOf"/>.</summary>
    public static string FileOf(string eventId) => FilePrefix + eventId;

    /// <summary>The event whose calendar file is named, or null for another file.</summary>
    public static string? EventOf(string fileOf) =>
        fileOf.StartsWith(FilePrefix, StringComparison.Ordinal) ? fileOf[FilePrefix.Length..] : null;

    /// <summary>The calendar file at the service's own address.</summary>
    /// <param name="publicUrl">Where citizens reach the service.</param>
    /// <param name="eventId">The event.</param>
    /// <param name="language"><c>vi</c> or <c>en</c>.</param>
    public static string File(Uri publicUrl, string eventId, string language) =>
        $"{publicUrl.AbsoluteUri.TrimEnd('/')}{Path}{eventId}.ics{(language == "en" ? "?lang=en" : string.Empty)}";

    /// <summary>
    /// Google's page that offers to add an event. Times are in UTC, so no setting of the reader's account can shift them.
    /// </summary>
    public static string Google(ContentSnapshot content, ProgrammeEvent happening, ServiceCalendar calendar, string language)
    {
        var dates = happening.AllDay
            ? $"{Day.Format(happening.Start.Date)}/{Day.Format(EventTimes.DayAfter(happening))}"
            : $"{Moment(happening.Start, calendar)}/{Moment(happening.End ?? happening.Start, calendar)}";
        var link =
            "https://calendar.google.com/calendar/render?action=TEMPLATE"
            + $"&text={Uri.EscapeDataString(happening.Title.In(language))}&dates={dates}";
        if (EventPlace.Show(content, happening, language) is { Length: > 0 } place)
        {
            link += $"&location={Uri.EscapeDataString(place)}";
        }

        return happening.Url is { } url ? $"{link}&details={Uri.EscapeDataString(url)}" : link;
    }

    private static string Moment(LocalDateTime local, ServiceCalendar calendar) =>
        calendar.ToInstant(local).UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);
}
