using System.Text;
using ChatBot.Bot.Calendars;
using ChatBot.Bot.Tests.TestKit;
using ChatBot.Content.Model;
using ChatBot.Dialogs.Engine;
using Ical.Net.CalendarComponents;
using NodaTime;
using Xunit;
using Calendar = Ical.Net.Calendar;

namespace ChatBot.Bot.Tests.Calendars;

/// <summary>The file is read back as a calendar reads it, and says what the content says.</summary>
public sealed class EventCalendarTests
{
    private static readonly DateTimeOffset Modified = new(2026, 10, 1, 9, 30, 15, TimeSpan.FromHours(7));

    private static ProgrammeEvent Talk { get; } =
        new()
        {
            Id = "toa-dam",
            EditionId = "2026",
            Title = new LocalText("Tọa đàm: đọc sách, học hỏi; cùng con", "Talk: reading, learning; with children"),
            Description = new LocalText("Đến sớm, mang sổ; đường \\ lối vào ở cổng sau.\n- một\n- hai", "Come early."),
            Start = new LocalDateTime(2026, 10, 10, 8, 0),
            End = new LocalDateTime(2026, 10, 10, 10, 30),
            CommuneCode = "17170",
            Venue = new LocalText("Nhà văn hóa xã, cổng sau", "Culture house"),
        };

    [Fact]
    public void Write_HoursInVietnam_AreTheSameInstants()
    {
        var read = Read(Talk);

        Assert.Equal(Utc(2026, 10, 10, 1, 0), read.Start!.AsUtc);
        Assert.Equal(Utc(2026, 10, 10, 3, 30), read.End!.AsUtc);
        Assert.Contains("DTSTART:20261010T010000Z\r\n", Text(Talk), StringComparison.Ordinal);
        Assert.False(read.IsAllDay);
    }

    [Fact]
    public void Write_OverMidnight_EndsOnTheNextDay()
    {
        var read = Read(Talk with { Start = new LocalDateTime(2026, 10, 10, 22, 0), End = new LocalDateTime(2026, 10, 11, 1, 30) });

        Assert.Equal(Utc(2026, 10, 10, 15, 0), read.Start!.AsUtc);
        Assert.Equal(Utc(2026, 10, 10, 18, 30), read.End!.AsUtc);
    }

    [Fact]
    public void Write_EarlyMorning_IsTheDayBeforeInUtc() =>
        Assert.Equal(Utc(2026, 10, 9, 23, 0), Read(Talk with { Start = new LocalDateTime(2026, 10, 10, 6, 0) }).Start!.AsUtc);

    [Theory]
    [InlineData(null, "20261011")]
    [InlineData(12, "20261013")]
    public void Write_WholeDays_EndOnTheDayAfter(int? lastDay, string end)
    {
        var days = Talk with
        {
            AllDay = true,
            Start = new LocalDateTime(2026, 10, 10, 0, 0),
            End = lastDay is { } day ? new LocalDateTime(2026, 10, day, 0, 0) : null,
        };

        Assert.True(Read(days).IsAllDay);
        Assert.Contains("DTSTART;VALUE=DATE:20261010\r\n", Text(days), StringComparison.Ordinal);
        Assert.Contains($"DTEND;VALUE=DATE:{end}\r\n", Text(days), StringComparison.Ordinal);
    }

    [Fact]
    public void Write_UnknownEnd_HasNone() => Assert.Null(Read(Talk with { End = null }).End);

    [Fact]
    public void Write_MarksCommasLinesAndBackslashes_ComeBackAsTheyWere()
    {
        var read = Read(Talk);

        Assert.Equal(Talk.Title.Vi, read.Summary);
        Assert.StartsWith("Đến sớm, mang sổ; đường \\ lối vào ở cổng sau.\n", read.Description, StringComparison.Ordinal);
        Assert.Contains("• hai", read.Description, StringComparison.Ordinal);
        Assert.Equal("Nhà văn hóa xã, cổng sau, Xã Quỳnh Sơn", read.Location);
    }

    [Fact]
    public void Write_LongTexts_AreFoldedAt75BytesWithoutBreakingALetter()
    {
        var title = string.Join(' ', Enumerable.Repeat("đường dài thăm thẳm", 20));
        var happening = Talk with { Title = new LocalText(title, title) };

        Assert.All(Text(happening).Split("\r\n"), line => Assert.True(Encoding.UTF8.GetByteCount(line) <= 75, line));
        Assert.DoesNotContain('\uFFFD', Text(happening));
        Assert.DoesNotContain('\n', Text(happening).Replace("\r\n", "", StringComparison.Ordinal));
        Assert.Equal(title, Read(happening).Summary);
    }

    [Theory]
    [InlineData(EventStatus.Scheduled, "CONFIRMED", "Tọa đàm: ")]
    [InlineData(EventStatus.Changed, "CONFIRMED", "Tọa đàm: ")]
    [InlineData(EventStatus.Postponed, "CANCELLED", "[Hoãn] Tọa đàm: ")]
    [InlineData(EventStatus.Cancelled, "CANCELLED", "[Hủy] Tọa đàm: ")]
    public void Write_Status_IsWhatTheCalendarMustShow(EventStatus status, string expected, string summary)
    {
        var read = Read(Talk with { Status = status, StatusNote = new LocalText("Vì mưa bão.", "Storm.") });

        Assert.Equal(expected, read.Status);
        Assert.StartsWith(summary, read.Summary, StringComparison.Ordinal);
        Assert.StartsWith("Vì mưa bão.\n", read.Description, StringComparison.Ordinal);
    }

    [Fact]
    public void Write_EditedLater_IsTheSameEventInANewerVersion()
    {
        var before = Read(Talk);
        var after = Read(Talk with { Start = Talk.Start.PlusHours(1) }, Modified.AddMinutes(5));

        Assert.Equal(before.Uid, after.Uid);
        Assert.True(after.Sequence > before.Sequence);
        Assert.Equal(Modified.UtcDateTime.AddMinutes(5), after.LastModified!.AsUtc);
    }

    [Fact]
    public void Write_SameContent_IsTheSameBytes() => Assert.Equal(Text(Talk), Text(Talk));

    [Fact]
    public void Write_File_IsAPublishedCalendarOfVersion2()
    {
        var text = Text(Talk with { Point = new GeoPoint(18.6734, 105.6922), Url = "https://example.org/xem?a=1,2" });

        Assert.StartsWith("BEGIN:VCALENDAR\r\n", text, StringComparison.Ordinal);
        Assert.Contains("\r\nVERSION:2.0\r\n", text, StringComparison.Ordinal);
        Assert.Contains("\r\nMETHOD:PUBLISH\r\n", text, StringComparison.Ordinal);
        Assert.Contains("\r\nGEO:18.673400;105.692200\r\n", text, StringComparison.Ordinal);
        Assert.Contains("\r\nURL:https://example.org/xem?a=1,2\r\n", text, StringComparison.Ordinal);
        Assert.EndsWith("END:VCALENDAR\r\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Write_EveryShippedEvent_StartsWhenTheContentSays()
    {
        foreach (var happening in Shipped.Content.Editions.Values.SelectMany(e => e.Events))
        {
            foreach (var language in new[] { "vi", "en" })
            {
                var read = Calendar.Load(EventCalendar.Write(Shipped.Content, happening, ServiceCalendar.Default, language))!.Events[0]!;
                if (happening.AllDay)
                {
                    Assert.Equal(happening.Start.Date.ToDateOnly(), read.Start!.Date);
                }
                else
                {
                    Assert.Equal(happening.Start.ToDateTimeUnspecified(), read.Start!.AsUtc.AddHours(7));
                }
            }
        }
    }

    private static DateTime Utc(int year, int month, int day, int hour, int minute) =>
        new(year, month, day, hour, minute, 0, DateTimeKind.Utc);

    private static CalendarEvent Read(ProgrammeEvent happening, DateTimeOffset? modified = null) =>
        Calendar.Load(Text(happening, modified))!.Events.Single();

    private static string Text(ProgrammeEvent happening, DateTimeOffset? modified = null)
    {
        var edition = Shipped.Content.Editions["2025"] with { Id = "2026", Events = [happening], ModifiedAt = modified ?? Modified };
        var content = Shipped.Content with { Editions = new Dictionary<string, Edition> { ["2026"] = edition } };
        return EventCalendar.Write(content, happening, ServiceCalendar.Default, "vi");
    }
}
