using System.Net;
using Microsoft.AspNetCore.HttpOverrides;

namespace ChatBot.Bot.Settings;

/// <summary>Which proxies may tell us a citizen's address and scheme.</summary>
internal static class TrustedProxyList
{
    /// <summary>The entries of the setting, separated by commas.</summary>
    public static IEnumerable<string> Split(string? setting) =>
        (setting ?? "").Split([',', ';', ' '], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>What the middleware needs. The setting must be valid.</summary>
    public static ForwardedHeadersOptions Of(string? setting)
    {
        // The framework's own defaults (loopback) stay: a proxy on the same machine is the usual set-up.
        var options = new ForwardedHeadersOptions
        {
            ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto,
            ForwardLimit = 2,
        };
        foreach (var proxy in Split(setting))
        {
            if (IPAddress.TryParse(proxy, out var address))
            {
                options.KnownProxies.Add(address);
            }
            else if (System.Net.IPNetwork.TryParse(proxy, out var network))
            {
                options.KnownIPNetworks.Add(network);
            }
        }

        return options;
    }
}
