using ChatBot.Bot.Commands;
using Xunit;

namespace ChatBot.Bot.Tests.Commands;

/// <summary>Files with personal data that a command writes.</summary>
public sealed class OutputFileTests : IDisposable
{
    private const string Beginning = "\uFEFFclass,";

    private readonly string _folder = Directory.CreateTempSubdirectory("chatbot-output-").FullName;

    private string File1 => Path.Combine(_folder, "r.csv");

    private string Unfinished => File1 + ".unfinished";

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task File_Written_IsForItsOwnerOnlyAndWhole()
    {
        await WriteAsync();

        Assert.Equal([0xEF, 0xBB, 0xBF, .. "class,1"u8], await File.ReadAllBytesAsync(File1));
        Assert.False(File.Exists(Unfinished));
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(File1));
        }
    }

    [Fact]
    public async Task File_OfTheSameKind_IsReplacedAndNoLongerOpenToOthers()
    {
        await File.WriteAllTextAsync(File1, "\uFEFFclass,old and longer than the new one");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(File1, (UnixFileMode)0b110_110_110);
        }

        await WriteAsync();

        Assert.EndsWith("class,1", await File.ReadAllTextAsync(File1), StringComparison.Ordinal);
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(File1));
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("class,1")]
    [InlineData("a letter")]
    [InlineData("\uFEFFcl")]
    public async Task File_OfAnotherKind_IsReplacedOnlyWhenAsked(string content)
    {
        await File.WriteAllTextAsync(File1, content);

        var failure = await Assert.ThrowsAsync<CommandFailure>(() => WriteAsync());
        Assert.Contains("--overwrite", failure.Message, StringComparison.Ordinal);
        Assert.Equal(content.TrimStart('\uFEFF'), (await File.ReadAllTextAsync(File1)).TrimStart('\uFEFF'));

        await WriteAsync(overwrite: true);
        Assert.EndsWith("class,1", await File.ReadAllTextAsync(File1), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task File_ThatIsALink_IsRefusedAlsoWhenItLeadsNowhere(bool leadsSomewhere)
    {
        var victim = Path.Combine(_folder, "victim");
        if (leadsSomewhere)
        {
            await File.WriteAllTextAsync(victim, "\uFEFFclass,mine");
        }

        File.CreateSymbolicLink(File1, victim);

        await Assert.ThrowsAsync<CommandFailure>(() => WriteAsync(overwrite: true));

        Assert.Equal(leadsSomewhere, File.Exists(victim));
        Assert.NotNull(new FileInfo(File1).LinkTarget);
    }

    [Fact]
    public async Task File_WhereALinkWaitsForTheUnfinishedOne_LeavesWhatItPointsTo()
    {
        var victim = Path.Combine(_folder, "victim");
        await File.WriteAllTextAsync(victim, "mine");
        File.CreateSymbolicLink(Unfinished, victim);

        await WriteAsync();

        Assert.Equal("mine", await File.ReadAllTextAsync(victim));
        Assert.Null(new FileInfo(File1).LinkTarget);
    }

    [Fact]
    public async Task File_ThatCannotBeFinished_LeavesTheOldOneAndNothingElse()
    {
        await File.WriteAllTextAsync(File1, "\uFEFFclass,old");

        await Assert.ThrowsAsync<InvalidOperationException>(() =>
            OutputFile.WriteAsync<bool>(
                File1,
                Beginning,
                false,
                async writer =>
                {
                    await writer.WriteAsync("half");
                    throw new InvalidOperationException();
                }
            )
        );

        Assert.EndsWith("old", await File.ReadAllTextAsync(File1), StringComparison.Ordinal);
        Assert.False(File.Exists(Unfinished));
    }

    [Fact]
    public async Task File_InTheDataFolder_IsRefusedByAnyName()
    {
        // The data folder of these tests is the default, beside where they run; it need not be there.
        var data = Path.GetFullPath("data");

        foreach (var name in new[] { "chatbot.db", "roster.csv", "keys/names.key", "../data/x.csv" })
        {
            var failure = await Assert.ThrowsAsync<CommandFailure>(() =>
                OutputFile.WriteAsync(Path.Combine(data, name), Beginning, true, _ => Task.FromResult(true))
            );
            Assert.Contains("data folder", failure.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task File_InAFolderThatIsNotThere_IsAFailureThatNamesIt()
    {
        var failure = await Assert.ThrowsAsync<CommandFailure>(() =>
            OutputFile.WriteAsync(Path.Combine(_folder, "no", "r.csv"), Beginning, false, _ => Task.FromResult(true))
        );

        Assert.Contains("no", failure.Message, StringComparison.Ordinal);
    }

    private Task<bool> WriteAsync(bool overwrite = false) =>
        OutputFile.WriteAsync(
            File1,
            Beginning,
            overwrite,
            async writer =>
            {
                await writer.WriteAsync(Beginning + "1");
                return true;
            }
        );
}
