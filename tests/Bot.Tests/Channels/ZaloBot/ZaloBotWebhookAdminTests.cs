using ChatBot.Bot.Channels.Shared;
using ChatBot.Bot.Channels.ZaloBot;
using ChatBot.Bot.Office;
using ChatBot.Bot.Office.Transport;
using ChatBot.Bot.Settings;
using ChatBot.Bot.Tests.Office;
using ChatBot.Fakes.ZaloBot;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;
using Xunit;

namespace ChatBot.Bot.Tests.Channels.ZaloBot;

public sealed class ZaloBotWebhookAdminTests : IAsyncLifetime
{
    private FakeZaloBot _zalo = null!;

    public async Task InitializeAsync() => _zalo = await FakeZaloBot.StartAsync();

    public async Task DisposeAsync() => await _zalo.DisposeAsync();

    [Fact]
    public async Task Register_ServiceThatListens_IsRegisteredAndProbed()
    {
        await using var channel = await ZaloBotChannel.StartAsync("Webhook", withWebhook: false);

        var result = await RunAsync(WebhookAction.Register, channel.Address, api: channel.Fake.Address);

        var call = Assert.Single(channel.Fake.Calls, c => c.Method == "setWebhook").Parameters;
        Assert.Equal($"{channel.Address}/channels/zalo-bot", (string?)call["url"]);
        Assert.Equal(ZaloBotChannel.Secret, (string?)call["secret_token"]);
        Assert.Equal(("bot.hoctap", $"{channel.Address}/channels/zalo-bot"), (result.Account, result.Url));
        Assert.DoesNotContain(result.Notes, n => n.Contains("could not reach", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Register_AddressThatCannotBeReached_IsSavedAndSaysSo()
    {
        var result = await RunAsync(WebhookAction.Register, "http://127.0.0.1:1");

        Assert.Equal("http://127.0.0.1:1/channels/zalo-bot", result.Url);
        Assert.Equal(result.Url, _zalo.WebhookUrl);
        Assert.Contains(result.Notes, n => n.Contains("could not reach", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Register_WhilePolling_SaysThatPollingThenReceivesNothing() =>
        Assert.Contains(
            (await RunAsync(WebhookAction.Register, "http://127.0.0.1:1", updates: "Polling")).Notes,
            n => n.Contains("gives nothing to polling", StringComparison.Ordinal)
        );

    [Fact]
    public async Task Register_AddressThatZaloRefuses_SaysSo()
    {
        await using var strict = await FakeZaloBot.StartAsync(options: new FakeZaloBotOptions { AllowsLocalAddresses = false });

        foreach (var address in new[] { "http://bot.example.vn", "https://127.0.0.1", "https://10.1.2.3", "https://192.168.1.1" })
        {
            var failure = await Assert.ThrowsAsync<OfficeFailure>(() => RunAsync(WebhookAction.Register, address, api: strict.Address));
            Assert.Contains("refuses", failure.Message, StringComparison.Ordinal);
        }

        Assert.Equal("", strict.WebhookUrl);
    }

    [Fact]
    public async Task Remove_WhatIsRegistered_IsGone()
    {
        _zalo.RegisterWebhook("https://other.example.vn", "12345678");

        var result = await RunAsync(WebhookAction.Remove, updates: "Polling");

        Assert.Equal("", result.Url);
        Assert.Equal("", _zalo.WebhookUrl);
    }

    [Theory]
    [InlineData("", "https://bot.example.vn", "a-long-secret", "", "ZaloBot:Token")]
    [InlineData("nonsense", "https://bot.example.vn", "a-long-secret", "", "ZaloBot:Token")]
    [InlineData("987654321:TEST-token", "", "a-long-secret", "", "Service:PublicUrl")]
    [InlineData("987654321:TEST-token", "https://bot.example.vn", "", "", "ZaloBot:WebhookSecret")]
    [InlineData("987654321:TEST-token", "http://bot.example.vn", "a-long-secret", ZaloBotOptions.OfficialApi, "public https")]
    [InlineData("987654321:TEST-token", "https://bot.example.vn", "a-long-secret", "http://127.0.0.1:1", "does not answer")]
    [InlineData("1:WRONG", "https://bot.example.vn", "a-long-secret", "", "ZaloBot:Token")]
    public async Task Register_SettingsThatCannotWork_SayWhatToDo(
        string token,
        string publicUrl,
        string secret,
        string api,
        string expected
    )
    {
        var failure = await Assert.ThrowsAsync<OfficeFailure>(() =>
            RunAsync(WebhookAction.Register, publicUrl, secret, token, api, updates: "Polling")
        );

        Assert.Contains(expected, failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("WRONG", failure.Message, StringComparison.Ordinal);
    }

    private Task<WebhookReport> RunAsync(
        WebhookAction what,
        string publicUrl = "https://bot.example.vn",
        string secret = ZaloBotChannel.Secret,
        string token = "987654321:TEST-token",
        string api = "",
        string updates = "Webhook"
    )
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(
                new Dictionary<string, string?>
                {
                    ["ZaloBot:Token"] = token,
                    ["ZaloBot:WebhookSecret"] = secret,
                    ["ZaloBot:Updates"] = updates,
                    ["ZaloBot:ApiBaseUrl"] = api.Length == 0 ? _zalo.Address : api,
                }
            )
            .Build();
        var operation = new WebhookOperation(
            ZaloBotModule.Webhook,
            () => ZaloBotWebhookAdmin.Open(configuration),
            Options.Create(new ServiceOptions { PublicUrl = publicUrl }),
            new Audit(new MemoryStore(TimeProvider.System), TimeProvider.System)
        );
        return operation.RunAsync(new WebhookRequest(what), new RecordedCall());
    }
}
