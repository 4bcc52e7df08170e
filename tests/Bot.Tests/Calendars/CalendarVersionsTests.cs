using ChatBot.Bot.Calendars;
using ChatBot.Content.Model;
using Microsoft.Extensions.Time.Testing;
using NodaTime;
using Xunit;

namespace ChatBot.Bot.Tests.Calendars;

/// <summary>Calendars that hold an event take every change of it, whatever times files have.</summary>
public sealed class CalendarVersionsTests : IDisposable
{
    private static readonly DateTimeOffset Written = new(2026, 10, 1, 8, 0, 0, TimeSpan.Zero);

    private readonly string _folder = Directory.CreateTempSubdirectory("calendar").FullName;
    private readonly FakeTimeProvider _time = new(Written.AddDays(1));

    private static ProgrammeEvent Talk { get; } =
        new()
        {
            Id = "toa-dam",
            EditionId = "2026",
            Title = new LocalText("Tọa đàm", "Talk"),
            Description = new LocalText("Đọc sách", "Reading"),
            Start = new LocalDateTime(2026, 10, 10, 8, 0),
            Themes = ["reading"],
        };

    [Fact]
    public void Version_OfAnEventAsItWas_StaysWithAnOlderOrNewerFile()
    {
        var first = Versions().Of(Talk, Written);

        Assert.Equal(first, Versions().Of(Talk, Written.AddYears(-40)));
        Assert.Equal(first, Versions().Of(Talk, Written.AddDays(3)));
    }

    [Fact]
    public void Version_OfAChangedEvent_RisesThoughItsFileIsOlder()
    {
        var first = Versions().Of(Talk, Written);
        var second = Versions().Of(Talk with { Start = Talk.Start.PlusHours(1) }, Written.AddYears(-40));

        Assert.True(second.Sequence > first.Sequence);
        Assert.Equal(_time.GetUtcNow(), second.ModifiedAt);
    }

    [Fact]
    public void Version_OfTwoChangesInAMinute_RisesTwice()
    {
        var versions = Versions();
        versions.Of(Talk, Written);
        var second = versions.Of(Talk with { Start = Talk.Start.PlusHours(1) }, Written);
        var third = versions.Of(Talk with { Start = Talk.Start.PlusHours(2) }, Written);

        Assert.True(third.Sequence > second.Sequence);
    }

    [Fact]
    public void Version_AfterTheFileWasLost_IsNoLowerForAChange()
    {
        var versions = Versions();
        versions.Of(Talk, Written);
        var before = versions.Of(Talk with { Start = Talk.Start.PlusHours(1) }, Written);
        Directory.EnumerateFiles(_folder).ToList().ForEach(File.Delete);
        _time.Advance(TimeSpan.FromHours(1));

        Versions().Of(Talk, Written);
        var after = Versions().Of(Talk with { Start = Talk.Start.PlusHours(2) }, Written);

        Assert.True(after.Sequence > before.Sequence);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{\"toa-dam\":")]
    public void Version_AfterTheFileWasDamaged_IsGivenOutAndHigher(string left)
    {
        var before = Versions().Of(Talk, Written);
        File.WriteAllText(Path.Combine(_folder, "versions.json"), left);

        var after = Versions().Of(Talk, Written);

        Assert.True(after.Sequence > before.Sequence);
        Assert.Equal(after, Versions().Of(Talk, Written));
    }

    /// <inheritdoc/>
    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private CalendarVersions Versions() => new(Path.Combine(_folder, "versions.json"), _time);
}
