using System.Text.Json.Serialization;

namespace ChatBot.Dialogs.Skills.SignUp;

/// <summary>What becomes of a wish for a seat.</summary>
public enum SeatVerdict
{
    /// <summary>It is held until the course.</summary>
    Firm,

    /// <summary>It is held for a day, until somebody vouches for it.</summary>
    Provisional,

    /// <summary>It is not held.</summary>
    Refused,
}

/// <summary>Why a seat is not firm.</summary>
public enum SeatReason
{
    /// <summary>It is firm.</summary>
    None,

    /// <summary>The person holds as many as one may.</summary>
    Held,

    /// <summary>The person took as many today as one may.</summary>
    Day,

    /// <summary>Many were taken from the same address of the web.</summary>
    Address,

    /// <summary>The class fills faster than classes do.</summary>
    ClassFast,

    /// <summary>A guardian must agree, and left no number at which the office could ask.</summary>
    Guardian,

    /// <summary>Refused: too many that nobody vouched for, and none of them with a phone number. With a number it would be kept.</summary>
    NeedsPhone,

    /// <summary>Refused: too many that nobody vouched for.</summary>
    TooMany,

    /// <summary>Refused: the rest of the class is for seats that somebody vouches for.</summary>
    ClassKept,
}

/// <summary>A seat that was taken, as its maker's record keeps it. It names nobody.</summary>
/// <param name="Code">Confirmation code.</param>
/// <param name="At">When it was taken.</param>
/// <param name="HasPhone">A phone number was left with it.</param>
public sealed record TakenSeat(string Code, DateTimeOffset At, bool HasPhone)
{
    /// <summary>It is held no longer, and was taken more than a day ago or released by the office; looked up anew each time.</summary>
    [JsonIgnore]
    public bool IsPast { get; init; }
}

/// <summary>A wish for a seat, and what was taken before it.</summary>
public sealed record SeatRequest
{
    /// <summary>The instant.</summary>
    public required DateTimeOffset Now { get; init; }

    /// <summary>A phone number is left. It is not proven until the office rings.</summary>
    public required bool HasPhone { get; init; }

    /// <summary>The person writes from an account of a messenger, which costs a phone number to make.</summary>
    public required bool IsVouched { get; init; }

    /// <summary>The learner has a guardian whom the office cannot ring; see <see cref="SeatLedger.NeedsConfirmation"/>.</summary>
    public bool IsGuardianOutOfReach { get; init; }

    /// <summary>Seats the person holds, or vouched for.</summary>
    public required int Held { get; init; }

    /// <summary>
    /// Seats the person took within <see cref="SeatRules.Memory"/>; without those that are held and somebody vouched for.
    /// </summary>
    public required IReadOnlyList<TakenSeat> ByPerson { get; init; }

    /// <summary>The same of the address, or null when none is known or it does not matter.</summary>
    public required IReadOnlyList<TakenSeat>? ByAddress { get; init; }

    /// <summary>Seats of the class taken within <see cref="SeatRules.Hour"/>, by anybody.</summary>
    public required int ClassLastHour { get; init; }

    /// <summary>Provisional seats of the class.</summary>
    public required int ClassProvisional { get; init; }

    /// <summary>Seats of the class that are held without a phone number and nobody vouched for, firm and provisional.</summary>
    public int ClassPhoneless { get; init; }

    /// <summary>Seats without a phone number taken from the wider network within a day.</summary>
    public int NetworkPhoneless { get; init; }

    /// <summary>All seats taken from the wider network within a day.</summary>
    public int NetworkToday { get; init; }

    /// <summary>Seats without a phone number taken from the whole web within an hour.</summary>
    public int WebPhonelessLastHour { get; init; }

    /// <summary>Seats the class has.</summary>
    public required int ClassSeats { get; init; }
}

/// <summary>What was decided, and why.</summary>
public readonly record struct SeatDecision(SeatVerdict Verdict, SeatReason Reason);

/// <summary>
/// Whether a seat is firm, provisional or refused. Pure.
/// </summary>
/// <remarks>
/// A conversation on the web costs nothing, and a phone number that nobody rang may be made up; so neither makes a seat firm where many are
/// taken. An address is dearer, but one address may be a school. So above a few an hour its seats are provisional, and above
/// <see cref="SeatLimits.UnconfirmedSeats"/> none is kept: held ones count, and those of the last day. A wider network (IPv6 /48, IPv4 /24)
/// and the whole web are bounded for seats without a number only, and half of each class is kept from such seats: a network may be a
/// carrier's, and with a number there is always a way. What the office or a messenger account vouched for no longer counts: a school whose
/// numbers are rung may go on.
/// </remarks>
public static class SeatRules
{
    /// <summary>The time in which a class's and an address's seats are fast.</summary>
    public static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    /// <summary>
    /// How long it is remembered who took a seat. Longer than a provisional seat, or letting seats lapse and taking them again would go on
    /// for ever.
    /// </summary>
    public static readonly TimeSpan Memory = TimeSpan.FromDays(7);

    private static readonly TimeSpan Day = TimeSpan.FromHours(24);

    /// <summary>Decides.</summary>
    public static SeatDecision Decide(SeatLimits limits, SeatRequest request)
    {
        foreach (var taken in request.ByAddress is null ? [request.ByPerson] : new[] { request.ByPerson, request.ByAddress })
        {
            if (IsTooMany(limits, taken))
            {
                return new SeatDecision(SeatVerdict.Refused, SeatReason.TooMany);
            }

            if (!request.HasPhone && taken.Count(t => !t.HasPhone) >= limits.SeatsPerDay)
            {
                return new SeatDecision(SeatVerdict.Refused, SeatReason.NeedsPhone);
            }
        }

        if (
            !request.HasPhone
            && !request.IsVouched
            && (
                request.ClassPhoneless >= MostPhoneless(request.ClassSeats)
                || request.NetworkPhoneless >= limits.PhonelessPerNetworkPerDay
                || request.WebPhonelessLastHour >= limits.PhonelessPerHour
            )
        )
        {
            return new SeatDecision(SeatVerdict.Refused, SeatReason.NeedsPhone);
        }

        var reason = ReasonToDoubt(limits, request);
        return reason == SeatReason.None ? new SeatDecision(SeatVerdict.Firm, SeatReason.None)
            : request.ClassProvisional >= MostProvisional(request.ClassSeats) ? new SeatDecision(SeatVerdict.Refused, SeatReason.ClassKept)
            : new SeatDecision(SeatVerdict.Provisional, reason);
    }

    /// <summary>Whether no further seat is kept, with a phone number or without.</summary>
    public static bool IsTooMany(SeatLimits limits, IReadOnlyList<TakenSeat> taken) =>
        taken.Count(t => !t.IsPast) >= limits.UnconfirmedSeats;

    /// <summary>
    /// Provisional seats a class may have: four of five. The rest stays for those who are known, or a few addresses could keep a whole
    /// class from everybody a day.
    /// </summary>
    public static int MostProvisional(int classSeats) => Math.Max(1, classSeats * 4 / 5);

    /// <summary>
    /// Seats of a class, firm or provisional, that may be held without a phone number and without anybody who vouches: half.
    /// </summary>
    public static int MostPhoneless(int classSeats) => Math.Max(1, classSeats / 2);

    /// <summary>What was taken within a time.</summary>
    public static IReadOnlyList<TakenSeat> Within(IReadOnlyList<TakenSeat> taken, DateTimeOffset now, TimeSpan time) =>
        [.. taken.Where(t => t.At > now - time)];

    /// <summary>
    /// Seats given back that need not be kept as rows. Of those of the last day, which can still be asked for, one of each learner and
    /// class stays; of older ones the last of each class.
    /// </summary>
    /// <param name="seats">All seats of one person.</param>
    /// <param name="now">The instant.</param>
    public static IReadOnlyList<Enrolment> Foldable(IEnumerable<Enrolment> seats, DateTimeOffset now)
    {
        var (recent, old) = Split(seats.Where(s => s.Status == EnrolmentStatus.Cancelled), s => s.CancelledAt > now - Day);
        return
        [
            .. recent.GroupBy(s => (s.ClassId, s.Subject, s.Name, s.BirthYear)).SelectMany(AllButLast),
            .. old.GroupBy(s => s.ClassId).SelectMany(AllButLast),
        ];
    }

    private static IEnumerable<Enrolment> AllButLast(IEnumerable<Enrolment> seats) =>
        seats.OrderByDescending(s => s.CancelledAt).ThenBy(s => s.Code, StringComparer.Ordinal).Skip(1);

    private static (List<Enrolment> Yes, List<Enrolment> No) Split(IEnumerable<Enrolment> seats, Func<Enrolment, bool> condition)
    {
        var all = seats.ToLookup(condition);
        return ([.. all[true]], [.. all[false]]);
    }

    private static SeatReason ReasonToDoubt(SeatLimits limits, SeatRequest request)
    {
        if (request.IsGuardianOutOfReach)
        {
            return SeatReason.Guardian;
        }

        if (request.Held >= limits.SeatsPerPerson)
        {
            return SeatReason.Held;
        }

        if (Within(request.ByPerson, request.Now, Day).Count >= limits.SeatsPerDay)
        {
            return SeatReason.Day;
        }

        if (
            request.ByAddress is { } fromThere
            && (
                Within(fromThere, request.Now, Hour).Count >= limits.SeatsPerAddressPerHour
                || Within(fromThere, request.Now, Day).Count >= limits.SeatsPerDay
            )
        )
        {
            return SeatReason.Address;
        }

        if (!request.IsVouched && request.NetworkToday >= limits.PhonelessPerNetworkPerDay)
        {
            return SeatReason.Address;
        }

        return !request.IsVouched && request.ClassLastHour >= limits.ClassSeatsPerHour ? SeatReason.ClassFast : SeatReason.None;
    }
}
