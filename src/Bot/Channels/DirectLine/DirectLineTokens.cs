using System.Security.Cryptography;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace ChatBot.Bot.Channels.DirectLine;

/// <summary>
/// Makes and checks the three kinds of signed text a web client holds. Each names one conversation and nothing about a person; the audience
/// keeps one kind from being used as another.
/// </summary>
internal sealed class DirectLineTokens
{
    /// <summary>
    /// Life of a token in seconds. Clients refresh at a fixed 15 minutes whatever <c>expires_in</c> says, so it must be well above that;
    /// Microsoft's own service uses 1800.
    /// </summary>
    public const int TokenSeconds = 1800;

    /// <summary>Time to connect with a stream address, once, as with Microsoft's service. An open socket lives on.</summary>
    public const int TicketSeconds = 60;

    private const string Issuer = "chatbot";
    private const string ConversationClaim = "conv";
    private const string UserClaim = "user";

    private readonly JsonWebTokenHandler _handler = new() { SetDefaultTimesOnTokenCreation = false };
    private readonly SymmetricSecurityKey _key;
    private readonly SigningCredentials _credentials;
    private readonly TimeProvider _time;

    public DirectLineTokens(byte[] key, TimeProvider time)
    {
        _key = new SymmetricSecurityKey(key);
        _credentials = new SigningCredentials(_key, SecurityAlgorithms.HmacSha256);
        _time = time;
    }

    /// <summary>A new conversation id: random, URL-safe, 128 bits.</summary>
    public static string NewConversationId() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));

    public string CreateToken(string conversation, string? user) =>
        Create(TokenUse.Token, conversation, user, TimeSpan.FromSeconds(TokenSeconds));

    public string CreateTicket(string conversation) => Create(TokenUse.Ticket, conversation, null, TimeSpan.FromSeconds(TicketSeconds));

    /// <summary>
    /// What a page keeps to come back with after its token has expired (a laptop that slept). As long-lived as the conversation itself.
    /// </summary>
    public string CreateResume(string conversation, string? user) =>
        Create(TokenUse.Resume, conversation, user, TimeSpan.FromDays(WebLogEntry.RetentionDays));

    /// <summary>Checks signature, kind and time.</summary>
    public async Task<TokenCheck> CheckAsync(string text, TokenUse use)
    {
        var result = await _handler.ValidateTokenAsync(
            text,
            new TokenValidationParameters
            {
                ValidIssuer = Issuer,
                ValidAudience = Audience(use),
                IssuerSigningKey = _key,
                ValidAlgorithms = [SecurityAlgorithms.HmacSha256],
                ClockSkew = TimeSpan.Zero,
                LifetimeValidator = (_, expires, _, _) =>
                    expires is { } end && end > _time.GetUtcNow().UtcDateTime ? true : throw new SecurityTokenExpiredException(),
            }
        );
        if (result.IsValid && result.Claims.TryGetValue(ConversationClaim, out var conversation) && conversation is string id)
        {
            return new TokenCheck.Valid(
                id,
                result.Claims.TryGetValue(UserClaim, out var user) ? user as string : null,
                result.Claims.TryGetValue(JwtRegisteredClaimNames.Jti, out var unique) ? unique as string : null
            );
        }

        return result.Exception switch
        {
            SecurityTokenExpiredException => new TokenCheck.Expired(),
            SecurityTokenMalformedException or ArgumentException => new TokenCheck.Malformed(),
            _ => new TokenCheck.Refused(),
        };
    }

    private static string Audience(TokenUse use) =>
        use switch
        {
            TokenUse.Token => "directline",
            TokenUse.Ticket => "directline-stream",
            _ => "directline-resume",
        };

    private string Create(TokenUse use, string conversation, string? user, TimeSpan life)
    {
        var now = _time.GetUtcNow().UtcDateTime;
        var claims = new Dictionary<string, object> { [ConversationClaim] = conversation };
        if (user is not null)
        {
            claims[UserClaim] = user;
        }

        if (use == TokenUse.Ticket)
        {
            claims[JwtRegisteredClaimNames.Jti] = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        }

        return _handler.CreateToken(
            new SecurityTokenDescriptor
            {
                Issuer = Issuer,
                Audience = Audience(use),
                IssuedAt = now,
                Expires = now + life,
                Claims = claims,
                SigningCredentials = _credentials,
            }
        );
    }
}

/// <summary>What a signed text is for.</summary>
internal enum TokenUse
{
    /// <summary>Calls of one conversation.</summary>
    Token,

    /// <summary>Opening a stream.</summary>
    Ticket,

    /// <summary>Getting a new token for the same conversation.</summary>
    Resume,
}

/// <summary>Outcome of a check.</summary>
internal abstract record TokenCheck
{
    /// <param name="Conversation">The conversation it was made for.</param>
    /// <param name="User">The user named when it was made, or null.</param>
    /// <param name="Id">Of a ticket: what tells it from every other.</param>
    public sealed record Valid(string Conversation, string? User, string? Id) : TokenCheck;

    public sealed record Expired : TokenCheck;

    public sealed record Malformed : TokenCheck;

    public sealed record Refused : TokenCheck;
}
