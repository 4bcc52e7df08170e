using ChatBot.Content.Model;
using ChatBot.Dialogs.Engine;
using ChatBot.Dialogs.Skills.Consents;
using ChatBot.Dialogs.Storage;

namespace ChatBot.Dialogs.Skills.SignUp;

/// <summary>Takes seats, vouches for them and ends them, inside a turn; <see cref="SeatRules"/> say which may be taken.</summary>
internal sealed class SeatDesk(SeatLimits limits)
{
    // No name of an address is this: those have only letters and digits.
    private const string WholeWeb = "whole-web";

    // They lie in one document, which each seat rewrites.
    private const int MostRemembered = 200;

    private static readonly TimeSpan Day = TimeSpan.FromHours(24);

    /// <summary>Whether this person, or the address they write from, may take no further seat now, whatever they answer.</summary>
    public async ValueTask<bool> IsClosedAsync(TurnContext turn)
    {
        var history = await HistoryAsync(turn, turn.PersonId);
        return SeatRules.IsTooMany(limits, history.Taken)
            || (await AddressAsync(turn) is { } address && SeatRules.IsTooMany(limits, address.Taken));
    }

    /// <summary>Decides on a seat. No seat may have been written in this turn.</summary>
    /// <param name="turn">The turn.</param>
    /// <param name="held">Seats the person holds.</param>
    /// <param name="class">The class.</param>
    /// <param name="hasPhone">A phone number was left.</param>
    /// <param name="isGuardianOutOfReach">A guardian must agree whom the office cannot ring.</param>
    public async ValueTask<SeatDecision> DecideAsync(
        TurnContext turn,
        IReadOnlyList<Enrolment> held,
        EnglishClass @class,
        bool hasPhone,
        bool isGuardianOutOfReach
    )
    {
        var history = await HistoryAsync(turn, turn.PersonId);
        var address = await AddressAsync(turn);
        var wide = await WideAsync(turn);
        var decision = SeatRules.Decide(
            limits,
            new SeatRequest
            {
                Now = turn.Now,
                HasPhone = hasPhone,
                IsGuardianOutOfReach = isGuardianOutOfReach,
                IsVouched = turn.Capabilities.VouchesForSender,
                Held = held.Count + history.Vouched.Count,
                ByPerson = history.Taken,
                ByAddress = address?.Taken,
                ClassLastHour = Recent(await turn.Session.GetAsync(ClassSeats.Kind, @class.Id), turn.Now).Count,
                ClassProvisional = await turn.Session.CountAsync(Enrolment.Kind, IndexRange.Equal("provisional", @class.Id)),
                ClassPhoneless = await turn.Session.CountAsync(Enrolment.Kind, IndexRange.Equal("phoneless", @class.Id)),
                NetworkPhoneless = SeatRules.Within(wide.Network?.Taken ?? [], turn.Now, Day).Count(t => !t.HasPhone),
                NetworkToday = SeatRules.Within(wide.Network?.Taken ?? [], turn.Now, Day).Count,
                WebPhonelessLastHour = SeatRules.Within(wide.Web?.Taken ?? [], turn.Now, SeatRules.Hour).Count,
                ClassSeats = @class.Places,
            }
        );
        if (
            wide.Network is { } network
            && decision.Verdict != SeatVerdict.Firm
            && SeatRules.Within(network.Taken, turn.Now, Day).Count >= limits.PhonelessPerNetworkPerDay
        )
        {
            turn.Session.Put(AddressSeats.Kind, network with { CappedAt = turn.Now });
        }

        if (address is not null && decision.Verdict == SeatVerdict.Refused)
        {
            turn.Session.Put(
                AddressSeats.Kind,
                address with
                {
                    CappedAt = turn.Now,
                    ChangedAt = address.Taken is [.., var last] ? last.At : turn.Now,
                }
            );
        }

        return decision;
    }

    /// <summary>Takes the seat that was decided on: its row, the count of its class, and what is remembered of who took it.</summary>
    /// <returns>The seat as it is stored.</returns>
    public async ValueTask<Enrolment> TakeAsync(TurnContext turn, Enrolment seat, SeatDecision decision)
    {
        if (decision.Verdict == SeatVerdict.Provisional)
        {
            seat = seat with
            {
                ProvisionalUntil =
                    turn.Now + (decision.Reason == SeatReason.Guardian ? limits.GuardianConfirmsWithin : limits.ProvisionalFor),
            };
        }
        else if (turn.Capabilities.VouchesForSender)
        {
            seat = seat with { VouchedBy = SeatVoucher.Messenger };
        }

        var history = await HistoryAsync(turn, turn.PersonId);
        history = history with { Taken = [.. history.Taken, new TakenSeat(seat.Code, turn.Now, seat.Phone is not null)] };
        if (turn.Conversation.TookSeat())
        {
            var rows = (await turn.Session.OfPersonAsync(Enrolment.Kind, turn.PersonId)).Cast<Enrolment>();
            foreach (var folded in SeatRules.Foldable(rows, turn.Now))
            {
                turn.Session.Delete(Enrolment.Kind, folded.Code);
                history = history with { Folded = history.Folded + 1 };
            }
        }

        turn.Session.Put(SeatHistory.Kind, history);
        if (await AddressAsync(turn) is { } address)
        {
            turn.Session.Put(
                AddressSeats.Kind,
                address with
                {
                    Taken = [.. address.Taken, new TakenSeat(seat.Code, turn.Now, seat.Phone is not null)],
                    CappedAt = decision.Reason == SeatReason.Address ? turn.Now : address.CappedAt,
                    ChangedAt = turn.Now,
                }
            );
        }

        var (network, web) = await WideAsync(turn);
        if (network is not null)
        {
            var taken = SeatRules.Within(network.Taken, turn.Now, Day).Append(new TakenSeat(seat.Code, turn.Now, seat.Phone is not null));
            turn.Session.Put(AddressSeats.Kind, network with { Taken = [.. taken.TakeLast(MostRemembered)], ChangedAt = turn.Now });
        }

        if (web is not null && seat.Phone is null)
        {
            var taken = SeatRules.Within(web.Taken, turn.Now, SeatRules.Hour).Append(new TakenSeat(seat.Code, turn.Now, HasPhone: false));
            turn.Session.Put(AddressSeats.Kind, web with { Taken = [.. taken.TakeLast(MostRemembered)], ChangedAt = turn.Now });
        }

        var places = await turn.Session.GetAsync(ClassSeats.Kind, seat.ClassId) ?? new ClassSeats { ClassId = seat.ClassId };
        var recent = Recent(places, turn.Now);
        turn.Session.Put(Enrolment.Kind, seat);
        turn.Session.Put(
            ClassSeats.Kind,
            places with
            {
                Taken = places.Taken + 1,
                Recent = [.. recent.Append(turn.Now).TakeLast(limits.ClassSeatsPerHour)],
                FastAt = recent.Count >= limits.ClassSeatsPerHour ? turn.Now : places.FastAt,
            }
        );
        return seat;
    }

    /// <summary>
    /// A messenger account vouches for a provisional seat, its own or another's. False when it has vouched for as many as it may.
    /// </summary>
    public async ValueTask<bool> VouchFromMessengerAsync(TurnContext turn, Enrolment seat)
    {
        var firm = (await Enrolments.ActiveAsync(turn)).Count(s => !s.IsProvisional);
        var history = await HistoryAsync(turn, turn.PersonId);
        if (firm + history.Vouched.Count >= limits.SeatsPerPerson)
        {
            return false;
        }

        Vouch(turn.Session, seat, SeatVoucher.Messenger);
        if (seat.PersonId != turn.PersonId)
        {
            turn.Session.Put(SeatHistory.Kind, history with { Vouched = [.. history.Vouched, seat.Code], ChangedAt = turn.Now });
        }

        return true;
    }

    /// <summary>The seat is firm from now on.</summary>
    public static void Vouch(IStoreSession session, Enrolment seat, SeatVoucher by) =>
        session.Put(Enrolment.Kind, seat with { ProvisionalUntil = null, VouchedBy = by });

    /// <summary>Ends a seat that its holder did not give back: it is free for the next, and what it rested on is over.</summary>
    public static async ValueTask EndAsync(TurnContext turn, Enrolment seat, SeatEnd how)
    {
        turn.Session.Put(Enrolment.Kind, seat with { Status = EnrolmentStatus.Cancelled, CancelledAt = turn.Now, Ended = how });
        if (await turn.Session.GetAsync(ClassSeats.Kind, seat.ClassId) is { } places)
        {
            turn.Session.Put(ClassSeats.Kind, places with { Taken = Math.Max(0, places.Taken - 1) });
        }

        foreach (var consent in seat.Consents)
        {
            await Consent.EndOverAsync(turn, consent);
        }
    }

    private static IReadOnlyList<DateTimeOffset> Recent(ClassSeats? places, DateTimeOffset now) =>
        [.. (places?.Recent ?? []).Where(at => at > now - SeatRules.Hour)];

    private async ValueTask<SeatHistory> HistoryAsync(TurnContext turn, string personId)
    {
        var history =
            await turn.Session.GetAsync(SeatHistory.Kind, personId) ?? new SeatHistory { PersonId = personId, ChangedAt = turn.Now };
        return history with
        {
            Taken = await StillCountingAsync(turn, history.Taken),
            Vouched = await StillHeldAsync(turn, history.Vouched),
            ChangedAt = turn.Now,
        };
    }

    private async ValueTask<AddressSeats?> AddressAsync(TurnContext turn)
    {
        if (turn.Activity.AddressHash is not { } hash || turn.Capabilities.VouchesForSender)
        {
            return null;
        }

        var address = await turn.Session.GetAsync(AddressSeats.Kind, hash) ?? new AddressSeats { Address = hash, ChangedAt = turn.Now };
        return address with { Taken = await StillCountingAsync(turn, address.Taken) };
    }

    /// <summary>What was taken from the wider network and from the whole web, or null when it is not known or does not matter.</summary>
    private static async ValueTask<(AddressSeats? Network, AddressSeats? Web)> WideAsync(TurnContext turn)
    {
        if (turn.Activity.AddressHash is null || turn.Capabilities.VouchesForSender)
        {
            return (null, null);
        }

        return (turn.Activity.NetworkHash is { } name ? await OfAsync(name) : null, await OfAsync(WholeWeb));

        async ValueTask<AddressSeats> OfAsync(string key) =>
            await turn.Session.GetAsync(AddressSeats.Kind, key)
            ?? new AddressSeats
            {
                Address = key,
                IsWide = true,
                ChangedAt = turn.Now,
            };
    }

    /// <summary>
    /// What was taken lately, without what is held and somebody vouched for. That is looked up only where the number matters.
    /// </summary>
    private async ValueTask<IReadOnlyList<TakenSeat>> StillCountingAsync(TurnContext turn, IReadOnlyList<TakenSeat> taken)
    {
        var lately = SeatRules.Within(taken, turn.Now, SeatRules.Memory);
        if (lately.Count < Math.Min(limits.SeatsPerDay, limits.SeatsPerAddressPerHour))
        {
            return lately;
        }

        var counting = new List<TakenSeat>();
        foreach (var one in lately)
        {
            var seat = await turn.Session.GetAsync(Enrolment.Kind, one.Code);
            if (seat is not { VouchedBy: not null, Status: EnrolmentStatus.Confirmed })
            {
                var isHeld = seat is { Status: EnrolmentStatus.Confirmed };
                counting.Add(one with { IsPast = !isHeld && (one.At <= turn.Now - Day || seat is { Ended: SeatEnd.Released }) });
            }
        }

        return counting;
    }

    private static async ValueTask<IReadOnlyList<string>> StillHeldAsync(TurnContext turn, IReadOnlyList<string> codes)
    {
        var held = new List<string>();
        foreach (var code in codes)
        {
            if (await turn.Session.GetAsync(Enrolment.Kind, code) is { Status: EnrolmentStatus.Confirmed })
            {
                held.Add(code);
            }
        }

        return held;
    }
}
