using ChatBot.Fakes.Telegram;
using Xunit;
using Calendar = Ical.Net.Calendar;

namespace ChatBot.EndToEnd.Tests;

/// <summary>
/// A citizen on Telegram waits for an event, and the office edits its content: while the service is down, and while it runs.
/// </summary>
// Five starts, and the hour of a reminder comes by the clock: half a minute.
[Trait("Speed", "Slow")]
public sealed class EventReminderTests
{
    private const long Citizen = 7002;
    private const string Notice = "Sự kiện bạn nhờ nhắc có thay đổi";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task Citizen_WhoAskedToBeReminded_HearsOfEachChangeOnceAndIsRemindedAtTheNewTime()
    {
        using var folder = new TestFolder();
        var content = Path.Combine(folder.Path, "content");
        var (exit, _, error) = await ServiceProcess.RunAsync(folder.Path, ["content", "init", content]);
        Assert.True(exit == 0, error);
        await EditAsync(content, "2026-10-10 08:00", "");
        await using var telegram = await FakeTelegram.StartAsync();
        var settings = new Dictionary<string, string?>
        {
            ["Telegram:BotToken"] = telegram.Options.Token,
            ["Telegram:ApiBaseUrl"] = telegram.Address,
            ["Content:Path"] = content,
            ["Service:StartAt"] = "2026-10-08T18:30:00",
        };

        await using (var before = await ServiceProcess.StartAsync(folder.Path, settings))
        {
            await AskAsync(telegram, () => telegram.UserPressesData(Citizen, "event:doc-sach"), "Diễn ra đúng lịch");
            await AskAsync(telegram, () => telegram.UserPresses(Citizen, "Nhắc tôi"), "nhắc lúc nào");
            await AskAsync(telegram, () => telegram.UserPresses(Citizen, "Tối hôm trước"), "19h, Thứ Sáu, 9/10/2026");
            var file = (await AskAsync(telegram, () => telegram.UserPressesData(Citizen, "ical:doc-sach"), "Ngày hội đọc sách")).File;
            Assert.Equal("doc-sach.ics", file!.Name);
            var entry = Assert.Single(Calendar.Load(System.Text.Encoding.UTF8.GetString(file.Content))!.Events);
            Assert.Equal(new DateTime(2026, 10, 10, 1, 0, 0, DateTimeKind.Utc), entry.Start!.AsUtc);
            Assert.Equal(0, await before.StopAsync());
        }

        // While the service is down.
        await EditAsync(content, "2026-10-09 21:00", "");
        await using (var after = await ServiceProcess.StartAsync(folder.Path, settings))
        {
            var notice = await telegram.WaitForMessageAsync(Citizen, Notice, deadline: Patience);
            Assert.Contains("21h–22h, Thứ Sáu, 9/10/2026", notice.Text, StringComparison.Ordinal);
            Assert.Contains("trước đây: 8h–9h, Thứ Bảy, 10/10/2026", notice.Text, StringComparison.Ordinal);
            Assert.Contains("nhắc lúc 19h, Thứ Năm, 8/10/2026", notice.Text, StringComparison.Ordinal);
            Assert.Equal(0, await after.StopAsync());
        }

        await using (var running = await ServiceProcess.StartAsync(folder.Path, settings))
        {
            // While it runs.
            var heard = telegram.Sent(Citizen).Count;
            await EditAsync(content, "2026-10-09 21:00", "cancelled");
            var cancelled = await telegram.WaitForMessageAsync(Citizen, Notice, heard, Patience);
            Assert.Contains("đã bị hủy", cancelled.Text, StringComparison.Ordinal);
            Assert.Equal(0, await running.StopAsync());
        }

        Assert.Equal(2, telegram.Sent(Citizen).Count(m => m.Text.Contains(Notice, StringComparison.Ordinal)));
        Assert.DoesNotContain(telegram.Sent(Citizen), m => m.Text.Contains("Nhắc bạn:", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Citizen_WhenTheServiceIsKilledInBetween_IsRemindedAtTheHourOnce()
    {
        using var folder = new TestFolder();
        var content = Path.Combine(folder.Path, "content");
        Assert.Equal(0, (await ServiceProcess.RunAsync(folder.Path, ["content", "init", content])).ExitCode);
        await EditAsync(content, "2026-10-10 08:00", "");
        await using var telegram = await FakeTelegram.StartAsync();
        var settings = new Dictionary<string, string?>
        {
            ["Telegram:BotToken"] = telegram.Options.Token,
            ["Telegram:ApiBaseUrl"] = telegram.Address,
            ["Content:Path"] = content,

            // The clock goes on by itself: the evening before comes while the test waits.
            ["Service:StartAt"] = "2026-10-09T18:59:30",
        };

        await using (var before = await ServiceProcess.StartAsync(folder.Path, settings))
        {
            await AskAsync(telegram, () => telegram.UserPressesData(Citizen, "remind:doc-sach:evening"), "Đã ghi");
            await before.KillAsync();
        }

        await using var after = await ServiceProcess.StartAsync(folder.Path, settings);
        var reminder = await telegram.WaitForMessageAsync(Citizen, "Nhắc bạn:", deadline: TimeSpan.FromSeconds(90));

        Assert.Contains("8h–9h, Thứ Bảy, 10/10/2026", reminder.Text, StringComparison.Ordinal);
        Assert.Single(telegram.Sent(Citizen), m => m.Text.Contains("Nhắc bạn:", StringComparison.Ordinal));
    }

    /// <summary>The office saves the programme.</summary>
    private static Task EditAsync(string content, string start, string status)
    {
        var hour = int.Parse(start.AsSpan(11, 2), System.Globalization.CultureInfo.InvariantCulture);
        return File.WriteAllTextAsync(
            Path.Combine(content, "editions", "2026.yaml"),
            $"""
            id: "2026"
            name: {"{"}vi: Tuần lễ 2026, en: Week 2026{"}"}
            theme: {"{"}vi: Chủ đề, en: Theme{"}"}
            start: 2026-10-05
            end: 2026-10-11
            source: {"{"}vi: Kế hoạch, en: Plan{"}"}
            events:
              - id: doc-sach
                title: {"{"}vi: Ngày hội đọc sách, en: Reading day{"}"}
                description: {"{"}vi: Đổi sách., en: Swap books.{"}"}
                start: {start}
                end: {start.AsSpan(0, 10)} {hour + 1:00}:00
                commune: "16690"
                status: {(status.Length > 0 ? status : "scheduled")}
            """
        );
    }

    private static async Task<FakeMessage> AskAsync(FakeTelegram telegram, Func<int> act, string answer)
    {
        var heard = telegram.Sent(Citizen).Count;
        act();
        return await telegram.WaitForMessageAsync(Citizen, answer, heard, TimeSpan.FromSeconds(60));
    }
}
