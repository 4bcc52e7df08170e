using ChatBot.Content.Loading;

namespace ChatBot.Content.Tests;

public sealed class ContentInitTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("init-").FullName;

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Fact]
    public void CopyTo_NewFolder_GivesContentThatLoadsWithoutSampleProgramme()
    {
        var folder = Path.Combine(_root, "content");

        var written = ContentInit.CopyTo(folder);
        var result = ContentLoader.Load(
            folder,
            new LoadOptions
            {
                Today = TempContent.Today,
                IncludeSample = false,
                FallbackFolder = ShippedContent.Folder,
            }
        );

        Assert.Equal(Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Count(), written);
        Assert.Equal(["2018", "2019", "2020", "2021", "2022", "2023", "2024", "2025"], result.Require().Editions.Keys);
        Assert.Empty(result.Snapshot!.Classes);
        Assert.All(result.Problems, p => Assert.Equal(("sample-data", "facts.yaml"), (p.Rule, p.File)));
        Assert.True(File.Exists(Path.Combine(folder, "README.md")));
    }

    [Fact]
    public void CopyTo_TemplatesFilledIn_Load()
    {
        var folder = Path.Combine(_root, "content");
        ContentInit.CopyTo(folder);

        File.Copy(Path.Combine(folder, "templates", "edition.yaml"), Path.Combine(folder, "editions", "2027.yaml"));
        var classes = Path.Combine(folder, "classes.yaml");
        File.WriteAllLines(
            classes,
            File.ReadAllLines(classes)
                .Where(l => l != "classes: []")
                .Select(l =>
                    l.StartsWith("# classes:", StringComparison.Ordinal) || l.StartsWith("#  ", StringComparison.Ordinal) ? l[2..] : l
                )
        );
        var content = ContentLoader.Load(folder, new LoadOptions { Today = TempContent.Today, IncludeSample = false }).Require();

        Assert.Equal("khai-mac-2027", Assert.Single(content.Editions["2027"].Events).Id);
        Assert.Equal(25, Assert.Single(content.Classes.Values).Places);
    }

    [Theory]
    [InlineData("classes.yaml", "#")]
    [InlineData("classes.yaml", "# ")]
    [InlineData("places/directory.yaml", "#")]
    public void CopyTo_ExampleTakenLiterally_LoadsWithItsOneEntry(string file, string taken)
    {
        var folder = Path.Combine(_root, "content");
        ContentInit.CopyTo(folder);
        var path = Path.Combine(folder, file);
        var lines = File.ReadAllLines(path);
        var example = Array.FindIndex(lines, line => line.TrimStart('#', ' ').StartsWith("- id:", StringComparison.Ordinal));
        Assert.True(example > 0);

        File.WriteAllLines(
            path,
            lines.Select((line, i) => i >= example && line.StartsWith(taken, StringComparison.Ordinal) ? line[taken.Length..] : line)
        );

        var content = ContentLoader
            .Load(
                folder,
                new LoadOptions
                {
                    Today = TempContent.Today,
                    IncludeSample = false,
                    FallbackFolder = ShippedContent.Folder,
                }
            )
            .Require();
        Assert.Equal(1, file == "classes.yaml" ? content.Classes.Count : content.Directory.Count);
    }

    [Fact]
    public void CopyTo_FolderNotEmpty_IsRefusedAndNothingIsTouched()
    {
        File.WriteAllText(Path.Combine(_root, "mine.txt"), "x");

        var error = Assert.Throws<IOException>(() => ContentInit.CopyTo(_root));

        Assert.Contains("not empty", error.Message, StringComparison.Ordinal);
        Assert.Equal("mine.txt", Path.GetFileName(Assert.Single(Directory.EnumerateFileSystemEntries(_root))));
    }

    [Fact]
    public void CopyTo_EmptyFolder_IsFilled() => Assert.True(ContentInit.CopyTo(_root) > 10);
}
