using ChatBot.Dialogs.Understanding.Dates;
using ChatBot.Dialogs.Understanding.Words;
using NodaTime;
using Xunit;

namespace ChatBot.Dialogs.Tests.Understanding.Words;

/// <summary>How words that are read in their places look at marks, tried on the words of days.</summary>
public sealed class TokenWordsTests
{
    // A Monday.
    private static readonly LocalDateTime Now = new(2026, 10, 5, 8, 0);

    [Theory]
    [InlineData("cuối tuần", true)]
    [InlineData("CUOI TUAN", true)]
    [InlineData("cúôi tuần", true)]
    [InlineData("cưới tuần", false)]
    public void Marks_ThatWereTyped_MustBeTheWordsOrASlip(string text, bool isFound) =>
        Assert.Equal(isFound, Find(text) == new DateSpan(new LocalDate(2026, 10, 10), new LocalDate(2026, 10, 11)));

    [Fact]
    public void Tilde_ForHook_IsTheSameWord() =>
        Assert.Equal(new DateSpan(new LocalDate(2026, 12, 1), new LocalDate(2026, 12, 15)), Find("nữa đầu tháng 12"));

    [Fact]
    public void IForY_IsTheSameWord() =>
        Assert.Equal(new DateSpan(new LocalDate(2026, 10, 1), new LocalDate(2026, 12, 31)), Find("quí này"));

    [Fact]
    public void DaysAgo_WithMarks_AreFound() =>
        Assert.Equal(new DateSpan(new LocalDate(2026, 10, 3), new LocalDate(2026, 10, 3)), Find("cách đây 2 ngày"));

    [Theory]
    [InlineData("mốt đi học", true)]
    [InlineData("một buổi học", false)]
    [InlineData("mot buoi hoc", false)]
    public void WordThatNeedsItsMarks_IsFoundOnlyWithThem(string text, bool isFound) => Assert.Equal(isFound, Find(text) is not null);

    private static DateSpan? Find(string text) => DateFinder.Find(AnalyzedText.Of(text), Now).Range;
}
