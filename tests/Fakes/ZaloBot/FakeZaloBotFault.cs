namespace ChatBot.Fakes.ZaloBot;

/// <summary>What can go wrong with one call.</summary>
public enum FakeZaloBotFault
{
    /// <summary>This call is served; for plans in which a later one fails.</summary>
    None,

    /// <summary>400.</summary>
    BadRequest,

    /// <summary>401.</summary>
    Unauthorized,

    /// <summary>403, which the documents label "Internal server error".</summary>
    Internal403,

    /// <summary>404.</summary>
    NotFound,

    /// <summary>408 of a method that is no poll.</summary>
    Timeout408,

    /// <summary>429, without a time to wait.</summary>
    QuotaExceeded,

    /// <summary>A code that no document names.</summary>
    UnknownCode,

    /// <summary>502 with a page of the server in front.</summary>
    BadGateway,

    /// <summary>504 with a page of the server in front.</summary>
    GatewayTimeout,

    /// <summary>Delivered, and never answered.</summary>
    NoAnswer,

    /// <summary>The connection is cut before anything was delivered.</summary>
    CutBefore,

    /// <summary>Delivered, and the connection is cut before the answer.</summary>
    CutAfter,

    /// <summary>Delivered, 200 with half an answer.</summary>
    HalfAnswer,
}
