using ChatBot.Bot.Channels.ZaloBot;
using ChatBot.Bot.Clock;
using ChatBot.Bot.Tests.TestKit;
using ChatBot.Bot.Turns;
using ChatBot.Dialogs.Storage;
using ChatBot.Fakes.ZaloBot;
using Xunit;

namespace ChatBot.Bot.Tests.Channels.ZaloBot;

public sealed class ZaloBotPollerTests
{
    [Fact]
    public async Task Poll_Updates_AreHandedInOneACallAndInOrder()
    {
        await using var channel = await ZaloBotChannel.StartAsync("Polling");
        for (var i = 0; i < 40; i++)
        {
            channel.Fake.UserSends($"u{i % 3}", $"tin {i}");
        }

        await WaitAsync(() => channel.Gateway.Received.Count == 40);

        Assert.Equal(Enumerable.Range(0, 40).Select(i => $"tin {i}"), channel.Gateway.Texts);
        Assert.True(channel.Fake.Calls.Count(c => c is { Method: "getUpdates", Code: 0 }) >= 40);
    }

    [Fact]
    public async Task Poll_TurnNotYetOnDisk_AsksForNothingMore()
    {
        var slow = new TaskCompletionSource<TurnReceipt>();
        await using var channel = await ZaloBotChannel.StartAsync("Polling", gateway: new StubGateway { Answer = _ => slow.Task });
        channel.Fake.UserSends("u1", "một");
        channel.Fake.UserSends("u2", "hai");
        await WaitAsync(() => channel.Gateway.Received.Count == 1);
        Assert.Equal(1, channel.Fake.Pending);

        slow.SetResult(TurnReceipt.Done);
        await WaitAsync(() => channel.Gateway.Received.Count == 2);
    }

    [Fact]
    public async Task Poll_StoreUnavailable_KeepsTheUpdateInHandUntilItIsOnDisk()
    {
        var calls = 0;
        var gateway = new StubGateway
        {
            Answer = _ =>
                Interlocked.Increment(ref calls) switch
                {
                    <= 3 => throw new StoreUnavailableException("full"),
                    4 => throw new TaskCanceledException(),
                    _ => Task.FromResult(TurnReceipt.Done),
                },
        };
        await using var channel = await ZaloBotChannel.StartAsync("Polling", gateway: gateway);
        channel.Fake.UserSends("u1", "một");
        channel.Fake.UserSends("u1", "hai");
        await WaitAsync(() => gateway.Texts.Contains("hai"));

        Assert.Equal(["một", "một", "một", "một", "một", "hai"], gateway.Texts);
        await WaitAsync(() => channel.Adapter.Status.Degraded is null);
        Assert.Contains("in hand", channel.Adapter.Status.LastError, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Poll_NothingNew_IsNoTrouble(bool answersErrorsWith200)
    {
        var fake = await FakeZaloBot.StartAsync(
            options: new FakeZaloBotOptions { LongestPoll = TimeSpan.FromMilliseconds(10), AnswersErrorsWith200 = answersErrorsWith200 }
        );
        await using var channel = await ZaloBotChannel.StartAsync("Polling", fake);
        await fake.WaitForAsync(f => f.Calls.Count(c => c is { Method: "getUpdates", Code: 408 }) >= 2);

        Assert.Null(channel.Adapter.Status.LastError);
        Assert.Null(channel.Adapter.Status.Degraded);
        Assert.Equal("30", (string?)fake.Calls.First(c => c.Method == "getUpdates").Parameters["timeout"]);
    }

    [Fact]
    public async Task Poll_TokenRefused_RaisesAnAlarmAndAsksSlowly()
    {
        var never = new BackOff(TimeSpan.FromMilliseconds(1), TimeSpan.FromMilliseconds(1)) { Refused = TimeSpan.FromHours(1) };
        await using var channel = await ZaloBotChannel.StartAsync("Polling", token: "999:WRONG_TOKEN", backOff: never);
        await WaitAsync(() => channel.Adapter.Status.Degraded is not null && channel.Logs.All.Contains("Error ", StringComparison.Ordinal));

        Assert.Contains("ZaloBot:Token", channel.Adapter.Status.Degraded, StringComparison.Ordinal);
        Assert.Single(channel.Logs.All.Split('\n'), line => line.Contains("No updates from Zalo Bot", StringComparison.Ordinal));
        Assert.DoesNotContain("WRONG_TOKEN", channel.Logs.All, StringComparison.Ordinal);
        Assert.DoesNotContain("WRONG_TOKEN", channel.Adapter.Status.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Poll_401InTheEnvelope_IsARefusedToken()
    {
        var fake = await FakeZaloBot.StartAsync();
        fake.Faults.Next("getUpdates", FakeZaloBotFault.Unauthorized);
        await using var channel = await ZaloBotChannel.StartAsync("Polling", fake);
        await WaitAsync(() => channel.Adapter.Status.LastError == ZaloBotFailures.TokenRefused);

        // It heals by itself once the token is taken again.
        fake.UserSends("u1", "một");
        await WaitAsync(() => channel.Gateway.Received.Count == 1 && channel.Adapter.Status.Degraded is null);
    }

    [Fact]
    public async Task Poll_TroubleThatPasses_IsWaitedOutAndNamed()
    {
        var fake = await FakeZaloBot.StartAsync();
        fake.Faults.Next(
            "getUpdates",
            FakeZaloBotFault.Internal403,
            FakeZaloBotFault.BadGateway,
            FakeZaloBotFault.CutBefore,
            FakeZaloBotFault.QuotaExceeded
        );
        await using var channel = await ZaloBotChannel.StartAsync("Polling", fake);
        fake.UserSends("u1", "một");
        await WaitAsync(() => channel.Gateway.Received.Count == 1);

        Assert.Null(channel.Adapter.Status.Degraded);
        Assert.Contains("Zalo does not answer", channel.Adapter.Status.LastError, StringComparison.Ordinal);
        Assert.Equal(4, channel.Logs.All.Split('\n').Count(line => line.Contains("No updates from Zalo Bot", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Poll_SomethingThatIsNoEvent_IsPassedOver()
    {
        var fake = await FakeZaloBot.StartAsync();
        fake.Deliver(new System.Text.Json.Nodes.JsonObject { ["strange"] = true });
        fake.UserSends("u1", "sau");
        await using var channel = await ZaloBotChannel.StartAsync("Polling", fake);
        await WaitAsync(() => channel.Gateway.Received.Count == 1);

        Assert.Equal(["sau"], channel.Gateway.Texts);
    }

    [Fact]
    public async Task Watch_WebhookRegisteredWhilePolling_SaysSoAndWhatToDo()
    {
        var fake = await FakeZaloBot.StartAsync();
        fake.RegisterWebhook("https://other.example.vn/hook", "12345678");
        await using var channel = await ZaloBotChannel.StartAsync("Polling", fake);
        await WaitAsync(() => channel.Adapter.Status.Degraded is not null);

        Assert.Contains("channels zalo-bot remove", channel.Adapter.Status.Degraded, StringComparison.Ordinal);

        // An empty poll works as a call, and still nothing comes in.
        await fake.WaitForAsync(f => f.Calls.Any(c => c.Method == "getWebhookInfo"));
        Assert.NotNull(channel.Adapter.Status.Degraded);
    }

    [Fact]
    public async Task Watch_WebhookAsItShouldBe_IsNoTrouble()
    {
        await using var channel = await ZaloBotChannel.StartAsync("Webhook");
        await channel.Fake.WaitForAsync(f => f.Calls.Any(c => c.Method == "getWebhookInfo"));

        Assert.Null(channel.Adapter.Status.Degraded);
        Assert.DoesNotContain(channel.Fake.Calls, c => c.Method == "getUpdates");
    }

    [Theory]
    [InlineData("Polling", "", null)]
    [InlineData("Polling", "https://a.vn/channels/zalo-bot", "channels zalo-bot remove")]
    [InlineData("Webhook", "", "channels zalo-bot register")]
    [InlineData("Webhook", null, "channels zalo-bot register")]
    [InlineData("Webhook", "https://a.vn/channels/zalo-bot", null)]
    [InlineData("Webhook", "https://b.vn/channels/zalo-bot", "another address")]
    [InlineData("Off", "https://b.vn/x", null)]
    public void Trouble_RegisteredAddress_IsComparedWithTheSetting(string mode, string? registered, string? expected)
    {
        var trouble = ZaloBotWatch.Trouble(
            new ZaloBotOptions { Updates = mode }.Mode,
            registered,
            ZaloBotModule.Webhook.Address("https://a.vn")
        );

        if (expected is null)
        {
            Assert.Null(trouble);
        }
        else
        {
            Assert.Contains(expected, trouble, StringComparison.Ordinal);
        }
    }

    private static Task WaitAsync(Func<bool> condition) => Eventually.TrueAsync(condition, "the poller's next state");
}
