using ChatBot.Bot.Channels.Shared;
using ChatBot.Bot.Channels.Telegram;
using ChatBot.Fakes.Telegram;
using Xunit;

namespace ChatBot.Bot.Tests.Channels.Telegram;

public sealed class TelegramDoctorTests : IAsyncLifetime
{
    private static readonly Uri PublicUrl = new("https://bot.example.vn");
    private FakeTelegram _fake = null!;

    public async Task InitializeAsync() => _fake = await FakeTelegram.StartAsync();

    public Task DisposeAsync() => _fake.DisposeAsync().AsTask();

    [Fact]
    public async Task Channel_Off_IsFine()
    {
        var finding = Assert.Single(await ExamineAsync(new TelegramOptions()));

        Assert.Equal(FindingLevel.Ok, finding.Level);
        Assert.Contains("Telegram:BotToken", finding.Found, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Polling", null, nameof(FindingLevel.Ok), "polling")]
    [InlineData("Polling", "https://bot.example.vn/secret-path", nameof(FindingLevel.Warn), "refuses polling")]
    [InlineData("Webhook", null, nameof(FindingLevel.Fail), "no webhook is set")]
    [InlineData("Webhook", "https://bot.example.vn/channels/telegram", nameof(FindingLevel.Ok), "by the webhook")]
    [InlineData("Webhook", "https://old.example.vn/channels/telegram", nameof(FindingLevel.Warn), "old.example.vn")]
    [InlineData("Webhook", "https://bot.example.vn/secret-path", nameof(FindingLevel.Warn), "and not to")]
    [InlineData("Off", "https://bot.example.vn/channels/telegram", nameof(FindingLevel.Ok), "Off")]
    public async Task Updates_AndTheWebhookAtTelegram_FitTogetherOrNot(string updates, string? webhook, string expected, string words)
    {
        if (webhook is not null)
        {
            await SetWebhookAsync(webhook);
        }

        var findings = await ExamineAsync(Options(updates));

        Assert.Equal(FindingLevel.Ok, findings[0].Level);
        Assert.Contains("@hoc_tap_bot", findings[0].Found, StringComparison.Ordinal);
        Assert.Equal(expected, findings[1].Level.ToString());
        Assert.Contains(words, findings[1].Found, StringComparison.Ordinal);
        Assert.DoesNotContain("secret-path", findings[1].Found + findings[1].ToDo, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Token_Refused_IsWrongWithoutTheToken()
    {
        var options = Options("Polling");
        options.BotToken = "654321:WRONG";

        var finding = Assert.Single(await ExamineAsync(options));

        Assert.Equal(FindingLevel.Fail, finding.Level);
        Assert.Contains("Telegram:BotToken", finding.Found, StringComparison.Ordinal);
        Assert.DoesNotContain("WRONG", finding.Found, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Telegram_ThatCannotBeReached_IsWrong()
    {
        var options = Options("Polling");
        options.ApiBaseUrl = "http://no-such-name.invalid";

        Assert.Equal(FindingLevel.Fail, Assert.Single(await ExamineAsync(options)).Level);
    }

    [Theory]
    [InlineData("Polling", null)]
    [InlineData("Webhook", "/channels/telegram")]
    public void WebhookPath_OfAMode_IsThereOnlyWithTheWebhook(string updates, string? expected) =>
        Assert.Equal(expected, new TelegramDoctor(Microsoft.Extensions.Options.Options.Create(Options(updates))).WebhookPath);

    private TelegramOptions Options(string updates) =>
        new()
        {
            BotToken = _fake.Options.Token,
            Updates = updates,
            WebhookSecret = "secret",
            ApiBaseUrl = _fake.Address,
        };

    private static Task<IReadOnlyList<Finding>> ExamineAsync(TelegramOptions options) =>
        new TelegramDoctor(Microsoft.Extensions.Options.Options.Create(options)).ExamineAsync(
            new ChannelExamination(null, PublicUrl, DateTimeOffset.UtcNow),
            CancellationToken.None
        );

    private async Task SetWebhookAsync(string url)
    {
        using var http = new HttpClient();
        using var response = await http.PostAsync(
            new Uri($"{_fake.Address}/bot{_fake.Options.Token}/setWebhook?url={Uri.EscapeDataString(url)}&secret_token=secret"),
            null
        );
        response.EnsureSuccessStatusCode();
    }
}
