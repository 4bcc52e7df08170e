namespace ChatBot.Fakes.Telegram;

/// <summary>What can go wrong with one call.</summary>
public enum FakeFault
{
    /// <summary>This call is served; for plans in which a later one fails.</summary>
    None,

    /// <summary>429 with retry_after.</summary>
    TooManyRequests,

    /// <summary>500 in Telegram's JSON.</summary>
    ServerError,

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

    /// <summary>400 chat not found.</summary>
    ChatNotFound,

    /// <summary>403 user is deactivated.</summary>
    Deactivated,

    /// <summary>200 with half an answer.</summary>
    HalfAnswer,

    /// <summary>400 of a picture that Telegram does not take as a photo.</summary>
    PictureRefused,
}
