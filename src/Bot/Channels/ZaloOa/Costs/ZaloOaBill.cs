using ChatBot.Bot.Channels.ZaloOa.Api;

namespace ChatBot.Bot.Channels.ZaloOa.Costs;

/// <summary>What one proactive message was promised and what it cost, in dong.</summary>
/// <param name="reserved">Set aside before.</param>
/// <param name="price">Price of one message.</param>
internal sealed class ZaloOaBill(long reserved, long price)
{
    public long Reserved { get; } = reserved;

    public long Spent { get; private set; }

    /// <summary>
    /// Counts an answer. Without a quota the message was charged, and one that was bought before costs the same; no answer at all (nobody
    /// knows whether it went out) counts as charged.
    /// </summary>
    public void Add(ZaloOaQuota? quota) => Spent += quota is null or { QuotaType: "purchase_quota" } ? price : 0;
}
