using ChatBot.Bot.Channels.Telegram;
using ChatBot.Bot.Tests.TestKit;
using ChatBot.Bot.Turns;
using ChatBot.Dialogs.Activities;
using ChatBot.Dialogs.Storage;
using ChatBot.Fakes.Telegram;
using Xunit;

namespace ChatBot.Bot.Tests.Channels.Telegram;

public sealed class TelegramPollerTests
{
    [Fact]
    public async Task Poll_Updates_AreHandedInInOrderAndConfirmed()
    {
        await using var channel = await TelegramChannel.StartAsync("Polling");
        for (var i = 0; i < 250; i++)
        {
            channel.Fake.UserSends(1 + (i % 5), $"tin {i}");
        }

        await channel.Fake.WaitForAsync(f => f.Pending == 0);

        Assert.Equal(Enumerable.Range(0, 250).Select(i => $"tin {i}"), channel.Gateway.Texts);
        Assert.Equal(250, channel.Fake.Acknowledged.Count);
    }

    [Fact]
    public async Task Poll_TurnNotYetOnDisk_IsNotConfirmedAndHoldsNobodyElse()
    {
        var slow = new TaskCompletionSource<TurnReceipt>();
        var gateway = new StubGateway
        {
            Answer = a => a.Conversation.ConversationId == "1" ? slow.Task : Task.FromResult(TurnReceipt.Done),
        };
        var fake = await FakeTelegram.StartAsync();
        fake.UserSends(1, "chậm");
        fake.UserSends(2, "nhanh");
        await using var channel = await TelegramChannel.StartAsync("Polling", fake, gateway);
        await WaitAsync(() => gateway.Received.Count == 2);

        Assert.Empty(fake.Acknowledged);
        slow.SetResult(TurnReceipt.Done);
        await fake.WaitForAsync(f => f.Acknowledged.Count == 2);
    }

    [Fact]
    public async Task Poll_StoreUnavailable_RepeatsTheBatchWithoutConfirmingIt()
    {
        var calls = 0;
        var gateway = new StubGateway
        {
            Answer = _ =>
                Interlocked.Increment(ref calls) <= 4 ? throw new StoreUnavailableException("full") : Task.FromResult(TurnReceipt.Done),
        };
        var fake = await FakeTelegram.StartAsync();
        fake.UserSends(1, "một");
        fake.UserSends(1, "hai");
        await using var channel = await TelegramChannel.StartAsync("Polling", fake, gateway);
        await fake.WaitForAsync(f => f.Pending == 0);

        Assert.Equal(["một", "hai"], gateway.Texts.TakeLast(2));
        Assert.Equal("một", gateway.Texts[0]);
        Assert.Null(channel.Adapter.Status.Degraded);
        Assert.Contains("store", channel.Adapter.Status.LastError, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Poll_ATurnCancelledFromInside_DoesNotEndTheLoop()
    {
        var calls = 0;
        var gateway = new StubGateway
        {
            Answer = _ => Interlocked.Increment(ref calls) == 1 ? throw new TaskCanceledException() : Task.FromResult(TurnReceipt.Done),
        };
        await using var channel = await TelegramChannel.StartAsync("Polling", gateway: gateway);
        channel.Fake.UserSends(1, "một");
        await channel.Fake.WaitForAsync(f => f.Pending == 0);
        channel.Fake.UserSends(1, "hai");
        await channel.Fake.WaitForAsync(f => f.Pending == 0);

        Assert.Equal(["một", "một", "hai"], gateway.Texts);
    }

    [Fact]
    public async Task Poll_UpdateThatCannotBeRead_IsPassedOver()
    {
        var fake = await FakeTelegram.StartAsync();
        fake.UserSends(1, "trước");
        fake.Deliver(Payloads.All["unknown status"]);
        fake.UserSends(1, "sau");
        await using var channel = await TelegramChannel.StartAsync("Polling", fake);
        await fake.WaitForAsync(f => f.Pending == 0);

        Assert.Equal(["trước", "sau"], channel.Gateway.Texts);
    }

    [Fact]
    public async Task Poll_Press_IsAnsweredByACall()
    {
        await using var channel = await TelegramChannel.StartAsync("Polling");
        channel.Fake.UserPressesData(1, "go:menu");
        await channel.Fake.WaitForAsync(f => f.AnsweredPresses == 1);

        Assert.Equal("go:menu", Assert.IsType<ButtonActivity>(Assert.Single(channel.Gateway.Received)).Payload);
    }

    [Fact]
    public async Task Poll_WebhookIsSet_SaysWhatToDoAndGoesOnWhenItIsGone()
    {
        await using var channel = await TelegramChannel.StartAsync("Polling");
        await channel.SetWebhookAsync();
        channel.Fake.UserSends(1, "một");
        await channel.Fake.WaitForAsync(f => f.Calls.Any(c => c.Status == 409));
        await WaitAsync(() => channel.Adapter.Status.Degraded is not null);

        Assert.Contains("webhook", channel.Adapter.Status.Degraded, StringComparison.Ordinal);
        using (var http = new HttpClient())
        {
            (await http.PostAsync(new Uri($"{channel.Fake.Address}/bot{channel.Fake.Options.Token}/deleteWebhook"), null)).Dispose();
        }

        await channel.Fake.WaitForAsync(f => f.Pending == 0);
        Assert.Equal(["một"], channel.Gateway.Texts);
    }

    [Fact]
    public async Task Poll_TwoPollers_NamesTheConflict()
    {
        await using var channel = await TelegramChannel.StartAsync("Polling");
        using var http = new HttpClient();
        await channel.Fake.WaitForAsync(f => f.Calls.Any(c => c.Method == "setMyCommands"));
        var other = http.GetAsync(new Uri($"{channel.Fake.Address}/bot{channel.Fake.Options.Token}/getUpdates?timeout=0"));
        await WaitAsync(() => channel.Adapter.Status.LastError?.Contains("Another process", StringComparison.Ordinal) == true);
        (await other).Dispose();
    }

    [Fact]
    public async Task Poll_TokenRefused_SaysSoAndLogsNoToken()
    {
        await using var channel = await TelegramChannel.StartAsync("Polling", token: "999:WRONG_TOKEN");
        await WaitAsync(() => channel.Adapter.Status.Degraded is not null);

        Assert.Contains("Telegram:BotToken", channel.Adapter.Status.Degraded, StringComparison.Ordinal);
        Assert.DoesNotContain("WRONG_TOKEN", channel.Logs.All, StringComparison.Ordinal);
        Assert.DoesNotContain("WRONG_TOKEN", channel.Adapter.Status.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Poll_TextsAndPressesOfOnePerson_AreHandedInInTheirOrder()
    {
        var fake = await FakeTelegram.StartAsync();
        for (var i = 0; i < 20; i++)
        {
            if (i % 2 == 0)
            {
                fake.UserSends(1, $"{i}");
            }
            else
            {
                fake.UserPressesData(1, $"{i}");
            }
        }

        await using var channel = await TelegramChannel.StartAsync("Polling", fake);
        await fake.WaitForAsync(f => f.Pending == 0);

        Assert.Equal(
            Enumerable.Range(0, 20).Select(i => $"{i}"),
            channel.Gateway.Received.Select(a => a is ButtonActivity press ? press.Payload : ((MessageActivity)a).Text)
        );
    }

    [Fact]
    public async Task Introduction_AtTheStart_PresentsTheBotInBothLanguages()
    {
        await using var channel = await TelegramChannel.StartAsync("Off");
        await channel.Fake.WaitForAsync(f => f.Calls.Count(c => c.Method == "setMyShortDescription") == 3);

        foreach (
            var (language, text) in new[]
            {
                ("", TelegramProfile.Default.Description.Vi),
                ("vi", TelegramProfile.Default.Description.Vi),
                ("en", TelegramProfile.Default.Description.En),
            }
        )
        {
            Assert.Equal(text, channel.Fake.GetProfile("description", language));
        }

        Assert.DoesNotContain(channel.Fake.Calls, c => c.Method == "setMyName");
    }

    [Fact]
    public async Task Introduction_TextsOfTheOffice_AreLeftAlone()
    {
        var fake = await FakeTelegram.StartAsync();
        fake.SetProfile("description", "", "Do Sở viết.");
        await using var channel = await TelegramChannel.StartAsync("Off", fake);
        await fake.WaitForAsync(f => f.Calls.Count(c => c.Method == "setMyShortDescription") == 3);

        Assert.Equal("Do Sở viết.", fake.GetProfile("description", ""));
        Assert.Equal(2, fake.Calls.Count(c => c.Method == "setMyDescription"));
    }

    [Fact]
    public async Task Introduction_NamesOfTheSettings_AreSetOnlyWhenTheyDiffer()
    {
        var fake = await FakeTelegram.StartAsync();
        fake.SetProfile("name", "en", "Nghệ An learns");
        await using var channel = await TelegramChannel.StartAsync(
            "Off",
            fake,
            settings: new() { ["Telegram:Name"] = "Nghệ An học", ["Telegram:NameEn"] = "Nghệ An learns" }
        );
        await fake.WaitForAsync(f => f.Calls.Count(c => c.Method == "getMyName") == 3);

        await fake.WaitForAsync(f => f.GetProfile("name", "vi") == "Nghệ An học" && f.GetProfile("name", "") == "Nghệ An học");
        Assert.Equal(2, fake.Calls.Count(c => c.Method == "setMyName"));
    }

    [Fact]
    public async Task Introduction_AtTheStart_LearnsTheNameAndRegistersCommandsInBothLanguages()
    {
        await using var channel = await TelegramChannel.StartAsync("Off");
        await channel.Fake.WaitForAsync(f => f.Commands.Count == 3);

        Assert.Equal("hoc_tap_bot", channel.Identity.Username);
        Assert.Equal(["", "en", "vi"], channel.Fake.Commands.Keys.Order(StringComparer.Ordinal));
        Assert.DoesNotContain(channel.Fake.Calls, c => c.Method == "getUpdates");
    }

    private static Task WaitAsync(Func<bool> condition) => Eventually.TrueAsync(condition, "the poller's next state");
}
