using ChatBot.Dialogs.Understanding.Answers;
using Xunit;

namespace ChatBot.Dialogs.Tests.Understanding.Answers;

public sealed class NameAnswerTests
{
    [Theory]
    [InlineData("asdkjh")]
    [InlineData("NguyÔn V¨n An")]
    [InlineData("TrÇn ThÞ B×nh")]
    [InlineData("Hjkl")]
    [InlineData("tên em là bcdfg")]
    [InlineData("sdkfjh lkjhgf")]
    [InlineData("qwerty")]
    [InlineData("asdf")]
    public void Parse_KeysHitAtRandom_AreNoName(string text) =>
        Assert.Equal(new AnswerOutcome.Rejected(RejectReasons.Unclear), NameAnswer.Parse(text));

    [Theory]
    [InlineData("Pó", "Pó")]
    [InlineData("xia", "Xia")]
    [InlineData("Y", null)]
    [InlineData("Ý Nghênh", "Ý Nghênh")]
    [InlineData("Nghĩa", "Nghĩa")]
    [InlineData("Lý", "Lý")]
    [InlineData("Moong", "Moong")]
    [InlineData("Schmidt", "Schmidt")]
    [InlineData("Knights", "Knights")]
    [InlineData("Kripkrng", null)]
    [InlineData("O'Brien", "O'Brien")]
    [InlineData("John Ng", "John Ng")]
    [InlineData("李明", "李明")]
    [InlineData("Ng Văn An", "Ng Văn An")]
    public void Parse_OneWordThatCanBeSaid_IsAName(string text, string? name) =>
        Assert.Equal(name, (NameAnswer.Parse(text) as AnswerOutcome.Accepted)?.Value);
}
