using ChatBot.Bot.Delivery;
using ChatBot.Bot.Tests.TestKit;
using CsCheck;
using Xunit;

namespace ChatBot.Bot.Tests.Delivery;

public sealed class TokenBucketTests
{
    [Fact]
    public void Take_WheneverATokenIsThere_NeverExceedsBurstPlusRate() =>
        Gen.Select(Gen.Double[0.1, 50], Gen.Int[1, 20], Gen.Int[0, 400].Array[1, 60])
            .Sample(
                (rate, capacity, steps) =>
                {
                    var bucket = new TokenBucket(rate, capacity);
                    var now = Given.Start;
                    var taken = 0;
                    foreach (var step in steps)
                    {
                        now = now.AddMilliseconds(step);
                        while (bucket.Wait(now) == TimeSpan.Zero)
                        {
                            bucket.Take(now);
                            taken++;
                        }
                    }

                    return taken <= capacity + (rate * (now - Given.Start).TotalSeconds) + 0.001;
                }
            );

    [Fact]
    public void Wait_AfterTheWaitItNames_FindsAToken() =>
        Gen.Select(Gen.Double[0.01, 100], Gen.Int[1, 20], Gen.Int[0, 60], Gen.Double[0, 30])
            .Sample(
                (rate, capacity, takes, debt) =>
                {
                    var bucket = new TokenBucket(rate, capacity);
                    for (var n = 0; n < takes; n++)
                    {
                        bucket.Take(Given.Start, debt);
                    }

                    return bucket.Wait(Given.Start + bucket.Wait(Given.Start)) == TimeSpan.Zero;
                }
            );

    [Fact]
    public void Take_OnCredit_OwesNoMoreThanTheDebt()
    {
        var bucket = new TokenBucket(10, 1);
        for (var n = 0; n < 1000; n++)
        {
            bucket.Take(Given.Start, debt: 10);
        }

        Assert.Equal(TimeSpan.FromSeconds(1.1), bucket.Wait(Given.Start));
    }

    [Fact]
    public void Wait_WhenTheClockWasSetBack_EarnsNothingTwice()
    {
        var bucket = new TokenBucket(1, 1);
        bucket.Take(Given.Start);

        Assert.Equal(TimeSpan.FromSeconds(1), bucket.Wait(Given.Start.AddHours(-1)));
        Assert.Equal(TimeSpan.FromSeconds(0.5), bucket.Wait(Given.Start.AddHours(-1).AddSeconds(0.5)));
    }

    [Fact]
    public void Wait_WithoutARate_IsAlwaysZero()
    {
        var bucket = new TokenBucket(0, 0);
        bucket.Take(Given.Start);

        Assert.Equal(TimeSpan.Zero, bucket.Wait(Given.Start));
    }
}
