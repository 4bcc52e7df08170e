namespace ChatBot.Dialogs.Skills.SignUp;

/// <summary>How many seats may be taken before somebody must vouch for them. See <see cref="SeatRules"/>.</summary>
public sealed record SeatLimits
{
    /// <summary>The limits of a service without settings of its own.</summary>
    public static SeatLimits Default { get; } = new();

    /// <summary>
    /// Seats one person may hold; those above are provisional. It is also how many seats one messenger account may vouch for.
    /// </summary>
    public int SeatsPerPerson { get; init; } = 5;

    /// <summary>Seats that one person, or one address of the web, may take within 24 hours; those above are provisional.</summary>
    public int SeatsPerDay { get; init; } = 10;

    /// <summary>Seats that one address of the web may take within an hour; those above are provisional.</summary>
    public int SeatsPerAddressPerHour { get; init; } = 5;

    /// <summary>
    /// Seats of one class taken within an hour, above which a new one that no messenger account vouches for is provisional.
    /// </summary>
    public int ClassSeatsPerHour { get; init; } = 10;

    /// <summary>
    /// Seats nobody vouched for that one person, or one address of the web, may hold or have taken within a day. Above
    /// it none is kept, not even provisionally: holding seats for a day and letting them lapse would keep others out as well.
    /// </summary>
    public int UnconfirmedSeats { get; init; } = 40;

    /// <summary>
    /// Seats without a phone number that one wider network (IPv6 /48, IPv4 /24) may take within 24 hours; those with a number are
    /// provisional above it. A carrier's network holds many honest people, so it is more than one address may, and a number is the way out.
    /// </summary>
    public int PhonelessPerNetworkPerDay { get; init; } = 30;

    /// <summary>Seats without a phone number that the whole web may take within an hour. Above it a number is asked for.</summary>
    public int PhonelessPerHour { get; init; } = 60;

    /// <summary>How long a provisional seat is kept.</summary>
    public TimeSpan ProvisionalFor { get; init; } = TimeSpan.FromHours(24);

    /// <summary>
    /// How long a child's seat waits for a guardian whom the office cannot ring: they have to find the time to ring the office.
    /// </summary>
    public TimeSpan GuardianConfirmsWithin { get; init; } = TimeSpan.FromHours(72);
}
