using ChatBot.Bot.Channels.Shared;
using ChatBot.Bot.Channels.ZaloBot;
using ChatBot.Fakes.ZaloBot;
using Xunit;

namespace ChatBot.Bot.Tests.Channels.ZaloBot;

public sealed class ZaloBotDoctorTests : IAsyncLifetime
{
    private static readonly Uri PublicUrl = new("https://bot.example.vn");
    private FakeZaloBot _fake = null!;

    public async Task InitializeAsync() => _fake = await FakeZaloBot.StartAsync();

    public Task DisposeAsync() => _fake.DisposeAsync().AsTask();

    [Fact]
    public async Task Channel_Off_IsFine() => Assert.Equal(FindingLevel.Ok, Assert.Single(await ExamineAsync(new ZaloBotOptions())).Level);

    [Theory]
    [InlineData("Polling", null, nameof(FindingLevel.Ok))]
    [InlineData("Polling", "https://bot.example.vn/channels/zalo-bot", nameof(FindingLevel.Warn))]
    [InlineData("Webhook", null, nameof(FindingLevel.Fail))]
    [InlineData("Webhook", "https://bot.example.vn/channels/zalo-bot", nameof(FindingLevel.Ok))]
    [InlineData("Webhook", "https://old.example.vn/channels/zalo-bot", nameof(FindingLevel.Warn))]
    [InlineData("Off", null, nameof(FindingLevel.Ok))]
    public async Task Updates_AndTheWebhookAtZalo_FitTogetherOrNot(string updates, string? webhook, string expected)
    {
        var options = Options(updates);
        if (webhook is not null)
        {
            using var client = new ZaloBotClient(options, CallClock.System);
            Assert.True((await client.SetWebhookAsync(webhook, "a-secret-of-16-characters", CancellationToken.None)).Ok);
        }

        var findings = await ExamineAsync(options);

        Assert.Equal([FindingLevel.Ok, Enum.Parse<FindingLevel>(expected)], findings.Select(finding => finding.Level));
    }

    [Fact]
    public async Task Token_Refused_IsWrongWithoutTheToken()
    {
        var options = Options("Polling");
        options.Token = "99999:WRONG";

        var finding = Assert.Single(await ExamineAsync(options));

        Assert.Equal(FindingLevel.Fail, finding.Level);
        Assert.DoesNotContain("WRONG", finding.Found, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Zalo_ThatCannotBeReached_IsWrong()
    {
        var options = Options("Polling");
        options.ApiBaseUrl = "http://no-such-name.invalid";

        Assert.Equal(FindingLevel.Fail, Assert.Single(await ExamineAsync(options)).Level);
    }

    private ZaloBotOptions Options(string updates) =>
        new()
        {
            Token = _fake.Options.Token,
            Updates = updates,
            WebhookSecret = "a-secret-of-16-characters",
            ApiBaseUrl = _fake.Address,
        };

    private static Task<IReadOnlyList<Finding>> ExamineAsync(ZaloBotOptions options) =>
        new ZaloBotDoctor(Microsoft.Extensions.Options.Options.Create(options)).ExamineAsync(
            new ChannelExamination(null, PublicUrl, DateTimeOffset.UtcNow),
            CancellationToken.None
        );
}
