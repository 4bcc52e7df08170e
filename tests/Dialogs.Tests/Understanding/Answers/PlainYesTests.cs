using ChatBot.Dialogs.Understanding.Answers;
using Xunit;

namespace ChatBot.Dialogs.Tests.Understanding.Answers;

/// <summary>What must never be taken for a yes, by the mark of one letter or by who is spoken of.</summary>
public sealed class PlainYesTests
{
    [Theory]
    [InlineData("no dong y")]
    [InlineData("tui no dong y")]
    [InlineData("nỏ đồng ý")]
    [InlineData("nỏ ưng mô")]
    [InlineData("dạ cảm ơn cháu nhiều")]
    public void ConsentOfAnother_DialectNoOrThanks_IsNoYes(string message) =>
        Assert.NotEqual(new AnswerOutcome.Accepted(YesNoAnswer.Yes), YesNoAnswer.Parse(message, YesNoQuestion.ConsentOfAnother));

    [Theory]
    [InlineData("mệt muốn chết")]
    [InlineData("em met muon xiu")]
    [InlineData("đồng ý nhá")]
    [InlineData("cháu nội tôi muốn học")]
    public void ChildConsent_WayOfSpeakingOrAdult_IsNoYes(string message) =>
        Assert.NotEqual(new AnswerOutcome.Accepted(YesNoAnswer.Yes), ChildConsentAnswer.Parse(message));

    [Theory]
    [InlineData("Nguyễn Minh Khôi")]
    [InlineData("Lê Vinh Quang")]
    [InlineData("nghĩ là không")]
    public void Consent_NameOrDoubtSpeltLikeANo_IsNoNo(string message) =>
        Assert.NotEqual(new AnswerOutcome.Accepted(YesNoAnswer.No), YesNoAnswer.Parse(message));
}
