using System.Text;
using System.Text.RegularExpressions;
using ChatBot.Content.Text;
using CsCheck;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace ChatBot.Content.Tests.Text;

public sealed class MarkdownTextTests
{
    [Theory]
    [InlineData("# không phải đề mục")]
    [InlineData("1. không phải danh sách")]
    [InlineData("- x")]
    [InlineData("> x")]
    [InlineData("===")]
    [InlineData("---")]
    [InlineData("```")]
    [InlineData("https://e.org/a_b_c")]
    [InlineData("www.e.org")]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("&lt; &#65; &amp;")]
    [InlineData("![x](y)")]
    [InlineData("a_b_c *d* ~~e~~ `f`")]
    [InlineData("\\*")]
    [InlineData("Nguyễn Văn Ổ 👨‍👩‍👧")]
    public void Escape_Text_IsShownAsItIs(string text)
    {
        Assert.Equal(text, MarkdownPlain.Render(MarkdownText.Escape(text)));
        Assert.Equal($"trước\n{text} sau", MarkdownPlain.Render($"trước\n{MarkdownText.Escape(text)} sau"));
    }

    [Theory]
    [InlineData("a\nb\r\n\r\nc\td", "a b c d")]
    [InlineData("  a  ", "a")]
    [InlineData("a\0b\u0007\u202Ec\u200F", "abc")]
    [InlineData("a\uD800b", "ab")]
    [InlineData("   ", "")]
    public void Escape_LinesAndInvisibles_BecomeOneLine(string text, string shown) => Assert.Equal(shown, MarkdownText.Escape(text));

    [Fact]
    public void Escape_AnyText_HasNoMarkup()
    {
        Gen.String[Gen.Char["abc ÁđỢ\n\t\\`*_{}[]()<>#+-=.!|~&:\"'^$%@/;,?0123456789hwtps"], 0, 40]
            .Sample(
                text =>
                {
                    var plain = Regex.Replace(text.Normalize(NormalizationForm.FormC), @"\s+", " ").Trim();
                    var escaped = MarkdownText.Escape(text.Normalize(NormalizationForm.FormC));
                    var inlines = MarkdownText.Parse("x " + escaped).Descendants<Inline>().ToList();
                    Assert.All(
                        inlines,
                        i => Assert.True(i is LiteralInline or ContainerInline { Parent: null }, $"{i.GetType().Name} in {escaped}")
                    );
                    Assert.Equal(plain, MarkdownPlain.Render(escaped));
                },
                iter: 2000
            );
    }
}
