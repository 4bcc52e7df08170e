using System.Net;
using System.Net.Sockets;

namespace ChatBot.Bot.Hosting;

/// <summary>What counts as one caller when calls are limited.</summary>
internal static class ClientSite
{
    // A subscriber owns a whole IPv6 /64: counted singly, its addresses would be no limit at all.
    public static string Of(IPAddress? address)
    {
        if (address is null)
            return "";
        if (address.IsIPv4MappedToIPv6)
            address = address.MapToIPv4();
        return address.AddressFamily == AddressFamily.InterNetworkV6
            ? Convert.ToHexString(address.GetAddressBytes(), 0, 8)
            : address.ToString();
    }
}
