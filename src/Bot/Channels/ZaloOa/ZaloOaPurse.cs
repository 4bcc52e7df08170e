using System.Text.Json.Serialization;
using ChatBot.Dialogs.Storage;

namespace ChatBot.Bot.Channels.ZaloOa;

/// <summary>What the account has left, and what proactive messages cost this month.</summary>
internal sealed record ZaloOaPurse
{
    public const string Key = "purse";

    /// <summary>Messages left in the package, or null when that is not known.</summary>
    public int? Package { get; init; }

    /// <summary>When that was said.</summary>
    public DateTimeOffset? PackageAt { get; init; }

    /// <summary>The month of the two sums, <c>2026-11</c>, on clocks in Vietnam.</summary>
    public string Month { get; init; } = "";

    /// <summary>Dong spent in the month on lessons, reminders and broadcasts.</summary>
    public long Spent { get; init; }

    /// <summary>
    /// Dong promised to messages whose answer has not come. What a crash leaves here counts as spent until the month is over.
    /// </summary>
    public long Reserved { get; init; }

    public static DocumentKind<ZaloOaPurse> Kind { get; } =
        new(
            "zalooapurse",
            ZaloOaQuotaJson.Default.ZaloOaPurse,
            _ => Key,
            new Retention(null, "One document: the account's quota and this month's costs.")
        )
        {
            OwnerlessBecause = "It is the account's own and says nothing about a citizen.",
        };

    /// <summary>As of a month: the sums of an older one are over.</summary>
    public ZaloOaPurse In(string month) => Month == month ? this : this with { Month = month, Spent = 0, Reserved = 0 };
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull
)]
[JsonSerializable(typeof(ZaloOaPerson))]
[JsonSerializable(typeof(ZaloOaPurse))]
internal sealed partial class ZaloOaQuotaJson : JsonSerializerContext;
