using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace ChatBot.Fakes.ZaloOa;

/// <summary>The token endpoint's memory: single-use refresh tokens, codes, one living access token.</summary>
internal sealed class FakeZaloTokens(FakeZaloOaOptions options)
{
    private static readonly TimeSpan CodeLife = TimeSpan.FromMinutes(10);
    private readonly Lock _lock = new();
    private readonly Dictionary<string, string> _good = new()
    {
        [options.RefreshToken] = options.OaId,
        [options.OtherRefreshToken] = options.OtherOaId,
    };
    private readonly HashSet<string> _consumed = [];
    private readonly Dictionary<string, (string? Challenge, DateTimeOffset At)> _codes = [];
    private string? _access;
    private string _accessOa = options.OaId;
    private DateTimeOffset _expires;
    private int _count;

    public int Refreshes { get; private set; }

    /// <summary>The account that the living access token is for: a token serves one.</summary>
    public string OaId
    {
        get
        {
            lock (_lock)
            {
                return _accessOa;
            }
        }
    }

    public string? AccessToken
    {
        get
        {
            lock (_lock)
            {
                return _access;
            }
        }
    }

    /// <summary>0, -216 or -220.</summary>
    public int Check(string? token)
    {
        lock (_lock)
        {
            if (token is null || token != _access)
            {
                return -216;
            }

            return options.Time.GetUtcNow() < _expires ? 0 : -220;
        }
    }

    public void Revoke()
    {
        lock (_lock)
        {
            _access = null;
        }
    }

    /// <summary>Nothing but a new consent helps.</summary>
    public void KillChain()
    {
        lock (_lock)
        {
            _good.Clear();
            _access = null;
        }
    }

    public string NewCode(string? challenge)
    {
        lock (_lock)
        {
            var code = $"CODE-{++_count}";
            _codes[code] = (challenge, options.Time.GetUtcNow());
            return code;
        }
    }

    /// <summary>Body of the answer; null: an empty one, which is what a refresh token that was used before gets.</summary>
    public JsonObject? Refresh(string? refreshToken)
    {
        lock (_lock)
        {
            if (refreshToken is not null && _good.Remove(refreshToken, out var oaId))
            {
                _consumed.Add(refreshToken);
                Refreshes++;
                return NewPair(oaId);
            }

            return refreshToken is not null && _consumed.Contains(refreshToken) ? null : Error(-14014, "Invalid refresh token.");
        }
    }

    public JsonObject Exchange(string? code, string? verifier)
    {
        lock (_lock)
        {
            if (code is null || !_codes.Remove(code, out var known) || options.Time.GetUtcNow() - known.At > CodeLife)
            {
                return Error(-14004, "Invalid code.");
            }

            if ((options.FixedChallenge ?? known.Challenge) is { } challenge && (verifier is null || challenge != Challenge(verifier)))
            {
                return Error(-14003, "Invalid code verifier");
            }

            return NewPair(options.OaId);
        }
    }

    public static JsonObject Error(int code, string name) =>
        new()
        {
            ["error"] = code,
            ["error_name"] = name,
            ["error_reason"] = name,
            ["ref_doc"] = "https://developers.zalo.me/docs/social-api/tham-khao/ma-loi",
            ["error_description"] = name,
        };

    private string Challenge(string verifier)
    {
        var plain = Convert.ToBase64String(SHA256.HashData(Encoding.ASCII.GetBytes(verifier))).TrimEnd('=');
        return options.ReadsPlainBase64 ? plain : plain.Replace('+', '-').Replace('/', '_');
    }

    private JsonObject NewPair(string oaId)
    {
        var refresh = $"RT-{++_count}-{RandomNumberGenerator.GetHexString(8, lowercase: true)}";
        _good[refresh] = oaId;
        _accessOa = oaId;
        _access = $"AT-{_count}-{RandomNumberGenerator.GetHexString(8, lowercase: true)}";
        _expires = options.Time.GetUtcNow() + options.AccessLife;
        return new JsonObject
        {
            ["access_token"] = _access,
            ["refresh_token"] = refresh,
            ["expires_in"] = ((long)options.AccessLife.TotalSeconds).ToString(System.Globalization.CultureInfo.InvariantCulture),
        };
    }
}
