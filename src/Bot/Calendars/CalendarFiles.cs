using System.Text;
using ChatBot.Bot.Delivery;
using ChatBot.Content.Model;
using ChatBot.Dialogs.Activities;
using ChatBot.Dialogs.Engine;
using ChatBot.Dialogs.Skills.Programme;

namespace ChatBot.Bot.Calendars;

/// <summary>Calendar files of the events of the content in use.</summary>
/// <param name="content">The content in use.</param>
/// <param name="zone">Time zone and quiet hours.</param>
/// <param name="versions">Versions that were given out, or null where none are kept.</param>
internal sealed class CalendarFiles(Func<ContentSnapshot> content, ServiceCalendar zone, CalendarVersions? versions = null) : IFileMaker
{
    /// <summary>The file of an event, or null when there is no such event any more.</summary>
    public OutgoingFile? Of(string eventId, string language)
    {
        var current = content();
        if (current.Editions.Values.SelectMany(e => e.Events).FirstOrDefault(e => e.Id == eventId) is not { } happening)
        {
            return null;
        }

        var version = versions?.Of(happening, current.Editions[happening.EditionId].ModifiedAt);
        var calendar = EventCalendar.Write(current, happening, zone, language, version);
        return new OutgoingFile($"{eventId}.ics", EventCalendar.ContentType, Encoding.UTF8.GetBytes(calendar));
    }

    /// <inheritdoc/>
    public OutgoingFile? Make(string fileOf, string language) =>
        CalendarLinks.EventOf(fileOf) is { } eventId ? Of(eventId, language) : null;
}
