using ChatBot.Bot.Channels.ZaloBot;
using Xunit;

namespace ChatBot.Bot.Tests.Channels.ZaloBot;

public sealed class ZaloBotOptionsValidatorTests
{
    private const string Api = ZaloBotOptions.OfficialApi;

    [Theory]
    [InlineData("123456:ABC-def_1", "Polling", "", Api, null)]
    [InlineData("123456:ABC", "webhook", "s3cret-8", "http://127.0.0.1:8083", null)]
    [InlineData("123456:ABC", "Off", "", "http://127.0.0.1:8083/", null)]
    [InlineData("", "Nonsense", "", "nonsense", null)]
    [InlineData("ABC-def", "Polling", "", Api, "ZaloBot:Token")]
    [InlineData("123456:", "Polling", "", Api, "ZaloBot:Token")]
    [InlineData("123456:ABC-def/getMe", "Polling", "", Api, "ZaloBot:Token")]
    [InlineData("123456:ABC-def\n", "Polling", "", Api, "ZaloBot:Token")]
    [InlineData("123456:ABC", "Push", "", Api, "ZaloBot:Updates")]
    [InlineData("123456:ABC", "7", "", Api, "ZaloBot:Updates")]
    [InlineData("123456:ABC", "Webhook", "", Api, "ZaloBot:WebhookSecret")]
    [InlineData("123456:ABC", "Webhook", "seven77", Api, "ZaloBot:WebhookSecret")]
    [InlineData("123456:ABC", "Polling", "mật khẩu dài", Api, "ZaloBot:WebhookSecret")]
    [InlineData("123456:ABC", "Polling", "", "bot-api.zaloplatforms.com", "ZaloBot:ApiBaseUrl")]
    [InlineData("123456:ABC", "Polling", "", "https://bot-api.zaloplatforms.com/bot", "ZaloBot:ApiBaseUrl")]
    public void Validate_Settings_NamesTheKey(string token, string updates, string secret, string api, string? key)
    {
        var result = new ZaloBotOptionsValidator().Validate(
            null,
            new ZaloBotOptions
            {
                Token = token,
                Updates = updates,
                WebhookSecret = secret,
                ApiBaseUrl = api,
            }
        );

        Assert.Equal(key is null, result.Succeeded);
        if (key is not null)
        {
            Assert.StartsWith(key, Assert.Single(result.Failures!), StringComparison.Ordinal);
            Assert.DoesNotContain("ABC-def", result.FailureMessage, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(256, true)]
    [InlineData(257, false)]
    public void Validate_SecretsLength_IsThePlatforms(int length, bool fits) =>
        Assert.Equal(
            fits,
            new ZaloBotOptionsValidator()
                .Validate(null, new ZaloBotOptions { Token = "1:a", WebhookSecret = new string('x', length) })
                .Succeeded
        );
}
