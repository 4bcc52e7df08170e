using System.Runtime.CompilerServices;
using ChatBot.Content;
using ChatBot.Content.Loading;
using ChatBot.Dialogs.Understanding;
using ChatBot.Dialogs.Understanding.Words;
using NodaTime;
using Xunit;

namespace ChatBot.Dialogs.Tests.Understanding;

/// <summary>The shipped word lists are those that the program reads, and their examples hold.</summary>
public sealed class WordListsTests : IDisposable
{
    private readonly DirectoryInfo _temp = Directory.CreateTempSubdirectory("words-");

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

    [Fact]
    public void ListOfAnOffice_AsContributingShowsIt_IsAddedAndItsExamplesAreTried()
    {
        var folder = Path.Combine(_temp.FullName, "content");
        ContentInit.CopyTo(folder);
        Directory.CreateDirectory(Path.Combine(folder, "words"));
        File.WriteAllText(Path.Combine(folder, "words", "answers.tsv"), Example());

        var result = Load(folder);
        Assert.DoesNotContain(result.Problems, problem => problem.File.StartsWith("words/", StringComparison.Ordinal));
        var list = result.Require().Words["answers.later"];
        Assert.Equal((2, 4), (list.Entries.Count, list.Examples.Count));

        File.AppendAllText(Path.Combine(folder, "words", "answers.tsv"), "later -\tđể mai tôi đến\n");
        var problem = Assert.Single(Load(folder).Problems, problem => problem.File.StartsWith("words/", StringComparison.Ordinal));
        Assert.Contains("none may", problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("answers-consent", "consent\tkhông")]
    [InlineData("answers-consent", "consent\tđược|không")]
    [InlineData("answers-yesno", "yes\tthôi khỏi")]
    [InlineData("answers-child", "agrees\tđừng")]
    public void ListOfAnOffice_ThatWouldTakeARefusalForAYes_IsRefused(string list, string line)
    {
        var folder = Path.Combine(_temp.FullName, "content");
        ContentInit.CopyTo(folder);
        Directory.CreateDirectory(Path.Combine(folder, "words"));
        File.WriteAllText(Path.Combine(folder, "words", $"{list}.tsv"), line + "\n");

        Assert.Contains(Load(folder).Errors, problem => problem.File == $"words/{list}.tsv");
    }

    public void Dispose() => _temp.Delete(recursive: true);

    private static LoadResult Load(string folder) =>
        ContentLoader.Load(
            folder,
            new LoadOptions
            {
                Today = new LocalDate(2026, 10, 5),
                IncludeSample = false,
                FallbackFolder = ShippedContent.Folder,
                WrongWordExamples = WordExamples.Wrong,
            }
        );

    private static string Example([CallerFilePath] string file = "")
    {
        var page = File.ReadAllText(Path.Combine(Path.GetDirectoryName(file)!, "..", "..", "..", "CONTRIBUTING.md"));
        var from = page.IndexOf("```tsv\n", StringComparison.Ordinal) + "```tsv\n".Length;
        var block = page[from..page.IndexOf("```", from, StringComparison.Ordinal)];
        return string.Join('\n', block.Split('\n').Select(line => line.TrimStart()));
    }
}
