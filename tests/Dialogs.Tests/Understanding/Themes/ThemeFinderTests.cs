using NodaTime;
using Xunit;

namespace ChatBot.Dialogs.Tests.Understanding.Themes;

public sealed class ThemeFinderTests
{
    [Theory]
    [InlineData("có gì cho trẻ em không", "children")]
    [InlineData("co gi cho tre em", "children")]
    [InlineData("có chi cho con nít", "children")]
    [InlineData("sự kiện cho người cao tuổi về chuyển đổi số", "elderly digital")]
    [InlineData("hội thảo cđs", "digital")]
    [InlineData("hoc nghe o dau", "vocational")]
    [InlineData("tôi nghe nói có lớp", "")]
    [InlineData("xã Nghệ", "")]
    [InlineData("đọc sách bằng tiếng Anh", "reading english")]
    [InlineData("nước sạch", "")]
    [InlineData("reading for kids", "reading children")]
    [InlineData("ai dạy lớp này", "")]
    public void Find_Words_GivesTheirThemes(string text, string expected) =>
        Assert.Equal(
            expected,
            string.Join(' ', SharedContent.Recognizer.Recognize(text, new LocalDateTime(2026, 10, 5, 8, 0)).Themes.Select(t => t.Id))
        );
}
