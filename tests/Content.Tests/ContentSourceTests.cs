using System.Collections.Concurrent;
using System.Diagnostics;
using ChatBot.Content.Loading;
using ChatBot.Content.Model;
using Microsoft.Extensions.Time.Testing;

namespace ChatBot.Content.Tests;

public sealed class ContentSourceTests : IDisposable
{
    private readonly TempContent _content = new();
    private readonly FakeTimeProvider _time = new();
    private readonly ConcurrentQueue<(ContentSnapshot Old, ContentSnapshot New)> _changes = new();
    private readonly ConcurrentQueue<IReadOnlyList<ContentProblem>> _refusals = new();

    public void Dispose() => _content.Dispose();

    [Fact]
    public void Open_BrokenContent_SaysWhatIsWrong()
    {
        _content.Replace("topics/hoc.vi.md", "topic:choi", "topic:nowhere");

        var error = Assert.Throws<ContentException>(() => ContentSource.Open(_content.Folder, () => _content.Options, _time));

        Assert.Contains("topics/hoc.vi.md:9:5: error unknown-target", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Start_FileEdited_SwapsTheSnapshotOnce()
    {
        using var source = Open();
        var before = source.Current;

        _content.Replace("topics/choi.vi.md", "Chơi vui.", "Chơi thật vui.");
        AdvanceUntil(() => !_changes.IsEmpty);

        var (old, now) = Assert.Single(_changes);
        Assert.Same(before, old);
        Assert.Same(source.Current, now);
        Assert.True(now.Version > old.Version);
        Assert.Equal("Chơi vui.", before.Topics["choi"].Answer.Vi);
        Assert.Equal("Chơi thật vui.", now.Topics["choi"].Answer.Vi);
    }

    [Fact]
    public void Start_BrokenEdit_IsRefusedOnceAndTheLastGoodStays()
    {
        using var source = Open();
        var before = source.Current;

        _content.Replace("facts.yaml", "office.phone:", "office.fone:");
        AdvanceUntil(() => !_refusals.IsEmpty);
        for (var i = 0; i < 10; i++)
        {
            _time.Advance(ContentSource.PollInterval);
        }

        Assert.Same(before, source.Current);
        Assert.Contains(Assert.Single(_refusals), p => p is { Rule: "unknown-fact", File: "topics/hoc.vi.md", Line: 11 });
        Assert.Empty(_changes);

        _content.Replace("facts.yaml", "office.fone:", "office.phone:").Replace("facts.yaml", "0238 111 1111", "0238 222 2222");
        AdvanceUntil(() => !_changes.IsEmpty);

        Assert.Equal("Học mọi thứ. Gọi 0238 222 2222.", source.Current.Topics["hoc"].Answer.Vi);
    }

    [Fact]
    public void Start_EditorSavesByRenaming_IsNoticed()
    {
        using var source = Open();
        var file = Path.Combine(_content.Folder, "topics", "choi.vi.md");

        var text = File.ReadAllText(file).Replace("Chơi vui.", "Chơi khéo.", StringComparison.Ordinal);
        File.WriteAllText(file + "~", text);
        File.Delete(file);
        File.Move(file + "~", file);
        AdvanceUntil(() => !_changes.IsEmpty);

        Assert.Equal("Chơi khéo.", source.Current.Topics["choi"].Answer.Vi);
    }

    [Fact]
    public void Start_TopicAddedWithItsTwinLater_IsTakenWhenBothAreThere()
    {
        using var source = Open();

        _content.Write("topics/moi.vi.md", "---\nid: moi\ngroup: week\ntitle: Mới\nphrasings: [cái mới]\n---\nMới.");
        AdvanceUntil(() => !_refusals.IsEmpty);
        Assert.False(source.Current.Topics.ContainsKey("moi"));
        _content.Write("topics/moi.en.md", "---\ntitle: New\n---\nNew.");
        AdvanceUntil(() => !_changes.IsEmpty);

        Assert.True(source.Current.Topics.ContainsKey("moi"));
    }

    [Fact]
    public void Start_FilesStillBeingWritten_WaitsUntilTheyAreStill()
    {
        using var source = Open();
        _content.Replace("topics/choi.vi.md", "Chơi vui.", "Chơi 1.");
        _time.Advance(ContentSource.PollInterval);

        // Each quarter second another write: the folder is never still for as long as is asked.
        for (var i = 2; i < 10; i++)
        {
            _content.Replace("topics/choi.vi.md", $"Chơi {i - 1}.", $"Chơi {i}.");
            _time.Advance(ContentSource.QuietTime / 2);
            _content.Replace("topics/choi.en.md", "Have fun", "Have fun!");
            _time.Advance(ContentSource.QuietTime / 2);
        }

        Assert.DoesNotContain(_changes, c => c.New.Topics["choi"].Answer.Vi is not ("Chơi vui." or "Chơi 9."));
        AdvanceUntil(() => source.Current.Topics["choi"].Answer.Vi == "Chơi 9.");
    }

    [Fact]
    public void Start_FolderTakenAway_KeepsTheContentAndComesBack()
    {
        using var source = Open();
        var away = _content.Folder + "-away";

        Directory.Move(_content.Folder, away);
        AdvanceUntil(() => !_refusals.IsEmpty);
        Assert.Equal(2, source.Current.Topics.Count);
        Directory.Move(away, _content.Folder);
        _content.Replace("topics/choi.vi.md", "Chơi vui.", "Chơi lại.");
        AdvanceUntil(() => source.Current.Topics["choi"].Answer.Vi == "Chơi lại.");
    }

    [Fact]
    public void Dispose_ThenEdit_ChangesNothing()
    {
        var source = Open();
        var before = source.Current;
        source.Dispose();

        _content.Replace("topics/choi.vi.md", "Chơi vui.", "Chơi nữa.");
        for (var i = 0; i < 5; i++)
        {
            _time.Advance(ContentSource.PollInterval);
        }

        Assert.Same(before, source.Current);
        Assert.Throws<ObjectDisposedException>(source.Start);
    }

    private ContentSource Open()
    {
        var source = ContentSource.Open(_content.Folder, () => _content.Options, _time);
        source.Changed += (old, now) => _changes.Enqueue((old, now));
        source.Refused += _refusals.Enqueue;
        source.Start();
        return source;
    }

    /// <summary>The clock is moved by hand, so comparing alone must notice everything, whether or not the file system tells.</summary>
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
