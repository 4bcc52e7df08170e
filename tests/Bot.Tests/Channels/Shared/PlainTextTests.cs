using ChatBot.Bot.Channels.Shared;
using CsCheck;
using Xunit;

namespace ChatBot.Bot.Tests.Channels.Shared;

public sealed class PlainTextTests
{
    [Theory]
    [InlineData("Một. Hai ba. Bốn năm sáu.", 15, "Một. Hai ba.|Bốn năm sáu.")]
    [InlineData("Câu một ở đây. Câu hai ở đây.", 20, "Câu một ở đây.|Câu hai ở đây.")]
    [InlineData("đoạn một\n\nđoạn hai dài hơn", 16, "đoạn một|đoạn hai dài hơn")]
    [InlineData("dòng một\ndòng hai dài", 16, "dòng một|dòng hai dài")]
    [InlineData("không có dấu chấm nào cả", 10, "không có|dấu chấm|nào cả")]
    [InlineData("vừa khít rồi", 8, "vừa khít|rồi")]
    [InlineData("aaaaaaaaaa", 4, "aaaa|aaaa|aa")]
    [InlineData("   ", 4, "")]
    public void Split_Text_CutsAtTheWidestGap(string text, int max, string expected) =>
        Assert.Equal(expected, string.Join('|', PlainText.Split(text, max)));

    [Fact]
    public void Split_EmojiAndMarks_AreNotTornApart()
    {
        // A family of four people joined by zero-width joiners is 11 code units and one picture.
        const string family = "👨‍👩‍👧‍👦";

        Assert.Equal([family, family], PlainText.Split(family + family, 12));
        Assert.Equal(["Nguyê\u0303", "n"], PlainText.Split("Nguyê\u0303n", 6));
    }

    [Fact]
    public void Split_AnyText_KeepsEveryLetterAndTheLimit()
    {
        var word = Gen.OneOf(Gen.String[Gen.Char["ab ộ.\n👍‍ "], 0, 30], Gen.OneOfConst("\n\n", "câu. ", "👩‍👩‍👧", "e\u0323\u0302"));
        Gen.Select(word.List[0, 60], Gen.Int[2, 60])
            .Sample(
                (words, max) =>
                {
                    var text = string.Join(' ', words.Select(Whole));
                    var pieces = PlainText.Split(text, max);

                    Assert.All(pieces, piece => Assert.InRange(piece.Length, 1, max));
                    Assert.All(pieces, piece => Assert.False(char.IsLowSurrogate(piece[0]) || char.IsHighSurrogate(piece[^1])));
                    Assert.Equal(Letters(text), Letters(string.Concat(pieces)));
                }
            );
    }

    [Fact]
    public void Clean_NulAndHalvesOfPairs_AreGone()
    {
        Assert.Equal("a\ufffdb\ufffd", PlainText.Clean("a\ud83d\0b\udc4d"));
        Assert.Equal("Nguyễn 👍", PlainText.Clean("Nguyễn 👍"));
    }

    // The generator takes an emoji of the alphabet by halves.
    private static string Whole(string word) => string.Concat(word.EnumerateRunes().Where(rune => rune.Value != 0xFFFD));

    private static string Letters(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));
}
