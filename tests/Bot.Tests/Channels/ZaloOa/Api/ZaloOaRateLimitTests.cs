using System.Net.Http.Headers;
using ChatBot.Bot.Channels.ZaloOa.Api;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace ChatBot.Bot.Tests.Channels.ZaloOa.Api;

/// <summary>What is left of the minute, when answers overtake each other at its turn.</summary>
public sealed class ZaloOaRateLimitTests
{
    private static readonly DateTimeOffset Minute = new(2026, 11, 23, 1, 5, 0, TimeSpan.Zero);

    private readonly FakeTimeProvider _clock = new(Minute.AddSeconds(2));
    private readonly ZaloOaRateLimit _limit;

    public ZaloOaRateLimitTests() => _limit = new ZaloOaRateLimit(_clock);

    [Fact]
    public void Wait_LateAnswerOfTheMinuteBefore_DoesNotFreeThisOne()
    {
        _limit.Observe(Left(0), Minute.AddSeconds(1));

        _limit.Observe(Left(90), Minute.AddSeconds(-1));

        Assert.Equal(TimeSpan.FromSeconds(58.5), _limit.Wait(isReply: true));
    }

    [Fact]
    public void Wait_LateAnswerOfTheMinuteBefore_DoesNotCloseThisOne()
    {
        _limit.Observe(Left(90), Minute.AddSeconds(1));

        _limit.UsedUp(Minute.AddSeconds(-1));

        Assert.Null(_limit.Wait(isReply: false));
    }

    [Fact]
    public void Wait_AnswersOfOneMinuteOutOfOrder_KeepsTheLess()
    {
        _limit.Observe(Left(0), Minute.AddSeconds(1));
        _limit.Observe(Left(40), Minute.AddSeconds(1));

        Assert.NotNull(_limit.Wait(isReply: true));
    }

    [Fact]
    public void Wait_ClockSetBackFar_BeginsAnew()
    {
        _limit.Observe(Left(0), Minute.AddSeconds(1));
        var back = Minute.AddMinutes(-30);

        _limit.Observe(Left(90), back);

        Assert.Null(_limit.Wait(isReply: true));
    }

    private static HttpResponseHeaders Left(int remain)
    {
        using var response = new HttpResponseMessage();
        response.Headers.Add("X-RateLimit-Limit", "100");
        response.Headers.Add("X-RateLimit-Remain", remain.ToString(System.Globalization.CultureInfo.InvariantCulture));
        return response.Headers;
    }
}
