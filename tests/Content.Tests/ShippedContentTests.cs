using ChatBot.Content.Loading;
using NodaTime;

namespace ChatBot.Content.Tests;

public sealed class ShippedContentTests
{
    private static readonly LocalDate Today = new(2026, 11, 25);

    private static LoadResult Load(bool includeSample = true) =>
        ContentLoader.Load(ShippedContent.Folder, new LoadOptions { Today = Today, IncludeSample = includeSample });

    [Fact]
    public void Shipped_content_has_no_errors() => Assert.Empty(Load().Problems);

    // An answer by a skill has its own form; the others are read on a phone by somebody in a hurry.
    [Fact]
    public void Topics_AnsweredByText_BeginShortNameTheirSourceAndOneNextStep()
    {
        var wrong = Load()
            .Require()
            .Topics.Values.Where(topic => topic.Action is null)
            .Where(topic =>
                topic.Source is null
                || topic.Buttons.Count is 0 or > 2
                || new[] { topic.Answer.Vi, topic.Answer.En }.Any(text => text.Split("\n\n")[0].Length > 400 || text.Length > 700)
            );

        Assert.Empty(wrong.Select(topic => topic.Id));
    }

    // The answer about the library and the directory give the same number and hours because there is one of each.
    [Fact]
    public void Directory_ProvincialLibrary_HasPhoneAndHoursOfTheFacts()
    {
        var content = Load().Require();
        var library = content.Directory["thu-vien-tinh"];

        Assert.StartsWith(content.Facts["library.phone"].Value.Vi, library.Phone!.Vi, StringComparison.Ordinal);
        Assert.StartsWith(content.Facts["library.hours"].Value.En, library.Hours!.En, StringComparison.Ordinal);
        Assert.DoesNotContain(
            content.Facts["library.phone"].Value.Vi,
            File.ReadAllText(Path.Combine(ShippedContent.Folder, "places", "directory.yaml")),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Editions_Documented2020_HasTheWeekOfTheSeed()
    {
        var edition = Load().Require().Editions["2020"];

        Assert.Equal(new LocalDate(2020, 10, 5), edition.Start);
        Assert.Equal(new LocalDate(2020, 10, 11), edition.End);
        Assert.Equal("Digital transformation promotes lifelong learning", edition.Theme.En);
        Assert.False(edition.Sample);
    }

    // Read on a phone, and taken out of its context: short, and with the year in it.
    [Fact]
    public void Editions_Answers_AreShortAndNameTheirYear()
    {
        var wrong = Load()
            .Require()
            .Editions.Values.SelectMany(e =>
                e.Answers.SelectMany(a =>
                    new[] { a.Value.Vi, a.Value.En }
                        .Where(text => text.Split(' ').Length > 80 || !text.Contains(e.Id, StringComparison.Ordinal))
                        .Select(_ => $"{e.Id} {a.Key}")
                )
            );

        Assert.Empty(wrong);
    }

    // A body that wrote nothing is no source.
    [Fact]
    public void Topics_Sources_AreWritingsOrSayThatTheyAreDrafts()
    {
        string[] bodies =
        [
            "Sở Giáo dục",
            "Ủy ban nhân dân",
            "Công an",
            "Ban tổ chức",
            "Hội Khuyến học",
            "Thư viện tỉnh",
            "Thông báo của từng lớp",
        ];

        Assert.Empty(
            Load()
                .Require()
                .Topics.Values.Where(t => t.Source is { } source && bodies.Any(b => source.Vi.StartsWith(b, StringComparison.Ordinal)))
                .Select(t => t.Id)
        );
    }

    [Fact]
    public void Editions_Sample_CountsFromTheMondayOfTheSampleWeek()
    {
        var edition = Load().Require().Editions["sample"];

        Assert.Equal(new LocalDate(2026, 11, 23), edition.Start);
        Assert.Equal(new LocalDate(2026, 11, 29), edition.End);
        Assert.True(edition.Sample);
        Assert.InRange(edition.Events.Count, 12, 40);
        Assert.Equal(edition.Events.OrderBy(e => e.Start), edition.Events);
    }

    [Fact]
    public void Classes_Sample_Have200Places()
    {
        var classes = Load().Require().Classes.Values.ToList();

        Assert.Equal(200, classes.Sum(c => c.Places));
        Assert.All(classes, c => Assert.True(c.Sample && c.SignUpUntil > Today && c.Start > c.SignUpUntil));
        Assert.All(classes, c => Assert.EndsWith("(dữ liệu mẫu)", c.Name.Vi, StringComparison.Ordinal));
        Assert.All(classes, c => Assert.EndsWith("(sample data)", c.Name.En, StringComparison.Ordinal));
        Assert.Contains(classes, c => c.CommuneCode is null);
        Assert.Contains(classes, c => c.MaxAge < 16);
    }

    [Fact]
    public void Load_WithoutSample_LeavesOutSampleEditionAndClasses()
    {
        var content = Load(includeSample: false).Require();

        Assert.Equal(["2018", "2019", "2020", "2021", "2022", "2023", "2024", "2025"], content.Editions.Keys);
        Assert.Empty(content.Classes);
    }

    [Fact]
    public void Places_AreThoseOfNgheAn()
    {
        var places = Load().Require().Places;

        Assert.Equal(130, places.Communes.Count);
        Assert.Equal(21, places.Districts.Count);
        Assert.Equal("Phường Trường Vinh", places.Commune("16690")!.FullName);
        Assert.All(places.Communes, c => Assert.NotEmpty(c.Former));
        Assert.All(places.Districts.SelectMany(d => d.CommuneCodes), code => Assert.NotNull(places.Commune(code)));
        Assert.All(
            places.Communes.SelectMany(c => c.Former),
            f => Assert.True(f.DistrictCode is null || places.District(f.DistrictCode) is not null)
        );
    }

    [Theory]
    [InlineData("Lê Mao", "412", "Thành Vinh")]
    [InlineData("Nghi Phú", "412", "Vinh Phú")]
    [InlineData("Quỳnh Bá", "421", "Quỳnh Lưu")]
    [InlineData("Ngọc Sơn", "421", "Quỳnh Sơn")]
    [InlineData("Ngọc Sơn", "427", "Bạch Ngọc")]
    [InlineData("Ngọc Sơn", "428", "Xuân Lâm")]
    [InlineData("Diễn Hùng", "425", "Hải Châu")]
    [InlineData("Mỹ Lý", "417", "Mỹ Lý")]
    public void Places_FormerCommune_IsWhereItWent(string name, string district, string commune)
    {
        var places = Load().Require().Places;

        Assert.Equal(commune, Assert.Single(places.Communes, c => c.Former.Any(f => f.Name == name && f.DistrictCode == district)).Name);
    }

    [Fact]
    public void Facts_Sample_AreMarkedWhereTheyAreSaid()
    {
        var answer = Load().Require().Topics["contact"].Answer;

        Assert.Contains("0238 000 0000 (dữ liệu mẫu)", answer.Vi, StringComparison.Ordinal);
        Assert.Contains("0238 000 0000 (sample data)", answer.En, StringComparison.Ordinal);
    }
}
