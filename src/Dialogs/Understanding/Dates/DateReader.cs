using System.Collections.Frozen;
using ChatBot.Dialogs.Understanding.Text;
using NodaTime;

namespace ChatBot.Dialogs.Understanding.Dates;

/// <summary>
/// Reads one expression of days at a token: a date, a weekday, "mai", "tuần sau", "cuối tháng 10". Week begins on Monday, day before month.
/// </summary>
internal sealed class DateReader(AnalyzedText text, LocalDate today)
{
    // Every word that an expression of days begins with; most words of a message are none, and reading stops at them.
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Beginnings = (
        "ngay ng mong mung hom bua hnay homnay bunay hni hn hqua homqua nmai ngaymai today tomorrow tmr "
        + "yesterday tonight day mai mot nay kia gio now tu from between "
        + "thu t chu chua cn monday tuesday wednesday thursday friday saturday sunday tues wed thurs fri weekend "
        + "tuan sang thang thg th nam quy this next last coming upcoming first early mid late beginning start middle end "
        + "dau giua cuoi cui nua thuong trung ha trua chieu toi dem khuya som morning afternoon evening "
        + "sau in trong cach a hai ba bon bay tam chin muoi khong mot lam nham "
        + "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        + "seventeen eighteen nineteen twenty thirty forty fifty sixty "
        + "january february march april may june july august september october november december jan feb apr jun "
        + "jul aug sep sept oct nov dec "
        + "tet noel christmas giang quoc truoc before by until till after since starting den muon cham tre no"
    )
        .Split(' ')
        .ToFrozenSet(StringComparer.Ordinal)
        .GetAlternateLookup<ReadOnlySpan<char>>();

    private readonly DateText _text = new(text, today);

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
        i < _text.Count && (_text.IsNumber(i) || _text.Word(i) is var word && (char.IsAsciiDigit(word[^1]) || Beginnings.Contains(word)));

    /// <summary>The same, with words that only look like a date as nothing.</summary>
    public ReadDate? DateAt(int i) => At(i) is { IsNone: false } found ? found : null;
}
