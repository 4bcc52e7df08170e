using ChatBot.Content;
using ChatBot.Dialogs.Understanding;
using ChatBot.Dialogs.Understanding.Words;
using Xunit;

namespace ChatBot.Dialogs.Tests.Understanding;

/// <summary>The shipped word lists are those that the program reads, and their examples hold.</summary>
public sealed class WordListsTests
{
    [Fact]
    public void ShippedLists_AndThoseTheProgramReads_AreTheSame() =>
        Assert.Equal(WordExamples.KnownLists, ShippedWords.Read().Keys.Order(StringComparer.Ordinal));

    [Fact]
    public void ShippedLists_Examples_Hold() =>
        Assert.Empty(WordExamples.Wrong(ShippedWords.Read()).Select(e => $"{e.File}:{e.Line} {(e.Matches ? "+" : "-")} {e.Text}"));

    [Fact]
    public void ShippedValues_OfListsWithKnownOnes_AreKnown() =>
        Assert.All(
            WordValues.Known,
            list => Assert.Empty(ShippedWords.Read()[list.Key].Entries.Select(entry => entry.Value).Except(list.Value))
        );

    [Theory]
    [InlineData("dates.word")]
    [InlineData("place-names.word")]
    public void ShippedValues_OfWordsInTheirPlaces_LeaveOutNoMeaning(string list) =>
        Assert.Empty(WordValues.Known[list].Except(ShippedWords.Read()[list].Entries.Select(entry => entry.Value)));
}
