using System.Net;
using System.Threading.RateLimiting;
using ChatBot.Bot.Settings;
using Microsoft.Extensions.Options;

namespace ChatBot.Bot.Channels.DirectLine;

/// <summary>
/// How much one conversation and one address may post, have kept, and read. A read above its limit is answered with nothing new and never
/// refused: a refused poll ends a client silently.
/// </summary>
internal sealed class DirectLineLimits : IDisposable
{
    private const int Kilo = 1024;

    // What an answer and the records beside it take, measured over the shipped conversations.
    private const int AnswerKilobytes = 4;

    private static readonly TimeSpan Refill = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private readonly PartitionedRateLimiter<string> _conversations;
    private readonly PartitionedRateLimiter<string> _addresses;
    private readonly PartitionedRateLimiter<string> _reads;
    private readonly PartitionedRateLimiter<string> _space;

    public DirectLineLimits(IOptions<DirectLineOptions> options)
    {
        _conversations = Buckets(options.Value.MessagesPerMinutePerConversation, Minute);
        _addresses = Buckets(options.Value.RequestsPerMinutePerAddress, Minute);
        _reads = Buckets(options.Value.ReadsPerMinutePerAddress, Minute);
        _space = Buckets(options.Value.MegabytesPerDayPerAddress * Kilo, TimeSpan.FromDays(1));
    }

    /// <summary>
    /// Counts a post from an address. Behind a proxy it is the client's, when the proxy is one of <c>Service:TrustedProxies</c>.
    /// </summary>
    /// <exception cref="DirectLineError">429.</exception>
    public void TakeFrom(IPAddress? address) => Take(_addresses, ClientSite.Of(address));

    /// <summary>Counts a message of a conversation.</summary>
    /// <exception cref="DirectLineError">429.</exception>
    public void TakeMessage(string conversation) => Take(_conversations, conversation);

    /// <summary>Counts a read that goes to the store, and returns false when it is above the limit.</summary>
    public bool TryRead(IPAddress? address)
    {
        using var lease = _reads.AttemptAcquire(ClientSite.Of(address));
        return lease.IsAcquired;
    }

    /// <summary>Counts what a post of so many bytes makes the service keep, with its answer.</summary>
    /// <exception cref="DirectLineError">429.</exception>
    public void TakeSpace(IPAddress? address, int bytes) => Take(_space, ClientSite.Of(address), AnswerKilobytes + (bytes / Kilo));

    public void Dispose()
    {
        _reads.Dispose();
        _space.Dispose();
        _conversations.Dispose();
        _addresses.Dispose();
    }

    private static void Take(PartitionedRateLimiter<string> limiter, string key, int permits = 1)
    {
        using var lease = limiter.AttemptAcquire(key, permits);
        if (!lease.IsAcquired)
        {
            throw DirectLineError.TooMany(lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? after : null);
        }
    }

    private static PartitionedRateLimiter<string> Buckets(int permits, TimeSpan span)
    {
        // Refilled at most twenty times a second, however many permits there are.
        var perPeriod = Math.Max(1, (int)(permits * Refill / span));
        return PartitionedRateLimiter.Create<string, string>(key =>
            RateLimitPartition.GetTokenBucketLimiter(
                key,
                _ => new TokenBucketRateLimiterOptions
                {
                    TokenLimit = permits,
                    TokensPerPeriod = perPeriod,
                    ReplenishmentPeriod = span * perPeriod / permits,
                    QueueLimit = 0,
                }
            )
        );
    }
}
