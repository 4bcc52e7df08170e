using System.Text;
using ChatBot.Bot.Channels.ZaloOa.Sending;
using Xunit;

namespace ChatBot.Bot.Tests.Channels.ZaloOa.Sending;

public sealed class ZaloOaTextTests
{
    [Theory]
    [InlineData("**đậm** và _nghiêng_", "đậm và nghiêng")]
    [InlineData("một\nhai", "một\nhai")]
    [InlineData("một\n\nhai", "một\n\nhai")]
    [InlineData("# Tiêu đề\n\nchữ", "Tiêu đề\n\nchữ")]
    [InlineData("- a\n- b\n  - c", "• a\n• b\n  • c")]
    [InlineData("3. ba\n4. bốn", "3. ba\n4. bốn")]
    [InlineData("[Gọi](tel:0238)", "Gọi (0238)")]
    [InlineData("[https://a.vn](https://a.vn)", "https://a.vn")]
    [InlineData("<https://a.vn>", "https://a.vn")]
    [InlineData("1 \\* 2 &amp; 3", "1 * 2 & 3")]
    [InlineData("`mã`", "mã")]
    [InlineData("2 < 3 > 1", "2 < 3 > 1")]
    [InlineData("  ", "")]
    public void Render_Markdown_IsPlain(string markdown, string plain) => Assert.Equal(plain, ZaloOaText.Render(markdown));

    [Fact]
    public void Render_DecomposedLetters_AreComposed() =>
        Assert.Equal("Nguyễn", ZaloOaText.Render("Nguyễn".Normalize(NormalizationForm.FormD)));
}
