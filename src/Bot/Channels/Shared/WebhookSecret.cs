using System.Security.Cryptography;
using System.Text;

namespace ChatBot.Bot.Channels.Shared;

/// <summary>The secret that a platform repeats in a header of every call.</summary>
/// <param name="header">Name of the header.</param>
/// <param name="secret">What was registered.</param>
internal sealed class WebhookSecret(string header, string secret)
{
    private readonly byte[] _secret = Hash(secret);

    /// <summary>Compares in constant time.</summary>
    public bool IsIn(HttpRequest request) =>
        request.Headers.TryGetValue(header, out var values)
        && values is [{ } given]
        && CryptographicOperations.FixedTimeEquals(Hash(given), _secret);

    // Of one length, so that comparing tells nothing of the length either.
    private static byte[] Hash(string secret) => SHA256.HashData(Encoding.UTF8.GetBytes(secret));
}
