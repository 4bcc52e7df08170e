using Microsoft.Extensions.Time.Testing;
using NodaTime;

namespace ChatBot.Content.Tests;

/// <summary>The report of the check, for people who see the content folder only.</summary>
public sealed class CheckReportTests : IDisposable
{
    private static readonly LocalDateTime At = new(2026, 11, 30, 15, 42, 7);

    private readonly TempContent _content = new();

    public void Dispose() => _content.Dispose();

    [Theory]
    [InlineData("vi")]
    [InlineData("en")]
    public void Words_OneEditWaits_SayWhenWhatWhereWhyAndHow(string language)
    {
        using var source = ContentSource.Open(_content.Folder, () => _content.Options, new FakeTimeProvider());
        _content.Replace("classes.yaml", "places: 20", "places: 20 chỗ").Replace("topics/choi.vi.md", "Chơi vui.", "Chơi khỏe.");
        source.Reload();

        var words = CheckReport.Words(source.State, source.Current, At, language);

        string[] expected =
            language == "vi"
                ?
                [
                    "15:42:07 ngày 30/11/2026",
                    "1 CHỖ SỬA ĐANG CHỜ",
                    "2 chủ đề",
                    "Vừa nhận: topics/choi.",
                    "ĐANG CHỜ: classes.yaml (người dân vẫn thấy bản trước)",
                    "classes.yaml:16 (dòng 16)",
                    "'places' phải là số nguyên",
                    "Sửa xong thì lưu lại",
                ]
                :
                [
                    "2026-11-30 at 15:42:07",
                    "1 EDITS WAIT",
                    "2 topics",
                    "Taken just now: topics/choi.",
                    "WAITS: classes.yaml (citizens still see the version before)",
                    "classes.yaml:16 (line 16)",
                    "'places' must be a whole number",
                    "Mend and save",
                ];
        Assert.All(expected, part => Assert.Contains(part, words, StringComparison.Ordinal));
    }

    [Fact]
    public void Words_CauseElsewhere_NameTheEditAndWhatItBreaks()
    {
        using var source = ContentSource.Open(_content.Folder, () => _content.Options, new FakeTimeProvider());
        _content.Replace("facts.yaml", "office.phone:", "office.number:");
        source.Reload();

        var words = CheckReport.Words(source.State, source.Current, At, "vi");

        Assert.Contains("ĐANG CHỜ: facts.yaml", words, StringComparison.Ordinal);
        Assert.Contains("Chỗ sửa này làm phần khác sai:", words, StringComparison.Ordinal);
        Assert.Contains("topics/hoc.vi.md:11", words, StringComparison.Ordinal);
    }

    [Fact]
    public void Words_NothingWrong_SayThatAllIsInUse()
    {
        using var source = ContentSource.Open(_content.Folder, () => _content.Options, new FakeTimeProvider());

        Assert.Contains("KẾT QUẢ: tốt.", CheckReport.Words(source.State, source.Current, At, "vi"), StringComparison.Ordinal);
    }

    [Fact]
    public void Save_OtherLanguageThere_ReplacesIt()
    {
        CheckReport.Save(_content.Folder, "en", "CHECK OF THE CONTENT\n");

        var file = CheckReport.Save(_content.Folder, "vi", "KIỂM TRA NỘI DUNG\n");

        Assert.Equal("KIEM-TRA.txt", Path.GetFileName(file));
        Assert.False(File.Exists(Path.Combine(_content.Folder, "LAST-CHECK.txt")));
        Assert.Empty(_content.Load().Problems);
    }

    [Fact]
    public void Save_StrangersLinkAtItsName_ReplacesTheLinkAndNotWhatItLeadsTo()
    {
        var database = Path.Combine(Directory.CreateTempSubdirectory("data-").FullName, "chatbot.db");
        File.WriteAllText(database, "everything");
        File.CreateSymbolicLink(Path.Combine(_content.Folder, "KIEM-TRA.txt"), database);
        File.CreateSymbolicLink(Path.Combine(_content.Folder, "LAST-CHECK.txt"), database);

        CheckReport.Save(_content.Folder, "vi", "words");

        Assert.Equal("everything", File.ReadAllText(database));
        Assert.Equal("words", File.ReadAllText(Path.Combine(_content.Folder, "KIEM-TRA.txt")));
        Assert.DoesNotContain(Directory.EnumerateFiles(_content.Folder), file => file.EndsWith(".unfinished", StringComparison.Ordinal));
    }

    [Fact]
    public void Save_EverybodyOfTheOffice_MayReadIt()
    {
        var file = CheckReport.Save(_content.Folder, "vi", "words");
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        var mode = File.GetUnixFileMode(file);

        Assert.True(mode.HasFlag(UnixFileMode.GroupRead | UnixFileMode.OtherRead));
        Assert.False(mode.HasFlag(UnixFileMode.OtherWrite));
    }
}
