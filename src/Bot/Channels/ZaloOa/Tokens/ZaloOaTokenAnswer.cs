using System.Text.Json;
using System.Text.Json.Serialization;
using ChatBot.Bot.Channels.ZaloOa.Api;
using ChatBot.Bot.Channels.ZaloOa.Setup;

namespace ChatBot.Bot.Channels.ZaloOa.Tokens;

/// <summary>What came of a call of the token endpoint.</summary>
internal abstract record ZaloOaTokenAnswer
{
    private ZaloOaTokenAnswer() { }

    /// <summary><c>{"access_token":"..","refresh_token":"..","expires_in":"90000"}</c>; the number may be a number, too.</summary>
    public sealed record Pair(string AccessToken, string RefreshToken, TimeSpan Life) : ZaloOaTokenAnswer
    {
        // A record would print the tokens.
        public override string ToString() => "Pair";
    }

    /// <summary>An empty 200: the token was used before. (Seen in production in August 2026, not documented.)</summary>
    public sealed record Consumed : ZaloOaTokenAnswer;

    /// <summary>-14014: the token is dead, or never was one.</summary>
    public sealed record Dead : ZaloOaTokenAnswer;

    /// <summary>Another refusal; the token was not used up.</summary>
    /// <param name="Reason">What to do.</param>
    public sealed record Refused(string Reason) : ZaloOaTokenAnswer;

    /// <summary>It certainly did not reach Zalo.</summary>
    public sealed record NotSent(string Reason) : ZaloOaTokenAnswer;

    /// <summary>Nobody knows whether the token was used up.</summary>
    public sealed record Unknown(string Reason) : ZaloOaTokenAnswer;

    /// <summary>Reads an answer. Pure.</summary>
    public static ZaloOaTokenAnswer Read(int status, ReadOnlySpan<byte> body)
    {
        if (status == 404)
        {
            return new Refused("the token endpoint says 404 (\"empty api\"): check ZaloOa:OAuthBaseUrl and ZaloOa:AppSecret");
        }

        if (status is < 200 or >= 300)
        {
            return status is >= 400 and < 500
                ? new Refused($"the token endpoint says HTTP {status}: check ZaloOa:OAuthBaseUrl and what stands between")
                : new Unknown($"HTTP {status}");
        }

        if (body.Trim(" \r\n\t"u8).IsEmpty)
        {
            return new Consumed();
        }

        Wire? wire;
        try
        {
            wire = JsonSerializer.Deserialize(body, ZaloOaTokenJson.Default.Wire);
        }
        catch (JsonException)
        {
            return new Unknown("an answer that cannot be read");
        }

        return wire switch
        {
            { Error: -14014 } => new Dead(),
            { Error: not 0 and var code } => new Refused(Words(code, wire.ErrorName)),
            { AccessToken.Length: > 0, RefreshToken.Length: > 0 } => new Pair(
                wire.AccessToken,
                wire.RefreshToken,
                LifeOf(wire.ExpiresIn ?? wire.ExpireIn)
            ),
            _ => new Unknown("an answer without tokens"),
        };
    }

    private static TimeSpan LifeOf(string? seconds) =>
        long.TryParse(seconds, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var given)
        && given is > 60 and < 366L * 24 * 3600
            ? TimeSpan.FromSeconds(given)
            : ZaloOaLimits.AccessLife;

    private static string Words(int code, string? name) =>
        code switch
        {
            -14002 => "-14002: the app is not active or ZaloOa:AppId is wrong; set the app to \"Đang hoạt động\" on developers.zalo.me",
            -14003 when name?.Contains("redirect", StringComparison.OrdinalIgnoreCase) == true =>
                "-14003: the callback address is another one than \"Official Account Callback Url\" in the "
                    + "console; they must be the same to the letter",
            -14003 =>
                "-14003: the PKCE verifier does not fit; if the console has a \"Code Challenge\", set ZaloOa:CodeVerifier to its verifier",
            _ => $"{code}: see https://developers.zalo.me/docs/official-account/phu-luc/ma-loi and consent anew "
                + $"with 'channels zalo-oa connect'",
        };

    internal sealed record Wire(
        int Error,
        string? ErrorName,
        string? AccessToken,
        string? RefreshToken,
        [property: JsonConverter(typeof(LooseString))] string? ExpiresIn,
        [property: JsonConverter(typeof(LooseString))] string? ExpireIn
    );
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(ZaloOaTokenAnswer.Wire))]
internal sealed partial class ZaloOaTokenJson : JsonSerializerContext;
