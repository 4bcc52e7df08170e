using ChatBot.Dialogs.Understanding.Dates;
using ChatBot.Dialogs.Understanding.Words;
using NodaTime;
using NodaTime.Text;
using Xunit;

namespace ChatBot.Dialogs.Tests.Understanding.Dates;

/// <summary>Lunar days as people say them, in the solar calendar; a year that is not said is the next.</summary>
public sealed class LunarDatesTests
{
    private static readonly LocalDateTime Now = new(2026, 10, 5, 8, 0);

    [Theory]
    [InlineData("rằm tháng 11 có gì", "2026-12-23")]
    [InlineData("ram thang muoi mot", "2026-12-23")]
    [InlineData("rằm này", "2026-10-24")]
    [InlineData("trung thu năm 2025", "2025-10-06")]
    [InlineData("trung thu năm nay", "2026-09-25")]
    [InlineData("mùng 1 Tết", "2027-02-06")]
    [InlineData("mung 3 tet co lop khong", "2027-02-08")]
    [InlineData("30 Tết", "2027-02-05")]
    [InlineData("giao thừa", "2027-02-05")]
    [InlineData("5/9 âm lịch", "2026-10-14")]
    [InlineData("mồng 10 tháng 3 âm", "2027-04-16")]
    [InlineData("ngày 23 tháng chạp", "2027-01-30")]
    public void Day_InWords_IsTheSolarDay(string text, string day) => Assert.Equal((Day(day), Day(day)), Find(text));

    [Theory]
    [InlineData("tết nguyên đán", "2027-02-06", "2027-02-08")]
    [InlineData("tháng chạp", "2027-01-08", "2027-02-05")]
    [InlineData("tháng giêng năm 2028", "2028-01-26", "2028-02-24")]
    public void Days_InWords_AreFromTheFirstToTheLast(string text, string from, string to) =>
        Assert.Equal((Day(from), Day(to)), Find(text));

    [Theory]
    [InlineData("ngày 5 tháng 10")]
    [InlineData("tết dương lịch")]
    [InlineData("cuối tuần có gì")]
    public void Day_OfTheSolarCalendar_IsNoLunarOne(string text) =>
        Assert.Null(DateFinder.Find(AnalyzedText.Of(text, SharedContent.Recognizer.Lexicon), Now).Lunar);

    private static (LocalDate From, LocalDate To)? Find(string text) =>
        DateFinder.Find(AnalyzedText.Of(text, SharedContent.Recognizer.Lexicon), Now).Lunar is { } days ? (days.From, days.To) : null;

    private static LocalDate Day(string iso) => LocalDatePattern.Iso.Parse(iso).Value;
}
