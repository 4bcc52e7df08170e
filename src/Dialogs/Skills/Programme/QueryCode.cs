using System.Globalization;
using System.Text;
using ChatBot.Content.Model;
using ChatBot.Dialogs.Understanding.Dates;
using NodaTime;
using NodaTime.Text;

namespace ChatBot.Dialogs.Skills.Programme;

/// <summary>
/// A query as it travels in a button and is kept for follow-ups: <c>261010-261011e:~17464+17476:reading+children</c>. Days as yymmdd, the
/// part of the day as a letter behind them, <c>~</c> for near, <c>@</c> for online only. Pure.
/// </summary>
public static class QueryCode
{
    private const string Parts = "mnae";
    private static readonly LocalDatePattern DayPattern = LocalDatePattern.CreateWithInvariantCulture("yyMMdd").WithTwoDigitYearMax(99);

    /// <summary>Days, places and themes, three arguments of a payload.</summary>
    public static (string Days, string Places, string Themes) Write(ProgrammeQuery query)
    {
        var days = new StringBuilder();
        if (query.From is { } from)
        {
            days.Append(DayPattern.Format(from));
        }

        if (query.To is { } to && to != query.From)
        {
            days.Append('-').Append(DayPattern.Format(to));
        }
        else if (query.From is not null && query.To is null)
        {
            days.Append('-');
        }

        if (query.Part is { } part)
        {
            days.Append(Parts[(int)part]);
        }

        return (
            days.ToString(),
            (query.Online ? "@" : "") + (query.Near ? "~" : "") + string.Join('+', query.Places),
            string.Join('+', query.Themes)
        );
    }

    /// <summary>
    /// The payload of a button that shows a query from an event on: in its readable form, or where that is too long in the short one; null:
    /// too long even so.
    /// </summary>
    public static string? Payload(ProgrammeQuery query, int offset)
    {
        var (days, places, themes) = Write(query);
        var payload = string.Create(CultureInfo.InvariantCulture, $"{ProgrammeSkill.FindVerb}:{days}:{places}:{themes}:{offset}");
        return Encoding.UTF8.GetByteCount(payload) <= Activities.Payload.MaxBytes ? payload : ShortQueryCode.Payload(query, offset);
    }

    /// <summary>Reads a query; null when a part is none (a button of an older version).</summary>
    public static ProgrammeQuery? Read(string days, string places, string themes)
    {
        DayPart? part = null;
        if (days.Length > 0 && Parts.IndexOf(days[^1], StringComparison.Ordinal) is >= 0 and var letter)
        {
            part = (DayPart)letter;
            days = days[..^1];
        }

        LocalDate? from = null;
        LocalDate? to = null;
        if (days.Length > 0)
        {
            var dash = days.IndexOf('-', StringComparison.Ordinal);
            var first = dash < 0 ? days : days[..dash];
            var last = dash < 0 ? days : days[(dash + 1)..];
            if ((first.Length > 0 && !TryDay(first, out from)) || (last.Length > 0 && !TryDay(last, out to)))
            {
                return null;
            }
        }

        var online = places.StartsWith('@');
        places = online ? places[1..] : places;
        var near = places.StartsWith('~');
        return new ProgrammeQuery
        {
            From = from,
            To = to,
            Part = part,
            Online = online,
            Near = near,
            Places = (near ? places[1..] : places).Split('+', StringSplitOptions.RemoveEmptyEntries),
            Themes = themes.Split('+', StringSplitOptions.RemoveEmptyEntries),
        };
    }

    /// <summary>
    /// Reads a query of places and themes that still are: what is gone since is left out rather than finding nothing for ever.
    /// </summary>
    public static ProgrammeQuery? Read(string days, string places, string themes, ContentSnapshot content) =>
        Read(days, places, themes) is { } query
            ? query with
            {
                Places =
                [
                    .. query.Places.Where(code => content.Places.Commune(code) is not null || content.Places.District(code) is not null),
                ],
                Themes = [.. query.Themes.Where(content.Themes.ContainsKey)],
            }
            : null;

    private static bool TryDay(string text, out LocalDate? day)
    {
        var parsed = DayPattern.Parse(text);
        day = parsed.Success ? parsed.Value : null;
        return parsed.Success;
    }
}
