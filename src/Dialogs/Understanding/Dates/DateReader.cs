using ChatBot.Dialogs.Understanding.Words;
using NodaTime;

namespace ChatBot.Dialogs.Understanding.Dates;

/// <summary>
/// Reads one expression of days at a token: a date, a weekday, "mai", "tuần sau", "cuối tháng 10". Week begins on Monday, day before month.
/// </summary>
internal sealed class DateReader(AnalyzedText text, LocalDate today)
{
    private readonly DateText _text = new(text, today);
    private readonly DateWords _beginnings = DateWords.Of(text);

    /// <summary>The message as readers look at it.</summary>
    public DateText Text => _text;

    /// <summary>Reads at a token; what is found and how many tokens it takes. Words that only look like a date come back as none.</summary>
    public ReadDate? At(int i) =>
        !MayBegin(i)
            ? null
            : NumericDates.At(_text, i)
                ?? PeriodParts.At(_text, i)
                ?? NearDays.OfPart(_text, i)
                ?? Weekdays.At(_text, i)
                ?? NearDays.At(_text, i)
                ?? WrittenDates.At(_text, i)
                ?? Months.At(_text, i)
                ?? Weeks.At(_text, i)
                ?? CountedDays.At(_text, i)
                ?? EnglishDates.At(_text, i)
                ?? Years.At(_text, i)
                ?? NamedDays.At(_text, i);

    /// <summary>False when no expression of days begins at a token.</summary>
    public bool MayBegin(int i) =>
        i < _text.Count && (_text.IsNumber(i) || _text.Word(i) is var word && (char.IsAsciiDigit(word[^1]) || _beginnings.MayBegin(word)));

    /// <summary>The same, with words that only look like a date as nothing.</summary>
    public ReadDate? DateAt(int i) => At(i) is { IsNone: false } found ? found : null;
}
