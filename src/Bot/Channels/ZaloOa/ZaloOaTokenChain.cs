using System.Text.Json.Serialization;
using ChatBot.Dialogs.Storage;

namespace ChatBot.Bot.Channels.ZaloOa;

/// <summary>
/// The chain of tokens: each refresh token is good once and brings the next. What is lost here is lost for good, and an administrator of
/// the account must consent anew; so the start of a refresh is written before the call, and the new pair before its first use.
/// </summary>
internal sealed record ZaloOaTokenChain
{
    public const string Key = "chain";

    /// <summary>The app it belongs to.</summary>
    public required string AppId { get; init; }

    /// <summary>The account, pinned at the first connection, or null before it.</summary>
    public string? OaId { get; init; }

    /// <summary>Zalo was asked which account the chain is for, and it is this one.</summary>
    public bool IsVerified { get; init; }

    /// <summary>SHA-256 of the setting <c>ZaloOa:RefreshToken</c> when the chain began; "" when there was none.</summary>
    public required string Setting { get; init; }

    public required DateTimeOffset BeganAt { get; init; }

    public required string RefreshToken { get; init; }

    /// <summary>The one before, for finding out what happened.</summary>
    public string? PreviousRefreshToken { get; init; }

    public string? AccessToken { get; init; }

    public DateTimeOffset? ObtainedAt { get; init; }

    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>A refresh began and its end was not written: under way, or cut off.</summary>
    public DateTimeOffset? RefreshStartedAt { get; init; }

    /// <summary>Which run of the program began it.</summary>
    public string? RefreshStartedBy { get; init; }

    /// <summary>Why the chain has come to its end, in words for the operator, or null while it goes on.</summary>
    public string? Ended { get; init; }

    // A record would print the tokens.
    public override string ToString() => "chain of tokens";

    public static DocumentKind<ZaloOaTokenChain> Kind { get; } =
        new(
            "zalooatokens",
            ZaloOaStateJson.Default.ZaloOaTokenChain,
            _ => Key,
            new Retention(null, "One document: the account's tokens, for as long as it is connected.")
        )
        {
            OwnerlessBecause = "The tokens are the office's own and say nothing about a citizen.",

            // They are secret, not personal; naming them here seals them.
            PersonalFields = ["refreshToken", "previousRefreshToken", "accessToken"],
        };
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull
)]
[JsonSerializable(typeof(ZaloOaTokenChain))]
internal sealed partial class ZaloOaStateJson : JsonSerializerContext;
