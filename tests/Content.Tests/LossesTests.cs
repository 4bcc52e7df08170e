using ChatBot.Content.Loading;
using Microsoft.Extensions.Time.Testing;

namespace ChatBot.Content.Tests;

/// <summary>A file that was emptied or deleted by a slip loads without an error; it waits all the same.</summary>
public sealed class LossesTests : IDisposable
{
    private readonly TempContent _content = new();
    private readonly string _root = Directory.CreateTempSubdirectory("losses-").FullName;
    private readonly FakeTimeProvider _time = new();

    private KeptContent Kept => new(Path.Combine(_root, "last-content"));

    public void Dispose()
    {
        _content.Dispose();
        Directory.Delete(_root, recursive: true);
    }

    [Theory]
    [InlineData("")]
    [InlineData("  \n\n")]
    [InlineData("# giờ làm việc, lớp học\n")]
    [InlineData("---\nclasses:\n")]
    [InlineData("\uFEFFsample: false\nclasses:  # chưa có\n")]
    public void Reload_EmptiedFile_WaitsAndTheVersionBeforeIsTold(string text)
    {
        using var source = Open();

        _content.Write("classes.yaml", text);
        source.Reload();

        Assert.Equal(20, source.Current.Classes["lop-a1"].Places);
        var edit = Assert.Single(source.State.Waiting);
        Assert.Equal("classes.yaml", edit.Name);
        Assert.Equal(Losses.EmptyRule, Assert.Single(edit.Problems).Rule);
        Assert.Contains("{}", edit.Problems[0].MessageVi, StringComparison.Ordinal);
        Assert.Contains("{}", edit.Problems[0].Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("classes.yaml")]
    [InlineData("facts.yaml")]
    [InlineData("editions/2027.yaml")]
    public void Reload_DeletedFile_WaitsAndOtherEditsAreTaken(string file)
    {
        using var source = Open();
        var before = source.Current;

        File.Delete(Path.Combine(_content.Folder, file));
        _content.Replace("topics/choi.vi.md", "Chơi vui.", "Chơi khỏe.");
        source.Reload();

        Assert.Equal("Chơi khỏe.", source.Current.Topics["choi"].Answer.Vi);
        Assert.Equal(before.Facts.Keys, source.Current.Facts.Keys);
        Assert.Equal(before.Classes.Keys, source.Current.Classes.Keys);
        Assert.Equal(before.Editions.Keys, source.Current.Editions.Keys);
        Assert.Contains(Assert.Single(source.State.Waiting).Problems, p => p.Rule == Losses.GoneRule && p.File == file);
    }

    [Theory]
    [InlineData("classes.yaml")]
    [InlineData("editions/2027.yaml")]
    public void Reload_FileThatSaysNothingOnPurpose_IsTakenAndMayThenGo(string file)
    {
        using var source = Open();

        _content.Write(file, "# bỏ ngày 25/11\n{}\n");
        source.Reload();
        Assert.True(source.State.IsWhole, string.Join('\n', source.State.Problems));
        Assert.Empty(file == "classes.yaml" ? source.Current.Classes.Keys : source.Current.Editions.Keys);
        File.Delete(Path.Combine(_content.Folder, file));
        source.Reload();

        Assert.True(source.State.IsWhole, string.Join('\n', source.State.Problems));
    }

    [Fact]
    public void Open_FileDeletedWhileTheServiceWasDown_IsServedFromWhatWasKept()
    {
        Open().Dispose();
        File.Delete(Path.Combine(_content.Folder, "classes.yaml"));

        using var source = Open();

        Assert.Equal(20, source.Current.Classes["lop-a1"].Places);
        Assert.Equal("classes.yaml", Assert.Single(source.State.Waiting).Name);
    }

    [Fact]
    public void Open_NothingKept_FileThatIsNotThereIsNoLoss()
    {
        File.Delete(Path.Combine(_content.Folder, "classes.yaml"));

        using var source = Open();

        Assert.True(source.State.IsWhole);
        Assert.Empty(source.Current.Classes);
    }

    [Fact]
    public void Reload_FactOfTheOfficeGone_TheShippedSampleIsNotToldInItsPlace()
    {
        using var shipped = new TempContent();
        shipped.Write("facts.yaml", "office.phone:\n  value: 0238 000 0000\n  source: Mẫu\n  sample: true\n");
        _content.Options = _content.Options with { FallbackFolder = shipped.Folder };
        using var source = Open();

        _content.Write("facts.yaml", "office.room:\n  value: Phòng 2\n  source: Văn phòng\n");
        source.Reload();

        Assert.Equal("Học mọi thứ. Gọi 0238 111 1111.", source.Current.Topics["hoc"].Answer.Vi);
        Assert.Contains(
            Assert.Single(source.State.Waiting).Problems,
            p => p.Rule == Losses.FactRule && p.Message.Contains("office.phone", StringComparison.Ordinal)
        );
    }

    [Fact]
    public void Load_FactTakenFromTheShippedContent_IsReportedAtNoLineOfTheOfficesFile()
    {
        using var shipped = new TempContent();
        shipped.Write("facts.yaml", "\n\noffice.phone:\n  value: 0238 000 0000\n  source: Mẫu\n  sample: true\n");
        File.Delete(Path.Combine(_content.Folder, "facts.yaml"));

        var result = ContentLoader.Load(_content.Folder, _content.Options with { FallbackFolder = shipped.Folder, IncludeSample = false });

        var finding = Assert.Single(result.Problems, p => p.Rule == "sample-data");
        Assert.Equal(("facts.yaml", 0), (finding.File, finding.Line));
        Assert.Contains("not in this folder", finding.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("classes.yaml", "vi: \"L\\0\"", "vi: Lớp A1", 4)]
    [InlineData("facts.yaml", "0238 111\u0000 1111", "0238 111 1111", 2)]
    [InlineData("topics/choi.en.md", "Have\u0007 fun", "Have fun", 4)]
    [InlineData("lessons/B1.vi.md", "Một câu\u001B chuyện", "Một câu chuyện", 15)]
    public void Load_ControlCharacter_IsFoundAtItsLineInBothLanguages(string file, string with, string instead, int line)
    {
        _content.Replace(file, instead, with);

        var result = ContentLoader.Load(_content.Folder, _content.Options);

        var found = result.Errors.First(p => p.Rule == "control-character");
        Assert.Equal((file, line), (found.File, found.Line));
        Assert.Contains("control character", found.Message, StringComparison.Ordinal);
        Assert.Contains("ký tự điều khiển", found.MessageVi, StringComparison.Ordinal);
    }

    private ContentSource Open() => ContentSource.Open(_content.Folder, () => _content.Options, _time, Kept);
}
