using ChatBot.Content.Text;

namespace ChatBot.Content.Tests.Text;

public sealed class MarkdownPlainTests
{
    [Theory]
    [InlineData("**đậm** và *nghiêng* và `mã`", "đậm và nghiêng và mã")]
    [InlineData("một\nhai", "một\nhai")]
    [InlineData("một\n\n\nhai", "một\n\nhai")]
    [InlineData("# Đề mục\n\nchữ", "Đề mục\n\nchữ")]
    [InlineData("- a\n- b", "• a\n• b")]
    [InlineData("- a\n  - b\n- c", "• a\n  • b\n• c")]
    [InlineData("3. a\n4. b", "3. a\n4. b")]
    [InlineData("1. a\n\n   thêm\n2. b", "1. a\n\n   thêm\n\n2. b")]
    [InlineData("xem [trang](https://e.org/x)", "xem trang (https://e.org/x)")]
    [InlineData("xem [https://e.org](https://e.org)", "xem https://e.org")]
    [InlineData("xem https://e.org/a_b_c nhé", "xem https://e.org/a_b_c nhé")]
    [InlineData("<https://e.org>", "https://e.org")]
    [InlineData("<b>x</b>", "<b>x</b>")]
    [InlineData("> trích", "trích")]
    [InlineData("a\n\n---\n\nb", "a\n\n———\n\nb")]
    [InlineData("a &amp; b", "a & b")]
    [InlineData("Gọi 156:\n- một\n- hai", "Gọi 156:\n\n• một\n• hai")]
    [InlineData("[Gọi](tel:0238)", "Gọi (0238)")]
    [InlineData("[a@e.org](mailto:a@e.org)", "a@e.org")]
    [InlineData("một [hai", "một [hai")]
    [InlineData("", "")]
    public void Render_Markdown_IsPlain(string markdown, string plain) => Assert.Equal(plain, MarkdownPlain.Render(markdown));

    [Theory]
    [InlineData("Gọi 156:\n\n- một\n\n  thêm\n- hai\n\nXong", "Gọi 156:\n• một\n  thêm\n• hai\n\nXong")]
    [InlineData("một\n\nhai", "một\n\nhai")]
    public void RenderClose_Markdown_HasListsWithoutBlankLines(string markdown, string plain) =>
        Assert.Equal(plain, MarkdownPlain.RenderClose(markdown));

    [Fact]
    public void Render_NestedBeyondAllReason_IsShownAsWritten()
    {
        var nested = new string('>', 1_000) + " chữ";

        Assert.Equal(nested, MarkdownPlain.Render(nested));
    }

    [Theory]
    [InlineData("Mã: `AB1`, **giữ [đây](https://a.vn)**", "Code AB1|Bold giữ đây (https://a.vn)|Link đây")]
    [InlineData("# Tiêu đề\n\n*nghiêng* và __đậm__", "Bold Tiêu đề|Bold đậm")]
    [InlineData("https://a.vn/b", "Link https://a.vn/b")]
    [InlineData("- một **hai**\n- ba", "Bold hai")]
    [InlineData("[](https://a.vn) và [x]()", "Link https://a.vn")]
    [InlineData("Không có gì", "")]
    public void RenderMarked_Text_TellsWhereItsMarksAre(string markdown, string expected)
    {
        var marked = MarkdownPlain.RenderMarked(markdown);

        Assert.Equal(MarkdownPlain.Render(markdown), marked.Text);
        Assert.Equal(
            expected,
            string.Join(
                '|',
                marked.Marks.Select(m => $"{m.Kind} {marked.Text.Substring(m.Start, m.Kind == MarkKind.Link ? m.Shown : m.Length)}")
            )
        );
    }
}
