using ChatBot.Bot.Channels.Shared;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace ChatBot.Bot.Tests.Channels.Shared;

public sealed class ChannelHealthTests
{
    private readonly FakeTimeProvider _clock = new();
    private readonly ChannelHealth _health;

    public ChannelHealthTests() => _health = new ChannelHealth(_clock, "compare the secret");

    [Fact]
    public void Status_SeveralTroubles_AreSaidInOrderAndEachOnce()
    {
        _health.Fails(ChannelTrouble.Sending, "quota");
        _health.Fails(ChannelTrouble.Webhook, "webhook");
        _health.Fails(ChannelTrouble.Receiving, "webhook");
        _health.Fails(ChannelTrouble.Token, "token");

        Assert.Equal("token webhook quota", _health.Status.Degraded);
    }

    [Fact]
    public void Status_TroubleThatIsOver_IsTheLastErrorOnly()
    {
        _health.Fails(ChannelTrouble.Receiving, "no updates");
        _health.Received();

        Assert.Null(_health.Status.Degraded);
        Assert.Equal("no updates", _health.Status.LastError);
        Assert.Equal(_clock.GetUtcNow(), _health.Status.LastUpdateAt);
    }

    [Theory]
    [InlineData("token", "token", null)]
    [InlineData("token", "quota", "quota")]
    public void Works_Token_EndsASendingThatFailedForTheSameReasonOnly(string token, string sending, string? left)
    {
        _health.Fails(ChannelTrouble.Token, token);
        _health.Fails(ChannelTrouble.Sending, sending);
        _health.Works(ChannelTrouble.Token);

        Assert.Equal(left, _health.Status.Degraded);
    }

    [Fact]
    public void Works_AnythingButTheToken_EndsNothingElse()
    {
        _health.Fails(ChannelTrouble.Receiving, "refused");
        _health.Fails(ChannelTrouble.Sending, "refused");
        _health.Works(ChannelTrouble.Receiving);

        Assert.Equal("refused", _health.Status.Degraded);
    }

    [Fact]
    public void Refused_AgainAndAgainAndNothingGenuine_SaysWhatToCompare()
    {
        for (var i = 0; i < 5; i++)
        {
            Assert.Null(_health.Status.Degraded);
            _health.Refused();
        }

        Assert.Equal("compare the secret", _health.Status.Degraded);
        Assert.Null(_health.Status.LastError);

        _health.Received();
        Assert.Null(_health.Status.Degraded);
    }

    [Fact]
    public void NotSent_ResultThatConcernsOnePersonOnly_ChangesNothing()
    {
        _health.NotSent(new SendResult.Unreachable("blocked"), "Zalo");

        Assert.Null(_health.Status.LastError);
    }
}
