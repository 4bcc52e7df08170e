using ChatBot.Content.Model;
using ChatBot.Content.Text;
using ChatBot.Dialogs.Activities;
using NodaTime;
using Xunit;

namespace ChatBot.Bot.Tests.Skills.Programme;

/// <summary>What a card says of events on which little is known, and what it offers when.</summary>
public sealed class EventCardTests
{
    // Saturday 10/10/2026, 8h to 10h, with a longer part.
    private const string Talk = "mau-quynh-son";

    [Fact]
    public async Task Card_NothingKnownButTheDay_SaysWhatMattersIsUnknown()
    {
        var lines = await LinesAsync(e => e with { Cost = null, Venue = null, CommuneCode = null, Audience = null, Registration = null });

        Assert.Contains("Ở đâu: chưa có thông tin.", lines);
        Assert.Contains("Chi phí: chưa có thông tin, bạn hỏi trước khi đi.", lines);
        Assert.DoesNotContain(
            lines,
            l =>
                l.StartsWith("Dành cho", StringComparison.Ordinal)
                || l.StartsWith("Đăng ký", StringComparison.Ordinal)
                || l.Contains("bản đồ", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task Card_OnlineEvent_IsOnlineAndHasNoMap()
    {
        var lines = await LinesAsync(e => e with { Venue = null, CommuneCode = null, Url = "https://example.org/xem" });

        Assert.Contains("Ở đâu: trực tuyến", lines);
        Assert.DoesNotContain(lines, l => l.Contains("bản đồ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Card_OverMidnight_NamesBothDays() =>
        Assert.Contains(
            "Khi nào: 22h, Thứ Bảy, 10/10/2026 – 1h30, Chủ nhật, 11/10/2026",
            await LinesAsync(e => e with { Start = new LocalDateTime(2026, 10, 10, 22, 0), End = new LocalDateTime(2026, 10, 11, 1, 30) })
        );

    [Fact]
    public async Task Card_SeveralWholeDays_NamesTheFirstAndTheLast() =>
        Assert.Contains(
            "Khi nào: Thứ Bảy, 10/10/2026 – Thứ Hai, 12/10/2026",
            await LinesAsync(e =>
                e with
                {
                    AllDay = true,
                    Start = new LocalDateTime(2026, 10, 10, 0, 0),
                    End = new LocalDateTime(2026, 10, 12, 0, 0),
                }
            )
        );

    [Theory]
    [InlineData(EventStatus.Scheduled, 5, "Diễn ra đúng lịch.", "Thêm vào lịch|Nhắc tôi|Xem thêm|Menu")]
    [InlineData(EventStatus.Changed, 5, "Có thay đổi. Vì mưa.", "Thêm vào lịch|Nhắc tôi|Xem thêm|Menu")]
    [InlineData(EventStatus.Postponed, 5, "Hoãn, chưa có ngày mới. Vì mưa.", "Báo khi có thay đổi|Xem thêm|Menu")]
    [InlineData(EventStatus.Cancelled, 5, "Đã hủy. Vì mưa.", "Xem thêm|Menu")]
    [InlineData(EventStatus.Scheduled, 11, "Đã diễn ra.", "Xem thêm|Menu")]
    [InlineData(EventStatus.Cancelled, 11, "Đã hủy. Vì mưa.", "Xem thêm|Menu")]
    public async Task Card_State_IsSaidFirstAndDecidesWhatIsOffered(EventStatus status, int day, string said, string buttons)
    {
        await using var house = new House();
        house.Now = new DateTimeOffset(2026, 10, day, 8, 0, 0, TimeSpan.FromHours(7));
        Edit(
            house,
            e => e with { Status = status, StatusNote = status == EventStatus.Scheduled ? null : new LocalText("Vì mưa.", "Rain.") }
        );

        var card = await PressAsync(house, $"event:{Talk}");

        Assert.Equal(said, MarkdownPlain.Render(card.Text));
        Assert.Equal("Tọa đàm gia đình học tập, dòng họ học tập", card.Card!.Title);
        Assert.Equal(buttons, string.Join('|', card.Buttons.Select(b => b.Label)));
    }

    [Fact]
    public async Task Card_EventUnderWay_IsNotYetPast()
    {
        await using var house = new House();
        house.Now = new DateTimeOffset(2026, 10, 10, 9, 0, 0, TimeSpan.FromHours(7));

        var card = await PressAsync(house, $"event:{Talk}");

        Assert.Equal("Diễn ra đúng lịch.", MarkdownPlain.Render(card.Text));
        Assert.DoesNotContain(card.Buttons, b => b.Label == "Nhắc tôi");
    }

    [Fact]
    public async Task Calendar_ChannelWithoutFiles_IsLinksToTheFileAndToGoogle()
    {
        await using var house = new House(new Uri("https://bot.example.vn"));

        var said = await PressAsync(house, $"ical:{Talk}");

        Assert.Equal(
            ["https://bot.example.vn/calendar/mau-quynh-son.ics"],
            said.Buttons.Where(b => b.Label.Contains(".ics", StringComparison.Ordinal)).Select(b => b.Url)
        );
        Assert.StartsWith(
            "https://calendar.google.com/calendar/render?action=TEMPLATE",
            said.Buttons.Single(b => b.Label.Contains("Google", StringComparison.Ordinal)).Url,
            StringComparison.Ordinal
        );
        Assert.Null(said.FileOf);
    }

    [Fact]
    public async Task Payloads_OfTheLongestId_FitOnEveryButton()
    {
        await using var house = new House();
        var id = new string('x', 40);
        Edit(house, e => e with { Id = id });

        foreach (
            var payload in new[] { $"event:{id}", $"remind:{id}", $"remind:{id}:both", $"ical:{id}", "go:reminders", $"event:{id}:more" }
        )
        {
            Assert.All((await PressAsync(house, payload)).Buttons, b => Assert.NotNull(Payload.Parse(b.Payload)));
        }
    }

    private static async Task<IReadOnlyList<string>> LinesAsync(Func<ProgrammeEvent, ProgrammeEvent> edit)
    {
        await using var house = new House();
        Edit(house, edit);
        return [.. (await PressAsync(house, $"event:{Talk}")).Card!.Lines.Select(MarkdownPlain.Render)];
    }

    private static async Task<OutgoingActivity> PressAsync(House house, string payload)
    {
        await house.PressesAsync("an", payload);
        return Assert.Single(await house.OutgoingAsync());
    }

    private static void Edit(House house, Func<ProgrammeEvent, ProgrammeEvent> edit) =>
        house.Content = house.Content with
        {
            Editions = house.Content.Editions.ToDictionary(
                e => e.Key,
                e => e.Value with { Events = [.. e.Value.Events.Select(x => x.Id == Talk ? edit(x) : x)] }
            ),
        };
}
