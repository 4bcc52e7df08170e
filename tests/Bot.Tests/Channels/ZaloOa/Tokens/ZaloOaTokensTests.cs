using ChatBot.Bot.Channels.Shared;
using ChatBot.Bot.Channels.ZaloOa.Api;
using ChatBot.Bot.Channels.ZaloOa.Setup;
using ChatBot.Bot.Channels.ZaloOa.Tokens;
using ChatBot.Bot.Tests.TestKit;
using ChatBot.Dialogs.Storage;
using ChatBot.Fakes.ZaloOa;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace ChatBot.Bot.Tests.Channels.ZaloOa.Tokens;

public sealed class ZaloOaTokensTests : IAsyncLifetime, IDisposable
{
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 11, 23, 1, 0, 0, TimeSpan.Zero));
    private readonly FakeTimeProvider _callTime = new();
    private readonly ZaloOaChannel.Logged _logs = new();
    private readonly List<IDisposable> _parts = [];
    private FakeZaloOa _fake = null!;
    private MemoryStore _store = null!;

    public async Task InitializeAsync()
    {
        _fake = await FakeZaloOa.StartAsync(options: new FakeZaloOaOptions { Time = _clock });
        _store = new MemoryStore(_clock);
    }

    public async Task DisposeAsync() => await _fake.DisposeAsync();

    public void Dispose()
    {
        foreach (var part in _parts)
        {
            part.Dispose();
        }

        _logs.Dispose();
    }

    [Fact]
    public async Task Load_FirstTime_BeginsTheChainWithTheSetting()
    {
        var run = await StartAsync();

        var ready = Assert.IsType<ZaloOaAccess.Ready>(await run.Tokens.GetAsync());
        Assert.Equal(_fake.AccessToken, ready.Token);
        Assert.Equal(1, _fake.Refreshes);
        Assert.Null(run.Health.Status.Degraded);
        var chain = await ChainAsync();
        Assert.Equal(ready.Token, chain.AccessToken);
        Assert.Equal("RT-first", chain.PreviousRefreshToken);
        Assert.Null(chain.RefreshStartedAt);
    }

    [Fact]
    public async Task Load_AfterARestart_GoesOnWithTheStoredChain()
    {
        await (await StartAsync()).Tokens.GetAsync();

        var second = await StartAsync();
        Assert.Equal(_fake.AccessToken, Assert.IsType<ZaloOaAccess.Ready>(await second.Tokens.GetAsync()).Token);
        Assert.Equal(1, _fake.Refreshes);
    }

    [Fact]
    public async Task Load_OtherSetting_BeginsANewChain()
    {
        await (await StartAsync()).Tokens.GetAsync();
        var renewed = (await ChainAsync()).RefreshToken;
        await using var other = await FakeZaloOa.StartAsync(options: new FakeZaloOaOptions { Time = _clock, RefreshToken = "RT-second" });

        var run = await StartAsync("RT-second", other);
        var ready = Assert.IsType<ZaloOaAccess.Ready>(await run.Tokens.GetAsync());
        Assert.Equal(other.AccessToken, ready.Token);
        Assert.NotEqual(renewed, (await ChainAsync()).RefreshToken);
    }

    [Fact]
    public async Task Load_SettingRemoved_KeepsTheChain()
    {
        await (await StartAsync()).Tokens.GetAsync();

        Assert.IsType<ZaloOaAccess.Ready>(await (await StartAsync("")).Tokens.GetAsync());
    }

    [Fact]
    public async Task Load_NeverConnected_IsAnAlarmThatSaysWhatToDo()
    {
        var run = await StartAsync("");

        Assert.Contains(
            "channels zalo-oa connect",
            Assert.IsType<ZaloOaAccess.Broken>(await run.Tokens.GetAsync()).Reason,
            StringComparison.Ordinal
        );
        Assert.Contains("channels zalo-oa connect", run.Health.Status.Degraded, StringComparison.Ordinal);
    }

    [Fact]
    public async Task NextRefresh_IsAtFourFifthsOfTheLife()
    {
        var run = await StartAsync();
        await run.Tokens.GetAsync();

        Assert.Equal(_clock.GetUtcNow() + TimeSpan.FromHours(20), run.Tokens.NextRefresh);
    }

    [Fact]
    public async Task Refresh_ByManyAtOnce_IsOneCall()
    {
        var run = await StartAsync();
        var ready = Assert.IsType<ZaloOaAccess.Ready>(await run.Tokens.GetAsync());
        _clock.Advance(TimeSpan.FromHours(1));

        var all = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => run.Tokens.RefreshAsync(ready.Token)));

        Assert.Equal(2, _fake.Refreshes);
        Assert.All(all, a => Assert.Equal(_fake.AccessToken, Assert.IsType<ZaloOaAccess.Ready>(a).Token));
    }

    [Fact]
    public async Task Refresh_ByTwoProcesses_IsOneCallAndTheOtherTakesItsPair()
    {
        var one = await StartAsync();
        var ready = Assert.IsType<ZaloOaAccess.Ready>(await one.Tokens.GetAsync());
        var two = await StartAsync();
        _clock.Advance(TimeSpan.FromHours(1));

        // The first has written its start and hangs in the call.
        _fake.Faults.NextToken(FakeZaloFaultKind.NoAnswer);
        var first = one.Tokens.RefreshAsync(ready.Token);
        await Eventually.TrueAsync(() => _fake.Refreshes == 2, "the call has arrived");
        Assert.IsType<ZaloOaAccess.Wait>(await two.Tokens.RefreshAsync(ready.Token));
        Assert.Equal(2, _fake.Refreshes);
        _callTime.Advance(TimeSpan.FromMinutes(1));
        Assert.IsNotType<ZaloOaAccess.Ready>(await first);
    }

    [Fact]
    public async Task Refresh_DoneByAnotherProcess_IsTakenOver()
    {
        var one = await StartAsync();
        var ready = Assert.IsType<ZaloOaAccess.Ready>(await one.Tokens.GetAsync());
        var two = await StartAsync();
        _clock.Advance(TimeSpan.FromHours(1));
        await one.Tokens.RefreshAsync(ready.Token);

        Assert.Equal(_fake.AccessToken, Assert.IsType<ZaloOaAccess.Ready>(await two.Tokens.RefreshAsync(ready.Token)).Token);
        Assert.Equal(2, _fake.Refreshes);
    }

    [Fact]
    public async Task Refresh_StartIsWrittenBeforeTheCall()
    {
        var run = await StartAsync();
        _fake.Faults.NextToken(FakeZaloFaultKind.NoAnswer);
        var refresh = run.Tokens.RefreshAsync(null);
        await Eventually.TrueAsync(() => _fake.Refreshes == 1, "the call has arrived");

        Assert.NotNull((await ChainAsync()).RefreshStartedAt);
        _callTime.Advance(TimeSpan.FromMinutes(1));
        await refresh;
    }

    [Fact]
    public async Task Refresh_StoreRefusesTheStart_CallsNobody()
    {
        var run = await StartAsync();
        _store.Failure = new StoreUnavailableException("full");

        Assert.IsType<ZaloOaAccess.Wait>(await run.Tokens.RefreshAsync(null));
        Assert.Equal(0, _fake.Refreshes);
    }

    [Fact]
    public async Task Refresh_CrashBeforeZaloSawIt_AlarmsAndHealsItself()
    {
        var first = await StartAsync();
        _fake.Faults.NextToken(FakeZaloFaultKind.CutBefore);
        Assert.IsType<ZaloOaAccess.Wait>(await first.Tokens.RefreshAsync(null));

        // As after kill -9: a new run finds a start without an end.
        var second = await StartAsync();
        Assert.Contains("its end is not known", second.Health.Status.Degraded, StringComparison.Ordinal);
        Assert.Contains("Error: ", _logs.All, StringComparison.Ordinal);

        // Not while another process might be in the middle of it.
        Assert.IsType<ZaloOaAccess.Wait>(await second.Tokens.RefreshAsync(null));
        _clock.Advance(TimeSpan.FromMinutes(2));
        Assert.IsType<ZaloOaAccess.Ready>(await second.Tokens.RefreshAsync(null));
        Assert.Null(second.Health.Status.Degraded);
    }

    [Fact]
    public async Task Refresh_CrashAfterZaloSawIt_IsAConsumedTokenAndSaysWhatToDo()
    {
        var first = await StartAsync();
        _fake.Faults.NextToken(FakeZaloFaultKind.CutAfter);
        Assert.IsType<ZaloOaAccess.Wait>(await first.Tokens.RefreshAsync(null));

        var second = await StartAsync();
        _clock.Advance(TimeSpan.FromMinutes(2));
        var broken = Assert.IsType<ZaloOaAccess.Broken>(await second.Tokens.RefreshAsync(null));

        Assert.Contains("by the refresh that was cut off", broken.Reason, StringComparison.Ordinal);
        Assert.Contains("channels zalo-oa connect", second.Health.Status.Degraded, StringComparison.Ordinal);
        Assert.Null(second.Tokens.NextRefresh);

        // The alarm survives a restart and nobody is called for nothing.
        var calls = _fake.Calls.Count;
        var third = await StartAsync();
        Assert.Equal(broken.Reason, third.Health.Status.Degraded);
        Assert.IsType<ZaloOaAccess.Broken>(await third.Tokens.GetAsync());
        Assert.Equal(calls, _fake.Calls.Count);
    }

    [Fact]
    public async Task Keeper_StartOfAnotherRun_WaitsForItsLeaseWithoutHaste()
    {
        var run = await StartAsync();
        _fake.Faults.NextToken(FakeZaloFaultKind.CutBefore);
        await run.Tokens.RefreshAsync(null);
        var before = _store.Executed;

        // The service is started again at once, with the keeper that does all by itself.
        await using var channel = await ZaloOaChannel.StartAsync(fake: _fake, store: _store);
        await Eventually.TrueAsync(() => channel.Adapter.Status.Degraded is not null, "the start without an end is told");
        await Eventually.TrueAsync(
            () =>
            {
                _clock.Advance(TimeSpan.FromSeconds(1));
                return channel.Adapter.Status.Degraded is null && _fake.Refreshes == 1;
            },
            "the token is renewed"
        );
        Assert.InRange(_store.Executed - before, 3, 60);
    }

    [Fact]
    public async Task Refresh_DeadToken_IsAnAlarm()
    {
        var run = await StartAsync("RT-never-was");

        Assert.Contains("-14014", Assert.IsType<ZaloOaAccess.Broken>(await run.Tokens.GetAsync()).Reason, StringComparison.Ordinal);
        Assert.Contains("-14014", run.Health.Status.Degraded, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Refresh_DeadTokenWhileTheAccessTokenLives_GoesOnSendingUnderAlarm()
    {
        var run = await StartAsync();
        var ready = Assert.IsType<ZaloOaAccess.Ready>(await run.Tokens.GetAsync());
        var chain = await ChainAsync();
        await _store.ExecuteAsync(session =>
        {
            session.Put(ZaloOaTokenChain.Kind, chain with { RefreshToken = "RT-lost" });
            return ValueTask.FromResult(true);
        });
        var second = await StartAsync();
        _clock.Advance(TimeSpan.FromHours(20));

        Assert.IsType<ZaloOaAccess.Broken>(await second.Tokens.RefreshAsync(ready.Token));
        Assert.Equal(ready.Token, Assert.IsType<ZaloOaAccess.Ready>(await second.Tokens.GetAsync()).Token);
        Assert.NotNull(second.Health.Status.Degraded);
    }

    [Fact]
    public async Task Refresh_WrongSecret_SaysWhichSettings()
    {
        var run = await StartAsync(appSecret: "another");

        Assert.Contains("-14002", Assert.IsType<ZaloOaAccess.Broken>(await run.Tokens.GetAsync()).Reason, StringComparison.Ordinal);
        Assert.Null((await ChainAsync()).RefreshStartedAt);
    }

    [Fact]
    public async Task Refresh_NobodyListensAndNoTokenLives_IsToldAsSuch()
    {
        var run = await StartAsync();
        await _fake.DisposeAsync();

        Assert.IsType<ZaloOaAccess.Wait>(await run.Tokens.GetAsync());
        Assert.Null((await ChainAsync()).RefreshStartedAt);
        Assert.Contains("ZaloOa:OAuthBaseUrl", run.Health.Status.Degraded, StringComparison.Ordinal);
        Assert.True(run.Tokens.NextRefresh > _clock.GetUtcNow());
    }

    [Theory]
    [InlineData(21, false)]
    [InlineData(23, true)]
    [InlineData(26, true)]
    public async Task Refresh_NobodyListens_IsAnAlarmOnceItIsOverdue(int hours, bool isTold)
    {
        var run = await StartAsync();
        var ready = Assert.IsType<ZaloOaAccess.Ready>(await run.Tokens.GetAsync());
        await _fake.DisposeAsync();
        _clock.Advance(TimeSpan.FromHours(hours));

        Assert.IsType<ZaloOaAccess.Wait>(await run.Tokens.RefreshAsync(ready.Token));
        Assert.Equal(isTold, run.Health.Status.Degraded is not null);
    }

    [Fact]
    public async Task Refuse_AfterTheClockWasSetBack_IsNoYoungToken()
    {
        var run = await StartAsync();
        var ready = Assert.IsType<ZaloOaAccess.Ready>(await run.Tokens.GetAsync());
        var chain = await ChainAsync();
        await _store.ExecuteAsync(session =>
        {
            session.Put(
                ZaloOaTokenChain.Kind,
                chain with
                {
                    ObtainedAt = _clock.GetUtcNow().AddHours(1),
                    ExpiresAt = _clock.GetUtcNow().AddHours(26),
                }
            );
            return ValueTask.FromResult(true);
        });
        var second = await StartAsync();

        Assert.IsType<ZaloOaAccess.Ready>(await second.Tokens.RefuseAsync(ready.Token));
        Assert.Equal(2, _fake.Refreshes);
    }

    [Fact]
    public async Task Refuse_Token_IsNotHandedOutAgainAndRenewedByTheKeeperAtOnce()
    {
        var run = await StartAsync();
        var ready = Assert.IsType<ZaloOaAccess.Ready>(await run.Tokens.GetAsync());
        _clock.Advance(TimeSpan.FromHours(1));
        _fake.Faults.NextToken(FakeZaloFaultKind.BadGateway);

        Assert.IsType<ZaloOaAccess.Wait>(await run.Tokens.RefuseAsync(ready.Token));
        Assert.IsType<ZaloOaAccess.Wait>(await run.Tokens.GetAsync());
        Assert.InRange(run.Tokens.NextRefresh!.Value - _clock.GetUtcNow(), TimeSpan.Zero, TimeSpan.FromMinutes(1));
        _clock.Advance(TimeSpan.FromMinutes(1));
        Assert.NotEqual(ready, await run.Tokens.GetAsync());
    }

    [Fact]
    public async Task Keeper_NewChainOfAnotherAccount_SendsNothingAndSaysSo()
    {
        await using (
            var channel = await ZaloOaChannel.StartAsync(
                fake: await FakeZaloOa.StartAsync(options: new FakeZaloOaOptions { Time = _clock }),
                store: _store
            )
        )
        {
            await channel.ConnectedAsync();
        }

        await using var wrong = await ZaloOaChannel.StartAsync(
            fake: await FakeZaloOa.StartAsync(options: new FakeZaloOaOptions { Time = _clock }),
            store: _store,
            settings: new Dictionary<string, string?> { ["ZaloOa:RefreshToken"] = "RT-other" }
        );
        wrong.Fake.KnowsUser(ZaloOaChannel.Hoa);
        await Eventually.TrueAsync(
            () => wrong.Adapter.Status.Degraded?.Contains("911111111111111111", StringComparison.Ordinal) == true,
            "the other account is told"
        );

        Assert.IsType<Bot.Channels.Shared.SendResult.Misconfigured>(await wrong.SendAsync(wrong.To(ZaloOaChannel.Hoa, "một")));
        Assert.DoesNotContain(wrong.Fake.Calls, c => c.Path == ZaloOaApi.Consultation);
    }

    [Fact]
    public async Task Keeper_AccountNotSaid_SendsNothingBeforeItIs()
    {
        // The keeper looks again as soon as the pair is new, and then with patience.
        _fake.Faults.NextCall("/v2.0/oa/getoa", [.. Enumerable.Repeat(FakeZaloFault.Error(-223), 4)]);
        await using var channel = await ZaloOaChannel.StartAsync(fake: _fake);
        _fake.KnowsUser(ZaloOaChannel.Hoa);
        await Eventually.TrueAsync(
            () => channel.Adapter.Status.Degraded?.Contains("-223", StringComparison.Ordinal) == true,
            "the question failed"
        );
        Assert.IsType<Bot.Channels.Shared.SendResult.Retry>(await channel.SendAsync(channel.To(ZaloOaChannel.Hoa, "một")));

        await Eventually.TrueAsync(
            () =>
            {
                _clock.Advance(TimeSpan.FromSeconds(10));
                return channel.Adapter.Status.Degraded is null;
            },
            "it was asked again"
        );
        Assert.IsType<Bot.Channels.Shared.SendResult.Sent>(await channel.SendAsync(channel.To(ZaloOaChannel.Hoa, "một")));
    }

    [Fact]
    public async Task Pin_OtherAccount_EndsTheChain()
    {
        var run = await StartAsync();
        await run.Tokens.GetAsync();
        await run.Tokens.PinAsync("1");
        await run.Tokens.PinAsync("2");

        Assert.Equal("1", run.Tokens.OaId);
        Assert.Contains("--another-account", run.Health.Status.Degraded, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Stored_Tokens_AreSealed() =>
        Assert.Equal(["refreshToken", "previousRefreshToken", "accessToken"], ZaloOaTokenChain.Kind.PersonalFields);

    [Theory]
    [InlineData(200, """{"access_token":"a","refresh_token":"r","expires_in":"90000"}""", 90000)]
    [InlineData(200, """{"access_token":"a","refresh_token":"r","expires_in":3600}""", 3600)]
    [InlineData(200, """{"access_token":"a","refresh_token":"r","expire_in":"7200"}""", 7200)]
    [InlineData(200, """{"access_token":"a","refresh_token":"r"}""", 90000)]
    public void Read_Pair_TakesTheLifeAsStringOrNumber(int status, string body, int seconds) =>
        Assert.Equal(
            TimeSpan.FromSeconds(seconds),
            Assert.IsType<ZaloOaTokenAnswer.Pair>(ZaloOaTokenAnswer.Read(status, System.Text.Encoding.UTF8.GetBytes(body))).Life
        );

    [Theory]
    [InlineData(200, "", typeof(ZaloOaTokenAnswer.Consumed))]
    [InlineData(200, "  \n", typeof(ZaloOaTokenAnswer.Consumed))]
    [InlineData(200, """{"error":-14014,"error_name":"Invalid refresh token."}""", typeof(ZaloOaTokenAnswer.Dead))]
    [InlineData(200, """{"error":-14003,"error_name":"Invalid code verifier"}""", typeof(ZaloOaTokenAnswer.Refused))]
    [InlineData(200, """{"access_token":"a","refre""", typeof(ZaloOaTokenAnswer.Unknown))]
    [InlineData(200, "{}", typeof(ZaloOaTokenAnswer.Unknown))]
    [InlineData(404, """{"error":404,"message":"empty api"}""", typeof(ZaloOaTokenAnswer.Refused))]
    [InlineData(500, "", typeof(ZaloOaTokenAnswer.Unknown))]
    [InlineData(502, "<html>", typeof(ZaloOaTokenAnswer.Unknown))]
    public void Read_OtherAnswers_AreToldApart(int status, string body, Type outcome) =>
        Assert.IsType(outcome, ZaloOaTokenAnswer.Read(status, System.Text.Encoding.UTF8.GetBytes(body)));

    [Fact]
    public async Task Logs_OfTokens_HoldNone()
    {
        await (await StartAsync()).Tokens.GetAsync();
        _fake.RevokeGrant();
        _clock.Advance(TimeSpan.FromHours(26));
        await (await StartAsync()).Tokens.GetAsync();

        Assert.DoesNotContain("RT-", _logs.All, StringComparison.Ordinal);
        Assert.DoesNotContain("AT-", _logs.All, StringComparison.Ordinal);
        Assert.DoesNotContain(_fake.Options.AppSecret, _logs.All, StringComparison.Ordinal);
    }

    private async Task<Run> StartAsync(string? refreshToken = null, FakeZaloOa? fake = null, string? appSecret = null)
    {
        fake ??= _fake;
        var options = Options.Create(
            new ZaloOaOptions
            {
                AppId = fake.Options.AppId,
                AppSecret = appSecret ?? fake.Options.AppSecret,
                OaSecretKey = fake.Options.OaSecretKey,
                RefreshToken = refreshToken ?? _fake.Options.RefreshToken,
                ApiBaseUrl = fake.Address,
                OAuthBaseUrl = fake.Address,
            }
        );
        var http = new ZaloOaHttp(new CallClock(_callTime));
        var health = new ZaloOaHealth(_clock);
        using var loggers = LoggerFactory.Create(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(_logs));
        var tokens = new ZaloOaTokens(
            _store,
            new ZaloOaTokenEndpoint(http, options),
            health,
            _clock,
            options,
            loggers.CreateLogger<ZaloOaTokens>()
        );
        _parts.Add(http);
        _parts.Add(tokens);
        await tokens.LoadAsync();
        return new Run(tokens, health);
    }

    private async Task<ZaloOaTokenChain> ChainAsync() => (await _store.ReadAsync(ZaloOaTokenChain.Kind, ZaloOaTokenChain.Key))!;

    private sealed record Run(ZaloOaTokens Tokens, ZaloOaHealth Health);
}
