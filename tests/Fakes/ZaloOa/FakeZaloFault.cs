namespace ChatBot.Fakes.ZaloOa;

/// <summary>What can go wrong with one call.</summary>
/// <param name="Kind">How.</param>
/// <param name="Code">For <see cref="FakeZaloFaultKind.Error"/>: the platform's code.</param>
public readonly record struct FakeZaloFault(FakeZaloFaultKind Kind, int Code = 0)
{
    /// <summary>HTTP 200 with this error.</summary>
    public static FakeZaloFault Error(int code) => new(FakeZaloFaultKind.Error, code);

    public static implicit operator FakeZaloFault(FakeZaloFaultKind kind) => new(kind);
}

public enum FakeZaloFaultKind
{
    /// <summary>This call is served; for plans in which a later one fails.</summary>
    None,

    /// <summary>HTTP 200 with an error of the platform.</summary>
    Error,

    /// <summary>500 with JSON.</summary>
    ServerError,

    /// <summary>502 with a page of the server in front.</summary>
    BadGateway,

    /// <summary>504 with a page of the server in front.</summary>
    GatewayTimeout,

    /// <summary>404 in the platform's "empty api" words.</summary>
    EmptyApi,

    /// <summary>Taken, and never answered.</summary>
    NoAnswer,

    /// <summary>The connection is cut before anything was taken.</summary>
    CutBefore,

    /// <summary>Taken, and the connection is cut before the answer.</summary>
    CutAfter,

    /// <summary>Taken, and half an answer.</summary>
    HalfAnswer,
}
