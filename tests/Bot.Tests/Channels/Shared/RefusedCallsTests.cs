using ChatBot.Bot.Channels.Shared;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace ChatBot.Bot.Tests.Channels.Shared;

public sealed class RefusedCallsTests
{
    private readonly FakeTimeProvider _clock = new();

    [Fact]
    public void Refused_AndNoGenuineCallEver_IsTheSetting()
    {
        var calls = new RefusedCalls(_clock);
        for (var i = 0; i < 4; i++)
        {
            calls.Refused();
        }

        Assert.False(calls.LookLikeAWrongSecret);

        calls.Refused();
        Assert.True(calls.LookLikeAWrongSecret);

        calls.Genuine();
        Assert.False(calls.LookLikeAWrongSecret);
    }

    [Fact]
    public void Refused_BesideGenuineCalls_AreStrangers()
    {
        var calls = new RefusedCalls(_clock);
        for (var day = 0; day < 3; day++)
        {
            calls.Genuine();
            for (var hour = 0; hour < 11; hour++)
            {
                for (var i = 0; i < 1000; i++)
                {
                    calls.Refused();
                }

                _clock.Advance(TimeSpan.FromHours(1));
                Assert.False(calls.LookLikeAWrongSecret);
            }
        }
    }

    [Fact]
    public void Refused_AfterTheLastGenuineCallForHalfADay_IsTheSetting()
    {
        var calls = new RefusedCalls(_clock);
        calls.Genuine();
        for (var i = 0; i < 5; i++)
        {
            calls.Refused();
        }

        _clock.Advance(TimeSpan.FromHours(12));

        Assert.True(calls.LookLikeAWrongSecret);
    }
}
