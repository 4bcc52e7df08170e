using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using ChatBot.Bot.Channels.Shared;
using ChatBot.Bot.Channels.ZaloBot;
using ChatBot.Bot.Clock;
using ChatBot.Dialogs.Activities;
using ChatBot.Fakes.ZaloBot;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace ChatBot.Bot.Tests.Channels.ZaloBot;

public sealed class ZaloBotAdapterTests : IAsyncLifetime
{
    private const string Hoa = "6ede9afa66b88fe6d6a9";
    private ZaloBotChannel _channel = null!;

    private FakeZaloBot Fake => _channel.Fake;

    public async Task InitializeAsync()
    {
        _channel = await ZaloBotChannel.StartAsync("Off");
        Fake.UserSends(Hoa, "chào");
    }

    public async Task DisposeAsync() => await _channel.DisposeAsync();

    [Fact]
    public async Task Send_Text_ArrivesWithoutMarkup()
    {
        var result = await SendAsync(Text("**Chào** bạn & <b>") with { Buttons = [new("Đăng ký", "go:signup")] });

        var message = Assert.Single(Fake.Sent(Hoa));
        Assert.Equal(new SendResult.Sent(message.Id), result);
        Assert.Equal("Chào bạn & <b>\n\n1. Đăng ký\n(Nhắn số để chọn.)", message.Text);
        Assert.Null(Fake.Calls.Single(c => c.Method == "sendMessage").Parameters["parse_mode"]);
    }

    [Fact]
    public async Task Send_LongTextCutOff_GoesOnWhereItStopped()
    {
        var long3 = Text(string.Join(' ', Enumerable.Repeat(new string('a', 99), 50)));
        Fake.Faults.Next(Hoa, FakeZaloBotFault.None, FakeZaloBotFault.Internal403);
        Assert.IsType<SendResult.Retry>(await _channel.Adapter.SendAsync(long3, 7, default));
        Assert.Single(Fake.Sent(Hoa));

        Assert.IsType<SendResult.Sent>(await _channel.Adapter.SendAsync(long3, 7, default));
        Assert.Equal(3, Fake.Sent(Hoa).Count);

        // Another message of the same length starts at its beginning.
        Assert.IsType<SendResult.Sent>(await _channel.Adapter.SendAsync(long3, 8, default));
        Assert.Equal(6, Fake.Sent(Hoa).Count);
    }

    [Fact]
    public async Task Send_Picture_IsFetchedFromUsByZalo()
    {
        var result = await SendAsync(Text("Bản đồ") with { File = new OutgoingFile("ban-do.png", "image/png", [1, 2, 3]) });

        var message = Assert.Single(Fake.Sent(Hoa));
        Assert.IsType<SendResult.Sent>(result);
        Assert.Equal(("sendPhoto", "Bản đồ"), (message.Method, message.Text));
        Assert.Equal([1, 2, 3], message.Picture);
    }

    [Fact]
    public async Task Send_PictureWithoutAPublicAddress_SaysHowToGetIt()
    {
        await using var hidden = await ZaloBotChannel.StartAsync("Off", isPublic: false);
        hidden.Fake.UserSends(Hoa, "chào");

        await hidden.Adapter.SendAsync(Text("Bản đồ") with { File = new OutgoingFile("ban-do.png", "image/png", [1]) }, 1, default);

        Assert.Equal("sendMessage", Assert.Single(hidden.Fake.Sent(Hoa)).Method);
    }

    [Fact]
    public async Task Pictures_AskedForTheirHead_AreThere()
    {
        var address = _channel.Services.GetRequiredService<ZaloBotPictures>().Offer(new OutgoingFile("ban-do.png", "image/png", [1, 2, 3]));
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Head, new Uri(_channel.Address + new Uri(address).AbsolutePath));
        using var response = await http.SendAsync(request);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(("image/png", 3L), (response.Content.Headers.ContentType?.MediaType, response.Content.Headers.ContentLength));
    }

    [Fact]
    public async Task Pictures_UnknownName_IsNotFound()
    {
        using var http = new HttpClient();
        using var response = await http.GetAsync(new Uri($"{_channel.Address}/channels/zalo-bot/pictures/guess.png"));

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    [Fact]
    public void Pictures_AfterTheirTimeOrTooMany_AreForgotten()
    {
        var time = new Microsoft.Extensions.Time.Testing.FakeTimeProvider();
        var pictures = new ZaloBotPictures(new Uri("https://a.vn"), time);
        var picture = new OutgoingFile("a.jpg", "image/jpeg", [1]);
        string Offer() => pictures.Offer(picture).Split('/')[^1];
        bool IsThere(string name) => pictures.Serve(name) is not Microsoft.AspNetCore.Http.HttpResults.NotFound;

        var first = Offer();
        Assert.EndsWith(".jpg", first, StringComparison.Ordinal);
        Assert.True(IsThere(first));
        time.Advance(ZaloBotLimits.PictureLife);
        Assert.False(IsThere(first));

        var second = Offer();
        for (var i = 0; i < ZaloBotLimits.Pictures; i++)
        {
            Offer();
        }

        Assert.False(IsThere(second));
        Assert.NotEqual(first, second);
    }

    public static TheoryData<FakeZaloBotFault, Type, bool> Faults() =>
        new()
        {
            { FakeZaloBotFault.BadRequest, typeof(SendResult.Rejected), false },
            { FakeZaloBotFault.Unauthorized, typeof(SendResult.Misconfigured), false },
            { FakeZaloBotFault.Internal403, typeof(SendResult.Retry), false },
            { FakeZaloBotFault.NotFound, typeof(SendResult.Misconfigured), false },
            { FakeZaloBotFault.Timeout408, typeof(SendResult.Unknown), false },
            { FakeZaloBotFault.QuotaExceeded, typeof(SendResult.Retry), false },
            { FakeZaloBotFault.UnknownCode, typeof(SendResult.Rejected), false },
            { FakeZaloBotFault.BadGateway, typeof(SendResult.Retry), false },
            { FakeZaloBotFault.GatewayTimeout, typeof(SendResult.Unknown), false },
            { FakeZaloBotFault.CutBefore, typeof(SendResult.Unknown), false },
            { FakeZaloBotFault.CutAfter, typeof(SendResult.Unknown), true },
            { FakeZaloBotFault.HalfAnswer, typeof(SendResult.Unknown), true },
        };

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task Send_Fault_IsClassified(FakeZaloBotFault fault, Type expected, bool delivered)
    {
        // A connection that was used before: cuts on it must not be repeated by the HTTP stack itself.
        await SendAsync(Text("trước"));
        Fake.Faults.Next(Hoa, fault);

        var result = await SendAsync(Text("sau"));

        Assert.IsType(expected, result);
        Assert.Equal(delivered ? 2 : 1, Fake.Sent(Hoa).Count);
        Assert.Equal(2, Fake.Calls.Count(c => c.Method == "sendMessage"));
    }

    [Fact]
    public async Task Send_EveryError_IsClassifiedTheSameWhenItComesWith200()
    {
        var fake = await FakeZaloBot.StartAsync(options: new FakeZaloBotOptions { AnswersErrorsWith200 = true });
        await using var channel = await ZaloBotChannel.StartAsync("Off", fake);
        fake.UserSends(Hoa, "chào");
        fake.Faults.Next(Hoa, FakeZaloBotFault.Unauthorized, FakeZaloBotFault.Internal403, FakeZaloBotFault.QuotaExceeded);

        Assert.IsType<SendResult.Misconfigured>(await channel.Adapter.SendAsync(Text("x"), 1, default));
        Assert.IsType<SendResult.Retry>(await channel.Adapter.SendAsync(Text("x"), 1, default));
        Assert.IsType<SendResult.Retry>(await channel.Adapter.SendAsync(Text("x"), 1, default));
    }

    [Fact]
    public async Task Send_QuotaExceeded_HoldsTheChannelAndSaysSoUntilSomethingGoesOut()
    {
        Fake.Faults.Next(Hoa, FakeZaloBotFault.QuotaExceeded);

        var retry = Assert.IsType<SendResult.Retry>(await SendAsync(Text("x")));
        Assert.True(retry.WholeChannel);
        Assert.Null(retry.After);
        Assert.Contains("quota", _channel.Adapter.Status.Degraded, StringComparison.Ordinal);

        await SendAsync(Text("x"));
        Assert.Null(_channel.Adapter.Status.Degraded);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Send_PersonWhoCannotBeReached_IsUnreachable(bool blocked)
    {
        if (blocked)
        {
            Fake.UserBlocks(Hoa);
        }

        var to = blocked ? Hoa : "stranger";

        Assert.IsType<SendResult.Unreachable>(await SendAsync(Text("x") with { To = new("zalo-bot", "987654321", to, to) }));
    }

    [Fact]
    public void Classify_DocumentedCodes_AreAllInTheTable() =>
        Assert.Equal([400, 401, 403, 404, 408, 426, 429], ZaloBotFailures.KnownCodes.Order());

    [Theory]
    [InlineData(426, "{\"ok\":false,\"errorCode\":426}", typeof(SendResult.Retry))]
    [InlineData(429, "{\"ok\":false,\"error_code\":\"429\"}", typeof(SendResult.Retry))]
    [InlineData(200, "{\"ok\":false}", typeof(SendResult.Rejected))]
    [InlineData(200, "{\"ok\":false,\"error_code\":-1}", typeof(SendResult.Rejected))]
    [InlineData(200, "<html>", typeof(SendResult.Unknown))]
    [InlineData(401, "Unauthorized", typeof(SendResult.Misconfigured))]
    [InlineData(403, "<html>", typeof(SendResult.Misconfigured))]
    [InlineData(302, "", typeof(SendResult.Misconfigured))]
    [InlineData(413, "<html>", typeof(SendResult.Rejected))]
    [InlineData(429, "<html>", typeof(SendResult.Retry))]
    [InlineData(503, "{\"ok\":false,\"error_code\":503}", typeof(SendResult.Retry))]
    public void Classify_Answers_FallIntoTheirClass(int status, string body, Type expected) =>
        Assert.IsType(expected, ZaloBotFailures.Classify(ZaloBotAnswer.Read(status, System.Text.Encoding.UTF8.GetBytes(body), null)));

    [Fact]
    public void Classify_RetryAfterHeader_IsObeyedShouldItEverCome() =>
        Assert.Equal(
            TimeSpan.FromSeconds(9),
            Assert
                .IsType<SendResult.Retry>(
                    ZaloBotFailures.Classify(new ZaloBotAnswer(429, true, false, 429, "", default(JsonElement), TimeSpan.FromSeconds(9)))
                )
                .After
        );

    [Fact]
    public void Classify_Defect_IsRejected() => Assert.IsType<SendResult.Rejected>(ZaloBotFailures.Classify(new ArgumentException("x")));

    [Fact]
    public async Task Send_EmptyText_IsRejected() => Assert.IsType<SendResult.Rejected>(await SendAsync(Text(" \n ")));

    [Fact]
    public async Task Send_Stopped_IsUnknown()
    {
        Fake.Faults.Next(Hoa, FakeZaloBotFault.NoAnswer);
        using var stop = new CancellationTokenSource();
        var sending = _channel.Adapter.SendAsync(Text("x"), 1, stop.Token);
        await Fake.WaitForAsync(f => f.Sent(Hoa).Count == 1);
        await stop.CancelAsync();

        Assert.IsType<SendResult.Unknown>(await sending);
    }

    [Fact]
    public async Task Send_NobodyListens_IsRetryBecauseNothingWasSent()
    {
        int port;
        using (var listener = new TcpListener(IPAddress.Loopback, 0))
        {
            listener.Start();
            port = ((IPEndPoint)listener.LocalEndpoint).Port;
        }

        using var client = new ZaloBotClient(
            new ZaloBotOptions { Token = "1:a", ApiBaseUrl = $"http://127.0.0.1:{port}" },
            CallClock.System
        );
        var adapter = new ZaloBotAdapter(client, new ZaloBotPictures(null, TimeProvider.System), new ZaloBotHealth(TimeProvider.System));

        Assert.IsType<SendResult.Retry>(await adapter.SendAsync(Text("x"), 1, default));
    }

    [Fact]
    public async Task Send_WhateverHappens_LogsNeitherTokenNorText()
    {
        Fake.Faults.Next(Hoa, Enum.GetValues<FakeZaloBotFault>().Except([FakeZaloBotFault.None, FakeZaloBotFault.NoAnswer]).ToArray());
        var results = new List<SendResult>();
        for (var i = 0; i < 14; i++)
        {
            results.Add(await SendAsync(Text("Nguyễn Thị Bí Mật")));
        }

        var told = $"{_channel.Logs.All} {string.Join(' ', results)} {_channel.Adapter.Status}";
        Assert.DoesNotContain(Fake.Options.Token, told, StringComparison.Ordinal);
        Assert.DoesNotContain("Bí Mật", told, StringComparison.Ordinal);
        Assert.DoesNotContain(Hoa, told, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Send_EverybodyTraces_NoTraceKnowsTheCall()
    {
        var seen = new ConcurrentQueue<string>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name.StartsWith("System.Net", StringComparison.Ordinal),
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStarted = activity => seen.Enqueue(string.Join(' ', activity.TagObjects.Select(t => t.Value))),
            ActivityStopped = activity => seen.Enqueue(string.Join(' ', activity.TagObjects.Select(t => t.Value))),
        };
        ActivitySource.AddActivityListener(listener);

        // The same call by an ordinary client is traced: the listener hears.
        using (var ordinary = new HttpClient())
        {
            (await ordinary.GetAsync(new Uri($"{Fake.Address}/bot1:ordinary/getMe"))).Dispose();
        }

        await SendAsync(Text("x"));

        Assert.Contains(seen, s => s.Contains("bot1:ordinary", StringComparison.Ordinal));
        Assert.DoesNotContain(seen, s => s.Contains(Fake.Options.Token, StringComparison.Ordinal));
    }

    [Fact]
    public void BackOff_Failures_DoubleUpToTheCapWithJitter()
    {
        var backOff = BackOff.Default;

        Assert.Equal([1, 2, 4, 8, 16, 32, 60, 60], Enumerable.Range(1, 8).Select(n => (int)backOff.After(n, 1).TotalSeconds));
        Assert.Equal(TimeSpan.FromSeconds(30), backOff.After(int.MaxValue, 0));
    }

    private Task<SendResult> SendAsync(OutgoingActivity activity) => _channel.Adapter.SendAsync(activity, 1, default);

    private static OutgoingActivity Text(string text) => new() { To = new("zalo-bot", "987654321", Hoa, Hoa), Text = text };
}
