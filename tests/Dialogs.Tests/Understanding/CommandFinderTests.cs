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
}
