using System.Text;
using ChatBot.Bot.Channels.ZaloOa;
using CsCheck;
using Xunit;

namespace ChatBot.Bot.Tests.Channels.ZaloOa;

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

    [Fact]
    public void Split_AnyText_KeepsEveryLetterWithinTheLimit()
    {
        var words = Gen.OneOf(Gen.String[Gen.Char.AlphaNumeric, 0, 30], Gen.Const("\n\n"), Gen.Const("\n"), Gen.Const("câu. "), Gen.Const("👩‍👩‍👧"), Gen.Const("e\u0323\u0302"));
        words.List[0, 60].Select(w => string.Join(' ', w)).Sample(text =>
        {
            var pieces = ZaloOaText.Split(text, 50);

            Assert.All(pieces, p => Assert.InRange(p.Length, 1, 50));
            Assert.All(pieces, p => Assert.False(char.IsLowSurrogate(p[0]) || char.IsHighSurrogate(p[^1])));
            Assert.Equal(Letters(text), Letters(string.Concat(pieces)));
        });
    }

    [Fact]
    public void Split_AtASentence_WhenThereIsNoParagraph() =>
        Assert.Equal(["Câu một ở đây.", "Câu hai ở đây."], ZaloOaText.Split("Câu một ở đây. Câu hai ở đây.", 20));

    private static string Letters(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));
}
