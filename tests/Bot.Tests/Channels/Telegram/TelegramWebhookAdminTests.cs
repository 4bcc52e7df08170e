using ChatBot.Bot.Channels.Shared;
using ChatBot.Bot.Channels.Telegram;
using ChatBot.Bot.Office;
using ChatBot.Bot.Office.Transport;
using ChatBot.Bot.Settings;
using ChatBot.Bot.Tests.Office;
using ChatBot.Fakes.Telegram;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;
using Xunit;

namespace ChatBot.Bot.Tests.Channels.Telegram;

public sealed class TelegramWebhookAdminTests : IAsyncLifetime
{
    private FakeTelegram _telegram = null!;

    public async Task InitializeAsync() => _telegram = await FakeTelegram.StartAsync();

    public async Task DisposeAsync() => await _telegram.DisposeAsync();

    [Fact]
    public async Task Register_Settings_AreWhatTelegramGets()
    {
        var result = await RunAsync(new(WebhookAction.Register, DropPending: true, MaxConnections: 7));

        var call = Assert.Single(_telegram.Calls, c => c.Method == "setWebhook").Parameters;
        Assert.Equal("https://bot.example.vn/channels/telegram", (string?)call["url"]);
        Assert.Equal("s3cret", (string?)call["secret_token"]);
        Assert.Equal(7, (int?)call["max_connections"]);
        Assert.True((bool?)call["drop_pending_updates"]);
        Assert.Equal(
            ["message", "edited_message", "callback_query", "my_chat_member"],
            call["allowed_updates"]!.AsArray().Select(n => (string?)n)
        );
        Assert.Equal(("https://bot.example.vn/channels/telegram", 7), (result.Url, result.MaxConnections));
        Assert.Empty(result.Notes);
    }

    [Fact]
    public async Task Register_WhilePolling_SaysThatTheTwoExcludeEachOther() =>
        Assert.Contains(
            "409",
            Assert.Single((await RunAsync(new(WebhookAction.Register), updates: "Polling")).Notes),
            StringComparison.Ordinal
        );

    [Theory]
    [InlineData("", "https://bot.example.vn", "s3cret", "", 40, "Telegram:BotToken")]
    [InlineData("nonsense", "https://bot.example.vn", "s3cret", "", 40, "Telegram:BotToken")]
    [InlineData("123456:TEST", "", "s3cret", "", 40, "Service:PublicUrl")]
    [InlineData("123456:TEST", "https://bot.example.vn", "", "", 40, "Telegram:WebhookSecret")]
    [InlineData("123456:TEST", "https://bot.example.vn", "s3cret", "", 0, "1 to 100")]
    [InlineData("123456:TEST", "https://bot.example.vn", "s3cret", "", 101, "1 to 100")]
    [InlineData("123456:TEST", "http://bot.example.vn", "s3cret", TelegramOptions.OfficialApi, 40, "https on port")]
    [InlineData("123456:TEST", "https://bot.example.vn:5080", "s3cret", TelegramOptions.OfficialApi, 40, "https on port")]
    [InlineData("999:WRONG", "https://bot.example.vn", "s3cret", "", 40, "refuses the bot token")]
    public async Task Register_SettingsThatCannotWork_SayWhatToDo(
        string token,
        string publicUrl,
        string secret,
        string api,
        int connections,
        string expected
    )
    {
        var failure = await Assert.ThrowsAsync<OfficeFailure>(() =>
            RunAsync(new(WebhookAction.Register, MaxConnections: connections), token, publicUrl, secret, api, updates: "Polling")
        );

        Assert.Contains(expected, failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("WRONG", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Register_TelegramRefuses_RepeatsItsWords()
    {
        await using var strict = await FakeTelegram.StartAsync(options: new FakeTelegramOptions { IsLocalServer = false });

        var failure = await Assert.ThrowsAsync<OfficeFailure>(() =>
            RunAsync(new(WebhookAction.Register), publicUrl: "http://bot.example.vn", api: strict.Address)
        );

        Assert.Contains("An HTTPS URL must be provided for webhook", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Register_TwiceInASecond_SaysToWait()
    {
        await using var strict = await FakeTelegram.StartAsync(options: new FakeTelegramOptions { IsLocalServer = false });
        await RunAsync(new(WebhookAction.Register), api: strict.Address);

        var failure = await Assert.ThrowsAsync<OfficeFailure>(() => RunAsync(new(WebhookAction.Register), api: strict.Address));

        Assert.Contains("retry after 1", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Status_WebhookThatFails_TellsItsLastErrorAndHidesTheToken()
    {
        _telegram.UserSends(1, "chào");
        using (var http = new HttpClient())
        {
            var url = Uri.EscapeDataString($"http://127.0.0.1:1/hook/{_telegram.Options.Token}");
            (await http.PostAsync(new Uri($"{_telegram.Address}/bot{_telegram.Options.Token}/setWebhook?url={url}"), null)).Dispose();
        }

        await _telegram.WaitForAsync(f => f.FailedDeliveries.Count > 0);
        var result = await RunAsync(new(WebhookAction.Status));

        Assert.Equal("http://127.0.0.1:1/hook/***", result.Url);
        Assert.Equal(1, result.Pending);
        Assert.Equal("Connection refused", result.LastError);
        Assert.NotNull(result.LastErrorAt);
        Assert.Contains("not ours", Assert.Single(result.Notes), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false, 1)]
    [InlineData(true, 0)]
    public async Task Remove_PendingUpdates_StayUnlessToldOtherwise(bool dropPending, int pending)
    {
        _telegram.UserSends(1, "chào");

        var result = await RunAsync(new(WebhookAction.Remove, dropPending));

        Assert.Equal(("", pending), (result.Url, result.Pending));
        Assert.Contains("nothing comes in", Assert.Single(result.Notes), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_TelegramIsDown_SaysSo()
    {
        var failure = await Assert.ThrowsAsync<OfficeFailure>(() => RunAsync(new(WebhookAction.Status), api: "http://127.0.0.1:1"));

        Assert.Contains("does not answer", failure.Message, StringComparison.Ordinal);
    }

    private Task<WebhookReport> RunAsync(
        WebhookRequest request,
        string token = "123456:TEST",
        string publicUrl = "https://bot.example.vn",
        string secret = "s3cret",
        string api = "",
        string updates = "Webhook"
    )
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(
                new Dictionary<string, string?>
                {
                    ["Telegram:BotToken"] = token,
                    ["Telegram:WebhookSecret"] = secret,
                    ["Telegram:Updates"] = updates,
                    ["Telegram:ApiBaseUrl"] = api.Length == 0 ? _telegram.Address : api,
                }
            )
            .Build();
        var operation = new WebhookOperation(
            TelegramModule.Webhook,
            () => TelegramWebhookAdmin.Open(configuration),
            Options.Create(new ServiceOptions { PublicUrl = publicUrl }),
            new Audit(new MemoryStore(TimeProvider.System), TimeProvider.System)
        );
        return operation.RunAsync(request, new RecordedCall());
    }
}
