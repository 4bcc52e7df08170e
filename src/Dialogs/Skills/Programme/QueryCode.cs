using System.Globalization;
using System.Text;
using ChatBot.Content.Model;
using ChatBot.Dialogs.Understanding.Dates;
using NodaTime;

namespace ChatBot.Dialogs.Skills.Programme;

/// <summary>
/// A query as it travels in a button and is kept for follow-ups, short enough for several places and themes at once: days and places as
/// three characters each, themes as four made from their ids, the part of the day as a capital behind the days, <c>~</c> for near,
/// <c>@</c> for online only. Pure.
/// </summary>
public static class QueryCode
{
    private const string Digits = "0123456789abcdefghijklmnopqrstuvwxyz";
    private const string Parts = "MNAE";
    private const int NumberLength = 3;
    private const int ThemeLength = 4;

    // Three characters of base 36 reach 127 years from here, and every code of a commune. No week was held before.
    private static readonly LocalDate FirstDay = new(1980, 1, 1);
    private static readonly LocalDate LastDay = FirstDay.PlusDays((36 * 36 * 36) - 1);

    /// <summary>Days, places and themes, three arguments of a payload.</summary>
    public static (string Days, string Places, string Themes) Write(ProgrammeQuery query)
    {
        var days = new StringBuilder();
        Append(days, query.From);
        if (query.To != query.From)
        {
            days.Append('-');
            Append(days, query.To);
        }

        if (query.Part is { } part)
        {
            days.Append(Parts[(int)part]);
        }

        var places = new StringBuilder().Append(query.Online ? "@" : "").Append(query.Near ? "~" : "");
        foreach (var place in query.Places)
        {
            places.Append(Write(int.Parse(place, CultureInfo.InvariantCulture), NumberLength));
        }

        return (days.ToString(), places.ToString(), string.Concat(query.Themes.Select(CodeOf)));
    }

    /// <summary>The payload of a button that shows a query from an event on, or null when it is too long for a button.</summary>
    /// <param name="query">The query.</param>
    /// <param name="offset">How many events are left out at the beginning.</param>
    public static string? Payload(ProgrammeQuery query, int offset)
    {
        var (days, places, themes) = Write(query);
        var payload = string.Create(CultureInfo.InvariantCulture, $"{ProgrammeSkill.FindVerb}:{days}:{places}:{themes}:{offset}");
        return Encoding.UTF8.GetByteCount(payload) <= Activities.Payload.MaxBytes ? payload : null;
    }

    /// <summary>
    /// Reads a query, or null when a part is none (a button of an older version). Places and themes that are gone since are left out rather
    /// than finding nothing for ever.
    /// </summary>
    public static ProgrammeQuery? Read(string days, string places, string themes, ContentSnapshot content)
    {
        DayPart? part = null;
        if (days.Length > 0 && Parts.IndexOf(days[^1], StringComparison.Ordinal) is >= 0 and var letter)
        {
            part = (DayPart)letter;
            days = days[..^1];
        }

        var online = places.StartsWith('@');
        places = online ? places[1..] : places;
        var near = places.StartsWith('~');
        places = near ? places[1..] : places;
        var (first, last) = days.Split('-', 2) is [var a, var b] ? (a, b) : (days, days);
        if (
            !TryDay(first, out var from)
            || !TryDay(last, out var to)
            || places.Length % NumberLength != 0
            || themes.Length % ThemeLength != 0
        )
        {
            return null;
        }

        // Codes of communes have five digits, those of former districts three.
        var codes = places.Chunk(NumberLength).Select(chunk => Number(new string(chunk)));
        var byCode = content.Themes.Keys.ToLookup(CodeOf, StringComparer.Ordinal);
        return new ProgrammeQuery
        {
            From = from,
            To = to,
            Part = part,
            Online = online,
            Near = near,
            Places =
            [
                .. codes
                    .Select(n => n?.ToString(n < 1000 ? "D3" : "D5", CultureInfo.InvariantCulture) ?? string.Empty)
                    .Where(code => content.Places.Commune(code) is not null || content.Places.District(code) is not null),
            ],
            Themes = [.. themes.Chunk(ThemeLength).SelectMany(chunk => byCode[new string(chunk)].Take(1))],
        };
    }

    private static void Append(StringBuilder text, LocalDate? day)
    {
        if (day is { } known)
        {
            text.Append(Write(Period.DaysBetween(FirstDay, LocalDate.Max(FirstDay, LocalDate.Min(known, LastDay))), NumberLength));
        }
    }

    private static bool TryDay(string text, out LocalDate? day)
    {
        day = text.Length == NumberLength && Number(text) is { } number ? FirstDay.PlusDays(number) : null;
        return text.Length == 0 || day is not null;
    }

    // FNV-1a: the same in every process, which string.GetHashCode is not.
    private static string CodeOf(string theme)
    {
        var hash = 2166136261;
        foreach (var c in theme)
        {
            hash = unchecked((hash ^ c) * 16777619);
        }

        return Write((int)(hash % (36 * 36 * 36 * 36)), ThemeLength);
    }

    private static string Write(int number, int length)
    {
        Span<char> digits = stackalloc char[length];
        for (var i = length - 1; i >= 0; i--)
        {
            digits[i] = Digits[number % 36];
            number /= 36;
        }

        return new string(digits);
    }

    private static int? Number(string text)
    {
        var number = 0;
        foreach (var c in text)
        {
            var digit = Digits.IndexOf(c, StringComparison.Ordinal);
            if (digit < 0)
            {
                return null;
            }

            number = (number * 36) + digit;
        }

        return number;
    }
}
