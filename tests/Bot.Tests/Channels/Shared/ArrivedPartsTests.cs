using ChatBot.Bot.Channels.Shared;
using Xunit;

namespace ChatBot.Bot.Tests.Channels.Shared;

public sealed class ArrivedPartsTests
{
    private readonly ArrivedParts _parts = new();

    public static TheoryData<SendResult> Waiting =>
        [new SendResult.Retry(null, "x"), new SendResult.Unknown("x"), new SendResult.Misconfigured("x"), new SendResult.Moved("2")];

    public static TheoryData<SendResult> Final =>
        [new SendResult.Rejected("x"), new SendResult.Unreachable("x"), new SendResult.Withheld("x")];

    [Theory]
    [MemberData(nameof(Waiting))]
    public void Stopped_MessageThatIsTriedAgain_GoesOnWhereItStopped(SendResult result)
    {
        Assert.True(_parts.Stopped(7, 2, result));

        Assert.Equal(2, _parts.Of(7));
        Assert.Equal(0, _parts.Of(8));
    }

    [Theory]
    [MemberData(nameof(Final))]
    public void Stopped_MessageThatIsNot_IsForgotten(SendResult result)
    {
        _parts.Stopped(7, 2, new SendResult.Retry(null, "x"));

        Assert.False(_parts.Stopped(7, 2, result));

        Assert.Equal(0, _parts.Of(7));
    }
}
