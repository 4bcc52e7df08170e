using ChatBot.Content.Loading;

namespace ChatBot.Content.Tests;

/// <summary>The copy of the last good content on disk.</summary>
public sealed class KeptContentTests : IDisposable
{
    private const UnixFileMode Own = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private readonly TempContent _content = new();
    private readonly string _root = Directory.CreateTempSubdirectory("kept-").FullName;
    private readonly KeptContent _kept;

    public KeptContentTests() => _kept = new KeptContent(Path.Combine(_root, "last-content"));

    public void Dispose()
    {
        _content.Dispose();
        Directory.Delete(_root, recursive: true);
    }

    [Fact]
    public void Load_NothingKept_IsNothing()
    {
        Assert.Null(_kept.Load(out var damaged));
        Assert.Null(damaged);
        Assert.Null(_kept.KeptAt);
        Assert.False(Directory.Exists(Path.Combine(_root, "last-content")));
    }

    [Fact]
    public void Save_ThenLoad_GivesTheSameBytesAndTimes()
    {
        var files = ContentFiles.Read(_content.Folder);

        _kept.Save(files);
        var back = _kept.Load(out _)!;

        Assert.True(back.SameAs(files));
        Assert.Equal(
            files.Find("editions/2027.yaml")!.ModifiedAt,
            back.Find("editions/2027.yaml")!.ModifiedAt,
            TimeSpan.FromMilliseconds(1)
        );
        Assert.NotNull(_kept.KeptAt);
    }

    [Fact]
    public void Save_ManyTimes_KeepsTwoGenerationsForTheUserAlone()
    {
        for (var i = 0; i < 4; i++)
        {
            _kept.Save(ContentFiles.Read(_content.Write("topics/choi.en.md", $"---\ntitle: {i}\n---\nx").Folder));
        }

        var folder = Path.Combine(_root, "last-content");
        Assert.Equal(["3", "4"], Directory.EnumerateFileSystemEntries(folder).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        foreach (var path in Directory.EnumerateFileSystemEntries(folder, "*", SearchOption.AllDirectories).Append(folder))
        {
            if (!OperatingSystem.IsWindows())
            {
                Assert.Equal(Directory.Exists(path) ? Own | UnixFileMode.UserExecute : Own, File.GetUnixFileMode(path));
            }
        }
    }

    [Theory]
    [InlineData("files/facts.yaml", "office.phone: 1")]
    [InlineData("files/topics/choi.vi.md", null)]
    [InlineData("SHA256SUMS", "")]
    [InlineData("SHA256SUMS", "abc")]
    [InlineData("SHA256SUMS", "abc  files/../../../../etc/hostname")]
    [InlineData("SHA256SUMS", null)]
    public void Load_NewestDamaged_GivesTheOneBeforeAndSaysSo(string file, string? text)
    {
        var first = ContentFiles.Read(_content.Folder);
        _kept.Save(first);
        _kept.Save(ContentFiles.Read(_content.Replace("topics/choi.vi.md", "Chơi vui.", "Chơi khỏe.").Folder));
        var path = Path.Combine(_root, "last-content", "2", file);
        File.Delete(path);
        if (text is not null)
        {
            File.WriteAllText(path, text);
        }

        Assert.True(_kept.Load(out var damaged)!.SameAs(first));
        Assert.Contains(Path.Combine("last-content", "2"), damaged, StringComparison.Ordinal);
    }

    [Fact]
    public void Save_AfterOneThatWasCutOff_CleansUpAndKeeps()
    {
        Directory.CreateDirectory(Path.Combine(_root, "last-content", ".unfinished-1", "files"));

        _kept.Save(ContentFiles.Read(_content.Folder));

        Assert.Equal(["1"], Directory.EnumerateFileSystemEntries(Path.Combine(_root, "last-content")).Select(Path.GetFileName));
        Assert.NotNull(_kept.Load(out _));
    }
}
