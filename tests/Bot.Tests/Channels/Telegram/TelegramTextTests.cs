using ChatBot.Bot.Channels.Telegram;
using ChatBot.Fakes.Telegram;
using CsCheck;
using Xunit;

namespace ChatBot.Bot.Tests.Channels.Telegram;

public sealed class TelegramTextTests
{
    [Theory]
    [InlineData("Xin chào.", "Xin chào.")]
    [InlineData("**Đậm** và *nghiêng*", "<b>Đậm</b> và <i>nghiêng</i>")]
    [InlineData("***cả hai***", "<i><b>cả hai</b></i>")]
    [InlineData("1 < 2 & \"3\" > 2", "1 &lt; 2 &amp; &quot;3&quot; &gt; 2")]
    [InlineData("<b>không phải thẻ</b>", "&lt;b&gt;không phải thẻ&lt;/b&gt;")]
    [InlineData("<script>alert(1)</script>\n\nx", "&lt;script&gt;alert(1)&lt;/script&gt;\n\nx")]
    [InlineData("&lt;b&gt; &amp;", "&lt;b&gt; &amp;")]
    [InlineData("\\*không\\* \\<b\\>", "*không* &lt;b&gt;")]
    [InlineData("Giá 1.5 triệu - 10%!", "Giá 1.5 triệu - 10%!")]
    [InlineData("dòng một\ndòng hai", "dòng một\ndòng hai")]
    [InlineData("đoạn một\n\n\n\nđoạn hai", "đoạn một\n\nđoạn hai")]
    [InlineData("# Tiêu đề\nnội dung", "<b>Tiêu đề</b>\n\nnội dung")]
    [InlineData("- một\n- hai\n  - hai a\n- ba", "• một\n• hai\n   • hai a\n• ba")]
    [InlineData("3. ba\n4. bốn", "3. ba\n4. bốn")]
    [InlineData("[trang](https://nghean.gov.vn/a?b=1&c=\"2\")", "<a href=\"https://nghean.gov.vn/a?b=1&amp;c=&quot;2&quot;\">trang</a>")]
    [InlineData("[gọi](tel:+84238)", "gọi")]
    [InlineData("[lừa](javascript:alert(1))", "lừa")]
    [InlineData("<https://nghean.gov.vn>", "https://nghean.gov.vn")]
    [InlineData("`mã <x>`", "<code>mã &lt;x&gt;</code>")]
    [InlineData("```\nmã\n```", "<pre>mã</pre>")]
    [InlineData("> trích\n>> trong", "<blockquote>trích\n\ntrong</blockquote>")]
    [InlineData("# **đậm** rồi", "<b>đậm rồi</b>")]
    [InlineData("", "")]
    [InlineData("   ", "")]
    public void Render_Markdown_IsTelegramsHtml(string markdown, string expected)
    {
        Assert.Equal(expected, TelegramText.Render(markdown).ToHtml());
    }

    [Fact]
    public void Render_AnyText_GivesHtmlThatTelegramTakesAndKeepsTheWords()
    {
        var piece = Gen.OneOf(
            Gen.OneOfConst(
                "**",
                "*",
                "_",
                "`",
                "```\n",
                "\n",
                "\n\n",
                "- ",
                "1. ",
                "> ",
                "# ",
                "[",
                "](",
                ")",
                "<",
                ">",
                "&",
                "&amp;",
                "<b>",
                "\\",
                "|",
                "https://a.vn",
                "\u202e",
                "😀",
                "ệ"
            ),
            Gen.String[Gen.Char["abc ăđ.!<&\"'"], 0, 8]
        );
        piece
            .List[0, 40]
            .Select(parts => string.Concat(parts))
            .Sample(
                markdown =>
                {
                    var text = TelegramText.Render(markdown);
                    Assert.Equal(text.Plain, TelegramHtml.Parse(text.ToHtml()));
                },
                iter: 5000
            );
    }

    [Fact]
    public void Split_AnyText_GivesWholePiecesWithinTheLimit()
    {
        var word = Gen.OneOf(
            Gen.OneOfConst(
                "**đậm** ",
                "*nghiêng* ",
                "[liên kết](https://a.vn/x?y=1&z=2) ",
                "`mã` ",
                "\n\n",
                "\n- ",
                ". ",
                "! ",
                "😀",
                "e\u0302\u0323",
                "👨‍👩‍👧 "
            ),
            Gen.String[Gen.Char["abcđ "], 1, 12]
        );
        Gen.Select(word.List[0, 120], Gen.Int[5, 200])
            .Sample(
                (words, max) =>
                {
                    var text = TelegramText.Render(string.Concat(words));
                    var pieces = text.Split(max).Select(p => text.ToHtml(p.Start, p.End)).ToList();
                    var plain = pieces.Select(TelegramHtml.Parse).ToList();

                    Assert.All(plain, p => Assert.InRange(p.EnumerateRunes().Count(), 1, max));
                    Assert.All(plain, p => Assert.Equal(p, p.Trim()));
                    Assert.All(plain, p => Assert.DoesNotContain('\ufffd', p));
                    Assert.Equal(WithoutBlanks(text.Plain), WithoutBlanks(string.Concat(plain)));
                },
                iter: 3000
            );
    }

    [Theory]
    [InlineData("Một câu ngắn. Câu thứ hai dài hơn nhiều. Câu ba.", 45, "Một câu ngắn. Câu thứ hai dài hơn nhiều.")]
    [InlineData("Đoạn một dài vừa.\n\nĐoạn hai. Và tiếp theo", 30, "Đoạn một dài vừa.")]
    [InlineData("khôngdấucách", 5, "không")]
    public void Split_LongText_CutsAtTheWidestGap(string markdown, int max, string first)
    {
        var text = TelegramText.Render(markdown);
        var piece = text.Split(max)[0];

        Assert.Equal(first, text.Plain[piece.Start..piece.End]);
    }

    [Fact]
    public void Split_4096CharactersOutsideTheBasicPlane_IsOneMessage()
    {
        var text = TelegramText.Render(string.Concat(Enumerable.Repeat("😀", 4096)));

        Assert.Single(text.Split(TelegramLimits.TextLength));
        Assert.Equal(2, TelegramText.Render(string.Concat(Enumerable.Repeat("😀", 4097))).Split(TelegramLimits.TextLength).Count);
    }

    private static string WithoutBlanks(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));
}
