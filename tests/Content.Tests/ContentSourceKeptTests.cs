using System.Collections.Concurrent;
using System.Diagnostics;
using ChatBot.Content.Loading;
using Microsoft.Extensions.Time.Testing;

namespace ChatBot.Content.Tests;

/// <summary>A start with broken content, and edits of which a part is broken: citizens are told what was last good.</summary>
public sealed class ContentSourceKeptTests : IDisposable
{
    private readonly TempContent _content = new();
    private readonly string _root = Directory.CreateTempSubdirectory("kept-").FullName;
    private readonly FakeTimeProvider _time = new();
    private readonly ConcurrentQueue<ContentState> _checks = new();
    private readonly ConcurrentQueue<IReadOnlyList<ContentProblem>> _refusals = new();

    private KeptContent Kept => new(Path.Combine(_root, "last-content"));

    public void Dispose()
    {
        _content.Dispose();
        Directory.Delete(_root, recursive: true);
    }

    [Fact]
    public void Open_BrokenFileAndAKeptCopy_ServesTheLastGoodVersionOfItAndTheRestAsItIs()
    {
        Open().Dispose();
        _content.Replace("classes.yaml", "id: lop-a1", "id:lop-a1").Replace("topics/choi.vi.md", "Chơi vui.", "Chơi khỏe.");

        using var source = Open();

        Assert.Equal(20, source.Current.Classes["lop-a1"].Places);
        Assert.Equal("Chơi khỏe.", source.Current.Topics["choi"].Answer.Vi);
        Assert.False(source.State.IsWhole);
        Assert.Equal("classes.yaml", Assert.Single(source.State.Waiting).Name);
    }

    [Fact]
    public void Open_AfterAStartOnAMix_StillHasTheLastGoodVersionOfEveryFile()
    {
        Open().Dispose();
        _content.Replace("classes.yaml", "id: lop-a1", "id:lop-a1").Replace("topics/choi.vi.md", "Chơi vui.", "Chơi khỏe.");
        Open().Dispose();
        _content.Replace("topics/choi.vi.md", "title: Chơi gì", "title: Chơi: gì");

        using var source = Open();

        Assert.Equal("Chơi khỏe.", source.Current.Topics["choi"].Answer.Vi);
        Assert.Equal(["classes.yaml", "topics/choi"], source.State.Waiting.Select(edit => edit.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Start_MendedWhileRunning_IsTakenAtOnceAndKept()
    {
        Open().Dispose();
        _content.Replace("classes.yaml", "places: 20", "places: nhiều");
        using var source = Open();

        _content.Replace("classes.yaml", "places: nhiều", "places: 25");
        AdvanceUntil(() => source.State.IsWhole);

        Assert.Equal(25, source.Current.Classes["lop-a1"].Places);
        Assert.Equal(["classes.yaml"], _checks.Last().Taken);
        Assert.Contains("25", System.Text.Encoding.UTF8.GetString(Kept.Load(out _)!.Find("classes.yaml")!.Bytes), StringComparison.Ordinal);
    }

    [Fact]
    public void Start_BrokenFileWhileAnotherEditIsGood_TakesTheGoodAndSaysWhatWaits()
    {
        using var source = Open();

        _content
            .Replace("classes.yaml", "    venue:\n      vi: Trường\n      en: School\n", "")
            .Replace("editions/2027.yaml", "vi: Mở đầu", "vi: Khai mạc");
        AdvanceUntil(() => source.Current.Editions["2027"].Events[0].Title.Vi == "Khai mạc" && !_refusals.IsEmpty);

        Assert.Equal(("Trường", 20), (source.Current.Classes["lop-a1"].Venue.Vi, source.Current.Classes["lop-a1"].Places));
        Assert.Contains(Assert.Single(_refusals), p => p is { File: "classes.yaml", Rule: "missing-key" });
        var state = _checks.Last();
        Assert.Equal(["editions/2027.yaml"], state.Taken);
        Assert.Equal("classes.yaml", Assert.Single(state.Waiting).Name);
    }

    [Fact]
    public void Start_SavedAgainWithTheSameError_ChecksAgainAndRefusesOnce()
    {
        using var source = Open();
        _content.Replace("classes.yaml", "places: 20", "places: nhiều");
        AdvanceUntil(() => _checks.Count == 1);

        _content.Replace("classes.yaml", "places: nhiều", "places: nhiều ");
        AdvanceUntil(() => _checks.Count == 2);

        Assert.Single(_refusals);
    }

    [Fact]
    public void Open_FolderGone_ServesWhatWasKeptAndTakesItWhenItIsBack()
    {
        Open().Dispose();
        var away = _content.Folder + "-away";
        Directory.Move(_content.Folder, away);

        using var source = Open();
        Assert.True(source.State.AllWaits);
        Assert.Equal("Chơi vui.", source.Current.Topics["choi"].Answer.Vi);

        Directory.Move(away, _content.Folder);
        _content.Replace("topics/choi.vi.md", "Chơi vui.", "Chơi lại.");
        AdvanceUntil(() => source.Current.Topics["choi"].Answer.Vi == "Chơi lại.");
        Assert.True(source.State.IsWhole);
    }

    [Fact]
    public void Open_FolderEmptied_ServesWhatWasKept()
    {
        Open().Dispose();
        foreach (var file in TempContent.Base.Keys)
        {
            _content.Write(file, null);
        }

        using var source = Open();

        Assert.Equal(2, source.Current.Topics.Count);
        Assert.True(source.State.AllWaits);
    }

    [Fact]
    public void Open_NewestKeptCopyDamagedToo_ServesTheOneBefore()
    {
        Open().Dispose();
        _content.Replace("topics/choi.vi.md", "Chơi vui.", "Chơi khỏe.");
        Open().Dispose();
        File.WriteAllText(Path.Combine(_root, "last-content", "2", "files", "topics", "choi.vi.md"), "---\n");
        _content.Replace("topics/choi.vi.md", "title: Chơi gì", "title: Chơi: gì");

        using var source = Open();

        Assert.Equal("Chơi vui.", source.Current.Topics["choi"].Answer.Vi);
        Assert.Contains("last-content", source.State.KeptTrouble, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_ContentGoodAndKeptCopyDamaged_KeepsANewOne()
    {
        Open().Dispose();
        File.WriteAllText(Path.Combine(_root, "last-content", "1", "SHA256SUMS"), "x");

        Open().Dispose();

        Assert.True(Kept.Load(out _)!.SameAs(ContentFiles.Read(_content.Folder)));
    }

    [Theory]
    [InlineData("topics/choi.vi.md", "title: Chơi gì", "title: Chơi: gì")]
    [InlineData("lessons/B1.vi.md", "order: 1", "order: một")]
    public void Open_FirstStartEverWithABrokenText_LeavesItOut(string file, string old, string with)
    {
        _content.Write(
            "topics/hoc.vi.md",
            File.ReadAllText(Path.Combine(_content.Folder, "topics/hoc.vi.md"))
                .Replace("buttons:\n  - topic:choi\n", "", StringComparison.Ordinal)
        );
        _content.Replace(file, old, with);

        using var source = Open();

        Assert.True(Assert.Single(source.State.Waiting).IsNew);
        Assert.True(source.Current.Topics.ContainsKey("hoc"));
    }

    [Theory]
    [InlineData("classes.yaml", "places: 20", "places: nhiều")]
    [InlineData("editions/2027.yaml", "2027-10-07", "2027-02-30")]
    [InlineData("facts.yaml", "  value", "\tvalue")]
    [InlineData("places/directory.yaml", "kind: library", "kind: museum")]
    public void Open_FirstStartEverWithBrokenFacts_IsRefused(string file, string old, string with)
    {
        // To leave the classes out would tell citizens that there are none.
        _content.Replace(file, old, with);

        var error = Assert.Throws<ContentException>(() => Open());

        Assert.Contains(file, error.Message, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(_root, "last-content")));
    }

    [Fact]
    public void Open_NotTheService_ReadsTheKeptCopyAndWritesNone()
    {
        ContentSource.Open(_content.Folder, () => _content.Options, _time, Kept, keeps: false).Dispose();

        Assert.False(Directory.Exists(Path.Combine(_root, "last-content")));
    }

    [Fact]
    public void Open_DataFolderNotToBeWritten_StartsAndSaysSo()
    {
        File.WriteAllText(Path.Combine(_root, "last-content"), "a file where the folder should be");

        using var source = Open();

        Assert.True(source.State.IsWhole);
        Assert.NotNull(source.State.KeptTrouble);
    }

    [Fact]
    public void Open_KeptUnderOlderRules_LeavesOutWhatTheyNoLongerAllow()
    {
        Open().Dispose();
        _content.Options = _content.Options with { Limits = new CheckLimits { StorySyllables = 2 } };

        using var source = Open();

        Assert.Equal("lessons/B1", Assert.Single(source.State.Waiting).Name);
        Assert.Equal(2, source.Current.Topics.Count);
    }

    [Fact]
    public void Start_StrangersLink_IsNeitherReadNorKept()
    {
        using var source = Open();
        var secret = Path.Combine(_root, "secret.md");
        File.WriteAllText(secret, "---\nid: lo\ngroup: week\ntitle: Lộ\nphrasings: [bí mật]\n---\nMật khẩu 123.");
        File.CreateSymbolicLink(Path.Combine(_content.Folder, "topics", "lo.vi.md"), secret);
        _content.Write("topics/lo.en.md", "---\ntitle: Leak\n---\nx");

        AdvanceUntil(() => !_checks.IsEmpty);

        Assert.False(source.Current.Topics.ContainsKey("lo"));
        Assert.Contains(Assert.Single(source.State.Waiting).Problems, p => p.Rule == "link-outside");
        Assert.DoesNotContain(
            "123",
            string.Concat(
                Directory.EnumerateFiles(Path.Combine(_root, "last-content"), "*", SearchOption.AllDirectories).Select(File.ReadAllText)
            ),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Start_LinkInACircle_ComesToAnEnd()
    {
        File.CreateSymbolicLink(Path.Combine(_content.Folder, "a"), ".");
        File.CreateSymbolicLink(Path.Combine(_content.Folder, "b"), ".");
        using var source = Open();

        _content.Replace("topics/choi.vi.md", "Chơi vui.", "Chơi khỏe.");
        AdvanceUntil(() => source.Current.Topics["choi"].Answer.Vi == "Chơi khỏe.");
    }

    [Fact]
    public void Start_OwnReportWritten_IsNoEdit()
    {
        using var source = Open();

        CheckReport.Save(_content.Folder, "vi", "x");
        CheckReport.Save(_content.Folder, "en", "x");
        for (var i = 0; i < 10; i++)
        {
            _time.Advance(ContentSource.PollInterval);
        }

        Assert.Empty(_checks);
        Assert.Empty(_content.Load().Problems);
    }

    private ContentSource Open()
    {
        var source = ContentSource.Open(_content.Folder, () => _content.Options, _time, Kept);
        source.Checked += _checks.Enqueue;
        source.Refused += _refusals.Enqueue;
        source.Start();
        return source;
    }

    private void AdvanceUntil(Func<bool> done)
    {
        var waited = Stopwatch.StartNew();
        while (!done())
        {
            Assert.True(
                waited.Elapsed < TimeSpan.FromSeconds(60),
                $"Not in time. Refused: {string.Join('\n', _refusals.SelectMany(r => r))}"
            );
            _time.Advance(ContentSource.QuietTime);
            Thread.Yield();
        }
    }
}
