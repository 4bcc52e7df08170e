using ChatBot.Fakes.Telegram;
using Xunit;

namespace ChatBot.EndToEnd.Tests;

/// <summary>A learner on Telegram: subscribes, gets the lesson at the hour they chose through the real service, answers, stops.</summary>
// The hour of a lesson comes by the clock: three quarters of a minute.
[Trait("Speed", "Slow")]
public sealed class LessonTests
{
    private const long Learner = 7001;

    [Fact]
    public async Task Learner_WhoChose19h_GetsTheLessonAt19hAndNothingAfterStop()
    {
        using var folder = new TestFolder();
        await using var telegram = await FakeTelegram.StartAsync();
        await using var service = await ServiceProcess.StartAsync(
            folder.Path,
            new Dictionary<string, string?>
            {
                ["Telegram:BotToken"] = telegram.Options.Token,
                ["Telegram:ApiBaseUrl"] = telegram.Address,

                // The service's own clock: three quarters of a minute are enough to subscribe even on a busy machine, and the hour comes
                // while the test waits.
                ["Service:StartAt"] = "2026-10-05T18:59:15",
            }
        );

        await AskAsync(telegram, () => telegram.UserStarts(Learner), "Chào bạn");
        await AskAsync(telegram, () => telegram.UserPresses(Learner, "Bài học an toàn số"), "đồng ý nhận");
        await AskAsync(telegram, () => telegram.UserPresses(Learner, "Tôi đồng ý"), "mấy giờ");
        await AskAsync(telegram, () => telegram.UserPresses(Learner, "19h"), "Tôi gửi bài lúc 19h");

        var lesson = await telegram.WaitForMessageAsync(Learner, "Bài 1/", deadline: TimeSpan.FromSeconds(90));
        Assert.Contains("Thứ Hai, 5/10/2026", string.Concat(telegram.Sent(Learner).Select(m => m.Text)), StringComparison.Ordinal);
        Assert.Contains("Câu hỏi", lesson.Text, StringComparison.Ordinal);
        await AskAsync(telegram, () => telegram.UserSends(Learner, "1"), "úng");
        await AskAsync(telegram, () => telegram.UserSends(Learner, "dừng"), "Đã dừng");

        Assert.Single(telegram.Sent(Learner), m => m.Text.Contains("Bài 1/", StringComparison.Ordinal));
        Assert.Equal(0, await service.StopAsync());
    }

    private static async Task AskAsync(FakeTelegram telegram, Func<int> act, string answer)
    {
        var heard = telegram.Sent(Learner).Count;
        act();
        await telegram.WaitForMessageAsync(Learner, answer, heard, TimeSpan.FromSeconds(60));
    }
}
