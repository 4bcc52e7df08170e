using ChatBot.Content;
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
}
