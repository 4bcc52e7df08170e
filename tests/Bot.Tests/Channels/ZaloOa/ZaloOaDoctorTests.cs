using ChatBot.Bot.Channels.Shared;
using ChatBot.Bot.Channels.ZaloOa;
using ChatBot.Bot.Channels.ZaloOa.Setup;
using Xunit;

namespace ChatBot.Bot.Tests.Channels.ZaloOa;

public sealed class ZaloOaDoctorTests
{
    private static readonly ChannelStatus Running = new(Enabled: true, null, null, null, null, Degraded: null);

    [Fact]
    public async Task Channel_Off_IsFineAndHasNoWebhook()
    {
        var doctor = Doctor(appId: "");

        Assert.Equal(
            FindingLevel.Ok,
            Assert.Single(await doctor.ExamineAsync(Examination("https://bot.example.vn"), CancellationToken.None)).Level
        );
        Assert.Null(doctor.WebhookPath);
    }

    [Theory]
    [InlineData(null, "Fail Ok")]
    [InlineData("http://bot.example.vn", "Fail Ok")]
    [InlineData("https://bot.example.vn", "Ok")]
    public async Task Address_ThatZaloCannotCall_IsWrong(string? url, string expected)
    {
        var doctor = Doctor("1234567890");

        var findings = await doctor.ExamineAsync(Examination(url), CancellationToken.None);

        Assert.Equal(expected, string.Join(' ', findings.Select(finding => finding.Level)));
        Assert.Equal("/channels/zalo-oa", doctor.WebhookPath);
    }

    [Fact]
    public async Task Quota_OfTheRunningService_IsShown()
    {
        var finding = Assert.Single(
            await Doctor("1234567890")
                .ExamineAsync(
                    Examination("https://bot.example.vn") with
                    {
                        Running = Running with { Quota = "12 of 48 left" },
                    },
                    CancellationToken.None
                )
        );

        Assert.Contains("12 of 48 left", finding.Found, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", finding.Found, StringComparison.Ordinal);
    }

    private static ZaloOaDoctor Doctor(string appId) =>
        new(
            Microsoft.Extensions.Options.Options.Create(
                new ZaloOaOptions
                {
                    AppId = appId,
                    AppSecret = "secret",
                    OaSecretKey = "secret",
                }
            )
        );

    private static ChannelExamination Examination(string? url) => new(null, url is null ? null : new Uri(url), DateTimeOffset.UtcNow);
}
