using System.Text;
using ChatBot.Content.Text;
using CsCheck;

namespace ChatBot.Content.Tests.Text;

public sealed class VietnameseTextTests
{
    [Theory]
    [InlineData("e\u0302\u0300", "ề")]
    [InlineData("e\u0300\u0302", "ề")]
    [InlineData("u\u0301\u031B", "ứ")]
    [InlineData("ho\u0323c", "học")]
    [InlineData("ê\u0323", "ệ")]
    [InlineData("\u1EB9\u0302", "ệ")]
    [InlineData("Ðảm bảo", "Đảm bảo")]
    [InlineData("ðăng ký", "đăng ký")]
    [InlineData("a\u00A0b\u3000c", "a b c")]
    [InlineData("a\u200Bb\uFEFF\u200D", "ab")]
    [InlineData("１９９０", "1990")]
    [InlineData("ＡＢＣ", "ABC")]
    [InlineData("\u202Eabc\u202C\u0000\u0007", "abc")]
    [InlineData("1\uFE0F\u20E3", "1")]
    [InlineData("  chào bạn \r\n", "chào bạn")]
    [InlineData("a\tb", "a b")]
    [InlineData("tốt 👍", "tốt 👍")]
    [InlineData("", "")]
    public void Normalize_WhatPeopleAndKeyboardsSend_OneForm(string typed, string expected) =>
        Assert.Equal(expected, VietnameseText.Normalize(typed));

    [Fact]
    public void Normalize_LoneSurrogates_Replaced()
    {
        Assert.Equal("x\uFFFDy", VietnameseText.Normalize("x\uD800y"));
        Assert.Equal("\uFFFD", VietnameseText.Normalize("\uDC00"));
    }

    [Fact]
    public void Normalize_PlainText_SameInstance()
    {
        const string Text = "Tôi muốn đăng ký lớp tiếng Anh miễn phí";
        Assert.Same(Text, VietnameseText.Normalize(Text));
    }

    [Fact]
    public void Normalize_AnyText_IsStableComposedAndKeepsFoldAligned() =>
        Gen.String[Gen.OneOf(Gen.Char, Gen.Char['\u0300', '\u0345'], Gen.Char["aàeêoơđð 9\uD83D\uDC4D\u200B"]), 0, 60]
            .Sample(text =>
            {
                var once = VietnameseText.Normalize(text);
                Assert.Equal(once, VietnameseText.Normalize(once));
                Assert.True(once.IsNormalized(NormalizationForm.FormC));
                Assert.Equal(once.Length, VietnameseText.Fold(once).Length);
                Assert.Equal(once.Length, VietnameseText.LowerCanonical(once).Length);
            });

    /// <summary>
    /// A run of marks is sorted in the square of its length, so no run may be long, whatever it is made of before it decomposes.
    /// </summary>
    [Fact]
    public void Normalize_RunOfWhateverBecomesMarks_IsCut()
    {
        var kinds = 0;
        for (var value = 0; value <= 0x10FFFF; value++)
        {
            // .NET refuses to normalise this one code point beside lone surrogates; it is no mark.
            if (!Rune.IsValid(value) || value == 0xFFFE)
            {
                continue;
            }

            var mark = new Rune(value);

            // Thai and Lao have letters that decompose into a mark and a letter, which ends the run by itself.
            if (!mark.ToString().Normalize(NormalizationForm.FormKD).EnumerateRunes().All(IsMark))
            {
                continue;
            }

            kinds++;
            var run = string.Concat(Enumerable.Repeat($"{mark}\u200B\u0316", 50));
            Assert.True(VietnameseText.Normalize($"a{run}b").Length <= 16, $"U+{value:X4}");
        }

        Assert.True(kinds > 2000);

        static bool IsMark(Rune rune) =>
            Rune.GetUnicodeCategory(rune)
                is System.Globalization.UnicodeCategory.NonSpacingMark
                    or System.Globalization.UnicodeCategory.SpacingCombiningMark
                    or System.Globalization.UnicodeCategory.EnclosingMark;
    }

    [Theory]
    [InlineData("Đăng Ký", "dang ky")]
    [InlineData("hoà", "hoa")]
    [InlineData("hòa", "hoa")]
    [InlineData("kĩ năng", "ky nang")]
    [InlineData("lí do", "ly do")]
    [InlineData("quí vị", "quy vi")]
    [InlineData("TỈNH NGHỆ AN", "tinh nghe an")]
    [InlineData("kiểm tra", "kiem tra")]
    [InlineData("thi", "thi")]
    [InlineData("Ư Ơ Ă Â Ê Ô", "u o a a e o")]
    public void Fold_MarkedText_PlainLowerCase(string text, string expected) => Assert.Equal(expected, VietnameseText.Fold(text));

    [Theory]
    [InlineData("Hoà", "hòa")]
    [InlineData("khoẻ", "khỏe")]
    [InlineData("thuý", "thúy")]
    [InlineData("quý", "quý")]
    [InlineData("quí", "quý")]
    [InlineData("hoàn toàn", "hoàn toàn")]
    [InlineData("Mĩ", "mỹ")]
    [InlineData("huỷ", "hủy")]
    public void LowerCanonical_TwoSpellings_One(string text, string expected) =>
        Assert.Equal(expected, VietnameseText.LowerCanonical(text));

    [Theory]
    [InlineData("Lớp học, ở đâu?", "lop hoc o dau")]
    [InlineData("  Hoà – Hoà!  ", "hoa hoa")]
    [InlineData("?!", "")]
    public void FoldedWords_AnyText_WordsWithoutMarksAndSigns(string text, string expected) =>
        Assert.Equal(expected, VietnameseText.FoldedWords(text));
}
