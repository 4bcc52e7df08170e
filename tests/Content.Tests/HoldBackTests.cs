using ChatBot.Content.Loading;

namespace ChatBot.Content.Tests;

/// <summary>What of an edited folder is taken, and what waits.</summary>
public sealed class HoldBackTests : IDisposable
{
    private readonly TempContent _content = new();
    private readonly ContentFiles _good;

    public HoldBackTests() => _good = ContentFiles.Read(_content.Folder);

    public void Dispose() => _content.Dispose();

    public static TheoryData<string, string, string, string> BrokenFiles =>
        new()
        {
            { "topics/choi.vi.md", "title: Chơi gì", "title: Chơi: gì", "topics/choi" },
            { "topics/choi.en.md", "Have fun.", "Have {fun}.", "topics/choi" },
            { "lessons/B1.en.md", "title: OTP", "titel: OTP", "lessons/B1" },
            { "editions/2027.yaml", "2027-10-07", "2027-02-30", "editions/2027.yaml" },
            { "classes.yaml", "places: 20", "places: 20 chỗ", "classes.yaml" },
            { "facts.yaml", "  value", "\tvalue", "facts.yaml" },
            { "themes.yaml", "words: [sách, books]", "words: [sách, books", "themes.yaml" },
            { "texts/signup.vi.yaml", "{name}", "{nmae}", "texts/signup" },
            { "places/directory.yaml", "kind: library", "kind: museum", "places/directory.yaml" },
            { "places/nghe-an-units.json", "\"communes\"", "\"comunes\"", "places/nghe-an-units.json" },
        };

    [Theory]
    [MemberData(nameof(BrokenFiles))]
    public void Find_OneBrokenFileAndAGoodEdit_HoldsBackOnlyTheBroken(string file, string old, string with, string waits)
    {
        _content.Replace(file, old, with);
        var other = file.StartsWith("topics/choi", StringComparison.Ordinal) ? "topics/hoc.vi.md" : "topics/choi.vi.md";
        _content.Replace(other, other.Contains("hoc", StringComparison.Ordinal) ? "Học mọi thứ." : "Chơi vui.", "Nội dung mới.");

        var sound = Find()!;

        var edit = Assert.Single(sound.Waiting);
        Assert.Equal((waits, false), (edit.Name, edit.IsNew));
        Assert.Contains(file, edit.Files);
        Assert.NotEmpty(edit.Problems);
        Assert.Contains(
            sound.Result.Require().Topics.Values,
            topic => topic.Answer.Vi.StartsWith("Nội dung mới.", StringComparison.Ordinal)
        );
    }

    [Fact]
    public void Find_FactTakenAwayThatATopicNames_HoldsBackTheFactsOnly()
    {
        _content.Replace("facts.yaml", "office.phone:", "office.number:").Replace("topics/choi.vi.md", "Chơi vui.", "Chơi khỏe.");

        var sound = Find()!;

        var edit = Assert.Single(sound.Waiting);
        Assert.Equal("facts.yaml", edit.Name);
        Assert.Contains(edit.Problems, p => p is { File: "topics/hoc.vi.md", Rule: "unknown-fact" });
        Assert.Equal("Chơi khỏe.", sound.Result.Require().Topics["choi"].Answer.Vi);
        Assert.Equal("Học mọi thứ. Gọi 0238 111 1111.", sound.Result.Require().Topics["hoc"].Answer.Vi);
    }

    [Fact]
    public void Find_FactTakenAwayAndTheTopicThatNamesItEdited_HoldsBackOneOfTheTwo()
    {
        _content
            .Replace("facts.yaml", "office.phone:", "office.number:")
            .Replace("topics/hoc.vi.md", "Học mọi thứ.", "Học hết.")
            .Replace("topics/choi.vi.md", "Chơi vui.", "Chơi khỏe.");

        var sound = Find()!;

        Assert.Equal("facts.yaml", Assert.Single(sound.Waiting).Name);
        Assert.Equal("Học hết. Gọi 0238 111 1111.", sound.Result.Require().Topics["hoc"].Answer.Vi);
        Assert.Equal("Chơi khỏe.", sound.Result.Require().Topics["choi"].Answer.Vi);
    }

    [Fact]
    public void Find_TopicNamesANewFactOfABrokenFile_BothWaitAndTheRestGoesLive()
    {
        _content
            .Write(
                "facts.yaml",
                File.ReadAllText(Path.Combine(_content.Folder, "facts.yaml")) + "\noffice.fax:\n  value: 0238 3\n  source:Văn phòng\n"
            )
            .Replace("topics/hoc.vi.md", "{fact:office.phone}", "{fact:office.fax}")
            .Replace("topics/hoc.en.md", "{fact:office.phone}", "{fact:office.fax}")
            .Replace("topics/choi.vi.md", "Chơi vui.", "Chơi khỏe.");

        var sound = Find()!;

        Assert.Equal(["facts.yaml", "topics/hoc"], sound.Waiting.Select(edit => edit.Name).Order(StringComparer.Ordinal));
        Assert.Equal("Chơi khỏe.", sound.Result.Require().Topics["choi"].Answer.Vi);
    }

    [Fact]
    public void Find_TopicDeletedThatAButtonLeadsTo_TheTopicStaysAndTheButtonIsNamed()
    {
        _content.Write("topics/choi.vi.md", null).Write("topics/choi.en.md", null).Replace("classes.yaml", "places: 20", "places: 30");

        var sound = Find()!;

        var edit = Assert.Single(sound.Waiting);
        Assert.Equal("topics/choi", edit.Name);
        Assert.Contains(edit.Problems, p => p is { File: "topics/hoc.vi.md", Rule: "unknown-target" });
        Assert.Equal(30, sound.Result.Require().Classes["lop-a1"].Places);
        Assert.True(sound.Result.Snapshot!.Topics.ContainsKey("choi"));
    }

    [Fact]
    public void Find_ThemeTakenAwayThatAnEventNames_HoldsBackTheThemes()
    {
        _content.Replace("themes.yaml", "ceremony:", "opening:").Replace("topics/choi.vi.md", "Chơi vui.", "Chơi khỏe.");

        Assert.Equal("themes.yaml", Assert.Single(Find()!.Waiting).Name);
    }

    [Fact]
    public void Find_NewTopicWithoutItsTwin_WaitsAndIsNotThere()
    {
        _content
            .Write("topics/moi.vi.md", "---\nid: moi\ngroup: week\ntitle: Mới\nphrasings: [cái mới]\n---\nMới.")
            .Replace("topics/choi.vi.md", "Chơi vui.", "Chơi khỏe.");

        var sound = Find()!;

        var edit = Assert.Single(sound.Waiting);
        Assert.Equal(("topics/moi", true), (edit.Name, edit.IsNew));
        Assert.False(sound.Result.Require().Topics.ContainsKey("moi"));
        Assert.Equal("Chơi khỏe.", sound.Result.Snapshot!.Topics["choi"].Answer.Vi);
    }

    [Fact]
    public void Find_TwoFilesWithTheSameNewPhrasing_HoldsBackOne()
    {
        _content
            .Replace("topics/choi.vi.md", "  - Chơi cái gì", "  - Chơi cái gì\n  - cái mới")
            .Replace("topics/hoc.vi.md", "  - what to learn", "  - what to learn\n  - cai moi");

        Assert.Single(Find()!.Waiting);
    }

    [Theory]
    [InlineData("topics")]
    [InlineData("")]
    public void Find_FolderEmptied_TakesNothing(string folder)
    {
        foreach (var file in TempContent.Base.Keys.Where(file => file.StartsWith(folder, StringComparison.Ordinal)))
        {
            _content.Write(file, null);
        }

        Assert.Null(Find());
    }

    [Fact]
    public void Find_NothingWrong_TakesAll()
    {
        _content.Replace("topics/choi.vi.md", "Chơi vui.", "Chơi khỏe.");

        Assert.Empty(Find()!.Waiting);
    }

    [Fact]
    public void Find_EverythingEditedAtOnceAndMuchBroken_IsBoundedAndSound()
    {
        var loads = 0;
        for (var i = 0; i < 100; i++)
        {
            _content
                .Write(
                    $"topics/t{i}.vi.md",
                    $"---\nid: t{i}\ngroup: week\ntitle: Số {i}\nphrasings: [câu số {i}]\nbuttons:\n  - topic:t{i + 1}\n---\nMới."
                )
                .Write($"topics/t{i}.en.md", "---\ntitle: New\n---\nNew.");
        }

        var now = ContentFiles.Read(_content.Folder);
        var sound = HoldBack.Find(
            now,
            _good,
            Load(now),
            files =>
            {
                loads++;
                return Load(files);
            }
        );

        // The last button leads nowhere, so the topic before it does not either, and so on: a chain of a hundred.
        Assert.True(loads < 200, $"{loads} loads");
        Assert.True(sound is null || sound.Result.Snapshot is not null);
    }

    private SoundContent? Find()
    {
        var now = ContentFiles.Read(_content.Folder);
        return HoldBack.Find(now, _good, Load(now), Load);
    }

    private LoadResult Load(ContentFiles files) => ContentLoader.Load(files, [], _content.Options, null);
}
