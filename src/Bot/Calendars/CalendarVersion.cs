namespace ChatBot.Bot.Calendars;

/// <summary>
/// A version of an event as calendars count them (RFC 5545, SEQUENCE and LAST-MODIFIED): a higher one replaces a lower one.
/// </summary>
/// <param name="Sequence">From 0, rising.</param>
/// <param name="ModifiedAt">When this version came to be.</param>
internal sealed record CalendarVersion(int Sequence, DateTimeOffset ModifiedAt)
{
    private static readonly DateTimeOffset Epoch = new(2020, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>The version of an event that nobody has asked for before: by the time of its file.</summary>
    public static CalendarVersion OfFile(DateTimeOffset modifiedAt) => new(Minutes(modifiedAt), modifiedAt);

    /// <summary>
    /// The version after this one. It is that of the minute where that is higher, so that it rises also where the versions before were
    /// lost.
    /// </summary>
    public CalendarVersion Next(DateTimeOffset now) => new(Math.Max(Sequence + 1, Minutes(now)), now);

    private static int Minutes(DateTimeOffset at) => (int)Math.Max(0, (at - Epoch).TotalMinutes);
}
