using System.Security.Cryptography;
using System.Text;

namespace ChatBot.Bot.Channels.ZaloOa.Events;

/// <summary>
/// The MAC of an event: SHA-256 (no HMAC) over app id, the bytes of the body as they came, the characters of its timestamp, and the OA
/// secret key. The body is never written anew: one blank more and nothing matches.
/// </summary>
internal sealed class ZaloOaSignature(string appId, string oaSecretKey)
{
    public const string Header = "X-ZEvent-Signature";
    private const string Prefix = "mac=";

    private readonly byte[] _appId = Encoding.UTF8.GetBytes(appId);
    private readonly byte[] _secret = Encoding.UTF8.GetBytes(oaSecretKey);

    /// <summary>Whether the header's value, with or without <c>mac=</c> and in any case of letters, is the MAC. In constant time.</summary>
    /// <param name="body">The body as received.</param>
    /// <param name="timestamp">The literal characters of its top-level <c>timestamp</c>, string or number.</param>
    /// <param name="header">Value of <see cref="Header"/>.</param>
    public bool IsRight(ReadOnlySpan<byte> body, ReadOnlySpan<byte> timestamp, string? header)
    {
        var given = header.AsSpan().Trim();
        if (given.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase))
        {
            given = given[Prefix.Length..];
        }

        Span<byte> mac = stackalloc byte[SHA256.HashSizeInBytes];
        Span<byte> claimed = stackalloc byte[SHA256.HashSizeInBytes];
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(_appId);
        hash.AppendData(body);
        hash.AppendData(timestamp);
        hash.AppendData(_secret);
        hash.GetHashAndReset(mac);
        return given.Length == 2 * SHA256.HashSizeInBytes
            && Convert.FromHexString(given, claimed, out _, out _) == System.Buffers.OperationStatus.Done
            && CryptographicOperations.FixedTimeEquals(mac, claimed);
    }
}
