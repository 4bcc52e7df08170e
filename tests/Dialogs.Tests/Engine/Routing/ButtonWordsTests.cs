using ChatBot.Dialogs.Activities;
using ChatBot.Dialogs.Engine.Routing;
using Xunit;

namespace ChatBot.Dialogs.Tests.Engine.Routing;

public sealed class ButtonWordsTests
{
    private static readonly Button[] Summary = [new("Đúng, gửi đi", "send"), new("Sửa", "edit"), new("Hủy", "cancel")];
    private static readonly Button[] Erase = [new("Đúng, xóa hết", "erase"), new("Giữ lại", "keep")];
    private static readonly Button[] Child = [new("Em đồng ý", "yes"), new("Em không muốn", "no")];
    private static readonly Button[] Topics = [new("Lớp xóa mù chữ", "literacy"), new("Đăng ký học", "signup")];

    [Theory]
    [InlineData("gửi đi", "send")]
    [InlineData("gui di", "send")]
    [InlineData("đúng gửi đi", "send")]
    [InlineData("ok gửi đi", "send")]
    [InlineData("dạ gửi giúp em ạ", "send")]
    [InlineData("Đúng, gửi đi!", "send")]
    [InlineData("sửa", "edit")]
    [InlineData("hủy đi", "cancel")]
    [InlineData("chưa gửi", null)]
    [InlineData("đừng gửi đi", null)]
    [InlineData("gửi đi đâu vậy", null)]
    [InlineData("ok", null)]
    public void Find_WordsOfASummary_AreItsButtons(string said, string? button) =>
        Assert.Equal(button, ButtonWords.Find(Summary, said)?.Payload);

    [Theory]
    [InlineData("ừ xóa đi", "erase")]
    [InlineData("xóa", "erase")]
    [InlineData("có xóa", "erase")]
    [InlineData("xóa giúp tôi", "erase")]
    [InlineData("ok xóa hết", "erase")]
    [InlineData("giữ lại nhé", "keep")]
    [InlineData("không xóa", null)]
    [InlineData("xóa số điện thoại thôi", null)]
    [InlineData("đừng xóa", null)]
    public void Find_WordsOfAnErasure_AreItsButtonsOnlyWhenPlain(string said, string? button) =>
        Assert.Equal(button, ButtonWords.Find(Erase, said)?.Payload);

    [Theory]
    [InlineData("em không muốn", "no")]
    [InlineData("em khong muon", "no")]
    [InlineData("em đồng ý", "yes")]
    [InlineData("em không muốn chết", null)]
    public void Exactly_WordsOfAButton_AreIt(string said, string? button) =>
        Assert.Equal(button, ButtonWords.Exactly(Child, said)?.Payload);

    [Theory]
    [InlineData("xóa")]
    [InlineData("lớp")]
    [InlineData("đăng ký")]
    public void Find_PartOfALabelThatHasOnlyOne_IsNone(string said) => Assert.Null(ButtonWords.Find(Topics, said));

    [Theory]
    [InlineData("7h tối")]
    [InlineData("7h toi")]
    public void Find_AnHourOfTheEvening_IsNotTheHourOfTheButton(string said) =>
        Assert.Null(ButtonWords.Find([new("7h", "7"), new("19h", "19")], said));

    [Fact]
    public void Find_NegatedInEnglish_IsTheButton() =>
        Assert.Equal("no", ButtonWords.Find([new("I agree", "yes"), new("I do not want to", "no")], "I don't want to")?.Payload);
}
