using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using ChatBot.Bot.Channels.Telegram;
using ChatBot.Bot.Channels.ZaloBot;
using ChatBot.Bot.Channels.ZaloOa.Connecting;
using ChatBot.Bot.Channels.ZaloOa.Events;
using ChatBot.Bot.Tests.TestKit;
using Xunit;
using Xunit.Abstractions;

namespace ChatBot.Bot.Tests.Strangers;

/// <summary>
/// Mutated payloads at every address of the service. Whatever comes, it is answered, and with no fault of ours; no chat is stuck after it;
/// and strangers cannot fill the log. <c>CHATBOT_FUZZ_PAYLOADS</c> asks for more payloads than the few thousand, <c>CHATBOT_FUZZ_SEED</c>
/// for others.
/// </summary>
// The whole service on a disk, and thousands of calls.
[Trait("Speed", "Slow")]
public sealed class FuzzTests(ITestOutputHelper output)
{
    private const int Few = 3000;
    private const int Callers = 4;
    private const int Chats = 6;
    private const int Redeliveries = 20;

    private static int Payloads =>
        int.TryParse(Environment.GetEnvironmentVariable("CHATBOT_FUZZ_PAYLOADS"), out var payloads) ? payloads : Few;

    private static int Seed => int.TryParse(Environment.GetEnvironmentVariable("CHATBOT_FUZZ_SEED"), out var seed) ? seed : 20261130;

    [Fact]
    public async Task Payloads_MutatedAtEveryAddress_GetNoFaultAndStickNowhere()
    {
        await using var service = await FuzzService.StartAsync();
        using var http = new HttpClient(
            new SocketsHttpHandler
            {
                ActivityHeadersPropagator = null,
                AllowAutoRedirect = false,
                MaxConnectionsPerServer = 64,
            }
        )
        {
            Timeout = Eventually.Deadline,
        };
        var web = new List<(string Conversation, string Token, string Resume)>();
        for (var i = 0; i < Chats; i++)
        {
            web.Add(await StartWebAsync(http, service));
        }

        var before = service.Logs.Lines;
        var statuses = new ConcurrentDictionary<(string Endpoint, int Status), int>();
        var faults = new ConcurrentQueue<string>();
        var count = 0;
        var took = Stopwatch.StartNew();
        await Task.WhenAll(
            Enumerable
                .Range(0, Callers)
                .Select(caller =>
                    Task.Run(async () =>
                    {
                        var mutator = new PayloadMutator(Seed + caller);
                        while (Interlocked.Increment(ref count) is var number && number <= Payloads)
                        {
                            var (endpoint, request) = Make(service, mutator, web, number);
                            using (request)
                            {
                                var status = await SendAsync(http, request);

                                // On a busy machine a turn takes longer than the two seconds Zalo waits: it is told to deliver again, and
                                // finds it done.
                                for (var tries = 0; status == 503 && endpoint == "zalo-oa" && tries < Redeliveries; tries++)
                                {
                                    using var again = await CopyAsync(request);
                                    status = await SendAsync(http, again);
                                }

                                statuses.AddOrUpdate((endpoint, status), 1, (_, known) => known + 1);
                                if (status is 0 or >= 500)
                                {
                                    faults.Enqueue($"{endpoint} {status}: {await DescribeAsync(request)}");
                                }
                            }
                        }
                    })
                )
        );

        foreach (var group in statuses.GroupBy(s => s.Key.Endpoint).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            output.WriteLine(
                $"{group.Key}: {string.Join(", ", group.OrderBy(s => s.Key.Status).Select(s => $"{s.Key.Status} x {s.Value:N0}"))}"
            );
        }

        var logged = service.Logs.Lines - before;
        output.WriteLine(
            $"{Payloads:N0} payloads, seed {Seed}, {took.Elapsed.TotalSeconds:N0} s, {service.Turns.Count:N0} "
                + $"turns, {logged:N0} lines logged"
        );
        foreach (var (first, lines) in service.Logs.Kinds.Values.OrderByDescending(kind => kind.Count).Take(12))
        {
            output.WriteLine($"  {lines:N0} x {first[..Math.Min(first.Length, 300)]}");
        }

        Assert.True(faults.IsEmpty, $"Seed {Seed}, {faults.Count} faults:\n{string.Join('\n', faults.Take(5))}");
        Assert.True(
            service.Turns.Failures.IsEmpty,
            $"Seed {Seed}, {service.Turns.Failures.Count} turns failed:\n{string.Join('\n', service.Turns.Failures.Distinct().Take(5))}"
        );
        await Eventually.TrueAsync(() => service.Lanes == 0, "every turn ended");
        await AssertNobodyIsStuckAsync(service, http, web);

        // Only what holds our secrets may be logged at all, a line for each at most, and a line is short.
        Assert.True(logged <= Payloads, $"{logged} lines for {Payloads} payloads.");
        Assert.True(service.Logs.Letters / Math.Max(1, service.Logs.Lines) < 400, "The lines are long.");
        Assert.DoesNotContain(service.Logs.Kinds.Values, kind => kind.First.Contains("   at ", StringComparison.Ordinal));
    }

    private static (string Endpoint, HttpRequestMessage Request) Make(
        FuzzService service,
        PayloadMutator mutator,
        List<(string Conversation, string Token, string Resume)> web,
        int number
    )
    {
        var (conversation, token, resume) = mutator.Of(web);
        var chat = 700 + mutator.Next(Chats);
        var directLine = "/v3/directline/";
        switch (mutator.Next(16))
        {
            case 0 or 1:
                return (
                    "telegram",
                    Post(
                        TelegramWebhook.Path,
                        mutator.Mutate(Encoding.UTF8.GetBytes(mutator.Of(TelegramUpdates(number, chat)))),
                        "application/json",
                        (TelegramWebhook.SecretHeader, mutator.Next(20) == 0 ? "wrong" : FuzzService.TelegramSecret)
                    )
                );
            case 2 or 3:
                var timestamp = DateTimeOffset.UtcNow.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);
                var body = mutator.Mutate(Encoding.UTF8.GetBytes(mutator.Of(ZaloOaEvents(service, number, chat, timestamp))));

                // Signed over what is sent: what matters here is behind the signature.
                var signed = ZaloOaEventReader.Envelope(body) is { } envelope ? Encoding.UTF8.GetString(envelope.Timestamp) : timestamp;
                return (
                    "zalo-oa",
                    Post(
                        ZaloOaWebhook.Path,
                        body,
                        "application/json",
                        (ZaloOaSignature.Header, mutator.Next(20) == 0 ? "mac=0" : service.Mac(body, signed))
                    )
                );
            case 4 or 5:
                return (
                    "zalo-bot",
                    Post(
                        ZaloBotWebhook.Path,
                        mutator.Mutate(Encoding.UTF8.GetBytes(mutator.Of(ZaloBotEvents(number, chat)))),
                        "application/json",
                        (ZaloBotWebhook.SecretHeader, mutator.Next(20) == 0 ? "wrong" : FuzzService.ZaloBotSecret)
                    )
                );
            case 6 or 7 or 8:
                return (
                    "web post",
                    Post(
                        $"{directLine}conversations/{conversation}/activities",
                        mutator.Mutate(Encoding.UTF8.GetBytes(mutator.Of(WebActivities(number)))),
                        mutator.Of(Types),
                        ("Authorization", $"Bearer {token}")
                    )
                );
            case 9:
                var (path, sent) = mutator.Of<(string, string)>([
                    ("tokens/generate", """{"user":{"id":"dl_1","name":"A"},"trustedOrigins":["https://a.vn"]}"""),
                    ("tokens/refresh", "{}"),
                    ("tokens/resume", $$"""{"resume":"{{resume}}"}"""),
                    ("tokens/forget", """{"resume":"eyJhbGciOiJIUzI1NiJ9.eyJjb252IjoiYSJ9.x"}"""),
                    ("conversations", """{"user":{"id":"dl_1"},"locale":"vi-VN"}"""),
                ]);
                return (
                    "web " + path,
                    Post(
                        directLine + path,
                        mutator.Mutate(Encoding.UTF8.GetBytes(sent)),
                        "application/json",
                        ("Authorization", $"Bearer {Spoilt(mutator, token)}")
                    )
                );
            case 10:
                return (
                    "web upload",
                    Post(
                        $"{directLine}conversations/{conversation}/upload?userId=u",
                        mutator.Mutate(Encoding.UTF8.GetBytes(Multipart)),
                        mutator.Of(UploadTypes),
                        ("Authorization", $"Bearer {token}")
                    )
                );
            case 11:
                return (
                    "connect",
                    Post(
                        ZaloOaConnect.StartPath,
                        mutator.Mutate("code=ABCDEFGHJK&x=%41"u8.ToArray()),
                        mutator.Of(UploadTypes),
                        ("X-Forwarded-For", $"10.{mutator.Next(256)}.{mutator.Next(256)}.1")
                    )
                );
            case 12:
                return (
                    "callback",
                    Get($"{ZaloOaConnect.CallbackPath}?code={Query(mutator)}&oa_id={Query(mutator)}&state={Query(mutator)}")
                );
            case 13:
                return (
                    "web read",
                    Get(
                        $"{directLine}conversations/{mutator.Of([conversation, "x", Query(mutator)])}/"
                            + $"{mutator.Of(["activities", "stream", "", "x"])}?watermark={Query(mutator)}&t={Query(mutator)}",
                        ("Authorization", $"Bearer {Spoilt(mutator, token)}")
                    )
                );
            case 14:
                return ("pages", Get(mutator.Of(Pages) + mutator.Of(["", Query(mutator)]) + "?" + Query(mutator)));
            default:
                return (
                    "methods",
                    new HttpRequestMessage(new HttpMethod(mutator.Of(Methods)), new Uri(mutator.Of(Addresses), UriKind.Relative))
                );
        }
    }

    private static async Task AssertNobodyIsStuckAsync(
        FuzzService service,
        HttpClient http,
        List<(string Conversation, string Token, string Resume)> web
    )
    {
        for (var i = 0; i < Chats; i++)
        {
            var id = 700 + i;
            await AssertAnswersAsync(
                $"telegram/{id}",
                () =>
                    Post(
                        TelegramWebhook.Path,
                        Encoding.UTF8.GetBytes(TelegramUpdates(100_000_000 + i, id)[0]),
                        "application/json",
                        (TelegramWebhook.SecretHeader, FuzzService.TelegramSecret)
                    )
            );
            var timestamp = DateTimeOffset.UtcNow.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);
            var body = Encoding.UTF8.GetBytes(ZaloOaEvents(service, 100_000_000 + i, id, timestamp)[0]);
            await AssertAnswersAsync(
                $"zalo-oa/{id}",
                () => Post(ZaloOaWebhook.Path, body, "application/json", (ZaloOaSignature.Header, service.Mac(body, timestamp)))
            );
            await AssertAnswersAsync(
                $"zalo-bot/{id}",
                () =>
                    Post(
                        ZaloBotWebhook.Path,
                        Encoding.UTF8.GetBytes(ZaloBotEvents(100_000_000 + i, id)[0]),
                        "application/json",
                        (ZaloBotWebhook.SecretHeader, FuzzService.ZaloBotSecret)
                    )
            );
            var (conversation, token, _) = web[i];
            await AssertAnswersAsync(
                $"web/{conversation}",
                () =>
                    Post(
                        $"/v3/directline/conversations/{conversation}/activities",
                        """{"type":"message","text":"menu"}"""u8.ToArray(),
                        "application/json",
                        ("Authorization", $"Bearer {token}")
                    )
            );
        }

        async Task AssertAnswersAsync(string chat, Func<HttpRequestMessage> ask)
        {
            var done = service.Turns.DoneOf(chat);
            using var request = ask();
            Assert.Equal(200, await SendAsync(http, request));
            Assert.True(service.Turns.DoneOf(chat) > done, $"{chat} is stuck.");
        }
    }

    private static async Task<(string, string, string)> StartWebAsync(HttpClient http, FuzzService service)
    {
        http.BaseAddress ??= service.Address;
        using var generated = await http.PostAsync(new Uri("/v3/directline/tokens/generate", UriKind.Relative), null);
        using var made = JsonDocument.Parse(await generated.Content.ReadAsStringAsync());
        var token = made.RootElement.GetProperty("token").GetString()!;
        using var start = Post("/v3/directline/conversations", "{}"u8.ToArray(), "application/json", ("Authorization", $"Bearer {token}"));
        using var started = await http.SendAsync(start);
        started.EnsureSuccessStatusCode();
        return (made.RootElement.GetProperty("conversationId").GetString()!, token, made.RootElement.GetProperty("resume").GetString()!);
    }

    // 0: cut without an answer, twice. Once may be a connection that the server closed while idle.
    private static async Task<int> SendAsync(HttpClient http, HttpRequestMessage request)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                using var again = attempt == 1 ? null : await CopyAsync(request);
                using var response = await http.SendAsync(again ?? request, HttpCompletionOption.ResponseContentRead);
                return (int)response.StatusCode;
            }
            catch (HttpRequestException) when (attempt == 1)
            {
                // Tried once more on a new connection.
            }
            catch (HttpRequestException)
            {
                return 0;
            }
        }
    }

    private static async Task<HttpRequestMessage> CopyAsync(HttpRequestMessage request)
    {
        var copy = new HttpRequestMessage(request.Method, request.RequestUri);
        foreach (var (name, values) in request.Headers)
        {
            copy.Headers.TryAddWithoutValidation(name, values);
        }

        if (request.Content is { } content)
        {
            copy.Content = new ByteArrayContent(await content.ReadAsByteArrayAsync());
            foreach (var (name, values) in content.Headers)
            {
                copy.Content.Headers.TryAddWithoutValidation(name, values);
            }
        }

        return copy;
    }

    private static async Task<string> DescribeAsync(HttpRequestMessage request)
    {
        var body = request.Content is null ? [] : await request.Content.ReadAsByteArrayAsync();
        return $"{request.Method} {request.RequestUri} {request.Content?.Headers.ContentType} "
            + $"{Convert.ToHexString(body.AsSpan(0, Math.Min(body.Length, 600)))}";
    }

    private static HttpRequestMessage Post(string path, byte[] body, string type, params (string Name, string Value)[] headers)
    {
        var content = new ByteArrayContent(body);
        content.Headers.TryAddWithoutValidation("Content-Type", type);
        return With(new HttpRequestMessage(HttpMethod.Post, new Uri(path, UriKind.Relative)) { Content = content }, headers);
    }

    private static HttpRequestMessage Get(string path, params (string Name, string Value)[] headers) =>
        With(new HttpRequestMessage(HttpMethod.Get, new Uri(path, UriKind.Relative)), headers);

    private static HttpRequestMessage With(HttpRequestMessage request, (string Name, string Value)[] headers)
    {
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return request;
    }

    private static string Spoilt(PayloadMutator mutator, string token) =>
        mutator.Next(3) switch
        {
            0 => token[..mutator.Next(token.Length)],
            1 => token[..^1] + "A",
            _ => token,
        };

    private static string Query(PayloadMutator mutator) =>
        mutator.Of([
            "",
            "0",
            "-1",
            "9223372036854775807",
            "99999999999999999999",
            "%00",
            "%ff",
            "%ed%a0%80",
            "a%0d%0aX:1",
            "%C4%83",
            "x".PadRight(2000, 'x'),
            "..%2f..",
            "{}",
            "'",
            "%22",
            "%25",
            "1;2",
            "=",
            "code",
        ]);

    private static readonly string[] Methods = ["PUT", "DELETE", "PATCH", "OPTIONS", "HEAD", "TRACE", "GET", "POST"];

    private static readonly string[] Addresses =
    [
        TelegramWebhook.Path,
        ZaloOaWebhook.Path,
        ZaloBotWebhook.Path,
        ZaloOaConnect.StartPath,
        ZaloOaConnect.CallbackPath,
        "/v3/directline/conversations",
        "/v3/directline/session/getsessionid",
        "/v3/directline/nothing",
        "/",
        "/healthz/live",
    ];

    private static readonly string[] Pages =
    [
        "/",
        "/chat.js",
        "/embed.js",
        "/healthz/live",
        "/healthz/ready",
        "/calendar/",
        "/keys",
        "/..%2fdata/chatbot.db",
        "/%00",
        "/zalo_verifier",
        "/channels/zalo-oa/phone.png",
        ZaloOaConnect.StartPath,
    ];

    private static readonly string[] Types =
    [
        "application/json",
        "application/json; charset=utf-8",
        "text/plain",
        "application/json; charset=nonsense",
        "multipart/form-data; boundary=x",
        "",
        "nonsense",
    ];

    private static readonly string[] UploadTypes =
    [
        "multipart/form-data; boundary=x",
        "multipart/form-data",
        "multipart/form-data; boundary=" + new string('b', 300),
        "application/x-www-form-urlencoded",
        "application/x-www-form-urlencoded; charset=utf-7",
        "image/png",
        "nonsense/",
        "",
    ];

    private const string Multipart =
        "--x\r\nContent-Disposition: form-data; name=\"activity\"; filename=\"blob\"\r\nContent-Type: "
        + "application/vnd.microsoft.activity\r\n\r\n{\"type\":\"message\",\"channelData\":{\"clientActivityID\":\"u\"}}\r\n"
        + "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.png\"\r\nContent-Type: image/png\r\n\r\nabc\r\n--x--\r\n";

    private static string[] TelegramUpdates(int number, int chat) =>
        [
            $$$$"""{"update_id":{{{{number}}}},"message":{"message_id":{{{{number}}}},"date":1790000000,"chat":{"id":{{{{chat}}}},"type":"private"},"from":{"id":{{{{chat}}}},"is_bot":false,"first_name":"A","language_code":"vi"},"text":"menu"} }""",
            $$$$"""{"update_id":{{{{number}}}},"callback_query":{"id":"q{{{{number}}}}","from":{"id":{{{{chat}}}},"is_bot":false,"first_name":"A"},"message":{"message_id":5,"date":1790000000,"chat":{"id":{{{{chat}}}},"type":"private"} },"chat_instance":"1","data":"go:signup"} }""",
            $$$$"""{"update_id":{{{{number}}}},"edited_message":{"message_id":3,"date":1790000000,"edit_date":1790000001,"chat":{"id":{{{{chat}}}},"type":"private"},"from":{"id":{{{{chat}}}},"is_bot":false,"first_name":"A"},"text":"Nguyễn Văn An"} }""",
            $$$$"""{"update_id":{{{{number}}}},"message":{"message_id":{{{{number}}}},"date":1790000000,"chat":{"id":{{{{chat}}}},"type":"private"},"from":{"id":{{{{chat}}}},"is_bot":false,"first_name":"A"},"media_group_id":"1","caption":"ảnh","photo":[{"file_id":"a","file_unique_id":"b","width":1,"height":1}]} }""",
            $$$$"""{"update_id":{{{{number}}}},"message":{"message_id":{{{{number}}}},"date":1790000000,"chat":{"id":{{{{chat}}}},"type":"private"},"from":{"id":{{{{chat}}}},"is_bot":false,"first_name":"A"},"location":{"latitude":18.67,"longitude":105.69} } }""",
            $$$$"""{"update_id":{{{{number}}}},"message":{"message_id":{{{{number}}}},"date":1790000000,"chat":{"id":{{{{chat}}}},"type":"private"},"from":{"id":{{{{chat}}}},"is_bot":false,"first_name":"A"},"contact":{"phone_number":"+84912345678","first_name":"A","user_id":{{{{chat}}}}} } }""",
            $$$$"""{"update_id":{{{{number}}}},"my_chat_member":{"chat":{"id":{{{{chat}}}},"type":"private"},"from":{"id":{{{{chat}}}},"is_bot":false,"first_name":"A"},"date":1790000000,"old_chat_member":{"user":{"id":1,"is_bot":true,"first_name":"b"},"status":"member"},"new_chat_member":{"user":{"id":1,"is_bot":true,"first_name":"b"},"status":"kicked","until_date":0} } }""",
        ];

    private static string[] ZaloOaEvents(FuzzService service, int number, int user, string timestamp) =>
        [
            $$$$"""{"app_id":"{{{{service.AppId}}}}","sender":{"id":"{{{{user}}}}"},"recipient":{"id":"{{{{service.OaId}}}}"},"event_name":"user_send_text","message":{"text":"menu","msg_id":"m{{{{number}}}}"},"timestamp":"{{{{timestamp}}}}"}""",
            $$$$"""{"app_id":"{{{{service.AppId}}}}","sender":{"id":"{{{{user}}}}"},"recipient":{"id":"{{{{service.OaId}}}}"},"event_name":"user_send_text","message":{"text":"#act:go:signup","msg_id":"m{{{{number}}}}"},"timestamp":"{{{{timestamp}}}}"}""",
            $$$$"""{"app_id":"{{{{service.AppId}}}}","sender":{"id":"{{{{user}}}}"},"recipient":{"id":"{{{{service.OaId}}}}"},"event_name":"user_send_location","message":{"msg_id":"m{{{{number}}}}","attachments":[{"type":"location","payload":{"coordinates":{"latitude":"18.67","longitude":"105.69"} } }]},"timestamp":"{{{{timestamp}}}}"}""",
            $$$$"""{"app_id":"{{{{service.AppId}}}}","oa_id":"{{{{service.OaId}}}}","follower":{"id":"{{{{user}}}}"},"event_name":"follow","source":"a","timestamp":"{{{{timestamp}}}}"}""",
            $$$$"""{"app_id":"{{{{service.AppId}}}}","oa_id":"{{{{service.OaId}}}}","user_id":"{{{{user}}}}","event_name":"user_click_chatnow","timestamp":"{{{{timestamp}}}}"}""",
            $$$$"""{"app_id":"{{{{service.AppId}}}}","sender":{"id":"{{{{user}}}}"},"recipient":{"id":"{{{{service.OaId}}}}"},"event_name":"user_submit_info","info":{"phone":"84912345678","name":"A"},"timestamp":"{{{{timestamp}}}}"}""",
        ];

    private static string[] ZaloBotEvents(int number, int user) =>
        [
            $$$$"""{"ok":true,"result":{"event_name":"message.text.received","message":{"from":{"id":"{{{{user}}}}","display_name":"T","is_bot":false},"chat":{"id":"{{{{user}}}}","chat_type":"PRIVATE"},"text":"menu","message_id":"m{{{{number}}}}","date":1750316131602} } }""",
            $$$$"""{"event_name":"message.image.received","message":{"from":{"id":"{{{{user}}}}","is_bot":false},"chat":{"id":"{{{{user}}}}","chat_type":"PRIVATE"},"photo":"https://a.vn/1.jpg","caption":"ảnh","message_id":"m{{{{number}}}}","date":1750316131602} }""",
            $$$$"""{"event_name":"message.sticker.received","message":{"from":{"id":"{{{{user}}}}","is_bot":false},"chat":{"id":"{{{{user}}}}","chat_type":"GROUP"},"sticker":"1","message_id":"m{{{{number}}}}","date":1750316131602} }""",
        ];

    private static string[] WebActivities(int number) =>
        [
            $$$$"""{"type":"message","text":"menu","textFormat":"plain","locale":"vi-VN","from":{"id":"dl_1","role":"user"},"channelData":{"clientActivityID":"c{{{{number}}}}"} }""",
            $$$$"""{"type":"message","text":"Đăng ký","value":"go:signup","channelData":{"messageBack":{"displayText":"Đăng ký"},"clientActivityID":"c{{{{number}}}}"} }""",
            $$$$"""{"type":"message","value":"go:menu","channelData":{"postBack":true},"entities":[{"type":"ClientCapabilities"}]}""",
            $$$$"""{"type":"message","attachments":[{"contentType":"image/png","contentUrl":"data:","name":"a.png"}]}""",
            $$$$"""{"type":"event","name":"webchat/join","value":{"language":"vi"} }""",
        ];
}
