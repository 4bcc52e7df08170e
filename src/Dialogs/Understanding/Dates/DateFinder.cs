using ChatBot.Dialogs.Understanding.Places;
using ChatBot.Dialogs.Understanding.Words;
using NodaTime;

namespace ChatBot.Dialogs.Understanding.Dates;

/// <summary>
/// Finds the days a message speaks of, in words and figures, Vietnamese (marked, unmarked, short, dialect) and English. Days of
/// the lunar calendar are those of Vietnam.
/// </summary>
public static class DateFinder
{
    /// <summary>Finds days and a time of day.</summary>
    /// <param name="text">The message.</param>
    /// <param name="now">Time in Asia/Ho_Chi_Minh.</param>
    public static FoundDates Find(AnalyzedText text, LocalDateTime now) => Find(text, now, []);

    /// <summary>Finds days and a time of day outside the places of a message ("Hoàng Mai" is no tomorrow).</summary>
    public static FoundDates Find(AnalyzedText text, LocalDateTime now, IReadOnlyList<FoundPlace> places)
    {
        var times = ClockTimes.Find(text);
        var time = times.Count > 0 ? times[0] : (LocalTime?)null;
        var lunar = LunarWords.Holds(text);
        if (lunar)
        {
            return new FoundDates(null, true, false, time) { Lunar = LunarDates.Find(text, now.Date) };
        }

        var reader = new DateReader(text, now.Date);
        NoSuchDay? noSuch = null;
        var i = 0;
        while (i < text.Tokens.Count)
        {
            if (!reader.MayBegin(i) || InPlace(places, text.Tokens[i].Start))
            {
                i++;
                continue;
            }

            var found = OpenRanges.At(reader, i) ?? DateRanges.At(reader, i) ?? reader.At(i);
            if (found is null || found.IsNone || InTime(text, i, found))
            {
                noSuch ??= found?.NoSuch;
                i += found is { IsNone: true } ? found.Used : 1;
                continue;
            }

            var range = OpenRanges.GoingOn(reader, i, found) ?? DateRanges.Join(reader, i, found);

            // "25/2 đến 31/2": half of what was said would be another answer.
            noSuch ??= DateRanges.NoSuchEnd(reader, i + range.Used);
            return noSuch is not null
                ? new FoundDates(null, false, false, time) { NoSuch = noSuch }
                : new FoundDates(new DateSpan(range.From, range.To), false, range.To < now.Date, time)
                {
                    Contradicted = range.Contradicted > 0 ? range.Contradicted : null,
                };
        }

        return time is not null || noSuch is not null ? new FoundDates(null, false, false, time) { NoSuch = noSuch } : FoundDates.None;
    }

    // The 5 of "7h5" is a minute.
    private static bool InTime(AnalyzedText text, int i, ReadDate found) =>
        found.Used == 1 && i > 0 && text.Tokens[i].Kind == TokenKind.Number && DateWords.Is(text, i - 1, DateWord.HourLetter);

    private static bool InPlace(IReadOnlyList<FoundPlace> places, int position)
    {
        foreach (var place in places)
        {
            if (position >= place.Start && position < place.Start + place.Length)
            {
                return true;
            }
        }

        return false;
    }
}
