using System.Globalization;

namespace ChatBot.Bot.Settings;

/// <summary>Reads <c>21:30-06:00</c>.</summary>
internal static class QuietHoursSetting
{
    /// <summary>Reads <c>21:30-06:00</c>; false for anything else, and for a span of no length.</summary>
    public static bool TryParse(string text, out TimeOnly from, out TimeOnly to)
    {
        from = to = default;
        return text.Split('-', StringSplitOptions.TrimEntries) is [var first, var second]
            && TimeOnly.TryParseExact(first, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out from)
            && TimeOnly.TryParseExact(second, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out to)
            && from != to;
    }
}
