using System.Net;
using System.Net.Sockets;

namespace ChatBot.Bot.Settings;

/// <summary>What counts as one caller when calls are limited.</summary>
internal static class ClientSite
{
    // A subscriber owns a whole IPv6 /64: counted singly, its addresses would be no limit at all.
    /// <summary>The site of an address; <c>unknown</c> for none.</summary>
    public static string Of(IPAddress? address)
    {
        if (address is null)
        {
            return "";
        }

        if (address.IsIPv4MappedToIPv6)
        {
            address = address.MapToIPv4();
        }

        return address.AddressFamily == AddressFamily.InterNetworkV6
            ? Convert.ToHexString(address.GetAddressBytes(), 0, 8)
            : address.ToString();
    }

    /// <summary>
    /// The wider network: /48 of IPv6, what a site is given (RFC 6177); /24 of IPv4, the smallest that is routed on its own.
    /// </summary>
    public static string NetworkOf(IPAddress? address)
    {
        if (address is null)
        {
            return "";
        }

        if (address.IsIPv4MappedToIPv6)
        {
            address = address.MapToIPv4();
        }

        var bytes = address.GetAddressBytes();
        return Convert.ToHexString(bytes, 0, bytes.Length == 4 ? 3 : 6);
    }
}
