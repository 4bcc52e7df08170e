using ChatBot.Dialogs.Skills.Questions;
using Xunit;

namespace ChatBot.Dialogs.Tests.Skills.Questions;

public sealed class QuestionWordsTests
{
    [Theory]
    [InlineData("Thủ tục làm hộ chiếu ở đâu?", "cho em hỏi thu tuc lam ho chieu o dau z ad")]
    [InlineData("khi nào có lớp nấu ăn", "lớp nấu ăn khi nào có ạ")]
    public void Key_SameWordsInOtherDress_IsTheSame(string one, string other) =>
        Assert.Equal(QuestionWords.Of(one).Key, QuestionWords.Of(other).Key);

    [Theory]
    [InlineData("thủ tục làm hộ chiếu ở đâu", "làm hộ chiếu thủ tục thế nào", true)]
    [InlineData("thủ tục làm hộ chiếu ở đâu", "lớp nấu ăn ở đâu", false)]
    [InlineData("lớp nấu ăn ở Vinh", "lớp bơi ở Cửa Lò", false)]
    public void IsLike_MostWordsShared_Only(string one, string other, bool alike) =>
        Assert.Equal(alike, QuestionWords.Of(one).IsLike(QuestionWords.Of(other)));
}
