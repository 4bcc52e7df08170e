using System.Net;
using System.Text;
using System.Text.Json;
using Xunit;

namespace ChatBot.Bot.Tests.Channels.DirectLine;

/// <summary>What a Direct Line client relies on, call by call.</summary>
public sealed class ProtocolTests
{
    [Fact]
    public async Task Generate_WithoutSecret_GivesTokenAndDoesNotTouchTheStore()
    {
        await using var host = await DirectLineHost.StartAsync();
        var (status, body) = await host.SendAsync(
            HttpMethod.Post,
            "tokens/generate",
            body: new { user = new { id = "dl_abc", name = "A" } }
        );
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal(1800, body.GetProperty("expires_in").GetInt32());
        Assert.False(body.TryGetProperty("streamUrl", out _));
        Assert.Matches("^[A-Za-z0-9_-]+$", body.Text("conversationId"));
        var payload = body.Text("token").Split('.')[1].Replace('-', '+').Replace('_', '/');
        var claims = JsonDocument.Parse(Convert.FromBase64String(payload.PadRight((payload.Length + 3) / 4 * 4, '='))).RootElement;
        Assert.Equal("dl_abc", claims.Text("user"));
        Assert.Equal(0, host.Memory.Executed);
    }

    [Fact]
    public async Task Start_Twice_GreetsOnce()
    {
        await using var host = await DirectLineHost.StartAsync();
        var (_, generated) = await host.SendAsync(HttpMethod.Post, "tokens/generate");
        var (first, body) = await host.SendAsync(HttpMethod.Post, "conversations", generated.Text("token"), new { locale = "en-US" });
        var (second, again) = await host.SendAsync(HttpMethod.Post, "conversations", generated.Text("token"), "{}");
        Assert.Equal(HttpStatusCode.Created, first);
        Assert.Equal(HttpStatusCode.OK, second);
        Assert.Equal(body.Text("conversationId"), again.Text("conversationId"));
        foreach (var answer in (JsonElement[])[body, again])
        {
            Assert.NotEmpty(answer.Text("token"));
            Assert.Equal(1800, answer.GetProperty("expires_in").GetInt32());
            Assert.StartsWith("ws://localhost/v3/directline/conversations/", answer.Text("streamUrl"), StringComparison.Ordinal);
        }

        var joined = Assert.IsType<Dialogs.Activities.JoinedActivity>(Assert.Single(host.Turn.Ran).Activity);
        Assert.Equal($"web/{body.Text("conversationId")}/start", joined.Id);
        Assert.Equal("en-US", joined.LanguageHint);
    }

    [Fact]
    public async Task Post_Text_IsEchoedThenAnsweredInOrder()
    {
        await using var host = await DirectLineHost.StartAsync();
        var client = await host.ClientAsync();
        var (status, body) = await client.PostAsync(
            new
            {
                type = "message",
                text = "Chào *bạn*",
                textFormat = "plain",
                locale = "vi-VN",
                from = new
                {
                    id = "me",
                    name = "Tôi",
                    role = "user",
                },
                channelData = new { clientActivityID = "c1", extra = new[] { 1, 2 } },
                value = (string?)null,
                localTimestamp = "2026-10-05T08:00:00+07:00",
                entities = new[] { new { type = "ClientCapabilities" } },
            }
        );
        Assert.Equal(HttpStatusCode.OK, status);
        var activities = await client.UntilAsync(3);
        var echo = activities[1];
        Assert.Equal(body.Text("id"), echo.Text("id"));
        Assert.Equal("me", echo.GetProperty("from").Text("id"));
        Assert.Equal("user", echo.GetProperty("from").Text("role"));
        Assert.Equal("""{"clientActivityID":"c1"}""", echo.GetProperty("channelData").GetRawText());
        Assert.Equal("directline", echo.Text("channelId"));
        Assert.False(echo.TryGetProperty("entities", out _) || echo.TryGetProperty("localTimestamp", out _));
        var reply = activities[2];
        Assert.Equal("bot", reply.GetProperty("from").Text("role"));
        Assert.Equal("plain", reply.Text("textFormat"));
        Assert.Equal(echo.Text("id"), reply.Text("replyToId"));
        Assert.True(string.CompareOrdinal(echo.Text("timestamp"), reply.Text("timestamp")) < 0);
        Assert.False(activities[0].TryGetProperty("replyToId", out _));
        Assert.Equal(3, activities.Select(activity => activity.Text("id")).Distinct().Count());
    }

    [Fact]
    public async Task Post_SameClientActivityId_HasOneEffectAndOneId()
    {
        await using var host = await DirectLineHost.StartAsync();
        var client = await host.ClientAsync();
        var first = await client.SayAsync("một", "same");
        var second = await client.SayAsync("một", "same");
        Assert.Equal(first.Body.Text("id"), second.Body.Text("id"));
        await client.SayAsync("hai");
        var activities = await client.UntilAsync(5);
        Assert.Equal(5, activities.Count);
        Assert.Single(host.Turn.Ran, ran => ran.Activity is Dialogs.Activities.MessageActivity { Text: "một" });
    }

    [Theory]
    [InlineData(
        """{"type":"message","text":"Thực đơn","value":"go:menu","channelData":{"messageBack":{"displayText":"Thực đơn"}}}""",
        "Bạn bấm: go:menu"
    )]
    [InlineData("""{"type":"message","text":"go:menu","channelData":{"postBack":true}}""", "Bạn bấm: go:menu")]
    [InlineData("""{"type":"message","value":"go:menu","channelData":{"postBack":true}}""", "Bạn bấm: go:menu")]
    [InlineData("""{"type":"message","text":"go:menu"}""", "Bạn viết: go:menu")]
    [InlineData("""{"type":"message","value":{"a":1},"channelData":{"postBack":true}}""", "Chưa đọc được: Other")]
    [InlineData("""{"type":"message"}""", "Chưa đọc được: Other")]
    [InlineData("""{"type":"message","text":"x","from":7,"channelData":"odd","locale":[],"entities":null}""", "Bạn viết: x")]
    [InlineData(
        """{"type":"message","text":"","attachments":[{"contentType":"image/png","contentUrl":"data:"}]}""",
        "Chưa đọc được: Picture"
    )]
    [InlineData("""{"type":"message","text":"nul \u0000 rtl \u202E"}""", "Bạn viết: nul \ufffd rtl \u202E")]
    public async Task Post_Shape_IsUnderstood(string activity, string reply)
    {
        await using var host = await DirectLineHost.StartAsync();
        var client = await host.ClientAsync();
        Assert.Equal(HttpStatusCode.OK, (await client.PostAsync(activity)).Status);
        Assert.Equal(reply, (await client.UntilAsync(3))[2].Text("text"));
    }

    [Theory]
    [InlineData("""{"type":"typing"}""")]
    [InlineData("""{"type":"event","name":"webchat/join","value":{"language":"vi"}}""")]
    [InlineData("""{"type":"conversationUpdate"}""")]
    [InlineData("""{"type":"something-new"}""")]
    public async Task Post_OtherType_IsAcceptedAndIgnored(string activity)
    {
        await using var host = await DirectLineHost.StartAsync();
        var client = await host.ClientAsync();
        var (status, body) = await client.PostAsync(activity);
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.NotEmpty(body.Text("id"));
        Assert.Single(host.Turn.Ran);
    }

    [Theory]
    [InlineData("{", 400)]
    [InlineData("[]", 400)]
    [InlineData("\"text\"", 400)]
    [InlineData("{}", 400)]
    [InlineData("""{"type":7}""", 400)]
    [InlineData("""{"type":"message","text":"half \ud800"}""", 400)]
    [InlineData("""{"type":"message","text":"x","channelData":{"a":"\udc00"}}""", 400)]
    [InlineData("""{"type":"message","text":"x","\ud800":1}""", 400)]
    public async Task Post_Malformed_IsRefusedInShape(string activity, int expected)
    {
        await using var host = await DirectLineHost.StartAsync();
        var client = await host.ClientAsync();
        var (status, body) = await client.PostAsync(activity);
        Assert.Equal(expected, (int)status);
        Assert.Equal("BadArgument", body.Code());
    }

    [Fact]
    public async Task Post_BrokenUtf8_IsRefused()
    {
        await using var host = await DirectLineHost.StartAsync();
        var client = await host.ClientAsync();
        byte[] bytes = [.. Encoding.UTF8.GetBytes("{\"type\":\"message\",\"text\":\""), 0xFF, 0xC3, .. Encoding.UTF8.GetBytes("\"}")];
        using var content = new ByteArrayContent(bytes);
        Assert.Equal(HttpStatusCode.BadRequest, (await client.PostAsync(content)).Status);
    }

    [Fact]
    public async Task Post_LongText_IsShownCutAndReportedAsTooLong()
    {
        await using var host = await DirectLineHost.StartAsync();
        var client = await host.ClientAsync();
        Assert.Equal(HttpStatusCode.OK, (await client.SayAsync(new string('ă', 40_000))).Status);
        var activities = await client.UntilAsync(3);
        Assert.Equal(4097, activities[1].Text("text").Length);
        Assert.Equal("Chưa đọc được: TooLong", activities[2].Text("text"));
    }

    [Fact]
    public async Task Post_HugeBody_Is413()
    {
        await using var host = await DirectLineHost.StartAsync();
        var client = await host.ClientAsync();
        var (status, body) = await client.SayAsync(new string('a', 10_000_000));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, status);
        Assert.Equal("RequestTooLarge", body.Code());
    }

    [Fact]
    public async Task Post_TooMany_Is429AndReadingGoesOn()
    {
        await using var host = await DirectLineHost.StartAsync(
            settings: new Dictionary<string, string?> { ["Web:MessagesPerMinutePerConversation"] = "3" }
        );
        var client = await host.ClientAsync();
        for (var i = 0; i < 3; i++)
        {
            Assert.Equal(HttpStatusCode.OK, (await client.SayAsync("x")).Status);
        }

        var (status, body) = await client.SayAsync("x");
        Assert.Equal(HttpStatusCode.TooManyRequests, status);
        Assert.Equal("TooManyRequests", body.Code());
        for (var i = 0; i < 20; i++)
        {
            Assert.True((await client.GetAsync()).TryGetProperty("activities", out _));
        }
    }

    [Fact]
    public async Task Post_StoreUnavailable_Is503AndPollIsEmpty()
    {
        await using var host = await DirectLineHost.StartAsync();
        var client = await host.ClientAsync();
        host.Memory.Failure = new Dialogs.Storage.StoreUnavailableException("full");
        var (status, body) = await client.SayAsync("x", "again");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, status);
        Assert.Equal("ServiceUnavailable", body.Code());
        Assert.Empty((await client.GetAsync()).Activities());
        host.Memory.Failure = null;
        Assert.Equal(HttpStatusCode.OK, (await client.SayAsync("x", "again")).Status);
        Assert.Equal(3, (await client.UntilAsync(3)).Count);
    }

    [Fact]
    public async Task Post_TurnThrows_IsAcceptedAndEchoed()
    {
        await using var host = await DirectLineHost.StartAsync();
        var client = await host.ClientAsync();
        host.Turn.Run = (_, _, _) => throw new InvalidOperationException("defect");
        Assert.Equal(HttpStatusCode.OK, (await client.SayAsync("x")).Status);
        Assert.Equal("x", (await client.UntilAsync(2))[1].Text("text"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("-")]
    [InlineData("zz+/=&x")]
    [InlineData("99999999999999999999")]
    public async Task Poll_StrangeWatermark_ReplaysFromTheStart(string watermark)
    {
        await using var host = await DirectLineHost.StartAsync();
        var client = await host.ClientAsync();
        var set = await client.GetAsync(watermark);
        Assert.Single(set.Activities());
        Assert.Equal("1", set.Text("watermark"));
    }

    [Fact]
    public async Task Poll_AfterWatermark_GivesOnlyWhatIsNew()
    {
        await using var host = await DirectLineHost.StartAsync();
        var client = await host.ClientAsync();
        await client.SayAsync("x");
        await client.UntilAsync(3);
        var set = await client.GetAsync("1");
        Assert.Equal(2, set.Activities().Count);
        Assert.Equal("3", set.Text("watermark"));
        Assert.Empty((await client.GetAsync("3")).Activities());

        // From before a restore: the client is ahead of the log.
        Assert.Equal("3", (await client.GetAsync("77")).Text("watermark"));
    }

    [Theory]
    [InlineData(null, 401, "Unauthorized")]
    [InlineData("nonsense", 401, "Unauthorized")]
    [InlineData("eyJhbGciOiJub25lIn0.eyJjb252IjoieCJ9.", 403, "Forbidden")]
    public async Task Call_BadToken_IsRefused(string? token, int expected, string code)
    {
        await using var host = await DirectLineHost.StartAsync();
        var client = await host.ClientAsync();
        foreach (var (method, path) in Calls(client.Conversation))
        {
            var (status, body) = await host.SendAsync(method, path, token, method == HttpMethod.Post ? "{}" : null);
            Assert.Equal(expected, (int)status);
            Assert.Equal(code, body.Code());
        }
    }

    [Fact]
    public async Task Call_TokenOfAnotherConversation_Is403()
    {
        await using var host = await DirectLineHost.StartAsync();
        var mine = await host.ClientAsync();
        var other = await host.ClientAsync();
        foreach (
            var (method, path) in Calls(other.Conversation)
                .Where(call =>
                    call.Path.Contains('/', StringComparison.Ordinal) && !call.Path.StartsWith("tokens", StringComparison.Ordinal)
                )
        )
        {
            var (status, body) = await host.SendAsync(method, path, mine.Token, method == HttpMethod.Post ? "{}" : null);
            Assert.Equal(HttpStatusCode.Forbidden, status);
            Assert.Equal("Forbidden", body.Code());
        }
    }

    [Fact]
    public async Task Call_ConversationNeverStarted_Is404()
    {
        await using var host = await DirectLineHost.StartAsync();
        var (_, generated) = await host.SendAsync(HttpMethod.Post, "tokens/generate");
        foreach (
            var (method, path) in Calls(generated.Text("conversationId"))
                .Where(call => call.Path.StartsWith("conversations/", StringComparison.Ordinal))
        )
        {
            var (status, _) = await host.SendAsync(
                method,
                path,
                generated.Text("token"),
                method == HttpMethod.Post ? """{"type":"message"}""" : null
            );
            Assert.Equal(HttpStatusCode.NotFound, status);
        }
    }

    [Fact]
    public async Task Token_Expired_Is403AndResumeGivesTheSameConversation()
    {
        await using var host = await DirectLineHost.StartAsync();
        var client = await host.ClientAsync();
        host.Clock.Advance(TimeSpan.FromSeconds(1801));
        var (status, body) = await client.SayAsync("x");
        Assert.Equal(HttpStatusCode.Forbidden, status);
        Assert.Equal("TokenExpired", body.Code());
        Assert.Equal(HttpStatusCode.Forbidden, (await host.SendAsync(HttpMethod.Post, "tokens/refresh", client.Token)).Status);

        var (resumed, again) = await host.SendAsync(HttpMethod.Post, "tokens/resume", body: new { resume = client.Resume });
        Assert.Equal(HttpStatusCode.OK, resumed);
        Assert.Equal(client.Conversation, again.Text("conversationId"));
        Assert.Single((await (client with { Token = again.Text("token") }).GetAsync()).Activities());

        host.Clock.Advance(TimeSpan.FromDays(31));
        Assert.Equal(
            HttpStatusCode.Forbidden,
            (await host.SendAsync(HttpMethod.Post, "tokens/resume", body: new { resume = client.Resume })).Status
        );
    }

    [Fact]
    public async Task Token_OfOneKind_IsNoneOfAnother()
    {
        await using var host = await DirectLineHost.StartAsync();
        var client = await host.ClientAsync();
        var ticket = client.StreamUrl.Split("&t=")[1];
        foreach (var token in (string[])[ticket, client.Resume])
        {
            Assert.Equal(HttpStatusCode.Forbidden, (await (client with { Token = token }).SayAsync("x")).Status);
        }

        Assert.Equal(
            HttpStatusCode.Forbidden,
            (await host.SendAsync(HttpMethod.Post, "tokens/resume", body: new { resume = client.Token })).Status
        );
        await Assert.ThrowsAnyAsync<Exception>(() =>
            host.ConnectAsync(client.StreamUrl.Replace(ticket, client.Token, StringComparison.Ordinal))
        );
    }

    [Fact]
    public async Task Refresh_GivesTokenForTheSameConversation()
    {
        await using var host = await DirectLineHost.StartAsync();
        var client = await host.ClientAsync();
        host.Clock.Advance(TimeSpan.FromMinutes(15));
        var (status, body) = await host.SendAsync(HttpMethod.Post, "tokens/refresh", client.Token);
        Assert.Equal(HttpStatusCode.OK, status);
        host.Clock.Advance(TimeSpan.FromMinutes(20));
        Assert.Equal(client.Conversation, body.Text("conversationId"));
        Assert.Equal(HttpStatusCode.OK, (await (client with { Token = body.Text("token") }).SayAsync("x")).Status);
    }

    [Fact]
    public async Task Restart_KeepsTokenConversationAndWatermark()
    {
        var before = await DirectLineHost.StartAsync();
        var client = await before.ClientAsync();
        await client.SayAsync("x");
        await client.UntilAsync(3);
        await before.DisposeAsync();
        await using var after = await DirectLineHost.StartAsync(before);
        var same = client with { Host = after };
        Assert.Equal(2, (await same.GetAsync("1")).Activities().Count);
        var (status, reconnected) = await after.SendAsync(HttpMethod.Get, $"conversations/{client.Conversation}?watermark=3", client.Token);
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.NotEmpty(reconnected.Text("token"));
        Assert.Contains("watermark=3", reconnected.Text("streamUrl"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await after.SendAsync(HttpMethod.Post, "conversations", client.Token)).Status);
        Assert.Equal(HttpStatusCode.OK, (await same.SayAsync("y")).Status);
        Assert.Equal(5, (await same.UntilAsync(5)).Count);
    }

    [Fact]
    public async Task Send_SameEntryTwice_IsInTheLogOnce()
    {
        await using var host = await DirectLineHost.StartAsync();
        var client = await host.ClientAsync();
        var message = new Dialogs.Activities.OutgoingActivity
        {
            To = new("web", "site", client.Conversation, client.Conversation),
            Text = "bài học",
        };
        await host.Channel.SendAsync(message, 900, default);
        await host.Channel.SendAsync(message, 900, default);
        await host.Channel.SendAsync(message with { Text = "bài sau" }, 901, default);
        Assert.Equal(["Xin chào", "bài học", "bài sau"], (await client.UntilAsync(3)).Select(activity => activity.Text("text")));
    }

    [Fact]
    public async Task Upload_OfTheOfficialClient_IsAnsweredPolitely()
    {
        await using var host = await DirectLineHost.StartAsync();
        var client = await host.ClientAsync();
        using var form = new MultipartFormDataContent();
        var activity = new StringContent(
            """{"type":"message","channelData":{"clientActivityID":"up1"},"attachments":[{"contentType":"image/png","name":"cccd.png"}]}""",
            Encoding.UTF8,
            "application/vnd.microsoft.activity"
        );
        form.Add(activity, "activity", "blob");
        var file = new ByteArrayContent(new byte[300_000]);
        file.Headers.ContentType = new("image/png");
        form.Add(file, "file", "cccd.png");
        var (status, body) = await host.SendAsync(
            HttpMethod.Post,
            $"conversations/{client.Conversation}/upload?userId=u",
            client.Token,
            form
        );
        Assert.Equal(HttpStatusCode.OK, status);
        var activities = await client.UntilAsync(3);
        Assert.Equal(body.Text("id"), activities[1].Text("id"));
        Assert.Equal("up1", activities[1].GetProperty("channelData").Text("clientActivityID"));
        Assert.Equal("""{"contentType":"image/png","name":"cccd.png"}""", activities[1].GetProperty("attachments")[0].GetRawText());
        Assert.Equal("Chưa đọc được: Picture", activities[2].Text("text"));
    }

    [Fact]
    public async Task Upload_RawOrBroken_IsNeverAFault()
    {
        await using var host = await DirectLineHost.StartAsync();
        var client = await host.ClientAsync();
        using var raw = new ByteArrayContent([1, 2, 3]);
        raw.Headers.ContentType = new("audio/mpeg");
        var path = $"conversations/{client.Conversation}/upload";
        Assert.Equal(HttpStatusCode.OK, (await host.SendAsync(HttpMethod.Post, path, client.Token, raw)).Status);
        Assert.Equal("Chưa đọc được: Voice", (await client.UntilAsync(3))[2].Text("text"));
        using var broken = new ByteArrayContent("--b\r\nno header"u8.ToArray());
        broken.Headers.TryAddWithoutValidation("Content-Type", "multipart/form-data; boundary=b");
        Assert.Equal(HttpStatusCode.BadRequest, (await host.SendAsync(HttpMethod.Post, path, client.Token, broken)).Status);
    }

    [Fact]
    public async Task UnknownAddress_Is404InShape()
    {
        await using var host = await DirectLineHost.StartAsync();
        foreach (var method in (HttpMethod[])[HttpMethod.Get, HttpMethod.Post, HttpMethod.Delete])
        {
            var (status, body) = await host.SendAsync(method, "nothing/here");
            Assert.Equal(HttpStatusCode.NotFound, status);
            Assert.Equal("NotFound", body.Code());
        }

        Assert.Equal(HttpStatusCode.OK, (await host.SendAsync(HttpMethod.Get, "session/getsessionid")).Status);
    }

    [Fact]
    public async Task Preflight_FromAnAllowedSite_IsAnsweredWithoutCredential()
    {
        await using var host = await DirectLineHost.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Options, "/v3/directline/conversations");
        request.Headers.Add("Origin", "https://site.example");
        request.Headers.Add("Access-Control-Request-Method", "POST");
        request.Headers.Add("Access-Control-Request-Headers", "authorization,content-type,x-ms-bot-agent,x-requested-with");
        using var response = await host.Http.SendAsync(request);
        Assert.True(response.IsSuccessStatusCode);
        Assert.Equal("https://site.example", Assert.Single(response.Headers.GetValues("Access-Control-Allow-Origin")));
        Assert.Equal("true", Assert.Single(response.Headers.GetValues("Access-Control-Allow-Credentials")));
        var headers = string.Join(',', response.Headers.GetValues("Access-Control-Allow-Headers"));
        foreach (var name in (string[])["authorization", "content-type", "x-ms-bot-agent", "x-requested-with"])
        {
            Assert.Contains(name, headers, StringComparison.OrdinalIgnoreCase);
        }

        Assert.True(response.Headers.Contains("Access-Control-Max-Age"));
    }

    [Theory]
    [InlineData("https://site.example", true)]
    [InlineData("https://other.example", false)]
    public async Task Error_CarriesCorsHeadersForAllowedSitesOnly(string origin, bool allowed)
    {
        await using var host = await DirectLineHost.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v3/directline/conversations");
        request.Headers.Add("Origin", origin);
        using var response = await host.Http.SendAsync(request);
        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.Equal(allowed, response.Headers.Contains("Access-Control-Allow-Origin"));
    }

    private static IEnumerable<(HttpMethod Method, string Path)> Calls(string conversation) =>
        [
            (HttpMethod.Post, "tokens/refresh"),
            (HttpMethod.Post, "conversations"),
            (HttpMethod.Get, $"conversations/{conversation}?watermark="),
            (HttpMethod.Get, $"conversations/{conversation}/activities"),
            (HttpMethod.Post, $"conversations/{conversation}/activities"),
            (HttpMethod.Post, $"conversations/{conversation}/upload"),
        ];
}
