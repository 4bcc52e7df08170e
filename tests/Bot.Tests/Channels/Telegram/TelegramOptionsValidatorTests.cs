using ChatBot.Bot.Channels.Telegram;
using Xunit;

namespace ChatBot.Bot.Tests.Channels.Telegram;

public sealed class TelegramOptionsValidatorTests
{
    [Theory]
    [InlineData(64, null)]
    [InlineData(65, "Telegram:NameEn")]
    public void Validate_NamesLength_IsTelegrams(int length, string? key)
    {
        var result = new TelegramOptionsValidator().Validate(
            null,
            new TelegramOptions { BotToken = "1:a", NameEn = new string('n', length) }
        );

        Assert.Equal(key is not null, result.Failed);
        Assert.Contains(key ?? "", result.FailureMessage ?? "", StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("123456:ABC-def_1", "Polling", "", "https://api.telegram.org", null)]
    [InlineData("123456:ABC", "webhook", "s3cret_-", "http://127.0.0.1:8081", null)]
    [InlineData("123456:ABC", "Off", "", "http://127.0.0.1:8081/", null)]
    [InlineData("", "Nonsense", "", "nonsense", null)]
    [InlineData("ABC", "Polling", "", "https://api.telegram.org", "Telegram:BotToken")]
    [InlineData("123456:", "Polling", "", "https://api.telegram.org", "Telegram:BotToken")]
    [InlineData("123456:AB C", "Polling", "", "https://api.telegram.org", "Telegram:BotToken")]
    [InlineData("123456:ABC", "Push", "", "https://api.telegram.org", "Telegram:Updates")]
    [InlineData("123456:ABC", "7", "", "https://api.telegram.org", "Telegram:Updates")]
    [InlineData("123456:ABC", "Webhook", "", "https://api.telegram.org", "Telegram:WebhookSecret")]
    [InlineData("123456:ABC", "Webhook", "mật khẩu", "https://api.telegram.org", "Telegram:WebhookSecret")]
    [InlineData("123456:ABC", "Polling", "", "api.telegram.org", "Telegram:ApiBaseUrl")]
    [InlineData("123456:ABC", "Polling", "", "https://api.telegram.org/proxy", "Telegram:ApiBaseUrl")]
    [InlineData("123456:ABC", "Polling", "", "ftp://api.telegram.org", "Telegram:ApiBaseUrl")]
    public void Validate_Settings_NamesTheKey(string token, string updates, string secret, string api, string? key)
    {
        var options = new TelegramOptions
        {
            BotToken = token,
            Updates = updates,
            WebhookSecret = secret,
            ApiBaseUrl = api,
        };

        var result = new TelegramOptionsValidator().Validate(null, options);

        Assert.Equal(key is null, result.Succeeded);
        if (key is not null)
        {
            Assert.StartsWith(key, Assert.Single(result.Failures!), StringComparison.Ordinal);
            Assert.DoesNotContain("ABC-def", result.FailureMessage, StringComparison.Ordinal);
        }
    }
}
