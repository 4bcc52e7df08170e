using ChatBot.Bot.Channels.Shared;
using ChatBot.Bot.Channels.ZaloOa.Setup;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace ChatBot.Bot.Tests.Channels.ZaloOa.Setup;

public sealed class ZaloOaHealthTests
{
    private readonly FakeTimeProvider _clock = new();

    [Fact]
    public void Status_MessagesOutAndNothingIn_SaysWhereToLook()
    {
        var health = new ZaloOaHealth(_clock);
        health.Received();
        for (var i = 0; i < 25; i++)
        {
            health.Sent();
        }

        Assert.Null(health.Status.Degraded);

        _clock.Advance(TimeSpan.FromHours(2));
        Assert.Contains("console whether the webhook", health.Status.Degraded, StringComparison.Ordinal);

        health.Received();
        Assert.Null(health.Status.Degraded);
    }

    [Fact]
    public void Status_TokenAndSendingFailForOneReason_SaysItOnce()
    {
        var health = new ZaloOaHealth(_clock);
        health.Fails(ChannelTrouble.Token, "dead");
        health.Fails(ChannelTrouble.Sending, "dead");

        Assert.Equal("dead", health.Status.Degraded);
    }

    [Fact]
    public void Status_ConnectedAfterAMessageHadFailed_IsNotDegradedUntilItIsTriedAgain()
    {
        var health = new ZaloOaHealth(_clock);
        health.Fails(ChannelTrouble.Token, "not connected");
        health.Fails(ChannelTrouble.Sending, "not connected");
        health.Works(ChannelTrouble.Token);

        Assert.Null(health.Status.Degraded);
    }

    [Fact]
    public void Status_SendingFailsForAnotherReasonThanTheToken_StaysUntilSomethingIsSent()
    {
        var health = new ZaloOaHealth(_clock);
        health.Fails(ChannelTrouble.Token, "not connected");
        health.Fails(ChannelTrouble.Sending, "-224");
        health.Works(ChannelTrouble.Token);

        Assert.Equal("-224", health.Status.Degraded);
    }

    [Fact]
    public void Status_SendingWorksAgain_IsNotDegraded()
    {
        var health = new ZaloOaHealth(_clock);
        health.Fails(ChannelTrouble.Sending, "-224");
        health.Sent();

        Assert.Null(health.Status.Degraded);
        Assert.Equal("-224", health.Status.LastError);
    }
}
