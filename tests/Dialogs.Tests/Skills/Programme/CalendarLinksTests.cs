using ChatBot.Content.Model;
using ChatBot.Dialogs.Engine;
using ChatBot.Dialogs.Skills.Programme;
using ChatBot.Dialogs.Tests.Understanding;
using NodaTime;
using Xunit;

namespace ChatBot.Dialogs.Tests.Skills.Programme;

public sealed class CalendarLinksTests
{
    private static readonly ProgrammeEvent Talk = new()
    {
        Id = "toa-dam",
        EditionId = "2026",
        Title = new LocalText("Đọc sách & học hỏi", "Reading"),
        Description = new LocalText("x", "x"),
        Start = new LocalDateTime(2026, 10, 10, 6, 0),
        End = new LocalDateTime(2026, 10, 10, 8, 30),
        CommuneCode = "17170",
        Venue = new LocalText("Nhà văn hóa xã", "Culture house"),
    };

    [Fact]
    public void Google_HoursInVietnam_AreInUtc()
    {
        var link = Google(Talk);

        Assert.Contains("&dates=20261009T230000Z/20261010T013000Z&", link, StringComparison.Ordinal);
        Assert.Contains("&text=%C4%90%E1%BB%8Dc%20s%C3%A1ch%20%26%20h%E1%BB%8Dc%20h%E1%BB%8Fi&", link, StringComparison.Ordinal);
        Assert.EndsWith("&location=" + Uri.EscapeDataString("Nhà văn hóa xã, Xã Quỳnh Sơn"), link, StringComparison.Ordinal);
    }

    [Fact]
    public void Google_WholeDay_EndsOnTheDayAfter() =>
        Assert.Contains(
            "&dates=20261010/20261011&",
            Google(Talk with { AllDay = true, Start = new LocalDateTime(2026, 10, 10, 0, 0), End = null }),
            StringComparison.Ordinal
        );

    [Theory]
    [InlineData("https://bot.example.vn", "https://bot.example.vn/calendar/toa-dam.ics")]
    [InlineData("https://example.vn/bot/", "https://example.vn/bot/calendar/toa-dam.ics")]
    public void File_PublicAddress_IsBelowIt(string publicUrl, string expected) =>
        Assert.Equal(expected, CalendarLinks.File(new Uri(publicUrl), "toa-dam", "vi"));

    [Fact]
    public void EventOf_FileOf_IsTheEvent()
    {
        Assert.Equal("toa-dam", CalendarLinks.EventOf(CalendarLinks.FileOf("toa-dam")));
        Assert.Null(CalendarLinks.EventOf("other:toa-dam"));
    }

    [Fact]
    public void MapLink_VenueAndCommune_IsASearchThatCanBeRead() =>
        Assert.Equal(
            "https://www.google.com/maps/search/?api=1&query=nha+van+hoa+xa,+xa+quynh+son,+nghe+an",
            EventPlace.MapLink(SharedContent.Snapshot, Talk)
        );

    [Fact]
    public void MapLink_Point_IsThePoint() =>
        Assert.Equal(
            "https://www.google.com/maps/search/?api=1&query=18.6734,105.6922",
            EventPlace.MapLink(SharedContent.Snapshot, Talk with { Point = new GeoPoint(18.6734, 105.6922) })
        );

    [Fact]
    public void MapLink_OnlineEvent_IsNone() => Assert.Null(EventPlace.MapLink(SharedContent.Snapshot, Talk with { CommuneCode = null }));

    private static string Google(ProgrammeEvent happening) =>
        CalendarLinks.Google(SharedContent.Snapshot, happening, ServiceCalendar.Default, "vi");
}
