using System.Globalization;
using ChatBot.Content.Model;
using ChatBot.Content.Text;
using ChatBot.Dialogs.Engine;
using ChatBot.Dialogs.Storage;
using NodaTime;

namespace ChatBot.Bot.Office;

/// <summary>The office as the reader of what is kept of a person: in English, at one instant.</summary>
/// <param name="content">Texts and names.</param>
/// <param name="calendar">The service's zone.</param>
/// <param name="now">The instant of reading.</param>
/// <param name="logName">Gives the name under which logs know the conversation with a key.</param>
internal sealed class OfficeReader(ContentSnapshot content, ServiceCalendar calendar, DateTimeOffset now, Func<string, string> logName)
    : IReader,
        IOfficeReader
{
    /// <inheritdoc/>
    public string Language => "en";

    /// <inheritdoc/>
    public DateTimeOffset Now => now;

    /// <inheritdoc/>
    public ContentSnapshot Content => content;

    /// <inheritdoc/>
    public string Text(string key, params ReadOnlySpan<(string Name, string Value)> arguments)
    {
        var filled = new Dictionary<string, string>(arguments.Length);
        foreach (var (name, value) in arguments)
        {
            filled[name] = value;
        }

        return TextTemplate.Fill(content.Texts[key].In(Language), filled);
    }

    /// <inheritdoc/>
    public LocalDateTime ToLocal(DateTimeOffset instant) => calendar.ToLocal(instant);

    /// <inheritdoc/>
    public string Show(DateTimeOffset instant) => calendar.InZone(instant).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    /// <inheritdoc/>
    public string LogName(string conversationKey) => logName(conversationKey);
}
