namespace ChatBot.Bot.Channels.ZaloOa;

/// <summary>Out of which purse a consultation message would come.</summary>
internal enum ZaloOaCost
{
    /// <summary>One of the free replies.</summary>
    Free,

    /// <summary>The package.</summary>
    Package,

    /// <summary>It would be charged.</summary>
    Charged,

    /// <summary>Seven days without an interaction: it would be refused.</summary>
    Closed,
}

/// <summary>Windows and quota -> cost. Pure.</summary>
internal static class ZaloOaCosts
{
    /// <param name="lastInteraction">When they last did something by our own count, or null for never.</param>
    /// <param name="person">What Zalo said of them, or null.</param>
    /// <param name="package">Messages left in the account's package, or null when that is not known.</param>
    /// <param name="messages">Messages that would go out.</param>
    /// <param name="now">Now.</param>
    public static ZaloOaCost Of(DateTimeOffset? lastInteraction, ZaloOaPerson? person, int? package, int messages, DateTimeOffset now)
    {
        var last = Later(lastInteraction, person?.LastInteraction);
        if (last is null || now - last > TimeSpan.FromDays(ZaloOaLimits.SendWindowDays))
        {
            return ZaloOaCost.Closed;
        }

        // The number of free replies has changed before, so Zalo's last word counts, unless an interaction since has renewed them.
        var isRenewed = person?.FreeReplies is null || person.At < last;
        if (now - last <= TimeSpan.FromHours(ZaloOaLimits.FreeWindowHours) && (isRenewed || person!.FreeReplies >= messages))
        {
            return ZaloOaCost.Free;
        }

        return package >= messages ? ZaloOaCost.Package : ZaloOaCost.Charged;
    }

    private static DateTimeOffset? Later(DateTimeOffset? a, DateTimeOffset? b) => a is null || b > a ? b : a;
}
