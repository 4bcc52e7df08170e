using System.Net;
using System.Text;
using ChatBot.Bot.Channels.Telegram;
using ChatBot.Bot.Turns;
using ChatBot.Dialogs.Activities;
using ChatBot.Dialogs.Storage;
using Xunit;

namespace ChatBot.Bot.Tests.Channels.Telegram;

public sealed class TelegramWebhookTests : IAsyncLifetime, IDisposable
{
    private readonly HttpClient _http = new();
    private TelegramChannel _channel = null!;

    public async Task InitializeAsync() => _channel = await TelegramChannel.StartAsync("Webhook", withWebhook: false);

    public async Task DisposeAsync() => await _channel.DisposeAsync();

    public void Dispose() => _http.Dispose();

    [Fact]
    public async Task Post_Message_IsHandedInAndAcknowledged()
    {
        using var response = await PostAsync(Payloads.All["text"]);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("", await response.Content.ReadAsStringAsync());
        Assert.Equal(["Tuần lễ học tập suốt đời diễn ra khi nào?"], _channel.Gateway.Texts);
        Assert.NotNull(_channel.Adapter.Status.LastUpdateAt);
    }

    [Fact]
    public async Task Post_Press_IsAnsweredInTheResponse()
    {
        using var response = await PostAsync(Payloads.All["press"]);

        Assert.Equal("application/json", response.Content.Headers.ContentType?.MediaType);
        Assert.Equal(
            """{"method":"answerCallbackQuery","callback_query_id":"4382bfdwdsb323b2d9"}""",
            await response.Content.ReadAsStringAsync()
        );
        Assert.IsType<ButtonActivity>(Assert.Single(_channel.Gateway.Received));
    }

    [Fact]
    public async Task Post_PressOfAMessageThatIsNotOurs_IsAnsweredAllTheSame()
    {
        using var response = await PostAsync(Payloads.All["inline press"]);

        Assert.Contains("\"callback_query_id\":\"2\"", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Empty(_channel.Gateway.Received);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("wrong")]
    [InlineData(TelegramChannel.Secret + "x")]
    public async Task Post_WithoutTheSecret_Is401AndNothingHappens(string? secret)
    {
        using var response = await PostAsync(Payloads.All["text"], secret);

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.Empty(_channel.Gateway.Received);
    }

    [Fact]
    public async Task Status_ManyCallsWithAnotherSecret_NamesTheSettingUntilAGenuineOneComes()
    {
        for (var i = 0; i < 5; i++)
        {
            (await PostAsync(Payloads.All["text"], "wrong")).Dispose();
        }

        Assert.Contains("Telegram:WebhookSecret", _channel.Adapter.Status.Degraded, StringComparison.Ordinal);

        (await PostAsync(Payloads.All["text"])).Dispose();
        for (var i = 0; i < 20; i++)
        {
            (await PostAsync(Payloads.All["text"], "wrong")).Dispose();
        }

        Assert.Null(_channel.Adapter.Status.Degraded);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("""{"update_id":778,"message":{"message_id":42,"from":{"id":50""")]
    [InlineData("xin chào")]
    [InlineData("[1,2]")]
    public async Task Post_NoUpdate_Is400(string body)
    {
        using var response = await PostAsync(body);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Theory]
    [InlineData(1024 * 1024 + 1)]
    [InlineData(10 * 1024 * 1024)]
    public async Task Post_TooLong_Is413(int bytes)
    {
        using var request = Request(new StringContent(new string(' ', bytes)), TelegramChannel.Secret);
        // The server may close as soon as it has seen the length: the client asks first.
        request.Headers.ExpectContinue = true;
        using var response = await _http.SendAsync(request);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
    }

    [Fact]
    public async Task Post_StoreUnavailable_Is503AndTelegramIsAskedToRepeat()
    {
        _channel.Gateway.Answer = _ => throw new StoreUnavailableException("full");

        using var response = await PostAsync(Payloads.All["press"]);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        Assert.NotNull(response.Headers.RetryAfter);
        Assert.Equal("", await response.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData(TurnReceipt.Failed)]
    [InlineData(TurnReceipt.Repeated)]
    public async Task Post_TurnThatFailedOrWasRepeated_IsAcknowledged(TurnReceipt receipt)
    {
        _channel.Gateway.Answer = _ => Task.FromResult(receipt);

        using var response = await PostAsync(Payloads.All["text"]);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Fact]
    public async Task Post_UpdateThatCannotBeRead_IsAcknowledgedSoThatItBlocksNothing()
    {
        using var response = await PostAsync(Payloads.All["unknown status"]);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.NotNull(_channel.Adapter.Status.LastError);
    }

    [Fact]
    public async Task Post_RecordedPayloadsMutated_NeverGives5xx()
    {
        var random = new Random(20261123);
        byte[] alphabet = [.. "{}[]\",:\\0123456789eE-+. tfnu\0\u00ff"u8, 0x80, 0xC3, 0xED, 0xA0, 0xFF];
        foreach (var (name, payload) in Payloads.All)
        {
            for (var round = 0; round < 40; round++)
            {
                var bytes = Encoding.UTF8.GetBytes(payload);
                var length = round % 4 == 0 ? random.Next(bytes.Length) : bytes.Length;
                for (var i = random.Next(4); i > 0; i--)
                {
                    bytes[random.Next(bytes.Length)] = alphabet[random.Next(alphabet.Length)];
                }

                using var response = await PostAsync(bytes.AsSpan(0, length).ToArray());

                Assert.True(
                    (int)response.StatusCode < 500,
                    $"{name}, round {round}: {response.StatusCode} for {Encoding.Latin1.GetString(bytes, 0, length)}"
                );
            }
        }
    }

    [Fact]
    public async Task Post_HostileTexts_AreAcknowledged()
    {
        string[] texts =
        [
            "\"\\ud800\"",
            "\"\\udfff\\ud800\"",
            "\"\\u0000\"",
            "\"\\u202exin chào\"",
            "\"<b>{{x}}</b>${y}\"",
            $"\"{new string('a', 100_000)}\"",
            $"\"{string.Concat(Enumerable.Repeat("\\ud800", 5000))}\"",
        ];
        foreach (var text in texts)
        {
            using var response = await PostAsync(Payloads.Message($"\"text\":{text}"));
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        }

        Assert.Equal(texts.Length, _channel.Gateway.Received.Count);
        Assert.All(_channel.Gateway.Texts, t => Assert.DoesNotContain(t, c => c == '\0' || char.IsSurrogate(c)));
    }

    [Fact]
    public async Task Post_RealDelivery_RepeatsUntilTheStoreIsBackAndKeepsTheOrder()
    {
        var failures = 0;
        _channel.Gateway.Answer = _ =>
            Interlocked.Increment(ref failures) <= 3 ? throw new StoreUnavailableException("full") : Task.FromResult(TurnReceipt.Done);
        await _channel.SetWebhookAsync();

        _channel.Fake.UserSends(1, "một");
        _channel.Fake.UserSends(1, "hai");
        await _channel.Fake.WaitForAsync(f => f.Pending == 0);

        Assert.Equal(["một", "một", "một", "một", "hai"], _channel.Gateway.Texts);
        Assert.Equal([503, 503, 503], _channel.Fake.FailedDeliveries);
    }

    [Fact]
    public async Task Post_RealPress_TakesTheSpinnerOffWithoutACall()
    {
        await _channel.SetWebhookAsync();
        await _channel.Adapter.SendAsync(
            new OutgoingActivity
            {
                To = new("telegram", "123456", "1", "1"),
                Text = "Chọn",
                Buttons = [new("Đăng ký", "go:signup")],
            },
            1,
            default
        );

        _channel.Fake.UserPresses(1, "Đăng ký");
        await _channel.Fake.WaitForAsync(f => f.AnsweredPresses == 1);

        Assert.True(Assert.Single(_channel.Fake.Calls, c => c.Method == "answerCallbackQuery").InWebhookResponse);
    }

    private Task<HttpResponseMessage> PostAsync(string body, string? secret = TelegramChannel.Secret) =>
        PostAsync(Encoding.UTF8.GetBytes(body), secret);

    private async Task<HttpResponseMessage> PostAsync(byte[] body, string? secret = TelegramChannel.Secret)
    {
        using var request = Request(new ByteArrayContent(body), secret);
        return await _http.SendAsync(request);
    }

    private HttpRequestMessage Request(HttpContent content, string? secret)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, $"{_channel.Address}{TelegramWebhook.Path}") { Content = content };
        if (secret is not null)
        {
            request.Headers.Add(TelegramWebhook.SecretHeader, secret);
        }

        return request;
    }
}
