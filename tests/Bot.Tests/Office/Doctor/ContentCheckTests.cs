using ChatBot.Bot.Channels.Shared;
using ChatBot.Bot.Office.Doctor;
using ChatBot.Content;
using Xunit;

namespace ChatBot.Bot.Tests.Office.Doctor;

public sealed class ContentCheckTests : IDisposable
{
    private readonly Patient _patient = new();

    public void Dispose() => _patient.Dispose();

    [Fact]
    public async Task Content_AsShipped_LoadsAndIsCalledSample()
    {
        var findings = await _patient.ExamineAsync(new ContentCheck());

        Assert.DoesNotContain(findings, finding => finding.Level == FindingLevel.Fail);
        Assert.Contains(
            findings,
            finding => finding.Level == FindingLevel.Warn && finding.Found.Contains("sample", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task Content_OfAnOffice_TellsWhatIsStillSampleAndWhichYearIsMissing()
    {
        var folder = Path.Combine(_patient.Folder, "own");
        ContentInit.CopyTo(folder);
        _patient.Settings["Content:Path"] = folder;

        var findings = await _patient.ExamineAsync(new ContentCheck());

        Assert.Equal(FindingLevel.Ok, findings[0].Level);
        Assert.Contains(folder, findings[0].Found, StringComparison.Ordinal);
        Assert.Contains(findings, finding => finding.Found.Contains("still to be replaced", StringComparison.Ordinal));
        Assert.DoesNotContain(findings, finding => finding.Found.Contains("shipped content", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(2020, nameof(FindingLevel.Ok))]
    [InlineData(1999, nameof(FindingLevel.Warn))]
    public void Edition_OfTheYear_IsThereOrNot(int year, string expected)
    {
        var loaded = ContentLoader.Load(ShippedContent.Folder, Hosting(year));

        Assert.Equal(expected, ContentCheck.Examine("x", loaded, year).Single(finding => finding.Name == "edition").Level.ToString());
    }

    [Fact]
    public async Task Content_ThatCannotBeUsed_IsWrongWithTheFirstError()
    {
        var folder = Path.Combine(_patient.Folder, "own");
        ContentInit.CopyTo(folder);
        await File.WriteAllTextAsync(Path.Combine(folder, "facts.yaml"), "facts: [");
        _patient.Settings["Content:Path"] = folder;

        var finding = await _patient.ExamineOneAsync(new ContentCheck());

        Assert.Equal(FindingLevel.Fail, finding.Level);
        Assert.Contains("facts.yaml", finding.Found, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Content_BrokenWithAKeptCopy_SaysWhatCitizensAreToldMeanwhile()
    {
        var folder = Path.Combine(_patient.Folder, "own");
        ContentInit.CopyTo(folder);
        var kept = new KeptContent(Path.Combine(_patient.Data, "last-content"));
        ContentSource
            .Open(folder, () => Bot.Settings.ContentSettings.Options(folder, new NodaTime.LocalDate(2026, 6, 1)), TimeProvider.System, kept)
            .Dispose();
        await File.WriteAllTextAsync(Path.Combine(folder, "classes.yaml"), "classes:\n\t- id: a\n");
        _patient.Settings["Content:Path"] = folder;

        var finding = await _patient.ExamineOneAsync(new ContentCheck());

        Assert.Equal(FindingLevel.Fail, finding.Level);
        Assert.Contains("classes.yaml:2", finding.Found, StringComparison.Ordinal);
        Assert.Contains("the last good content, kept on", finding.Found, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Report_NotBesideTheContent_IsSaidWithTheCure()
    {
        var folder = Path.Combine(_patient.Folder, "own");
        ContentInit.CopyTo(folder);
        Directory.CreateDirectory(_patient.Data);
        await File.WriteAllTextAsync(Path.Combine(_patient.Data, "KIEM-TRA.txt"), "x");
        _patient.Settings["Content:Path"] = folder;

        var findings = await _patient.ExamineAsync(new ContentCheck());

        Assert.Contains(
            findings,
            finding =>
                finding.Level == FindingLevel.Warn && finding.ToDo?.Contains("ReadWritePaths=" + folder, StringComparison.Ordinal) == true
        );
    }

    [Fact]
    public async Task Facts_PastTheirLastDay_AreCounted()
    {
        var folder = Path.Combine(_patient.Folder, "own");
        ContentInit.CopyTo(folder);
        var facts = Path.Combine(folder, "facts.yaml");
        await File.AppendAllTextAsync(
            facts,
            "\nold.price:\n  value: 10 đồng\n  source: a\n  checked-on: 2020-01-01\n  valid-to: 2020-02-01\n"
        );
        _patient.Settings["Content:Path"] = folder;

        var findings = await _patient.ExamineAsync(new ContentCheck());

        Assert.True(
            findings.Any(finding =>
                finding.Level == FindingLevel.Warn && finding.Found.Contains("past their last day", StringComparison.Ordinal)
            ),
            string.Join('\n', findings)
        );
    }

    private static ChatBot.Content.Loading.LoadOptions Hosting(int year) =>
        Bot.Settings.ContentSettings.Options(ShippedContent.Folder, new NodaTime.LocalDate(year, 6, 1));
}
