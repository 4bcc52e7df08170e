using ChatBot.Bot.Channels.Telegram;
using ChatBot.Bot.Turns;
using ChatBot.Dialogs.Activities;
using Xunit;

namespace ChatBot.Bot.Tests.Channels.Telegram;

public sealed class TelegramUsedKeyboardsTests
{
    private const long Hoa = 5001;
    private const string Answer = "s:signup:a1:level:none";

    [Theory]
    [InlineData("Polling")]
    [InlineData("Webhook")]
    public async Task Press_OfAQuestion_TakesItsButtonsAway(string updates)
    {
        await using var channel = await TelegramChannel.StartAsync(updates);
        await SendAsync(channel, Answer);

        channel.Fake.UserPresses(Hoa, "Chọn");
        await channel.Fake.WaitForAsync(f => f.Sent(Hoa)[0].Markup is null && f.AnsweredPresses == 1);

        Assert.Equal("Câu hỏi", channel.Fake.Sent(Hoa)[0].Text);
    }

    [Theory]
    [InlineData("s:signup:a1:level:none", true)]
    [InlineData("f:signup:a1:edit", true)]
    [InlineData("go:menu", false)]
    [InlineData("topic:week_when", false)]
    [InlineData("event:khai-mac", false)]
    [InlineData("quiz:otp:1", false)]
    [InlineData("signup:cancel:ABC123", false)]
    [InlineData("nonsense", false)]
    [InlineData("", false)]
    public void IsOfAQuestion_Data_TellsAnswersFromWhatStaysMeaningful(string data, bool expected) =>
        Assert.Equal(expected, TelegramUsedKeyboards.IsOfAQuestion(data));

    [Fact]
    public async Task Press_OfAMenu_LeavesItStanding()
    {
        await using var channel = await TelegramChannel.StartAsync("Polling");
        await SendAsync(channel, "go:signup");
        await SendAsync(channel, Answer);

        channel.Fake.UserPressesData(Hoa, "go:signup", channel.Fake.Sent(Hoa)[0]);
        channel.Fake.UserPressesData(Hoa, Answer, channel.Fake.Sent(Hoa)[1]);
        await channel.Fake.WaitForAsync(f => f.Sent(Hoa)[1].Markup is null);

        Assert.NotNull(channel.Fake.Sent(Hoa)[0].Markup);
    }

    [Fact]
    public async Task Press_WhoseTurnIsNotOnDisk_LeavesTheButtons()
    {
        var slow = new TaskCompletionSource<TurnReceipt>();
        await using var channel = await TelegramChannel.StartAsync("Webhook");
        channel.Gateway.Answer = a => a is ButtonActivity ? slow.Task : Task.FromResult(TurnReceipt.Done);
        await SendAsync(channel, Answer);

        channel.Fake.UserPresses(Hoa, "Chọn");
        channel.Fake.UserSends(Hoa, "khác");
        await channel.Fake.WaitForAsync(f => f.Acknowledged.Count == 1);
        Assert.DoesNotContain(channel.Fake.Calls, c => c.Method == "editMessageReplyMarkup");

        slow.SetResult(TurnReceipt.Done);
        await channel.Fake.WaitForAsync(f => f.Sent(Hoa)[0].Markup is null);
    }

    [Theory]
    [InlineData("Polling")]
    [InlineData("Webhook")]
    public async Task Press_WhoseTurnFailed_LeavesTheButtons(string updates)
    {
        await using var channel = await TelegramChannel.StartAsync(updates);
        await SendAsync(channel, Answer);
        await SendAsync(channel, Answer);
        channel.Gateway.Answer = _ => Task.FromResult(TurnReceipt.Failed);
        channel.Fake.UserPressesData(Hoa, Answer, channel.Fake.Sent(Hoa)[0]);
        await channel.Fake.WaitForAsync(f => f.AnsweredPresses == 1);

        // The editor goes one after the other: when the second is gone, the first was left on purpose.
        channel.Gateway.Answer = _ => Task.FromResult(TurnReceipt.Done);
        channel.Fake.UserPressesData(Hoa, Answer, channel.Fake.Sent(Hoa)[1]);
        await channel.Fake.WaitForAsync(f => f.Sent(Hoa)[1].Markup is null);

        Assert.NotNull(channel.Fake.Sent(Hoa)[0].Markup);
    }

    [Fact]
    public async Task Press_TwiceOrOfAMessageThatIsGone_IsNoTrouble()
    {
        await using var channel = await TelegramChannel.StartAsync("Polling");
        await SendAsync(channel, Answer);
        var message = channel.Fake.Sent(Hoa)[0];

        channel.Fake.UserPressesData(Hoa, Answer, message);
        channel.Fake.UserPressesData(Hoa, Answer, message);
        channel.Fake.UserPressesData(Hoa, Answer, message with { Id = 999_999 });
        channel.Fake.UserPressesData(Hoa, Answer);
        await channel.Fake.WaitForAsync(f => f.Calls.Count(c => c.Method == "editMessageReplyMarkup") == 3);

        Assert.Equal([200, 400, 400], channel.Fake.Calls.Where(c => c.Method == "editMessageReplyMarkup").Select(c => c.Status));
        Assert.Null(channel.Adapter.Status.LastError);
        Assert.Null(channel.Adapter.Status.Degraded);
    }

    [Fact]
    public async Task Edit_ThatHangs_DelaysNoReply()
    {
        await using var channel = await TelegramChannel.StartAsync("Polling");
        await SendAsync(channel, Answer);
        channel.Fake.Faults.RateNoAnswer = 1;
        channel.Fake.UserPresses(Hoa, "Chọn");
        await channel.Fake.WaitForAsync(f => f.Calls.Any(c => c.Method == "editMessageReplyMarkup"));

        channel.Fake.Faults.RateNoAnswer = 0;
        await SendAsync(channel, Answer);

        Assert.Equal(2, channel.Fake.Sent(Hoa).Count);
    }

    private static async Task SendAsync(TelegramChannel channel, string payload) =>
        await channel.Adapter.SendAsync(
            new OutgoingActivity
            {
                To = new("telegram", "123456", "5001", "5001"),
                Text = "Câu hỏi",
                Buttons = [new Button("Chọn", payload)],
            },
            1,
            default
        );
}
