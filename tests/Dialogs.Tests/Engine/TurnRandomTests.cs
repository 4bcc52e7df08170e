using ChatBot.Dialogs.Engine;
using Xunit;

namespace ChatBot.Dialogs.Tests.Engine;

public sealed class TurnRandomTests
{
    [Fact]
    public void Draws_SameSeed_AreTheSame()
    {
        var (first, second) = (new TurnRandom(42), new TurnRandom(42));

        Assert.Equal(Draw(first), Draw(second));

        static string Draw(TurnRandom random) => string.Join(',', random.Id(20), random.Code(6), random.Below(1000), random.Id(30));
    }

    [Fact]
    public void Codes_OfManySeeds_AreDistinctAndReadable()
    {
        var codes = Enumerable.Range(0, 2000).Select(i => new TurnRandom((UInt128)i).Code(6)).ToList();

        Assert.All(codes, code => Assert.Matches("^[2-9B-DF-HJKMNP-TV-XZ]{6}$", code));
        Assert.InRange(codes.Distinct().Count(), 1995, 2000);
    }

    // Digits alone are a one-time code to whoever reads them, letters alone are hard to tell from a word.
    [Fact]
    public void Codes_OfManySeeds_HoldLettersAndDigits()
    {
        for (var seed = 0; seed < 20_000; seed++)
        {
            var code = new TurnRandom((UInt128)seed).Code(6);

            Assert.True(code.Any(char.IsAsciiLetter) && code.Any(char.IsAsciiDigit), code);
        }
    }
}
