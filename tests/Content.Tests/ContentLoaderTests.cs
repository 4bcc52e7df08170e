using System.Text;
using ChatBot.Content.Loading;
using CsCheck;
using NodaTime;

namespace ChatBot.Content.Tests;

public sealed class ContentLoaderTests
{
    [Fact]
    public void Load_NoSuchFolder_SaysSo()
    {
        var result = ContentLoader.Load("/nowhere/at/all", new LoadOptions { Today = TempContent.Today });

        Assert.Null(result.Snapshot);
        Assert.Contains("Content:Path", Assert.Single(result.Problems).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_Topic_HasEverythingOfItsFiles()
    {
        using var content = new TempContent();
        content
            .Write("phrasings/them.yaml", "\"hoc\":\n  - học chi\n")
            .Replace(
                "topics/hoc.vi.md",
                "- topic:choi",
                "- payload: topic:choi\n    label: Xem trò\n    url: https://example.org/a?b=1\n  - go:menu"
            )
            .Replace(
                "topics/hoc.vi.md",
                "group: week",
                "group: week\nsource: Báo\nvalid-from: 2026-01-01\nvalid-to: 2026-12-31\nchecked-by: "
                    + "Lan\nchecked-on: 2026-05-06\naction: a.b"
            )
            .Replace(
                "topics/hoc.en.md",
                "title: What to learn",
                "title: What to learn\nsource: Paper\nlabels:\n  topic:choi: See the game"
            );

        var topic = content.Load().Require().Topics["hoc"];

        Assert.Equal("Học gì", topic.Title.Vi);
        Assert.Equal("What to learn", topic.Title.En);
        Assert.Equal(["Học cái gì", "what to learn", "học chi"], topic.Phrasings);
        Assert.Equal("Học mọi thứ. Gọi 0238 111 1111.", topic.Answer.Vi);
        Assert.Null(topic.More);
        Assert.Equal("Paper", topic.Source!.En);
        Assert.Equal(
            ("topic:choi", "Xem trò", "See the game", "https://example.org/a?b=1"),
            (topic.Buttons[0].Payload, topic.Buttons[0].Label.Vi, topic.Buttons[0].Label.En, topic.Buttons[0].Url)
        );
        Assert.Equal(("go:menu", "Trang đầu", "Start"), (topic.Buttons[1].Payload, topic.Buttons[1].Label.Vi, topic.Buttons[1].Label.En));
        Assert.Equal(
            ("a.b", new LocalDate(2026, 1, 1), new LocalDate(2026, 12, 31), "Lan", new LocalDate(2026, 5, 6)),
            (topic.Action, topic.ValidFrom!.Value, topic.ValidTo!.Value, topic.CheckedBy, topic.CheckedOn!.Value)
        );
    }

    [Fact]
    public void Load_AnswerWithLongerPart_IsSplit()
    {
        using var content = new TempContent();

        var topic = content.Load().Require().Topics["choi"];

        Assert.Equal(("Chơi vui.", "Chơi lâu.", "For long."), (topic.Answer.Vi, topic.More!.Vi, topic.More.En));
    }

    [Fact]
    public void Load_AnswerWithAFactThatEnds_EndsWithIt()
    {
        using var content = new TempContent();
        content
            .Replace("facts.yaml", "  source:", "  valid-to: 2026-11-30\n  source:")
            .Replace("topics/hoc.vi.md", "group: week", "group: week\nvalid-to: 2026-12-31");

        Assert.Equal(new LocalDate(2026, 11, 30), content.Load().Require().Topics["hoc"].ValidTo);
    }

    [Fact]
    public void Load_SampleFact_IsMarkedBehindItsValueInEveryText()
    {
        using var content = new TempContent();
        content
            .Replace("facts.yaml", "  source:", "  sample: true\n  source:")
            .Write("texts/signup.vi.yaml", "hello: Chào {name}, gọi {fact:office.phone} nhé\n")
            .Write("texts/signup.en.yaml", "hello: Hello {name}, call {fact:office.phone} please\n");

        var snapshot = content.Load().Require();

        Assert.Equal("Học mọi thứ. Gọi 0238 111 1111 (dữ liệu mẫu).", snapshot.Topics["hoc"].Answer.Vi);
        Assert.Equal("Hello {name}, call 0238 111 1111 (sample data) please", snapshot.Texts["signup.hello"].En);
        Assert.Equal("0238 111 1111", snapshot.Facts["office.phone"].Value.Vi);
    }

    [Fact]
    public void Load_Lessons_AreInTeachingOrder()
    {
        using var content = new TempContent();
        content
            .Write(
                "lessons/A9.vi.md",
                File.ReadAllText(Path.Combine(content.Folder, "lessons/B1.vi.md"))
                    .Replace("id: B1\norder: 1", "id: A9\norder: 2", StringComparison.Ordinal)
            )
            .Write("lessons/A9.en.md", File.ReadAllText(Path.Combine(content.Folder, "lessons/B1.en.md")));

        var lessons = content.Load().Require().Lessons;

        Assert.Equal(["B1", "A9"], lessons.Keys);
        Assert.Equal("Better not.", lessons["A9"].Options[1].Feedback.En);
        Assert.Equal([true, false], lessons["A9"].Options.Select(o => o.Right));
    }

    [Fact]
    public void Load_EventWithOnlyADay_IsAllDay()
    {
        using var content = new TempContent();
        content.Replace("editions/2027.yaml", "start: 2027-10-01 08:00", "start: 2027-10-01");

        var item = Assert.Single(content.Load().Require().Editions["2027"].Events);

        Assert.True(item.AllDay);
        Assert.Equal(new LocalDateTime(2027, 10, 1, 0, 0), item.Start);
        Assert.Equal("2027", item.EditionId);
    }

    [Fact]
    public void Load_PictureOfAnEvent_IsKeptWithItsType()
    {
        using var content = new TempContent();
        content.Replace("editions/2027.yaml", "themes: [ceremony]", "themes: [ceremony]\n    picture: khai-mac.jpg");
        content.WriteBytes("pictures/khai-mac.jpg", [0xFF, 0xD8, 0xFF, 0xE0, 1, 2, 3]);

        var snapshot = content.Load().Require();

        Assert.Equal("khai-mac.jpg", Assert.Single(snapshot.Editions["2027"].Events).Picture);
        Assert.Equal("image/jpeg", snapshot.Pictures["khai-mac.jpg"].ContentType);
    }

    [Theory]
    [InlineData("khai-mac.jpg", "<svg onload=x>", 0, "picture-type")]
    [InlineData("khai-mac.jpg", "\u00FF\u00D8\u00FF", 400_000, "picture-size")]
    [InlineData("khai mac.jpg", "\u00FF\u00D8\u00FF", 0, "picture-name")]
    [InlineData("khac.jpg", "\u00FF\u00D8\u00FF", 0, "unknown-picture")]
    public void Load_PictureThatCannotBeShown_IsRefusedAndSaysWhy(string file, string begins, int padding, string rule)
    {
        using var content = new TempContent();
        content.Replace("editions/2027.yaml", "themes: [ceremony]", "themes: [ceremony]\n    picture: khai-mac.jpg");
        content.WriteBytes($"pictures/{file}", [.. begins.Select(c => (byte)c), .. new byte[padding]]);

        var result = content.Load();

        Assert.Null(result.Snapshot);
        Assert.Contains(result.Problems, problem => problem.Rule == rule);
    }

    [Fact]
    public void Load_DecomposedLettersAndWindowsLines_AreReadAsOthers()
    {
        using var content = new TempContent();
        var file = Path.Combine(content.Folder, "topics", "choi.vi.md");
        File.WriteAllText(
            file,
            File.ReadAllText(file).Normalize(NormalizationForm.FormD).ReplaceLineEndings("\r\n"),
            new UTF8Encoding(true)
        );

        var topic = content.Load().Require().Topics["choi"];

        Assert.Equal("Chơi vui.", topic.Answer.Vi);
        Assert.Equal("Chơi cái gì", Assert.Single(topic.Phrasings));
    }

    [Fact]
    public void Load_OfficeFolderFromBeforeAnUpgrade_TakesNewTextsFromTheShipped()
    {
        using var shipped = new TempContent();
        shipped
            .Write("texts/signup.vi.yaml", "hello: Chào {name}\nnew: Mới {code} {fact:new.fact}\n")
            .Write("texts/signup.en.yaml", "hello: Hello {name}\nnew: New {code} {fact:new.fact}\n")
            .Write("facts.yaml", "office.phone:\n  value: \"1\"\n  source: x\nnew.fact:\n  value: \"2\"\n  source: x\n");
        using var office = new TempContent();
        office.Replace("texts/signup.vi.yaml", "Chào", "Kính chào").Write("places/nghe-an-units.json", null);
        office.Options = office.Options with
        {
            FallbackFolder = shipped.Folder,
            Known = new KnownNames { TextKeys = ["signup.hello", "signup.new"] },
        };

        var result = office.Load();

        var texts = result.Require().Texts;
        Assert.Equal(("Kính chào {name}", "Mới {code} 2"), (texts["signup.hello"].Vi, texts["signup.new"].Vi));
        Assert.Equal(130, result.Snapshot!.Places.Communes.Count);
        Assert.Equal("Học mọi thứ. Gọi 0238 111 1111.", result.Snapshot.Topics["hoc"].Answer.Vi);
        Assert.Equal(["text-from-shipped"], result.Problems.Select(p => p.Rule));
    }

    [Fact]
    public void Load_OfficeTextWithAPlaceholderNobodyFills_IsRefused()
    {
        using var shipped = new TempContent();
        using var office = new TempContent();
        office.Replace("texts/signup.vi.yaml", "{name}", "{nmae}").Replace("texts/signup.en.yaml", "{name}", "{nmae}");
        office.Options = office.Options with { FallbackFolder = shipped.Folder };

        Assert.All(office.Load().Errors, p => Assert.Contains("Did you mean 'name'", p.Message, StringComparison.Ordinal));
        Assert.NotEmpty(office.Load().Errors);
    }

    [Fact]
    public void Load_SampleWeekGiven_CountsFromItsMonday()
    {
        using var content = new TempContent();
        content
            .Replace("editions/2027.yaml", "start: 2027-10-01\nend: 2027-10-07", "sample: true\nstart: +0\nend: +6")
            .Replace("editions/2027.yaml", "2027-10-01 08:00", "+2 08:00");
        content.Options = content.Options with { SampleWeek = new LocalDate(2026, 11, 29) };

        var edition = content.Load().Require().Editions["2027"];

        Assert.Equal(new LocalDate(2026, 11, 23), edition.Start);
        Assert.Equal(new LocalDateTime(2026, 11, 25, 8, 0), edition.Events[0].Start);
    }

    [Fact]
    public void Load_YamlErrorInOneFile_HidesNothingOfTheOthersAndBlamesNobodyForIt()
    {
        using var content = new TempContent();
        content
            .Replace("facts.yaml", "  value", "\tvalue")
            .Replace("topics/choi.vi.md", "title: Chơi gì", "title:Chơi gì")
            .Replace("classes.yaml", "[A1]", "[A7]")
            .Replace("editions/2027.yaml", "[ceremony]", "[ceremoni]")
            .Replace("lessons/B1.vi.md", "    right: true\n", "")
            .Write("phrasings/them.yaml", "hoccc:\n  - học chi\nchoi:\n  - chơi chi\n");

        var found = content.Load().Errors.Select(p => (p.File, p.Rule)).Distinct().Order().ToList();

        Assert.Equal(
            [
                ("classes.yaml", "unknown-word"),
                ("editions/2027.yaml", "unknown-word"),
                ("facts.yaml", "yaml"),
                ("lessons/B1.vi.md", "lesson-quiz"),
                ("phrasings/them.yaml", "unknown-topic"),
                ("topics/choi.vi.md", "yaml"),
            ],
            found
        );
    }

    [Theory]
    [InlineData("Phường Trường Vinh", "16690")]
    [InlineData("trường vinh", "16690")]
    [InlineData("truong vinh", "16690")]
    [InlineData("P. Trường Vinh", "16690")]
    [InlineData("XÃ CON CUÔNG", null)]
    [InlineData("Con Cuong", null)]
    [InlineData("xa con cuong", null)]
    public void Load_CommuneByName_IsTakenForItsCodeAndSaid(string name, string? code)
    {
        using var content = new TempContent();
        content
            .Replace("editions/2027.yaml", "\"16690\"", name)
            .Replace("classes.yaml", "levels: [A1]", $"levels: [A1]\n    commune: {name}")
            .Replace("places/directory.yaml", "\"16690\"", name);

        var result = content.Load();

        var snapshot = result.Require();
        code ??= snapshot.Places.Communes.Single(c => c.Name == "Con Cuông").Code;
        Assert.Equal(
            new[] { code, code, code },
            new[]
            {
                snapshot.Editions["2027"].Events[0].CommuneCode,
                snapshot.Classes["lop-a1"].CommuneCode,
                snapshot.Directory["thu-vien-vinh"].CommuneCode,
            }
        );
        Assert.Equal(
            3,
            result.Problems.Count(p =>
                p is { Rule: "unknown-place", Severity: ProblemSeverity.Warning } && p.Message.Contains(code, StringComparison.Ordinal)
            )
        );
    }

    [Theory]
    [InlineData("Trương Vinh")]
    [InlineData("Vinh")]
    [InlineData("Xã Trường Vinh")]
    [InlineData("Phường Hưng Bình")]
    [InlineData("16691")]
    [InlineData("Hà Nội")]
    public void Load_CommuneByANameThatIsNone_IsRefused(string name)
    {
        using var content = new TempContent();
        content.Replace("editions/2027.yaml", "\"16690\"", name);

        Assert.Contains(content.Load().Errors, p => p.Rule == "unknown-place");
    }

    [Fact]
    public void Load_FilesOfEditorsAndOfWord_AreNoContent()
    {
        using var content = new TempContent();
        foreach (
            var file in new[]
            {
                "topics/~$hoc.vi.md",
                "topics/~$moi.vi.md",
                "~$facts.yaml",
                "editions/~$2027.yaml",
                "topics/.hoc.vi.md.swp",
                "topics/hoc.vi.md~",
                "facts.yaml.bak",
                "KIEM-TRA.txt",
                "LAST-CHECK.txt",
                "desktop.ini",
            }
        )
        {
            content.Write(file, "\0x");
        }

        Assert.Empty(content.Load().Problems);
    }

    [Fact]
    public void Load_FileFarTooLong_IsRefusedAndTheOthersAreRead()
    {
        using var content = new TempContent();
        content.Write("off-topic.txt", new string('x', ContentFiles.MostBytes + 1));

        Assert.Equal(("off-topic.txt", "file-size"), content.Load().Errors.Select(p => (p.File, p.Rule)).Single());
    }

    [Fact]
    public void Load_LinkInsideTheFolder_IsRead()
    {
        using var content = new TempContent();
        var file = Path.Combine(content.Folder, "facts.yaml");
        Directory.CreateDirectory(Path.Combine(content.Folder, ".data"));
        File.Move(file, Path.Combine(content.Folder, ".data", "facts.yaml"));
        File.CreateSymbolicLink(file, Path.Combine(".data", "facts.yaml"));

        Assert.Empty(content.Load().Problems);
    }

    [Fact]
    public void Load_FolderThatIsALinkToElsewhere_IsNotReadAndNothingInItIsNamed()
    {
        using var content = new TempContent();
        using var other = new TempContent();
        other.Write("phrasings/secret-name.yaml", "hoc: [x]").Write("phrasings/secret.key", "x");
        File.CreateSymbolicLink(Path.Combine(content.Folder, "phrasings"), Path.Combine(other.Folder, "phrasings"));

        var problems = content.Load().Problems;

        Assert.Equal(("phrasings", "link-outside"), problems.Select(p => (p.File, p.Rule)).Single());
    }

    [Fact]
    public void InVietnamese_EveryTextOfTheShippedContent_IsSaidInVietnamese()
    {
        var draft = new ContentDraft();
        var folder = new ContentFolder(ContentFiles.Read(ShippedContent.Folder), draft.Problems);
        FactReader.Read(folder, draft);
        TopicReader.Read(folder, draft);
        LessonReader.Read(folder, draft);
        EditionReader.Read(folder, draft, new LocalDate(2026, 11, 23));
        ClassReader.Read(folder, draft, new LocalDate(2026, 11, 23));
        DialogTextReader.Read(folder, draft);
        ThemeReader.Read(folder, draft);
        DirectoryReader.Read(folder, draft);

        Assert.True(draft.Texts.Count > 500);
        Assert.All(
            draft.Texts,
            text =>
                Assert.DoesNotContain(
                    text.WhatVi.Split(' '),
                    word =>
                        word
                            is "of"
                                or "topic"
                                or "lesson"
                                or "edition"
                                or "event"
                                or "class"
                                or "place"
                                or "theme"
                                or "option"
                                or "text"
                                or "fact"
                )
        );
    }

    [Fact]
    public void Load_AnyDamage_IsReportedAndNeverThrown()
    {
        using var content = new TempContent();
        var files = TempContent.Base.Keys.Where(f => !f.StartsWith("places", StringComparison.Ordinal)).ToArray();
        var fragments = new[]
        {
            "",
            "---",
            ":",
            "- ",
            "{",
            "}",
            "{fact:",
            "[",
            "]",
            "\"",
            "'",
            "#",
            "|",
            ">",
            "&a ",
            "*a",
            "\t",
            "\n",
            "\n\n",
            "  ",
            "\0",
            "vi",
            "en",
            "!!",
            "%",
            "? ",
            "null",
            "~",
            "\u00A0",
            "đ",
            "+1",
            "2026-13-45",
        };
        var edit = Gen.Select(Gen.Int[0, files.Length - 1], Gen.Int[0, 400], Gen.Int[0, 12], Gen.Int[0, fragments.Length - 1]);

        edit.Sample(
            e =>
            {
                var (file, at, cut, fragment) = e;
                var text = TempContent.Base[files[file]];
                var from = Math.Min(at, text.Length);
                content.Write(
                    files[file],
                    string.Concat(text.AsSpan(0, from), fragments[fragment], text.AsSpan(Math.Min(text.Length, from + cut)))
                );
                var result = content.Load();
                content.Write(files[file], text);
                Assert.Equal(result.Snapshot is null, result.Errors.Any());
                Assert.All(result.Problems, p => Assert.True(p.Message.Length > 0 && p.MessageVi.Length > 0 && p.Message != p.MessageVi));
            },
            iter: 250,
            threads: 1
        );
    }
}
