using ChatBot.Dialogs.Understanding.Answers;
using ChatBot.Dialogs.Understanding.Words;
using Xunit;

namespace ChatBot.Dialogs.Tests.Understanding.Answers;

public sealed class ChoiceNumberTests
{
    [Theory]
    [InlineData("2", 2)]
    [InlineData("2.", 2)]
    [InlineData("(3)", 3)]
    [InlineData("số 2", 2)]
    [InlineData("so 2 nhe", 2)]
    [InlineData("câu 2 ạ", 2)]
    [InlineData("cau 3", 3)]
    [InlineData("cái thứ hai", 2)]
    [InlineData("cai thu hai a", 2)]
    [InlineData("dạ cho em cái thứ ba nhé", 3)]
    [InlineData("phương án 1", 1)]
    [InlineData("mục 2 đi em", 2)]
    [InlineData("cái đầu tiên", 1)]
    [InlineData("cái cuối cùng", 4)]
    [InlineData("the second", 2)]
    [InlineData("the last one", 4)]
    [InlineData("option 3", 3)]
    [InlineData("2nd", 2)]
    public void Read_PlaceOfAChoice_Number(string message, int expected) =>
        Assert.Equal(new ChoiceNumber(expected, IsSaid: true), ChoiceNumber.Read(AnalyzedText.Of(message), 4));

    [Theory]
    [InlineData("ba")]
    [InlineData("năm ạ")]
    [InlineData("thứ 3")]
    [InlineData("cho em 2")]
    public void Read_BareNumberWord_NotSaid(string message) => Assert.Equal(false, ChoiceNumber.Read(AnalyzedText.Of(message), 9)?.IsSaid);

    [Theory]
    [InlineData("2 giờ chiều")]
    [InlineData("tối thứ ba")]
    [InlineData("cuối tuần")]
    [InlineData("chủ nhật")]
    [InlineData("không")]
    [InlineData("lớp 2")]
    [InlineData("con tôi 2 tuổi")]
    [InlineData("")]
    public void Read_AnythingElse_Nothing(string message) => Assert.Null(ChoiceNumber.Read(AnalyzedText.Of(message), 4));

    [Fact]
    public void Read_NumberOfWhatIsChosen_Number() =>
        Assert.Equal(new ChoiceNumber(2, IsSaid: true), ChoiceNumber.Read(AnalyzedText.Of("lớp 2"), 4, "lop"));
}
