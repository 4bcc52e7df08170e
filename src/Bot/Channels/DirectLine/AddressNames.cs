using System.Net;
using System.Security.Cryptography;
using System.Text;
using ChatBot.Bot.Settings;

namespace ChatBot.Bot.Channels.DirectLine;

/// <summary>
/// Names addresses of clients for what must be counted by them and stored: the same each time, also after a restart, and without the key
/// nobody can try out which address it is.
/// </summary>
/// <param name="signingKey">Key of the channel, from which one for this use is derived.</param>
internal sealed class AddressNames(byte[] signingKey)
{
    // 60 bits: by chance no two of a million addresses have the same name, and the office can type it.
    private const int Letters = 12;

    private readonly byte[] _key = HKDF.DeriveKey(
        HashAlgorithmName.SHA256,
        signingKey,
        32,
        info: "ChatBot.DirectLine.AddressNames"u8.ToArray()
    );

    /// <summary>The name; an IPv6 network of 64 bits has one.</summary>
    public string Of(IPAddress? address) => Name(ClientSite.Of(address));

    /// <summary>The name of the wider network, never that of an address.</summary>
    public string OfNetwork(IPAddress? address) => Name("network " + ClientSite.NetworkOf(address));

    private string Name(string site) =>
        string.Create(
            Letters,
            HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes(site)),
            static (name, hash) =>
            {
                for (var i = 0; i < name.Length; i++)
                {
                    name[i] = "0123456789abcdefghijkmnpqrstvwxz"[hash[i] & 31];
                }
            }
        );
}
