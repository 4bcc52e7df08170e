using System.Net;
using Microsoft.Extensions.Options;

namespace ChatBot.Bot.Channels.DirectLine;

/// <summary>
/// Under which name a client is sent to its stream, and from which sites a browser may open one. The header <c>Host</c> is the caller's to
/// choose: it is repeated only when it is a name we know to be ours.
/// </summary>
internal sealed class StreamAddress(IOptions<DirectLineOptions> options)
{
    private readonly DirectLineOptions _options = options.Value;

    /// <summary>
    /// The service's address as a WebSocket's: <c>Service:PublicUrl</c> when it is set. Without it, the host asked for when that is this
    /// machine, the very address of the connection, or in <c>AllowedHosts</c>; else the address of the connection.
    /// </summary>
    public string Of(HttpContext context)
    {
        if (_options.PublicUrl is { } url)
        {
            return $"{(url.Scheme == Uri.UriSchemeHttps ? "wss" : "ws")}://{url.Authority}{url.AbsolutePath.TrimEnd('/')}";
        }

        var request = context.Request;
        var scheme = request.IsHttps ? "wss" : "ws";
        return IsOurs(request.Host.Host, context.Connection.LocalIpAddress)
            ? $"{scheme}://{request.Host.ToUriComponent()}{request.PathBase}"
            : $"{scheme}://{Literal(context.Connection.LocalIpAddress ?? IPAddress.Loopback)}:"
                + $"{context.Connection.LocalPort}{request.PathBase}";
    }

    /// <summary>
    /// Whether a page of this origin may open a stream: our own, or a site that may embed the chat. Browsers send the header with every
    /// WebSocket and let pages open one to anybody, so nothing else asks; a client that is no browser sends none.
    /// </summary>
    public bool MayOpen(HttpRequest request)
    {
        if (request.Headers.Origin.Count == 0)
        {
            return true;
        }

        var origin = request.Headers.Origin.ToString();
        if (
            _options.AllowedOrigins.Any(allowed =>
                allowed == "*" || allowed.TrimEnd('/').Equals(origin, StringComparison.OrdinalIgnoreCase)
            )
        )
        {
            return true;
        }

        // A proxy ends TLS, so the scheme says nothing here.
        return Uri.TryCreate(origin, UriKind.Absolute, out var site)
            && (site.Authority.Equals(_options.PublicUrl?.Authority, StringComparison.OrdinalIgnoreCase) || IsHostOf(site, request.Host));
    }

    private static bool IsHostOf(Uri site, HostString host) =>
        site.DnsSafeHost.Equals(host.Host.Trim('[', ']'), StringComparison.OrdinalIgnoreCase)
        && (host.Port is null || host.Port == site.Port);

    private bool IsOurs(string host, IPAddress? local)
    {
        if (host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || _options.Hosts.Any(own => Matches(own, host)))
        {
            return true;
        }

        return IPAddress.TryParse(host.Trim('[', ']'), out var address)
            && (IPAddress.IsLoopback(address) || (local is not null && Plain(address).Equals(Plain(local))));
    }

    // As in AllowedHosts: *.example.vn is every name below; * alone is what the templates of ASP.NET Core write, and says nothing.
    private static bool Matches(string own, string host) =>
        own.StartsWith("*.", StringComparison.Ordinal)
            ? host.EndsWith(own[1..], StringComparison.OrdinalIgnoreCase)
            : own.Equals(host, StringComparison.OrdinalIgnoreCase);

    private static IPAddress Plain(IPAddress address) => address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;

    private static string Literal(IPAddress address) =>
        Plain(address) is { AddressFamily: System.Net.Sockets.AddressFamily.InterNetworkV6 } six ? $"[{six}]" : Plain(address).ToString();
}
