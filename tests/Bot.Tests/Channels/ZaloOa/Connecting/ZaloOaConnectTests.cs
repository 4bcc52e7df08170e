using System.Net;
using ChatBot.Bot.Channels.ZaloOa.Connecting;
using ChatBot.Bot.Channels.ZaloOa.Setup;
using ChatBot.Bot.Channels.ZaloOa.Tokens;
using ChatBot.Bot.Tests.TestKit;
using ChatBot.Fakes.ZaloOa;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace ChatBot.Bot.Tests.Channels.ZaloOa.Connecting;

public sealed class ZaloOaConnectTests : IDisposable
{
    private readonly FakeTimeProvider _clock = new(DateTimeOffset.UtcNow);
    private readonly HttpClient _browser = new(new HttpClientHandler { AllowAutoRedirect = false });

    public void Dispose() => _browser.Dispose();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Connect_WithTheCode_EndsConnectedHoweverTheChallengeIsRead(bool plainBase64)
    {
        await using var channel = await StartAsync(new FakeZaloOaOptions { Time = _clock, ReadsPlainBase64 = plainBase64 });

        var consent = await ConsentAsync(channel, Connect(channel).NewCode(false));
        Assert.StartsWith(
            $"{channel.Fake.Address}/v4/oa/permission?app_id={channel.Fake.Options.AppId}"
                + "&redirect_uri=https%3A%2F%2Fbot.example.vn%2Fchannels%2Fzalo-oa%2Fcallback&code_challenge=",
            consent.ToString(),
            StringComparison.Ordinal
        );
        var page = await CallbackAsync(channel, consent);

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Equal(channel.Fake.Options.OaId, Tokens(channel).OaId);
        Assert.IsType<ZaloOaAccess.Ready>(await Tokens(channel).GetAsync());
        Assert.Null(channel.Adapter.Status.Degraded);
    }

    [Fact]
    public async Task Connect_ChallengeSavedInTheConsole_UsesTheSavedVerifier()
    {
        var verifier = ZaloOaPkce.NewVerifier();
        await using var channel = await StartAsync(
            new FakeZaloOaOptions { Time = _clock, FixedChallenge = ZaloOaPkce.Challenge(verifier) },
            new Dictionary<string, string?> { ["ZaloOa:CodeVerifier"] = verifier }
        );

        Assert.Equal(ZaloOaPkce.Challenge(verifier), Connect(channel).SavedChallenge);
        Assert.Equal(
            HttpStatusCode.OK,
            (await CallbackAsync(channel, await ConsentAsync(channel, Connect(channel).NewCode(false)))).Status
        );
    }

    [Fact]
    public async Task Connect_ChallengeSavedInTheConsoleAndUnknownHere_SaysSo()
    {
        await using var channel = await StartAsync(new FakeZaloOaOptions { Time = _clock, FixedChallenge = "another" });

        var page = await CallbackAsync(channel, await ConsentAsync(channel, Connect(channel).NewCode(false)));

        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        Assert.Contains("ZaloOa:CodeVerifier", page.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_WithoutACode_LeadsNowhere()
    {
        await using var channel = await StartAsync();

        Assert.Equal(HttpStatusCode.Forbidden, await TypeAsync(channel, ""));
        Assert.Equal(HttpStatusCode.Forbidden, await TypeAsync(channel, "ABCDEFGHJK"));
    }

    [Fact]
    public async Task Start_CodeUsedTwice_LeadsNowhere()
    {
        await using var channel = await StartAsync();
        var code = Connect(channel).NewCode(false);

        Assert.Equal(HttpStatusCode.Redirect, await TypeAsync(channel, $" {code.ToLowerInvariant()} "));
        Assert.Equal(HttpStatusCode.Forbidden, await TypeAsync(channel, code));
    }

    [Fact]
    public async Task Start_OldCode_LeadsNowhere()
    {
        await using var channel = await StartAsync();
        var code = Connect(channel).NewCode(false);
        _clock.Advance(TimeSpan.FromMinutes(11));

        Assert.Equal(HttpStatusCode.Forbidden, await TypeAsync(channel, code));
    }

    [Fact]
    public async Task Start_AfterFiveWrongCodes_TheRightOneIsGoodOnlyFromElsewhere()
    {
        await using var channel = await StartAsync();
        var code = Connect(channel).NewCode(false);
        for (var i = 0; i < 5; i++)
        {
            await TypeAsync(channel, "WRONGWRONG");
        }

        Assert.Equal(HttpStatusCode.Forbidden, await TypeAsync(channel, code));
        Assert.NotNull(Connect(channel).Start(code, IPAddress.Parse("2001:db8:1:2::3")));
    }

    [Fact]
    public async Task Start_WrongCodesFromOneSubscriber_AreCountedTogether()
    {
        await using var channel = await StartAsync();
        var code = Connect(channel).NewCode(false);
        for (var i = 1; i <= 5; i++)
        {
            Assert.Null(Connect(channel).Start("WRONGWRONG", IPAddress.Parse($"2001:db8:1:2::{i}")));
        }

        Assert.Null(Connect(channel).Start(code, IPAddress.Parse("2001:db8:1:2::99")));
        Assert.NotNull(Connect(channel).Start(Connect(channel).NewCode(false), IPAddress.Parse("2001:db8:1:2::99")));
    }

    [Theory]
    [InlineData("multipart/form-data; boundary=x", "x")]
    [InlineData("multipart/form-data", "x")]
    [InlineData("multipart/form-data; boundary=x", "--x\r\nContent-Disposition: form-data; name=\"code\"\r\n\r\nABC\r\n--x--")]
    [InlineData("application/json", "{\"code\":\"ABC\"}")]
    [InlineData("nonsense", "code=ABC")]
    [InlineData("", "code=ABC")]
    [InlineData("application/x-www-form-urlencoded", "MANY FIELDS")]
    [InlineData("application/x-www-form-urlencoded", "LONG")]
    public async Task Start_WhatIsNotOurForm_Is400AndLogsNothing(string type, string body)
    {
        await using var channel = await StartAsync();
        var code = Connect(channel).NewCode(false);
        body = body switch
        {
            "MANY FIELDS" => string.Join('&', Enumerable.Range(0, 100).Select(i => $"{i}=")),
            "LONG" => "code=" + new string('A', 100_000),
            _ => body,
        };
        using var content = new ByteArrayContent(System.Text.Encoding.UTF8.GetBytes(body));
        if (type.Length > 0)
        {
            content.Headers.TryAddWithoutValidation("Content-Type", type);
        }

        using var request = new HttpRequestMessage(HttpMethod.Post, channel.Address + ZaloOaConnect.StartPath) { Content = content };

        // The server may close as soon as it has seen the length: the client asks first.
        request.Headers.ExpectContinue = body.Length > 10_000;
        using var response = await _browser.SendAsync(request);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.DoesNotContain("Exception", channel.Logs.All, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, await TypeAsync(channel, code));
    }

    [Fact]
    public async Task Start_SentWithoutEnd_IsSlowedDown()
    {
        await using var channel = await StartAsync();
        var answers = new List<HttpStatusCode>();
        for (var i = 0; i < 60; i++)
        {
            answers.Add(await TypeAsync(channel, "WRONGWRONG"));
        }

        Assert.Contains(HttpStatusCode.TooManyRequests, answers);
        Assert.True(answers.Count(a => a == HttpStatusCode.Forbidden) <= 40);
    }

    [Fact]
    public async Task Start_TableOfAddressesFull_HearsNoFurtherOne()
    {
        await using var channel = await StartAsync();
        var code = Connect(channel).NewCode(false);
        for (var i = 0; i < ZaloOaConnect.Addresses; i++)
        {
            Assert.Null(Connect(channel).Start("WRONGWRONG", new IPAddress([10, (byte)(i >> 16), (byte)(i >> 8), (byte)i])));
        }

        Assert.Null(Connect(channel).Start(code, IPAddress.Parse("192.0.2.1")));

        // Who was heard before is heard still, and a new code begins anew.
        Assert.NotNull(Connect(channel).Start(code, IPAddress.Parse("10.0.0.1")));
        Assert.NotNull(Connect(channel).Start(Connect(channel).NewCode(false), IPAddress.Parse("192.0.2.1")));
    }

    [Theory]
    [InlineData("code=CODE-1&oa_id=388613280878808645&state=forged")]
    [InlineData("code=CODE-1&oa_id=388613280878808645")]
    [InlineData("")]
    public async Task Callback_WithoutTheState_ChangesNothing(string query)
    {
        await using var channel = await StartAsync();
        await ConsentAsync(channel, Connect(channel).NewCode(false));

        using var response = await _browser.GetAsync(new Uri($"{channel.Address}{ZaloOaConnect.CallbackPath}?{query}"));

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.False(Tokens(channel).IsConnected);
    }

    [Fact]
    public async Task Callback_StateUsedTwice_ChangesNothing()
    {
        await using var channel = await StartAsync();
        var consent = await ConsentAsync(channel, Connect(channel).NewCode(false));
        await CallbackAsync(channel, consent);
        var chain = Tokens(channel).CurrentToken;

        Assert.Equal(HttpStatusCode.BadRequest, (await CallbackAsync(channel, consent)).Status);
        Assert.Equal(chain, Tokens(channel).CurrentToken);
    }

    [Fact]
    public async Task Callback_OtherAccountThanPinned_IsRefusedUnlessMeant()
    {
        await using var channel = await StartAsync();
        await CallbackAsync(channel, await ConsentAsync(channel, Connect(channel).NewCode(false)));

        var consent = await ConsentAsync(channel, Connect(channel).NewCode(false));
        Assert.Equal(HttpStatusCode.BadRequest, (await CallbackAsync(channel, consent, "42")).Status);
        Assert.Equal(channel.Fake.Options.OaId, Tokens(channel).OaId);

        consent = await ConsentAsync(channel, Connect(channel).NewCode(anotherAccount: true));
        Assert.Equal(HttpStatusCode.OK, (await CallbackAsync(channel, consent, "42")).Status);
        Assert.Equal("42", Tokens(channel).OaId);
    }

    [Fact]
    public async Task Connect_AfterADeadChain_ClearsTheAlarmAndOutlivesTheOldSetting()
    {
        await using var channel = await StartAsync(settings: new Dictionary<string, string?> { ["ZaloOa:RefreshToken"] = "RT-never-was" });
        await Eventually.TrueAsync(
            () => channel.Adapter.Status.Degraded?.Contains("-14014", StringComparison.Ordinal) == true,
            "the dead token is told"
        );

        await CallbackAsync(channel, await ConsentAsync(channel, Connect(channel).NewCode(false)));
        Assert.Null(channel.Adapter.Status.Degraded);

        // A restart with the dead setting still there must not throw the good chain away.
        await Tokens(channel).LoadAsync();
        Assert.IsType<ZaloOaAccess.Ready>(await Tokens(channel).GetAsync());
    }

    [Fact]
    public void Pkce_Verifiers_ReadTheSameInBothAlphabets()
    {
        for (var i = 0; i < 200; i++)
        {
            var verifier = ZaloOaPkce.NewVerifier();
            Assert.Equal(43, verifier.Length);
            Assert.True(ZaloOaPkce.IsUsable(verifier));
            Assert.DoesNotContain('=', ZaloOaPkce.Challenge(verifier));
        }
    }

    [Theory]
    [InlineData("tooshort1A")]
    [InlineData("abcdefghijklmnopqrstuvwxyzabcdefghijklmnopq")]
    [InlineData("")]
    public void Pkce_OtherTexts_AreNotUsable(string verifier) => Assert.False(ZaloOaPkce.IsUsable(verifier));

    private Task<ZaloOaChannel> StartAsync(FakeZaloOaOptions? platform = null, IReadOnlyDictionary<string, string?>? settings = null) =>
        ZaloOaChannel.StartAsync(
            platform ?? new FakeZaloOaOptions { Time = _clock },
            settings ?? new Dictionary<string, string?> { ["ZaloOa:RefreshToken"] = "" }
        );

    private static ZaloOaConnect Connect(ZaloOaChannel channel) => channel.Services.GetRequiredService<ZaloOaConnect>();

    private static ZaloOaTokens Tokens(ZaloOaChannel channel) => channel.Services.GetRequiredService<ZaloOaTokens>();

    private async Task<HttpStatusCode> TypeAsync(ZaloOaChannel channel, string code)
    {
        using var response = await PostAsync(channel, code);
        return response.StatusCode;
    }

    private async Task<Uri> ConsentAsync(ZaloOaChannel channel, string code)
    {
        using var response = await PostAsync(channel, code);
        return response.Headers.Location!;
    }

    private async Task<HttpResponseMessage> PostAsync(ZaloOaChannel channel, string code)
    {
        using var form = new FormUrlEncodedContent([new("code", code)]);
        return await _browser.PostAsync(new Uri(channel.Address + ZaloOaConnect.StartPath), form);
    }

    /// <summary>The administrator agrees; the browser follows back to us, whatever public name we have.</summary>
    private async Task<(HttpStatusCode Status, string Body)> CallbackAsync(ZaloOaChannel channel, Uri consent, string? oaId = null)
    {
        using var agreed = await _browser.GetAsync(consent);
        var query = agreed.Headers.Location!.Query;
        if (oaId is not null)
        {
            query = query.Replace(channel.Fake.Options.OaId, oaId, StringComparison.Ordinal);
        }

        using var response = await _browser.GetAsync(new Uri(channel.Address + ZaloOaConnect.CallbackPath + query));
        return (response.StatusCode, await response.Content.ReadAsStringAsync());
    }
}
