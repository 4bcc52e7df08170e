using ChatBot.Bot.Channels.Telegram;
using ChatBot.Bot.Tests.TestKit;
using Microsoft.Extensions.Time.Testing;
using Telegram.Bot.Types;
using Xunit;

namespace ChatBot.Bot.Tests.Channels.Telegram;

public sealed class TelegramWatchTests
{
    private static readonly Uri Ours = new("https://bot.example.vn");

    [Theory]
    [InlineData("https://bot.example.vn/channels/telegram", null)]
    [InlineData("https://bot.example.vn:443/channels/telegram", null)]
    [InlineData("", "No webhook is registered")]
    [InlineData("https://old.example.vn/channels/telegram", "another address")]
    [InlineData("https://bot.example.vn/elsewhere", "another address")]
    public void Trouble_OfWhatIsRegistered_IsNamed(string registered, string? trouble)
    {
        var said = TelegramWatch.Trouble(new WebhookInfo { Url = registered }, Ours);
        if (trouble is null)
        {
            Assert.Null(said);
        }
        else
        {
            Assert.Contains(trouble, said, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Trouble_WithoutAPublicAddress_KnowsOnlyThatThereIsNone()
    {
        Assert.Null(TelegramWatch.Trouble(new WebhookInfo { Url = "https://elsewhere.example.vn/x" }, null));
        Assert.NotNull(TelegramWatch.Trouble(new WebhookInfo { Url = "" }, null));
    }

    [Fact]
    public async Task Webhook_RemovedWhileTheServiceRuns_DegradesTheChannelUntilItIsBack()
    {
        var clock = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using var channel = await TelegramChannel.StartAsync("Webhook", time: clock);
        await channel.RemoveWebhookAsync();
        await PassUntilAsync(
            clock,
            () => channel.Adapter.Status.Degraded?.Contains("channels telegram register", StringComparison.Ordinal) is true
        );
        await channel.SetWebhookAsync();
        await PassUntilAsync(clock, () => channel.Adapter.Status.Degraded is null);
    }

    private static Task PassUntilAsync(FakeTimeProvider clock, Func<bool> condition) =>
        Eventually.TrueAsync(
            () =>
            {
                clock.Advance(TimeSpan.FromSeconds(20));
                return condition();
            },
            "the channel's state changes"
        );
}
