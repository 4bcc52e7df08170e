using Xunit;

namespace ChatBot.EndToEnd.Tests;

/// <summary>Verbs run where there is no data: in the wrong folder, or without the service's settings.</summary>
public sealed class NoDataTests : IDisposable
{
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Verb_WhereThereIsNoData_FailsSaysWhereItLookedAndMakesNothing()
    {
        string[][] verbs =
        [
            ["backup", "copy.db"],
            ["backup", "copy.db", "--keys", "copy.keys"],
            ["roster", "export"],
            ["roster", "export", "roster.csv"],
            ["person", "show", "0912345678"],
            ["person", "export", "0912345678", "person.json"],
            ["person", "erase", "0912345678"],
            ["person", "erase", "0912345678", "--yes"],
            ["questions", "list"],
            ["questions", "add", "clc_courses", "dạy tôi nấu phở"],
            ["channels", "status"],
            ["sending", "pause"],
            ["retention", "confirm", "--yes"],
        ];
        var data = Path.Combine(_folder.Path, "data", "chatbot.db");

        foreach (var verb in verbs)
        {
            var (exitCode, output, error) = await ServiceProcess.RunAsync(_folder.Path, verb);

            Assert.Equal((1, ""), (exitCode, output));
            Assert.StartsWith($"error: no data at {data}", error, StringComparison.Ordinal);
            Assert.Empty(Directory.EnumerateFileSystemEntries(_folder.Path));
        }
    }

    [Fact]
    public async Task Restore_OfABackupThatIsNotThere_MakesNothing()
    {
        var (exitCode, _, error) = await ServiceProcess.RunAsync(_folder.Path, ["restore", "copy.db"]);

        Assert.Equal(1, exitCode);
        Assert.Contains("copy.db", error, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(_folder.Path));
    }
}
