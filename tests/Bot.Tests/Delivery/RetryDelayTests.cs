using ChatBot.Bot.Delivery;
using CsCheck;
using Xunit;

namespace ChatBot.Bot.Tests.Delivery;

public sealed class RetryDelayTests
{
    private static readonly Gen<int> Attempts = Gen.Int[-5, int.MaxValue];

    [Fact]
    public void After_AnyAttempt_LiesBetweenHalfASecondAndTheCap() =>
        Gen.Select(Attempts, Gen.Double[0, 1])
            .Sample(
                (attempt, random) =>
                {
                    var delay = RetryDelay.After(attempt, null, random);
                    return delay >= RetryDelay.Message.First / 2 && delay <= RetryDelay.Message.Longest;
                }
            );

    [Fact]
    public void After_LaterAttempt_IsNotShorter() =>
        Gen.Select(Gen.Int[1, 100], Gen.Double[0, 1])
            .Sample((attempt, random) => RetryDelay.After(attempt + 1, null, random) >= RetryDelay.After(attempt, null, random));

    [Fact]
    public void After_WishOfTheChannel_Wins() =>
        Gen.Select(Attempts, Gen.Int[0, 86_400], Gen.Double[0, 1])
            .Sample(
                (attempt, seconds, random) =>
                    RetryDelay.After(attempt, TimeSpan.FromSeconds(seconds), random) == TimeSpan.FromSeconds(seconds)
            );

    [Fact]
    public void After_AbsurdWish_CannotOverflowADate()
    {
        Assert.True(DateTimeOffset.UtcNow + RetryDelay.After(1, TimeSpan.MaxValue, 0) < DateTimeOffset.MaxValue);
        Assert.Equal(TimeSpan.Zero, RetryDelay.After(1, TimeSpan.MinValue, 0));
    }

    [Fact]
    public void Slow_AnyAttempt_LiesBetweenOneAndFifteenMinutes() =>
        Gen.Select(Attempts, Gen.Double[0, 1])
            .Sample(
                (attempt, random) =>
                    RetryDelay.Slow(attempt, random) is var delay && delay >= TimeSpan.FromMinutes(1) && delay <= TimeSpan.FromMinutes(15)
            );

    [Fact]
    public void OfChannel_WithoutAWish_IsBackWithinHalfAMinute() =>
        Gen.Select(Attempts, Gen.Double[0, 1])
            .Sample((failure, random) => RetryDelay.OfChannel(failure, null, random) <= TimeSpan.FromSeconds(30));
}
