using NodaTime;
using NodaTime.Text;

namespace ChatBot.Bot.Settings;

/// <summary>A local time as an operator writes it in a setting or on the command line.</summary>
internal static class TypedTime
{
    private static readonly LocalDateTimePattern[] Patterns =
    [
        LocalDateTimePattern.ExtendedIso,
        LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm"),
    ];

    /// <summary>
    /// Reads <c>2020-10-05T07:00:00</c>, without the seconds too, with a blank for the T, or a day alone, which is its midnight; null when
    /// it is none of them.
    /// </summary>
    public static LocalDateTime? Read(string text)
    {
        var wanted = text.Trim();
        foreach (var pattern in Patterns)
        {
            if (pattern.Parse(wanted.Replace(' ', 'T')) is { Success: true } time)
            {
                return time.Value;
            }
        }

        return LocalDatePattern.Iso.Parse(wanted) is { Success: true } date ? date.Value.AtMidnight() : null;
    }
}
