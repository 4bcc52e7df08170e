using ChatBot.Dialogs.Understanding.Words;
using Xunit;

namespace ChatBot.Dialogs.Tests.Understanding.Words;

public sealed class AnalyzedTextTests
{
    [Theory]
    [InlineData("\uFDFA")]
    [InlineData("\u3316")]
    [InlineData("🙂")]
    public void Analyzed_TextThatGrowsWhenNormalised_StaysWithinWhatIsRead(string part)
    {
        var text = AnalyzedText.Of(string.Concat(Enumerable.Repeat(part, AnalyzedText.MaxLength / part.Length)));
        Assert.InRange(text.Text.Length, 1, AnalyzedText.MaxLength);
        Assert.Equal(text.Text.Length, text.Folded.Length);
        Assert.DoesNotContain('\uFFFD', text.Text);
    }

    [Fact]
    public void AnalyzedText_ClockAndMonth_NumbersStandAlone()
    {
        var text = AnalyzedText.Of("7h30 ngày5 tháng10 t7 A1");
        Assert.Equal(
            ["7", "h", "30", "ngay", "5", "thang", "10", "t7", "a1"],
            Enumerable.Range(0, text.Tokens.Count).Select(i => text.FoldedToken(i).ToString())
        );
    }
}
