using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Threading.RateLimiting;
using ChatBot.Bot.Settings;
using ChatBot.Dialogs.Storage;
using Microsoft.Extensions.Options;

namespace ChatBot.Bot.Channels.ZaloOa;

/// <summary>
/// The consent by which an administrator of the account gives this service its tokens. It begins only with a one-time code that the command
/// line prints, so that nobody from outside can tie the service to an account of their own; and it comes back with a state that only we
/// know. In memory: a restart in the middle means to begin anew.
/// </summary>
internal sealed class ZaloOaConnect(
    ZaloOaTokens tokens,
    ZaloOaTokenEndpoint endpoint,
    TimeProvider time,
    IOptions<ZaloOaOptions> options,
    IOptions<ServiceOptions> service,
    ILogger<ZaloOaConnect> logger
) : IDisposable
{
    public const string StartPath = "/channels/zalo-oa/connect";
    public const string CallbackPath = "/channels/zalo-oa/callback";

    // Without 0, O, 1, I, which are mistaken for each other.
    private const string CodeAlphabet = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";
    private const int CodeLength = 10;

    // The limit is one address's: a stranger could use up a limit for all, and the administrator's with it. Many addresses guess a code of
    // 50 bits in ten minutes no sooner; this only keeps one from trying for ever.
    private const int Attempts = 5;
    internal const int Addresses = 10_000;

    // People type a code once or twice; the page must not be a way to keep us busy.
    private const int AsksPerMinute = 20;
    private static readonly TimeSpan Life = TimeSpan.FromMinutes(ZaloOaLimits.ConsentMinutes);

    private readonly Lock _lock = new();
    private readonly Dictionary<string, int> _attempts = new(StringComparer.Ordinal);
    private readonly PartitionedRateLimiter<string> _asks = PartitionedRateLimiter.Create<string, string>(site =>
        RateLimitPartition.GetFixedWindowLimiter(
            site,
            _ => new FixedWindowRateLimiterOptions { PermitLimit = AsksPerMinute, Window = TimeSpan.FromMinutes(1) }
        )
    );

    private Ticket? _ticket;
    private Consent? _consent;

    /// <summary>The callback as it must stand in the console, to the letter, or null without a public address.</summary>
    public string? Callback => service.Value.PublicUrl is { Length: > 0 } site ? site.TrimEnd('/') + CallbackPath : null;

    /// <summary>Where the consent begins.</summary>
    public string? StartAddress => service.Value.PublicUrl is { Length: > 0 } site ? site.TrimEnd('/') + StartPath : null;

    /// <summary>The challenge to be saved in the console, or null when it goes with the link.</summary>
    public string? SavedChallenge => options.Value.CodeVerifier.Length == 0 ? null : ZaloOaPkce.Challenge(options.Value.CodeVerifier);

    /// <summary>Makes a one-time code; one made before is void.</summary>
    /// <param name="anotherAccount">Another account than the one connected so far is meant.</param>
    public string NewCode(bool anotherAccount)
    {
        var code = RandomNumberGenerator.GetString(CodeAlphabet, CodeLength);
        lock (_lock)
        {
            _ticket = new Ticket(code, time.GetUtcNow() + Life, anotherAccount);
            _attempts.Clear();
            _consent = null;
        }

        return code;
    }

    /// <summary>Whether this address may send the form; one that sent it too often lately may not.</summary>
    public bool MayAsk(IPAddress? from)
    {
        using var lease = _asks.AttemptAcquire(ClientSite.Of(from));
        return lease.IsAcquired;
    }

    /// <inheritdoc/>
    public void Dispose() => _asks.Dispose();

    /// <summary>Uses up the code. Returns the address of Zalo's consent page, or null for a code that is wrong, old or used.</summary>
    /// <param name="given">What was typed.</param>
    /// <param name="from">Who typed it.</param>
    public Uri? Start(string? given, IPAddress? from)
    {
        lock (_lock)
        {
            if (_ticket is not { } ticket || Callback is not { } callback)
            {
                return null;
            }

            if (time.GetUtcNow() >= ticket.Until)
            {
                _ticket = null;
                return null;
            }

            var site = ClientSite.Of(from);
            var tried = _attempts.GetValueOrDefault(site);

            // The table is full, which takes ten thousand addresses in ten minutes. No further one is heard; the office makes a new code.
            if (tried >= Attempts || (tried == 0 && _attempts.Count >= Addresses))
            {
                return null;
            }

            if (!Same(given?.Trim().ToUpperInvariant(), ticket.Code))
            {
                _attempts[site] = tried + 1;
                return null;
            }

            _ticket = null;
            _attempts.Clear();
            var verifier = options.Value.CodeVerifier.Length > 0 ? options.Value.CodeVerifier : ZaloOaPkce.NewVerifier();
            _consent = new Consent(
                RandomNumberGenerator.GetHexString(32, lowercase: true),
                verifier,
                time.GetUtcNow() + Life,
                ticket.AnotherAccount
            );
            return new Uri(
                $"{options.Value.OAuthBaseUrl.TrimEnd('/')}/v4/oa/permission?app_id={Uri.EscapeDataString(options.Value.AppId)}"
                    + $"&redirect_uri={Uri.EscapeDataString(callback)}"
                    + $"&code_challenge={Uri.EscapeDataString(ZaloOaPkce.Challenge(verifier))}&state={_consent.State}"
            );
        }
    }

    /// <summary>What the consent page sent back with the administrator's browser.</summary>
    public async Task<ZaloOaConnection> FinishAsync(string? code, string? oaId, string? state)
    {
        Consent consent;
        lock (_lock)
        {
            if (_consent is not { } waiting || !Same(state, waiting.State))
            {
                return ZaloOaConnection.UnknownState;
            }

            // The code is used up, whatever comes of it.
            _consent = null;
            if (time.GetUtcNow() >= waiting.Until)
            {
                return ZaloOaConnection.UnknownState;
            }

            consent = waiting;
        }

        if (string.IsNullOrEmpty(code) || string.IsNullOrEmpty(oaId) || oaId.Length > 32 || !oaId.All(char.IsAsciiDigit))
        {
            return ZaloOaConnection.Declined;
        }

        if (tokens.OaId is { } pinned && pinned != oaId && !consent.AnotherAccount)
        {
            logger.LogError(
                "A consent came for the Official Account {OaId}, and this service is connected with {Pinned}; it was not used",
                oaId,
                pinned
            );
            return ZaloOaConnection.OtherAccount;
        }

        var answer = await endpoint.ExchangeAsync(code, consent.Verifier);
        if (answer is not ZaloOaTokenAnswer.Pair pair)
        {
            var reason = answer switch
            {
                ZaloOaTokenAnswer.Refused refused => refused.Reason,
                ZaloOaTokenAnswer.NotSent notSent => notSent.Reason,
                ZaloOaTokenAnswer.Unknown unknown => unknown.Reason,
                _ => "the code was used before or is too old",
            };
            logger.LogError("The consent of the Official Account {OaId} brought no tokens: {Reason}", oaId, reason);
            return new ZaloOaConnection(ZaloOaConnectOutcome.NoTokens, reason);
        }

        try
        {
            await tokens.BeginAsync(pair, oaId);
        }
        catch (StoreUnavailableException)
        {
            return new ZaloOaConnection(ZaloOaConnectOutcome.NoTokens, "the store cannot be written");
        }

        logger.LogInformation("Connected with the Official Account {OaId}", oaId);
        return ZaloOaConnection.Connected;
    }

    private static bool Same(string? given, string expected) =>
        CryptographicOperations.FixedTimeEquals(
            SHA256.HashData(Encoding.UTF8.GetBytes(given ?? "")),
            SHA256.HashData(Encoding.UTF8.GetBytes(expected))
        );

    private sealed record Ticket(string Code, DateTimeOffset Until, bool AnotherAccount);

    private sealed record Consent(string State, string Verifier, DateTimeOffset Until, bool AnotherAccount);
}

internal enum ZaloOaConnectOutcome
{
    Connected,
    UnknownState,
    Declined,
    OtherAccount,
    NoTokens,
}

/// <param name="Outcome">What came of a consent.</param>
/// <param name="Reason">More about it, for the administrator.</param>
internal sealed record ZaloOaConnection(ZaloOaConnectOutcome Outcome, string? Reason = null)
{
    public static ZaloOaConnection Connected { get; } = new(ZaloOaConnectOutcome.Connected);

    public static ZaloOaConnection UnknownState { get; } = new(ZaloOaConnectOutcome.UnknownState);

    public static ZaloOaConnection Declined { get; } = new(ZaloOaConnectOutcome.Declined);

    public static ZaloOaConnection OtherAccount { get; } = new(ZaloOaConnectOutcome.OtherAccount);
}
