using ChatBot.Dialogs.Understanding;
using Xunit;

namespace ChatBot.Dialogs.Tests.Understanding;

public sealed class CommandFinderTests
{
    [Theory]
    [InlineData("/start", CommandKind.Greeting)]
    [InlineData("/menu@NgheAnBot", CommandKind.Menu)]
    [InlineData("MENU", CommandKind.Menu)]
    [InlineData("hủy", CommandKind.Cancel)]
    [InlineData("Huỷ", CommandKind.Cancel)]
    [InlineData("huy", CommandKind.Cancel)]
    [InlineData("thôi ạ", CommandKind.Cancel)]
    [InlineData("DỪNG", CommandKind.Stop)]
    [InlineData("dung", CommandKind.Stop)]
    [InlineData("Stop!", CommandKind.Stop)]
    [InlineData("đúng", null)]
    [InlineData("đụng", null)]
    [InlineData("Dừng gửi bài học cho tôi", null)]
    [InlineData("stop sending me lessons at night", null)]
    [InlineData("xoá dữ liệu của tôi", CommandKind.EraseData)]
    [InlineData("xem du lieu", CommandKind.ViewData)]
    [InlineData("sửa", CommandKind.FixData)]
    [InlineData("quay lại", CommandKind.Back)]
    [InlineData("bỏ qua", CommandKind.Skip)]
    [InlineData("bõ qua", CommandKind.Skip)]
    [InlineData("tiếp tục nhé", CommandKind.Continue)]
    [InlineData("help", CommandKind.Help)]
    [InlineData("english", CommandKind.English)]
    [InlineData("tiếng Việt", CommandKind.Vietnamese)]
    [InlineData("alo", CommandKind.Greeting)]
    [InlineData("xin chào ạ", CommandKind.Greeting)]
    [InlineData("cảm ơn ad nhé", CommandKind.Thanks)]
    [InlineData("Dạ cảm ơn cháu nhiều", CommandKind.Thanks)]
    [InlineData("tạm biệt", CommandKind.Goodbye)]
    [InlineData("chúc ngủ ngon", CommandKind.Goodbye)]
    [InlineData("bye", CommandKind.Goodbye)]
    [InlineData("gặp cán bộ", CommandKind.Human)]
    [InlineData("hủy?", null)]
    [InlineData("tôi muốn hủy đăng ký lớp tiếng Anh", null)]
    [InlineData("", null)]
    [InlineData("👍", null)]
    public void Find_WholeMessage_Command(string text, CommandKind? expected) => Assert.Equal(expected, CommandFinder.Find(text));

    [Theory]
    [InlineData("tôi không muốn cho lưu thông tin của tôi nữa, rút lại sự đồng ý hôm trước giúp tôi")]
    [InlineData("rut lai su dong y hom truoc giup toi voi")]
    [InlineData("Hôm qua tôi có bấm đồng ý, nay tôi xin rút lại việc đồng ý đó")]
    [InlineData("cho chị rút lại đồng ý em nhé, chị không học nữa")]
    [InlineData("tôi không đồng ý cho lưu thông tin nữa")]
    [InlineData("từ nay tôi không đồng ý nữa nhé")]
    [InlineData("tui không cho giữ dữ liệu của con tui nữa")]
    [InlineData("I want to withdraw the consent I gave you last week")]
    [InlineData("I no longer agree")]
    public void Find_SentenceThatTakesConsentBack_Withdraws(string text) => Assert.Equal(CommandKind.WithdrawConsent, CommandFinder.Find(AnalyzedText.Of(text)));

    [Theory]
    [InlineData("rút lại đồng ý thì làm thế nào")]
    [InlineData("tôi có rút lại sự đồng ý được không")]
    [InlineData("nếu tôi rút lại đồng ý thì mất chỗ à")]
    [InlineData("tôi không rút lại đồng ý")]
    [InlineData("how do I withdraw my consent for the lessons")]
    [InlineData("tôi không đồng ý")]
    [InlineData("tôi đồng ý cho lưu thông tin")]
    [InlineData("rút tiền học phí lại cho tôi, tôi đồng ý với lớp khác")]
    public void Find_SentenceThatDoesNot_NoWithdrawal(string text) => Assert.NotEqual(CommandKind.WithdrawConsent, CommandFinder.Find(AnalyzedText.Of(text)));
}
