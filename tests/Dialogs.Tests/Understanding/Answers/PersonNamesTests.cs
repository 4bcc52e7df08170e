using ChatBot.Content.Text;
using ChatBot.Dialogs.Understanding.Answers;
using CsCheck;
using Xunit;

namespace ChatBot.Dialogs.Tests.Understanding.Answers;

public sealed class PersonNamesTests
{
    private static readonly Gen<string> Names = Gen.OneOfConst(
        "Nguyễn Minh Hà",
        "Nguyễn Minh Hạ",
        "nguyen minh ha",
        "NGUYỄN MINH HÀ",
        "Lê Ngọc Ánh",
        "Lê Ngọc Anh",
        "Le Ngoc Anh",
        "Trần Hòa",
        "Trần Hoà",
        "Lô Mai"
    );

    [Theory]
    [InlineData("Nguyễn Minh Hà", "NGUYỄN MINH HÀ", NameMatch.Same)]
    [InlineData("Trần Thị Hòa", "Trần Thị Hoà", NameMatch.Same)]
    [InlineData("Nguyễn Minh Hà", "Nguyễn Minh Hạ", NameMatch.Different)]
    [InlineData("Ngọc Anh", "Ngọc Ánh", NameMatch.Different)]
    [InlineData("Bảo An", "Bảo Ân", NameMatch.Different)]
    [InlineData("nguyen minh ha", "Nguyễn Minh Hạ", NameMatch.Unsure)]
    [InlineData("Nguyễn Minh Hà", "Nguyễn Minh Hải", NameMatch.Different)]
    public void Compare_MarksThatWereTyped_TellTwinsApart(string name, string other, NameMatch expected) =>
        Assert.Equal(expected, PersonNames.Compare(name, other));

    [Fact]
    public void Compare_TwoNames_IsTheSameEitherWayRound() =>
        Gen.Select(Names, Names).Sample((a, b) => Assert.Equal(PersonNames.Compare(a, b), PersonNames.Compare(b, a)));

    [Fact]
    public void Compare_WithoutItsMarks_IsNeverSurelyAnother() =>
        Names.Sample(name => Assert.NotEqual(NameMatch.Different, PersonNames.Compare(name, VietnameseText.Fold(name))));
}
