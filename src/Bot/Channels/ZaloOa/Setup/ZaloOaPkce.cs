using System.Security.Cryptography;
using System.Text;

namespace ChatBot.Bot.Channels.ZaloOa.Setup;

/// <summary>
/// PKCE. The documents write the challenge as plain Base64, Zalo's own SDK as Base64URL; a challenge that has neither + nor / is the same
/// in both, and one verifier in four has such a one. Pure but for <see cref="NewVerifier"/>.
/// </summary>
internal static class ZaloOaPkce
{
    /// <summary>Characters of a verifier. bat-dau/xac-thuc-va-uy-quyen-cho-ung-dung-new</summary>
    public const int VerifierLength = 43;

    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    /// <summary>A new verifier that <see cref="IsUsable"/>.</summary>
    public static string NewVerifier()
    {
        while (true)
        {
            var verifier = RandomNumberGenerator.GetString(Alphabet, VerifierLength);
            if (IsUsable(verifier))
            {
                return verifier;
            }
        }
    }

    /// <summary>Base64 without padding of the SHA-256 of the verifier.</summary>
    public static string Challenge(string verifier) =>
        Convert.ToBase64String(SHA256.HashData(Encoding.ASCII.GetBytes(verifier))).TrimEnd('=');

    /// <summary>Of the documented shape, and its challenge reads the same either way.</summary>
    public static bool IsUsable(string verifier) =>
        verifier.Length == VerifierLength
        && verifier.All(char.IsAsciiLetterOrDigit)
        && verifier.Any(char.IsAsciiLetterUpper)
        && verifier.Any(char.IsAsciiLetterLower)
        && verifier.Any(char.IsAsciiDigit)
        && Challenge(verifier).AsSpan().IndexOfAny('+', '/') < 0;
}
