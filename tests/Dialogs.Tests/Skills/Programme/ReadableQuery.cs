using System.Text;
using ChatBot.Dialogs.Skills.Programme;
using ChatBot.Dialogs.Understanding.Dates;
using NodaTime;
using NodaTime.Text;

namespace ChatBot.Dialogs.Tests.Skills.Programme;

/// <summary>
/// A query as tests write it: <c>261010-261011e:~17464+17476:reading+children</c>. Days as yymmdd, the part of the day as a letter behind
/// them, <c>~</c> for near, <c>@</c> for online only.
/// </summary>
internal static class ReadableQuery
{
    private const string Parts = "mnae";
    private static readonly LocalDatePattern DayPattern = LocalDatePattern.CreateWithInvariantCulture("yyMMdd").WithTwoDigitYearMax(99);

    public static string Of(ProgrammeQuery query)
    {
        var text = new StringBuilder();
        if (query.From is { } from)
        {
            text.Append(DayPattern.Format(from));
        }

        if (query.To is { } to && to != query.From)
        {
            text.Append('-').Append(DayPattern.Format(to));
        }
        else if (query.From is not null && query.To is null)
        {
            text.Append('-');
        }

        if (query.Part is { } part)
        {
            text.Append(Parts[(int)part]);
        }

        text.Append(':').Append(query.Online ? "@" : "").Append(query.Near ? "~" : "").AppendJoin('+', query.Places);
        return text.Append(':').AppendJoin('+', query.Themes).ToString();
    }

    public static ProgrammeQuery Read(string text)
    {
        var fields = text.Split(':');
        var (days, places, themes) = (fields[0], fields[1], fields[2]);
        DayPart? part = null;
        if (days.Length > 0 && Parts.IndexOf(days[^1], StringComparison.Ordinal) is >= 0 and var letter)
        {
            part = (DayPart)letter;
            days = days[..^1];
        }

        var (first, last) = days.Split('-', 2) is [var a, var b] ? (a, b) : (days, days);
        var online = places.StartsWith('@');
        places = online ? places[1..] : places;
        var near = places.StartsWith('~');
        return new ProgrammeQuery
        {
            From = Day(first),
            To = Day(last),
            Part = part,
            Online = online,
            Near = near,
            Places = (near ? places[1..] : places).Split('+', StringSplitOptions.RemoveEmptyEntries),
            Themes = themes.Split('+', StringSplitOptions.RemoveEmptyEntries),
        };
    }

    private static LocalDate? Day(string text) => text.Length == 0 ? null : DayPattern.Parse(text).Value;
}
