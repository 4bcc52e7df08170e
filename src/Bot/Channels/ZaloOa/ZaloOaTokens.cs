using System.Security.Cryptography;
using System.Text;
using ChatBot.Bot.Channels.Shared;
using ChatBot.Bot.Clock;
using ChatBot.Dialogs.Storage;
using Microsoft.Extensions.Options;

namespace ChatBot.Bot.Channels.ZaloOa;

/// <summary>
/// The account's tokens. One refresher at a time, in this process by a lock and beyond it by the written start. A start whose end was never
/// written (we died, the answer got lost) is an alarm: the refresh token may be used up. It is tried again all the same, because nothing
/// can get worse by that, and if Zalo never saw the first call all is well.
/// </summary>
internal sealed class ZaloOaTokens(
    IStore store,
    ZaloOaTokenEndpoint endpoint,
    ZaloOaHealth health,
    TimeProvider time,
    IOptions<ZaloOaOptions> options,
    ILogger<ZaloOaTokens> logger
) : IDisposable
{
    /// <summary>What mends every end of a chain.</summary>
    public const string ConnectAgain =
        "run 'channels zalo-oa connect' and let an administrator of the account consent, or set "
        + "ZaloOa:RefreshToken to a new refresh token and restart";

    private static readonly TimeSpan StartLease = TimeSpan.FromMinutes(1);
    private static readonly BackOff Renewing = new(TimeSpan.FromSeconds(2), TimeSpan.FromMinutes(5));
    private static readonly TimeSpan OperatorWait = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan YoungToken = TimeSpan.FromSeconds(30);

    private readonly string _run = Guid.NewGuid().ToString("N");
    private readonly SemaphoreSlim _gate = new(1, 1);
    private TaskCompletionSource _changed = NewSignal();
    private volatile ZaloOaTokenChain? _chain;
    private volatile string? _trouble;
    private volatile string? _refused;
    private DateTimeOffset _notBefore;
    private bool _needsOperator;
    private int _failures;

    /// <summary>The account, or null until it is known.</summary>
    public string? OaId => _chain?.OaId;

    /// <summary>Zalo has said that the chain's tokens are for <see cref="OaId"/>.</summary>
    public bool IsVerified => _chain is { IsVerified: true, OaId: not null };

    public bool IsConnected => _chain is { Ended: null };

    /// <summary>The token handed out last, good or not.</summary>
    public string? CurrentToken => _chain?.AccessToken;

    /// <summary>Seconds the access token still lives; 0: none.</summary>
    public double SecondsLeft => _chain?.ExpiresAt is { } end ? Math.Max(0, (end - time.GetUtcNow()).TotalSeconds) : 0;

    /// <summary>Completes when the chain or the time of the next refresh is another one.</summary>
    public Task Changed => Volatile.Read(ref _changed).Task;

    /// <summary>When the keeper should refresh, or null when there is nothing to refresh.</summary>
    public DateTimeOffset? NextRefresh
    {
        get
        {
            if (_chain is not { Ended: null } chain)
            {
                return null;
            }

            var due =
                !IsRefused(chain) && chain is { RefreshStartedAt: null, ObtainedAt: { } from, ExpiresAt: { } to }
                    ? from + ((to - from) * ZaloOaLimits.RefreshAt)
                    : DateTimeOffset.MinValue;
            return due > _notBefore ? due : _notBefore;
        }
    }

    /// <summary>Reads the chain, or begins a new one when the setting is another than the one the chain began with.</summary>
    /// <exception cref="StoreUnavailableException">Try again.</exception>
    public async Task LoadAsync()
    {
        var setting = Fingerprint(options.Value.RefreshToken);
        var appId = options.Value.AppId;
        var now = time.GetUtcNow();
        var chain = await store.ExecuteAsync(async session =>
        {
            var stored = await session.GetAsync(ZaloOaTokenChain.Kind, ZaloOaTokenChain.Key);
            var known = stored?.AppId == appId ? stored : null;
            if (setting.Length == 0 || known?.Setting == setting)
            {
                return known;
            }

            var begun = new ZaloOaTokenChain
            {
                AppId = appId,
                OaId = known?.OaId,
                Setting = setting,
                BeganAt = now,
                RefreshToken = options.Value.RefreshToken.Trim(),
            };
            session.Put(ZaloOaTokenChain.Kind, begun);
            return begun;
        });

        Publish(chain);
        if (chain is null)
        {
            Alarm("not_connected", $"Not connected with an Official Account: {ConnectAgain}.");
        }
        else if (chain.Ended is { } why)
        {
            Alarm("ended", why);
        }
        else if (chain.RefreshStartedAt is { } started)
        {
            Alarm("unfinished", Unfinished(started));
        }
    }

    /// <summary>A token to call with, whatever account it is for.</summary>
    public ValueTask<ZaloOaAccess> GetAsync()
    {
        if (_chain is { AccessToken: { } token } chain && !IsRefused(chain) && time.GetUtcNow() < chain.ExpiresAt)
        {
            return new(new ZaloOaAccess.Ready(token));
        }

        return new(RefreshAsync(_refused));
    }

    /// <summary>A token to send with: only when it is known to be for the account whose citizens write to us.</summary>
    public ValueTask<ZaloOaAccess> ForSendingAsync() =>
        _chain switch
        {
            null or { IsVerified: true } => GetAsync(),
            { Ended: not null } => new(Broken()),
            _ => new(new ZaloOaAccess.Wait(_trouble ?? "Zalo has not said yet which account the tokens are for", Renewing.First)),
        };

    /// <summary>Zalo refused this token (-216, -220): it is not handed out again, and the pair is renewed.</summary>
    public Task<ZaloOaAccess> RefuseAsync(string token)
    {
        if (_chain?.AccessToken == token)
        {
            _refused = token;
            Signal();
        }

        return RefreshAsync(token);
    }

    /// <summary>Zalo does not say which account the tokens are for, so nothing is sent with them.</summary>
    public void CannotVerify(string reason) =>
        Alarm(
            "unverified",
            $"Zalo does not say which Official Account the tokens are for, and nothing is sent before it does; it is asked again: {reason}."
        );

    /// <summary>Renews the pair, unless somebody else has done so since <paramref name="refused"/> was handed out.</summary>
    /// <param name="refused">The token that Zalo refused or that is old, or null when none lives.</param>
    public async Task<ZaloOaAccess> RefreshAsync(string? refused)
    {
        await _gate.WaitAsync();
        try
        {
            return await RefreshAloneAsync(refused);
        }
        catch (StoreUnavailableException)
        {
            TellIfOverdue("the store cannot be written, so no token is renewed");
            return new ZaloOaAccess.Wait("the store cannot be written, so no token is renewed", Renewing.First);
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>Begins a chain with what a consent brought.</summary>
    /// <exception cref="StoreUnavailableException">Nothing was kept; the code is used up.</exception>
    public async Task BeginAsync(ZaloOaTokenAnswer.Pair pair, string oaId)
    {
        await _gate.WaitAsync();
        try
        {
            var now = time.GetUtcNow();
            var chain = new ZaloOaTokenChain
            {
                AppId = options.Value.AppId,
                OaId = oaId,
                // The setting that began the chain before must not replace this one at the next start.
                Setting = Fingerprint(options.Value.RefreshToken),
                BeganAt = now,
                RefreshToken = pair.RefreshToken,
                AccessToken = pair.AccessToken,
                ObtainedAt = now,
                ExpiresAt = now + pair.Life,
            };
            await PutAsync(chain);
            Works(chain);
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>Says which account the tokens are for: pinned the first time, and from then on it must be the same.</summary>
    public async Task PinAsync(string oaId)
    {
        await _gate.WaitAsync();
        try
        {
            if (_chain is not { Ended: null } chain)
            {
                return;
            }

            if (chain.OaId is null || chain.OaId == oaId)
            {
                await PutAsync(chain with { OaId = oaId, IsVerified = true });
                _trouble = null;
                health.Works(ChannelTrouble.Token);
                logger.LogInformation("Connected with the Official Account {OaId}", oaId);
                return;
            }

            await EndAsync(
                chain with
                {
                    AccessToken = null,
                },
                "other_account",
                $"The tokens belong to the Official Account {oaId}, and this service was connected with "
                    + $"{chain.OaId}: {ConnectAgain}. To change the account, use 'channels zalo-oa connect --another-account'."
            );
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>Completes when no refresh is under way.</summary>
    public async Task DrainAsync(CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken);
        _gate.Release();
    }

    public void Dispose() => _gate.Dispose();

    private async Task<ZaloOaAccess> RefreshAloneAsync(string? refused)
    {
        var now = time.GetUtcNow();
        if (_chain is not { } chain)
        {
            return Broken();
        }

        if (IsNewer(chain, refused, now))
        {
            return new ZaloOaAccess.Ready(chain.AccessToken!);
        }

        if (chain.Ended is not null)
        {
            return Broken();
        }

        if (now < _notBefore)
        {
            return _needsOperator ? Broken() : new ZaloOaAccess.Wait("renewing the access token failed", _notBefore - now);
        }

        if (
            refused is not null
            && chain.RefreshStartedAt is null
            && now - chain.ObtainedAt is { } age
            && age >= TimeSpan.Zero
            && age < YoungToken
        )
        {
            // Retry rarely: each useless refresh consumes a refresh token.
            Alarm(
                "young_refused",
                $"Zalo refuses an access token that it has just given: the grant was changed; it is tried again "
                    + $"now and then. If this message stays, {ConnectAgain}."
            );
            _needsOperator = true;
            _notBefore = now + OperatorWait;
            Signal();
            return Broken();
        }

        // This is written before the call, so that the next start after a crash knows that the token may be used up.
        var begun = await store.ExecuteAsync(async session =>
        {
            var stored = await session.GetAsync(ZaloOaTokenChain.Kind, ZaloOaTokenChain.Key) ?? chain;
            if (
                IsNewer(stored, refused, now)
                || stored.Ended is not null
                || (stored.RefreshStartedAt is { } at && stored.RefreshStartedBy != _run && now - at < StartLease && now >= at)
            )
            {
                return stored;
            }

            stored = stored with { RefreshStartedAt = now, RefreshStartedBy = _run };
            session.Put(ZaloOaTokenChain.Kind, stored);
            return stored;
        });
        if (begun.RefreshStartedBy != _run || begun.RefreshStartedAt != now)
        {
            Publish(begun);
            if (IsNewer(begun, refused, now))
            {
                return new ZaloOaAccess.Ready(begun.AccessToken!);
            }

            return begun.Ended is null ? Wait("the access token is being renewed elsewhere") : Broken();
        }

        Publish(begun);
        return await FinishAsync(begun, await endpoint.RefreshAsync(begun.RefreshToken), hadStart: chain.RefreshStartedAt is not null);
    }

    private async Task<ZaloOaAccess> FinishAsync(ZaloOaTokenChain begun, ZaloOaTokenAnswer answer, bool hadStart)
    {
        var now = time.GetUtcNow();
        switch (answer)
        {
            case ZaloOaTokenAnswer.Pair pair:
                ZaloOaMetrics.Refresh("renewed");
                var renewed = begun with
                {
                    PreviousRefreshToken = begun.RefreshToken,
                    RefreshToken = pair.RefreshToken,
                    AccessToken = pair.AccessToken,
                    ObtainedAt = now,
                    ExpiresAt = now + pair.Life,
                    RefreshStartedAt = null,
                    RefreshStartedBy = null,
                };
                await KeepAsync(renewed);
                Works(renewed);
                return new ZaloOaAccess.Ready(pair.AccessToken);

            case ZaloOaTokenAnswer.Consumed:
                await EndAsync(
                    begun,
                    "consumed",
                    "The refresh token was used before (an empty answer), by "
                        + (hadStart ? "the refresh that was cut off" : "another program or by an older copy of the data")
                        + $": {ConnectAgain}. Let nothing else refresh the tokens of this account."
                );
                return Broken();

            case ZaloOaTokenAnswer.Dead:
                await EndAsync(
                    begun,
                    "dead",
                    $"The refresh token is dead (-14014: older than three months, withdrawn, or replaced): {ConnectAgain}."
                );
                return Broken();

            case ZaloOaTokenAnswer.NotSent notSent:
                ZaloOaMetrics.Refresh("not_sent");
                await PutAsync(begun with { RefreshStartedAt = null, RefreshStartedBy = null });
                health.Error($"The access token could not be renewed and is tried again: {notSent.Reason}.");
                return Wait(notSent.Reason);

            case ZaloOaTokenAnswer.Refused refused:
                await PutAsync(begun with { RefreshStartedAt = null, RefreshStartedBy = null });
                Alarm("refused", $"Zalo does not renew the access token: {refused.Reason}.");
                _needsOperator = true;
                _notBefore = now + OperatorWait;
                Signal();
                return Broken();

            case ZaloOaTokenAnswer.Unknown unknown:
                // The start stays written.
                Alarm("unfinished", Unfinished(begun.RefreshStartedAt!.Value));
                return Wait(unknown.Reason);

            default:
                throw new InvalidOperationException($"No outcome for {answer.GetType().Name}.");
        }
    }

    private static bool IsNewer(ZaloOaTokenChain chain, string? refused, DateTimeOffset now) =>
        chain.AccessToken is not null && chain.AccessToken != refused && now < chain.ExpiresAt && chain.RefreshStartedAt is null;

    private static string Unfinished(DateTimeOffset started) =>
        $"A refresh of the access token began at {started.UtcDateTime:yyyy-MM-dd HH:mm:ss}Z and its end is not "
        + $"known, so the refresh token may be used up. It is tried again; if this message stays, {ConnectAgain}.";

    /// <summary>The new pair, before its first use. Until it is written it is the only copy, so this does not give up.</summary>
    private async Task KeepAsync(ZaloOaTokenChain chain)
    {
        for (var wait = Renewing.First; ; wait = wait * 2 < Renewing.Longest ? wait * 2 : Renewing.Longest)
        {
            try
            {
                await PutAsync(chain);
                return;
            }
            catch (StoreUnavailableException)
            {
                Alarm(
                    "unwritten",
                    "A new pair of tokens could not be written to the store and is kept in memory only: make "
                        + "room on the disk and do not stop the service before this message is gone."
                );
                await Task.Delay(wait, time);
            }
        }
    }

    private async Task PutAsync(ZaloOaTokenChain chain)
    {
        await store.ExecuteAsync(session =>
        {
            session.Put(ZaloOaTokenChain.Kind, chain);
            return ValueTask.FromResult(true);
        });
        Publish(chain);
    }

    private async Task EndAsync(ZaloOaTokenChain chain, string outcome, string reason)
    {
        Alarm(outcome, reason);
        await PutAsync(chain with { Ended = reason, RefreshStartedAt = null, RefreshStartedBy = null });
    }

    private void Works(ZaloOaTokenChain chain)
    {
        _failures = 0;
        _needsOperator = false;
        _notBefore = default;
        _trouble = null;
        health.Works(ChannelTrouble.Token);
        Publish(chain);
        logger.LogInformation("The access token of the Official Account lives until {Until:u}", chain.ExpiresAt);
    }

    private ZaloOaAccess.Wait Wait(string reason)
    {
        var wait = Renewing.Doubled(++_failures);
        _needsOperator = false;
        _notBefore = time.GetUtcNow() + wait;
        TellIfOverdue(reason);
        Signal();
        return new ZaloOaAccess.Wait(reason, wait);
    }

    /// <summary>
    /// A failed renewal is an alarm only when it has begun to hurt: no token lives, or the life that was left for trying is half gone.
    /// </summary>
    private void TellIfOverdue(string reason)
    {
        var now = time.GetUtcNow();
        var isOverdue =
            _chain is not { AccessToken: not null, ObtainedAt: { } from, ExpiresAt: { } to } chain
            || IsRefused(chain)
            || now >= from + ((to - from) * ((1 + ZaloOaLimits.RefreshAt) / 2));
        if (isOverdue && _trouble is null)
        {
            Alarm(
                "overdue",
                $"The access token cannot be renewed ({reason}), and messages do not go out without one: look "
                    + $"whether the service reaches ZaloOa:OAuthBaseUrl. It is tried again all the time."
            );
        }
    }

    private bool IsRefused(ZaloOaTokenChain chain) => chain.AccessToken is { } token && token == _refused;

    private ZaloOaAccess.Broken Broken() => new(_chain?.Ended ?? _trouble ?? $"Not connected with an Official Account: {ConnectAgain}.");

    private void Alarm(string outcome, string reason)
    {
        ZaloOaMetrics.Refresh(outcome);
        if (_trouble == reason)
        {
            return;
        }

        _trouble = reason;
        health.Fails(ChannelTrouble.Token, reason);
        logger.LogError("Zalo Official Account: {Reason}", reason);
    }

    private void Publish(ZaloOaTokenChain? chain)
    {
        _chain = chain;
        Signal();
    }

    private void Signal() => Interlocked.Exchange(ref _changed, NewSignal()).TrySetResult();

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private static string Fingerprint(string setting) =>
        string.IsNullOrWhiteSpace(setting) ? "" : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(setting.Trim())));
}

/// <summary>A token, or why there is none.</summary>
internal abstract record ZaloOaAccess
{
    private ZaloOaAccess() { }

    public sealed record Ready(string Token) : ZaloOaAccess
    {
        // A record would print it.
        public override string ToString() => "Ready";
    }

    /// <summary>Not now.</summary>
    public sealed record Wait(string Reason, TimeSpan After) : ZaloOaAccess;

    /// <summary>Not until the operator acts.</summary>
    public sealed record Broken(string Reason) : ZaloOaAccess;
}
