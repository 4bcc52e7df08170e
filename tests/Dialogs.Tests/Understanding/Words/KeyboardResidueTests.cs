using ChatBot.Dialogs.Understanding.Words;
using Xunit;

namespace ChatBot.Dialogs.Tests.Understanding.Words;

public sealed class KeyboardResidueTests
{
    [Theory]
    [InlineData("dduowcj", "được")]
    [InlineData("ddang", "đang")]
    [InlineData("ddawng", "đăng")]
    [InlineData("hocj", "học")]
    [InlineData("tieengs", "tiếng")]
    [InlineData("tieesng", "tiếng")]
    [InlineData("tie61ng", "tiếng")]
    [InlineData("muaw", "mưa")]
    [InlineData("muoons", "muốn")]
    [InlineData("nguwowif", "người")]
    [InlineData("d9uo7c5", "được")]
    [InlineData("kysx", null)]
    [InlineData("class", null)]
    [InlineData("wifi", null)]
    [InlineData("giuws", "giứ")]
    [InlineData("gif", "gì")]
    [InlineData("quys", "quý")]
    [InlineData("hoaf", "hòa")]
    [InlineData("oong", "ông")]
    public void Decode_KeysNotConverted_Syllable(string keys, string? expected) => Assert.Equal(expected, KeyboardResidue.Decode(keys));
}
