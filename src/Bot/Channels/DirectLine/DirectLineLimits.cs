using System.Net;
using System.Threading.RateLimiting;
using ChatBot.Bot.Hosting;
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
    public void TakeFrom(IPAddress? address) => Take(_addresses, ClientSite.Of(address));

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

    private static PartitionedRateLimiter<string> Buckets(int perMinute) =>
        PartitionedRateLimiter.Create<string, string>(key => RateLimitPartition.GetTokenBucketLimiter(key, _ => new TokenBucketRateLimiterOptions
        {
            TokenLimit = perMinute,
            TokensPerPeriod = 1,
            ReplenishmentPeriod = TimeSpan.FromMinutes(1) / perMinute,
            QueueLimit = 0,
        }));
}
