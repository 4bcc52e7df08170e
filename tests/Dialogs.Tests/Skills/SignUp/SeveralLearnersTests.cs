using ChatBot.Dialogs.Skills.SignUp;
using ChatBot.Dialogs.Understanding.Words;
using Xunit;

namespace ChatBot.Dialogs.Tests.Skills.SignUp;

public sealed class SeveralLearnersTests
{
    [Theory]
    [InlineData("tôi có 2 con", 2, true)]
    [InlineData("đăng ký cho hai cháu", 2, true)]
    [InlineData("cả hai đứa", 2, true)]
    [InlineData("4 người", 4, false)]
    [InlineData("hai vợ chồng tôi", 2, false)]
    [InlineData("my two kids", 2, true)]
    [InlineData("con tôi 8 tuổi", 0, false)]
    [InlineData("bà cháu", 0, false)]
    [InlineData("con học lớp 3", 0, false)]
    public void CountIn_Words_CountsLearners(string text, int count, bool areChildren)
    {
        Assert.Equal(count, SeveralLearners.CountIn(AnalyzedText.Of(text)));
        Assert.Equal(areChildren, SeveralLearners.AreChildren(AnalyzedText.Of(text)));
    }
}
