using System.Net;
using System.Text;
using ChatBot.Bot.Channels.ZaloBot;
using ChatBot.Bot.Turns;
using ChatBot.Dialogs.Activities;
using ChatBot.Dialogs.Storage;
using ChatBot.Fakes.ZaloBot;
using Xunit;

namespace ChatBot.Bot.Tests.Channels.ZaloBot;

public sealed class ZaloBotWebhookTests : IAsyncLifetime, IDisposable
{
    private const string Bare =
        """{"event_name":"message.text.received","message":{"from":{"id":"u1","is_bot":false},"chat":{"id":"u1","chat_type":"PRIVATE"},"text":"Xin chào","message_id":"m1","date":1750316131602}}""";

    private readonly HttpClient _http = new();
    private ZaloBotChannel _channel = null!;

    public async Task InitializeAsync() => _channel = await ZaloBotChannel.StartAsync("Webhook");

    public async Task DisposeAsync() => await _channel.DisposeAsync();

    public void Dispose() => _http.Dispose();

    [Theory]
    [InlineData(Bare)]
    [InlineData($$"""{"ok":true,"result":{{Bare}}}""")]
    public async Task Post_Event_IsHandedInAndAcknowledged(string body)
    {
        using var response = await PostAsync(body);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(["Xin chào"], _channel.Gateway.Texts);
        Assert.NotNull(_channel.Adapter.Status.LastUpdateAt);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("wrong")]
    [InlineData(ZaloBotChannel.Secret + "x")]
    public async Task Post_WithoutTheSecret_Is401AndNothingHappens(string? secret)
    {
        using var response = await PostAsync(Bare, secret);

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.Empty(_channel.Gateway.Received);
        Assert.Null(_channel.Adapter.Status.LastUpdateAt);
    }

    [Fact]
    public async Task Status_ManyCallsWithAnotherSecret_NamesTheSettingUntilAGenuineOneComes()
    {
        for (var i = 0; i < 5; i++)
        {
            (await PostAsync(Bare, "wrong-secret")).Dispose();
        }

        Assert.Contains("ZaloBot:WebhookSecret", _channel.Adapter.Status.Degraded, StringComparison.Ordinal);

        (await PostAsync(Bare)).Dispose();
        for (var i = 0; i < 20; i++)
        {
            (await PostAsync(Bare, "wrong-secret")).Dispose();
        }

        Assert.Null(_channel.Adapter.Status.Degraded);
    }

    [Theory]
    [InlineData("\"id\":12345678901234567890", "12345678901234567890")]
    public async Task Post_IdsAsNumbers_AreReadToTheLastDigit(string id, string expected)
    {
        using var response = await PostAsync(Bare.Replace("\"id\":\"u1\"", id, StringComparison.Ordinal));

        Assert.Equal(expected, Assert.Single(_channel.Gateway.Received).Conversation.UserId);
    }

    [Theory]
    [InlineData(null)]
    [InlineData(ZaloBotChannel.Secret)]
    public async Task Post_EmptyProbe_IsAnswered(string? secret)
    {
        using var response = await PostAsync("", secret);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Empty(_channel.Gateway.Received);
    }

    [Theory]
    [InlineData("""{"event_name":"message.poll.received","message":{"from":{"id":"u"},"chat":{"id":"u"}}}""")]
    [InlineData("{}")]
    [InlineData("[1]")]
    public async Task Post_UnknownEvent_IsAcknowledged(string body)
    {
        using var response = await PostAsync(body);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Empty(_channel.Gateway.Received);
    }

    [Theory]
    [InlineData(
        """{"ok":true,"result":{"event_name":"message.text.received","message":{"from":{"id":"1"},"chat":{"id":"1","chat_type":"PRIVATE","\ud800":1},"text":"3","message_id":"a"}}}"""
    )]
    [InlineData("""{"\udc00":{},"event_name":"message.text.received"}""")]
    [InlineData("""{"event_name":"message.text.received","message":{"\ud800":1,"from":{"id":"1"}}}""")]
    [InlineData(
        """{"event_name":"message.text.received","message":{"from":{"id":"00ÿ"},"chat":{"id":"1","chat_type":"PRIVATE"},"text":"3","message_id":"a"}}"""
    )]
    [InlineData(
        """{"event_name":"message.text.received","message":{"from":{"id":"1"},"chat":{"id":"1","chat_type":"PRIVATE"},"text":"ÿ","message_id":"a"}}"""
    )]
    public async Task Post_TextThatIsNoUnicode_IsAcknowledgedAndPassedOver(string body)
    {
        // Latin-1: the last letter is a byte that UTF-8 does not know.
        using var content = new ByteArrayContent(Encoding.Latin1.GetBytes(body));
        using var response = await _http.SendAsync(Request(content, ZaloBotChannel.Secret));

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Empty(_channel.Gateway.Received);
    }

    [Theory]
    [InlineData("\"id\":\"u1\"")]
    [InlineData("\"message_id\":\"")]
    [InlineData("\"event_name\":\"message.")]
    public async Task Post_IdLongerThanAnyOfThePlatforms_IsAcknowledgedAndPassedOver(string of)
    {
        using var response = await PostAsync(
            Bare.Replace(
                of,
                of.EndsWith("u1\"", StringComparison.Ordinal)
                    ? of.Replace("u1", new string('u', 1200), StringComparison.Ordinal)
                    : of + new string('m', 1200),
                StringComparison.Ordinal
            )
        );

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Empty(_channel.Gateway.Received);
    }

    [Theory]
    [InlineData("""{"event_name":"message.te""")]
    [InlineData("xin chào")]
    public async Task Post_TruncatedJson_Is400(string body)
    {
        using var response = await PostAsync(body);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Theory]
    [InlineData(ZaloBotChannel.Secret, HttpStatusCode.RequestEntityTooLarge)]
    [InlineData("wrong", HttpStatusCode.Unauthorized)]
    public async Task Post_TenMegabytes_AreNotRead(string secret, HttpStatusCode expected)
    {
        using var request = Request(new StringContent(new string(' ', 10 * 1024 * 1024)), secret);

        // The server may close as soon as it has seen the length: the client asks first.
        request.Headers.ExpectContinue = true;
        using var response = await _http.SendAsync(request);

        Assert.Equal(expected, response.StatusCode);
    }

    [Fact]
    public async Task Post_StoreUnavailable_Is503()
    {
        _channel.Gateway.Answer = _ => throw new StoreUnavailableException("full");

        using var response = await PostAsync(Bare);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        Assert.NotNull(response.Headers.RetryAfter);
    }

    [Theory]
    [InlineData(TurnReceipt.Failed)]
    [InlineData(TurnReceipt.Repeated)]
    public async Task Post_TurnThatFailedOrWasRepeated_IsAcknowledged(TurnReceipt receipt)
    {
        _channel.Gateway.Answer = _ => Task.FromResult(receipt);

        using var response = await PostAsync(Bare);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Push_StoreFullForAWhile_ArrivesInTheEndAndInOrder(bool wraps)
    {
        var calls = 0;
        await using var channel = await ZaloBotChannel.StartAsync(
            "Webhook",
            await FakeZaloBot.StartAsync(options: new FakeZaloBotOptions { Wraps = wraps, RetryBase = TimeSpan.FromMilliseconds(10) })
        );
        channel.Gateway.Answer = _ =>
            Interlocked.Increment(ref calls) <= 2 ? throw new StoreUnavailableException("full") : Task.FromResult(TurnReceipt.Done);

        channel.Fake.UserSends("u1", "một");
        channel.Fake.UserSends("u1", "hai");
        await channel.Fake.WaitForAsync(f => f.Pending == 0);

        Assert.Equal([503, 503, 200, 200], channel.Fake.Deliveries);
        Assert.Equal(["một", "một", "một", "hai"], channel.Gateway.Texts);
    }

    [Fact]
    public async Task Post_SameEventTwice_HasOneKey()
    {
        (await PostAsync(Bare)).Dispose();
        (await PostAsync($$"""{"ok":true,"result":{{Bare}}}""")).Dispose();

        Assert.Single(_channel.Gateway.Received.Select(a => a.Id).Distinct());
        Assert.Equal(2, _channel.Gateway.Received.OfType<MessageActivity>().Count());
    }

    private Task<HttpResponseMessage> PostAsync(string body, string? secret = ZaloBotChannel.Secret) =>
        _http.SendAsync(Request(new StringContent(body, Encoding.UTF8, "application/json"), secret));

    private HttpRequestMessage Request(HttpContent content, string? secret)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, $"{_channel.Address}{ZaloBotWebhook.Path}") { Content = content };
        if (secret is not null)
        {
            request.Headers.TryAddWithoutValidation(ZaloBotWebhook.SecretHeader, secret);
        }

        return request;
    }
}
