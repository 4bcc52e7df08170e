using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;
using Microsoft.Extensions.Options;

namespace ChatBot.Bot.Channels.DirectLine;

/// <summary>How much one conversation and one address may post. Reading is never limited: a refused poll ends a client silently.</summary>
internal sealed class DirectLineLimits : IDisposable
{
    private readonly PartitionedRateLimiter<string> _conversations;
    private readonly PartitionedRateLimiter<string> _addresses;

    public DirectLineLimits(IOptions<DirectLineOptions> options)
    {
        _conversations = Buckets(options.Value.MessagesPerMinutePerConversation);
        _addresses = Buckets(options.Value.RequestsPerMinutePerAddress);
    }

    /// <summary>Counts a post from an address. Behind a proxy it is the client's, when the proxy is one of <c>Service:TrustedProxies</c>.</summary>
    /// <exception cref="DirectLineError">429.</exception>
    public void TakeFrom(IPAddress? address) => Take(_addresses, Site(address));

    /// <summary>Counts a message of a conversation.</summary>
    /// <exception cref="DirectLineError">429.</exception>
    public void TakeMessage(string conversation) => Take(_conversations, conversation);

    public void Dispose()
    {
        _conversations.Dispose();
        _addresses.Dispose();
    }

    private static void Take(PartitionedRateLimiter<string> limiter, string key)
    {
        using var lease = limiter.AttemptAcquire(key);
        if (!lease.IsAcquired)
            throw DirectLineError.TooMany(lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? after : null);
    }

    // A subscriber owns a whole IPv6 /64: counted singly, its addresses would be no limit at all.
    private static string Site(IPAddress? address)
    {
        if (address is null)
            return "";
        if (address.IsIPv4MappedToIPv6)
            address = address.MapToIPv4();
        return address.AddressFamily == AddressFamily.InterNetworkV6
            ? Convert.ToHexString(address.GetAddressBytes(), 0, 8)
            : address.ToString();
    }

    private static PartitionedRateLimiter<string> Buckets(int perMinute) =>
        PartitionedRateLimiter.Create<string, string>(key => RateLimitPartition.GetTokenBucketLimiter(key, _ => new TokenBucketRateLimiterOptions
        {
            TokenLimit = perMinute,
            TokensPerPeriod = 1,
            ReplenishmentPeriod = TimeSpan.FromMinutes(1) / perMinute,
            QueueLimit = 0,
        }));
}
