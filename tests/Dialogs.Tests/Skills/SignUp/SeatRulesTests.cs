using ChatBot.Dialogs.Skills.SignUp;
using Xunit;

namespace ChatBot.Dialogs.Tests.Skills.SignUp;

public sealed class SeatRulesTests
{
    private static readonly DateTimeOffset Start = new(2026, 10, 5, 8, 0, 0, TimeSpan.FromHours(7));
    private static readonly SeatLimits Limits = SeatLimits.Default;

    [Theory]
    [InlineData(0, SeatVerdict.Firm, SeatReason.None)]
    [InlineData(4, SeatVerdict.Firm, SeatReason.None)]
    [InlineData(5, SeatVerdict.Provisional, SeatReason.Held)]
    public void Seat_OfOneWhoHoldsSome_IsFirmUpToTheLimit(int held, SeatVerdict verdict, SeatReason reason) =>
        Assert.Equal(new SeatDecision(verdict, reason), SeatRules.Decide(Limits, Wish() with { Held = held }));

    [Theory]
    [InlineData(4, 59, SeatVerdict.Firm)]
    [InlineData(5, 59, SeatVerdict.Provisional)]
    [InlineData(5, 61, SeatVerdict.Firm)]
    [InlineData(9, 61, SeatVerdict.Firm)]
    [InlineData(10, 61, SeatVerdict.Provisional)]
    public void Seat_FromAnAddressThatTookSome_IsFirmUpToTheLimitOfHourAndDay(int taken, int minutesAgo, SeatVerdict verdict) =>
        Assert.Equal(verdict, SeatRules.Decide(Limits, Wish() with { ByAddress = Taken(taken, minutesAgo, true) }).Verdict);

    [Theory]
    [InlineData(9, false, SeatReason.Address)]
    [InlineData(10, false, SeatReason.NeedsPhone)]
    [InlineData(10, true, SeatReason.Address)]
    public void Seat_FromAnAddressThatLeftNoNumbers_WantsANumber(int taken, bool hasPhone, SeatReason reason) =>
        Assert.Equal(reason, SeatRules.Decide(Limits, Wish() with { HasPhone = hasPhone, ByAddress = Taken(taken, 5, false) }).Reason);

    [Fact]
    public void Seat_InAClassThatFillsFast_IsFirmOnlyForAMessengerAccount()
    {
        var wish = Wish() with { ClassLastHour = Limits.ClassSeatsPerHour };

        Assert.Equal(new SeatDecision(SeatVerdict.Provisional, SeatReason.ClassFast), SeatRules.Decide(Limits, wish));
        Assert.Equal(SeatVerdict.Firm, SeatRules.Decide(Limits, wish with { IsVouched = true }).Verdict);
    }

    [Fact]
    public void Seat_ProvisionalInAClassWithManySuch_IsRefused()
    {
        var wish = Wish() with { Held = 5, ClassSeats = 30, ClassProvisional = 24 };

        Assert.Equal(new SeatDecision(SeatVerdict.Refused, SeatReason.ClassKept), SeatRules.Decide(Limits, wish));
        Assert.Equal(SeatVerdict.Firm, SeatRules.Decide(Limits, wish with { Held = 0 }).Verdict);
    }

    /// <summary>
    /// Strangers who do what they like for three weeks, at random, from one address: whatever the order of taking, giving back and lapsing,
    /// nobody of them holds more than the bounds, and no seat that the rules gave is doubted less than a bolder one.
    /// </summary>
    [Fact]
    public void Seats_OfAnyHistoryFromOneAddress_StayWithinTheBounds()
    {
        var seed = Environment.TickCount;
        var random = new Random(seed);
        for (var round = 0; round < 200; round++)
        {
            var now = Start;
            var taken = new List<TakenSeat>();
            var firm = new Dictionary<string, DateTimeOffset>();
            var provisional = new Dictionary<string, DateTimeOffset>();
            for (var step = 0; step < 300; step++)
            {
                now += TimeSpan.FromMinutes(random.Next(random.Next(2) == 0 ? 3 : 200));
                foreach (var lapsed in provisional.Where(p => p.Value <= now).Select(p => p.Key).ToList())
                {
                    provisional.Remove(lapsed);
                }

                if (random.Next(6) == 0 && firm.Count > 0)
                {
                    firm.Remove(firm.Keys.First());
                    continue;
                }

                var hasPhone = random.Next(3) > 0;
                var decision = SeatRules.Decide(
                    Limits,
                    Wish() with
                    {
                        Now = now,
                        HasPhone = hasPhone,
                        ByAddress = SeatRules.Within(taken, now, SeatRules.Memory),
                    }
                );
                if (decision.Verdict == SeatVerdict.Refused)
                {
                    continue;
                }

                var code = $"{round}-{step}";
                taken.Add(new TakenSeat(code, now, hasPhone));
                if (decision.Verdict == SeatVerdict.Firm)
                {
                    firm[code] = now;
                }
                else
                {
                    provisional[code] = now + Limits.ProvisionalFor;
                }

                var week = SeatRules.Within(taken, now, SeatRules.Memory);
                Assert.True(week.Count <= Limits.UnconfirmedSeats, $"seed {seed}: {week.Count} in a week");
                Assert.True(week.Count(t => !t.HasPhone) <= Limits.UnconfirmedSeats, $"seed {seed}");
                Assert.True(
                    firm.Count(f => f.Value > now - SeatRules.Hour) <= Limits.SeatsPerAddressPerHour,
                    $"seed {seed}: too many firm in an hour"
                );
                Assert.True(firm.Count(f => f.Value > now.AddDays(-1)) <= Limits.SeatsPerDay, $"seed {seed}: too many firm in a day");
                Assert.True(provisional.Count <= Limits.UnconfirmedSeats, $"seed {seed}: {provisional.Count} provisional at once");
            }
        }
    }

    [Theory]
    [InlineData("xác nhận 4XK342", true)]
    [InlineData("4xk342", true)]
    [InlineData("Mã của tôi là 4XK342 ạ", true)]
    [InlineData("xac nhan ma 4XK342", true)]
    [InlineData("tôi xác nhận sẽ đến", false)]
    [InlineData("0912345678", false)]
    [InlineData("Nguyễn Thị Hạnh", false)]
    public void Code_InAMessage_IsFound(string text, bool found) => Assert.Equal(found, SeatCode.CandidatesIn(text).Contains("4XK342"));

    private static SeatRequest Wish() =>
        new()
        {
            Now = Start,
            HasPhone = false,
            IsVouched = false,
            Held = 0,
            ByPerson = [],
            ByAddress = [],
            ClassLastHour = 0,
            ClassProvisional = 0,
            ClassSeats = 40,
        };

    private static IReadOnlyList<TakenSeat> Taken(int count, int minutesAgo, bool hasPhone) =>
        [.. Enumerable.Range(0, count).Select(i => new TakenSeat($"c{i}", Start.AddMinutes(-minutesAgo), hasPhone))];
}
