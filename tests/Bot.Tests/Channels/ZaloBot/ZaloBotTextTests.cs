using ChatBot.Bot.Channels.ZaloBot;
using CsCheck;
using Xunit;

namespace ChatBot.Bot.Tests.Channels.ZaloBot;

public sealed class ZaloBotTextTests
{
    [Theory]
    [InlineData("Một. Hai ba. Bốn năm sáu.", 15, "Một. Hai ba.|Bốn năm sáu.")]
    [InlineData("đoạn một\n\nđoạn hai dài hơn", 16, "đoạn một|đoạn hai dài hơn")]
    [InlineData("dòng một\ndòng hai dài", 16, "dòng một|dòng hai dài")]
    [InlineData("không có dấu chấm nào cả", 10, "không có|dấu chấm|nào cả")]
    [InlineData("aaaaaaaaaa", 4, "aaaa|aaaa|aa")]
    [InlineData("   ", 4, "")]
    public void Split_Text_CutsAtTheWidestGap(string text, int max, string expected) =>
        Assert.Equal(expected, string.Join('|', ZaloBotText.Split(text, max)));

    [Fact]
    public void Split_EmojiAndMarks_AreNotTornApart()
    {
        // A family of four people joined by zero-width joiners is 11 code units and one picture.
        const string family = "👨‍👩‍👧‍👦";

        Assert.Equal([family, family], ZaloBotText.Split(family + family, 12));
        Assert.Equal(["Nguyê\u0303", "n"], ZaloBotText.Split("Nguyê\u0303n", 6));
    }

    [Fact]
    public void Split_AnyText_KeepsEveryLetterAndTheLimit() => Gen.Select(Gen.String[Gen.Char["ab ộ.\n👍‍ "], 0, 200], Gen.Int[2, 40]).Sample((text, max) =>
    {
        text = new string([.. text.Where(c => !char.IsSurrogate(c))]);
        var pieces = ZaloBotText.Split(text, max);

        Assert.All(pieces, piece => Assert.InRange(piece.Length, 1, max));
        Assert.Equal(Letters(text), Letters(string.Concat(pieces)));
    });

    private static string Letters(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));
}
