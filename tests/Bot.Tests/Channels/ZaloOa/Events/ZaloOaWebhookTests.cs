using System.Diagnostics;
using System.Net;
using ChatBot.Bot.Channels.ZaloOa;
using ChatBot.Bot.Tests.TestKit;
using ChatBot.Bot.Turns;
using ChatBot.Dialogs.Activities;
using ChatBot.Dialogs.Storage;
using ChatBot.Fakes.ZaloOa;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace ChatBot.Bot.Tests.Channels.ZaloOa.Events;

public sealed class ZaloOaWebhookTests : IAsyncLifetime, IDisposable
{
    private const string Hoa = ZaloOaChannel.Hoa;
    private readonly HttpClient _http = new();
    private ZaloOaChannel _channel = null!;

    private FakeZaloOa Fake => _channel.Fake;

    public async Task InitializeAsync() =>
        _channel = await ZaloOaChannel.StartAsync(settings: new Dictionary<string, string?> { ["ZaloOa:SiteVerification"] = "Ab-12_z" });

    public async Task DisposeAsync() => await _channel.DisposeAsync();

    public void Dispose() => _http.Dispose();

    [Fact]
    public async Task Post_Message_IsHandedInAndAcknowledged()
    {
        Fake.UserSends(Hoa, "Tuần lễ ở đâu? 😀");

        await Fake.WaitForAsync(f => f.Deliveries.Count == 1);
        Assert.Equal(200, Fake.Deliveries[0].Status);
        Assert.Equal("Tuần lễ ở đâu? 😀", Assert.IsType<MessageActivity>(Assert.Single(_channel.Gateway.Received)).Text);
        Assert.NotNull(_channel.Adapter.Status.LastUpdateAt);
    }

    [Theory]
    [InlineData("")]
    [InlineData("  \n")]
    [InlineData("{}")]
    [InlineData("""{"test":true}""")]
    public async Task Post_ConsoleTest_Is200AndNothingHappens(string body)
    {
        Assert.Equal(200, await Fake.PostAsync(body, "", mac: "none"));
        Assert.Empty(_channel.Gateway.Received);
    }

    [Theory]
    [InlineData("""{"event_name":"user_send_text","mess""")]
    [InlineData("xin chào")]
    [InlineData("[1,2]")]
    [InlineData("""{"\ud800":1}""")]
    public async Task Post_NoJsonObject_Is400(string body) => Assert.Equal(400, await Fake.PostAsync(body, ""));

    [Theory]
    [InlineData("mac=0000000000000000000000000000000000000000000000000000000000000000")]
    [InlineData("")]
    [InlineData("mac=xyz")]
    public async Task Post_ForgedSignature_Is401AndNothingHappens(string mac)
    {
        Assert.Equal(401, await Fake.PostAsync(ZaloOaEvents.Text("chào"), ZaloOaEvents.Time, mac));
        Assert.Empty(_channel.Gateway.Received);
    }

    [Fact]
    public async Task Post_BodyChangedByOneBlank_Is401()
    {
        var body = ZaloOaEvents.Text("chào");

        Assert.Equal(401, await Fake.PostAsync(body + " ", ZaloOaEvents.Time, Fake.Mac(body, ZaloOaEvents.Time)));
    }

    [Fact]
    public async Task Post_TimestampAsNumber_IsRight()
    {
        var body = Fresh(ZaloOaEvents.Text("chào"), quoted: false, out var timestamp);

        Assert.Equal(200, await Fake.PostAsync(body, timestamp));
        Assert.Single(_channel.Gateway.Received);
    }

    [Fact]
    public async Task Post_OtherApp_Is401()
    {
        var body = Fresh(ZaloOaEvents.Text("chào"), quoted: true, out var timestamp)
            .Replace(ZaloOaEvents.App, "123", StringComparison.Ordinal);

        Assert.Equal(401, await Fake.PostAsync(body, timestamp));
        Assert.Empty(_channel.Gateway.Received);
    }

    [Fact]
    public async Task Post_OtherAccountOfTheApp_Is200AndNothingHappens()
    {
        await _channel.ConnectedAsync();
        var body = Fresh(ZaloOaEvents.Text("chào"), quoted: true, out var timestamp)
            .Replace(ZaloOaEvents.Oa, "999", StringComparison.Ordinal);

        Assert.Equal(200, await Fake.PostAsync(body, timestamp));
        Assert.Empty(_channel.Gateway.Received);
    }

    [Fact]
    public async Task Post_EventThatComesLate_SaysWhenItHappened()
    {
        var at = DateTimeOffset.FromUnixTimeMilliseconds(DateTimeOffset.UtcNow.AddHours(-1).ToUnixTimeMilliseconds());
        var timestamp = at.ToUnixTimeMilliseconds().ToString(System.Globalization.CultureInfo.InvariantCulture);

        Assert.Equal(
            200,
            await Fake.PostAsync(ZaloOaEvents.Account("unfollow", $"\"follower\":{{\"id\":\"{Hoa}\"}}", timestamp), timestamp, retry: 4)
        );

        var happened = Assert.IsType<LeftActivity>(Assert.Single(_channel.Gateway.Received)).HappenedAt!.Value;
        Assert.InRange(happened, at.AddSeconds(-1), at.AddSeconds(1));
    }

    [Fact]
    public async Task Post_UnknownEvent_Is200()
    {
        var body = Fresh(ZaloOaEvents.FromUser("user_did_something_new", "{}"), quoted: true, out var timestamp);

        Assert.Equal(200, await Fake.PostAsync(body, timestamp));
        Assert.Empty(_channel.Gateway.Received);
    }

    [Fact]
    public async Task Post_EventOfAShapeNobodyKnows_Is200AndSaidInTheStatus()
    {
        var body = Fresh(ZaloOaEvents.FromUser("user_send_text", "[]"), quoted: true, out var timestamp);

        Assert.Equal(200, await Fake.PostAsync(body, timestamp));
        Assert.Contains("user_send_text could not be read", _channel.Adapter.Status.LastError, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Post_WithdrawalOfNobody_Is200AndSaidInTheStatus()
    {
        var body = Fresh(ZaloOaEvents.Account("user_withdraw", "\"user_id\":\"\""), quoted: true, out var timestamp);

        Assert.Equal(200, await Fake.PostAsync(body, timestamp));
        Assert.Contains("person erase", _channel.Adapter.Status.LastError, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Post_WithdrawalThatCannotBeRead_Is200AndSaidInTheStatus()
    {
        var body = Fresh(ZaloOaEvents.Account("user_withdraw", "\"user_id\":{}"), quoted: true, out var timestamp);

        Assert.Equal(200, await Fake.PostAsync(body, timestamp));
        Assert.Contains("person erase", _channel.Logs.All, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Post_WithdrawalWhoseTurnFails_Is200AndSaidInTheStatus()
    {
        _channel.Gateway.Answer = _ => Task.FromResult(TurnReceipt.Failed);
        var body = Fresh(ZaloOaEvents.Account("user_withdraw", $"\"user_id\":\"{ZaloOaEvents.User}\""), quoted: true, out var timestamp);

        Assert.Equal(200, await Fake.PostAsync(body, timestamp));
        Assert.Contains("person erase", _channel.Adapter.Status.LastError, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Post_SameEventAgain_HasItsEffectOnce()
    {
        var body = Fresh(ZaloOaEvents.Text("chào"), quoted: true, out var timestamp);

        Assert.Equal(200, await Fake.PostAsync(body, timestamp));
        Assert.Equal(200, await Fake.PostAsync(body, timestamp, retry: 1));
        Assert.Single(_channel.Gateway.Received);
    }

    [Fact]
    public async Task Post_ReplayOfDaysAgo_Is200AndNothingHappens()
    {
        var old = DateTimeOffset.UtcNow.AddDays(-4).ToUnixTimeMilliseconds().ToString(System.Globalization.CultureInfo.InvariantCulture);
        var body = ZaloOaEvents.FromUser("user_send_text", """{"text":"x","msg_id":"1"}""", old);

        Assert.Equal(200, await Fake.PostAsync(body, old));
        Assert.Empty(_channel.Gateway.Received);
    }

    [Theory]
    [InlineData(1024 * 1024 + 1)]
    [InlineData(10 * 1024 * 1024)]
    public async Task Post_HugeBody_Is413(int bytes)
    {
        using var content = new ByteArrayContent(new byte[bytes]);
        using var request = new HttpRequestMessage(HttpMethod.Post, Fake.WebhookUrl) { Content = content };
        request.Headers.ExpectContinue = true;
        using var response = await _http.SendAsync(request);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
    }

    [Fact]
    public async Task Post_StoreUnavailable_Is503AndComesAgain()
    {
        var clock = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using var channel = await ZaloOaChannel.StartAsync(new FakeZaloOaOptions { Time = clock });
        channel.Gateway.Answer = _ => throw new StoreUnavailableException("full");
        channel.Fake.UserSends(Hoa, "một");
        await channel.Fake.WaitForAsync(f => f.Deliveries.Count == 1);
        Assert.Equal(503, channel.Fake.Deliveries[0].Status);

        channel.Gateway.Answer = _ => Task.FromResult(TurnReceipt.Done);
        await AdvanceUntilAsync(clock, TimeSpan.FromSeconds(10), () => channel.Fake.Pending == 0);

        Assert.Equal(1, channel.Fake.Deliveries[^1].Retry);
        Assert.Single(channel.Gateway.Received);
    }

    [Fact]
    public async Task Post_TurnThatTakesTooLong_IsAnsweredInTimeAndFoundDoneLater()
    {
        var clock = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using var channel = await ZaloOaChannel.StartAsync(new FakeZaloOaOptions { Time = clock });
        var turn = new TaskCompletionSource<TurnReceipt>();
        channel.Gateway.Answer = _ => turn.Task;
        channel.Fake.UserSends(Hoa, "chậm");

        // 1.7 seconds on the service's clock, below the platform's two.
        await AdvanceUntilAsync(clock, TimeSpan.FromSeconds(0.1), () => channel.Fake.Deliveries.Count == 1);
        Assert.Equal(503, channel.Fake.Deliveries[0].Status);

        turn.SetResult(TurnReceipt.Done);
        await AdvanceUntilAsync(clock, TimeSpan.FromSeconds(10), () => channel.Fake.Pending == 0);
        Assert.Equal(200, channel.Fake.Deliveries[^1].Status);
    }

    [Fact]
    public async Task Post_ServiceGoneForTwoHours_ZaloSwitchesTheWebhookOff()
    {
        var clock = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using var channel = await ZaloOaChannel.StartAsync(new FakeZaloOaOptions { Time = clock });
        channel.Gateway.Answer = _ => throw new StoreUnavailableException("full");
        channel.Fake.UserSends(Hoa, "một");

        await AdvanceUntilAsync(clock, TimeSpan.FromMinutes(1), () => channel.Fake.IsWebhookDisabled);

        Assert.Equal([0, 1, 2, 3, 4, 5], channel.Fake.Deliveries.Select(d => d.Retry));
        Assert.Single(channel.Fake.Deliveries.Select(d => d.Body).Distinct());
    }

    [Fact]
    public async Task Status_ManyForgedCalls_SaysWhichKeyToCompare()
    {
        for (var i = 0; i < 5; i++)
        {
            await Fake.PostAsync(ZaloOaEvents.Text("chào"), ZaloOaEvents.Time, "mac=00");
        }

        Assert.Contains("ZaloOa:OaSecretKey", _channel.Adapter.Status.Degraded, StringComparison.Ordinal);
        Fake.UserSends(Hoa, "chào");
        await Fake.WaitForAsync(f => f.Pending == 0);
        Assert.Null(_channel.Adapter.Status.Degraded);

        // Genuine events come: it is strangers.
        for (var i = 0; i < 20; i++)
        {
            await Fake.PostAsync(ZaloOaEvents.Text("chào"), ZaloOaEvents.Time, "mac=00");
        }

        Assert.Null(_channel.Adapter.Status.Degraded);
    }

    [Fact]
    public async Task Status_ManyCallsForAnotherApp_SaysWhichSettingToCompare()
    {
        for (var i = 0; i < 5; i++)
        {
            await Fake.PostAsync(ZaloOaEvents.Text("chào").Replace(ZaloOaEvents.App, "123", StringComparison.Ordinal), ZaloOaEvents.Time);
        }

        Assert.Contains("ZaloOa:AppId", _channel.Adapter.Status.Degraded, StringComparison.Ordinal);
        Fake.UserSends(Hoa, "chào");
        await Fake.WaitForAsync(f => f.Pending == 0);
        Assert.Null(_channel.Adapter.Status.Degraded);
    }

    [Fact]
    public async Task SiteVerification_IsServedAsFile()
    {
        var page = await _http.GetStringAsync(new Uri($"{_channel.Address}/zalo_verifierAb-12_z.html"));

        Assert.Contains("<meta name=\"zalo-platform-site-verification\" content=\"Ab-12_z\">", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SiteVerification_BeforeTheChannelIsOn_IsServed()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?> { ["ZaloOa:SiteVerification"] = "Ab-12_z" });
        new ZaloOaModule().AddServices(builder.Services, builder.Configuration);
        await using var app = builder.Build();
        new ZaloOaModule().Map(app);
        await app.StartAsync();

        var page = await _http.GetStringAsync(new Uri($"{app.Urls.First()}/zalo_verifierAb-12_z.html"));

        Assert.Contains("content=\"Ab-12_z\"", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/channels/zalo-oa/phone.png", "image/png")]
    [InlineData("/zalo_verifierAb-12_z.html", "text/html")]
    public async Task WhatZaloFetches_AskedForItsHead_IsThere(string path, string type)
    {
        using var request = new HttpRequestMessage(HttpMethod.Head, new Uri(_channel.Address + path));
        using var response = await _http.SendAsync(request);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(type, response.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task Logs_OfAllThis_HoldNoTextAndNoId()
    {
        Fake.UserSends(Hoa, "Tôi tên là Nguyễn Thị Hoa");
        await Fake.PostAsync(ZaloOaEvents.Text("Nguyễn Thị Hoa"), ZaloOaEvents.Time, "mac=00");
        await Fake.WaitForAsync(f => f.Deliveries.Count == 2);

        Assert.DoesNotContain("Hoa", _channel.Logs.All, StringComparison.Ordinal);
        Assert.DoesNotContain(Hoa, _channel.Logs.All, StringComparison.Ordinal);
        Assert.DoesNotContain(Fake.Options.OaSecretKey, _channel.Logs.All, StringComparison.Ordinal);
    }

    private static string Fresh(string body, bool quoted, out string timestamp)
    {
        timestamp = DateTimeOffset.UtcNow.ToUnixTimeMilliseconds().ToString(System.Globalization.CultureInfo.InvariantCulture);
        return body.Replace($"\"{ZaloOaEvents.Time}\"", quoted ? $"\"{timestamp}\"" : timestamp, StringComparison.Ordinal);
    }

    private static async Task AdvanceUntilAsync(FakeTimeProvider clock, TimeSpan step, Func<bool> condition)
    {
        var waited = Stopwatch.StartNew();
        while (!condition())
        {
            if (waited.Elapsed > Eventually.Deadline)
            {
                throw new TimeoutException("The condition did not come true.");
            }

            clock.Advance(step);
            await Task.Delay(5);
        }
    }
}
