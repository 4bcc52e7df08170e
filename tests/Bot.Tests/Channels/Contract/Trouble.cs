namespace ChatBot.Bot.Tests.Channels.Contract;

/// <summary>What may become of one call to a platform.</summary>
public enum Trouble
{
    /// <summary>Too many calls, or a quota: nothing was taken.</summary>
    Limited,

    /// <summary>5xx: nothing was taken.</summary>
    ServerError,

    /// <summary>A server in front gave up waiting; the message was taken or not.</summary>
    GatewayTimeout,

    /// <summary>The connection is cut before the message was taken; we cannot know.</summary>
    CutBefore,

    /// <summary>The message was taken, the connection cut before the answer.</summary>
    CutAfter,

    /// <summary>The message was taken, and nobody ever answers: our own time limit ends the call.</summary>
    NoAnswer,

    /// <summary>The message was taken; half an answer.</summary>
    HalfAnswer,
}
