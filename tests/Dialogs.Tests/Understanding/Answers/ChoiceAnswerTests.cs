using ChatBot.Dialogs.Understanding.Answers;
using Xunit;

namespace ChatBot.Dialogs.Tests.Understanding.Answers;

public sealed class ChoiceAnswerTests
{
    private static readonly ChoiceOption[] Options =
    [
        new("me", "Cho tôi", "bản thân"),
        new("child", "Cho con tôi", "con", "cháu"),
        new("other", "Cho người khác"),
    ];

    [Theory]
    [InlineData("1", "me")]
    [InlineData("số 2", "child")]
    [InlineData("so 2 a", "child")]
    [InlineData("cái thứ ba", "other")]
    [InlineData("cuối", "other")]
    [InlineData("cái đầu tiên", "me")]
    [InlineData("the second one", "child")]
    [InlineData("2nd", "child")]
    [InlineData("hai", "child")]
    [InlineData("3.", "other")]
    [InlineData("cho tôi", "me")]
    [InlineData("CHO CON TOI", "child")]
    [InlineData("cho con tôi nhé", "child")]
    [InlineData("người khác", "other")]
    [InlineData("nguoi khac", "other")]
    [InlineData("con", "child")]
    [InlineData("bản thân", "me")]
    [InlineData("cho cháu nhé", "child")]
    public void Parse_NumberOrWords_Option(string text, string expected) =>
        Assert.Equal(expected, Assert.IsType<AnswerOutcome.Accepted>(ChoiceAnswer.Parse(text, Options)).Value);

    [Theory]
    [InlineData("4", RejectReasons.Range)]
    [InlineData("0", RejectReasons.Range)]
    [InlineData("abc", RejectReasons.Unclear)]
    [InlineData("", RejectReasons.Empty)]
    public void Parse_NothingShown_Rejected(string text, string reason) =>
        Assert.Equal(new AnswerOutcome.Rejected(reason), ChoiceAnswer.Parse(text, Options));

    [Theory]
    [InlineData("menu")]
    [InlineData("khác nhau thế nào?")]
    public void Parse_CommandOrQuestion_Interrupted(string text) =>
        Assert.IsType<AnswerOutcome.Interrupted>(ChoiceAnswer.Parse(text, Options));
}
