namespace ChatBot.Bot.Channels.DirectLine;

/// <summary>
/// A refusal in Direct Line's shape. Which status is used matters more than usual, because clients react for good: a 403 ends Web Chat, a
/// 404 ends the conversation, and anything but these two on a poll ends polling silently.
/// </summary>
internal sealed class DirectLineError(int status, string code, string message, TimeSpan? retryAfter = null) : Exception(message)
{
    public int Status => status;

    public string Code => code;

    public TimeSpan? RetryAfter => retryAfter;

    public static DirectLineError BadArgument(string message) => new(StatusCodes.Status400BadRequest, "BadArgument", message);

    public static DirectLineError Unauthorized() =>
        new(StatusCodes.Status401Unauthorized, "Unauthorized", "The header 'Authorization: Bearer <token>' is missing or malformed.");

    public static DirectLineError Expired() => new(StatusCodes.Status403Forbidden, "TokenExpired", "The token has expired; get a new one.");

    public static DirectLineError Forbidden() => new(StatusCodes.Status403Forbidden, "Forbidden", "The token was not made for this.");

    public static DirectLineError NotFound(string what) => new(StatusCodes.Status404NotFound, "NotFound", $"There is no such {what}.");

    public static DirectLineError TooLarge(int limit) =>
        new(StatusCodes.Status413PayloadTooLarge, "RequestTooLarge", $"The body is longer than {limit} bytes.");

    public static DirectLineError TooMany(TimeSpan? retryAfter) =>
        new(StatusCodes.Status429TooManyRequests, "TooManyRequests", "Too many requests; wait a moment and send again.", retryAfter);

    public static DirectLineError NoRoom() =>
        new(
            StatusCodes.Status503ServiceUnavailable,
            "NoRoom",
            "The disk is nearly full; nothing was accepted. Send again later.",
            TimeSpan.FromMinutes(1)
        );

    public static DirectLineError Unavailable() =>
        new(
            StatusCodes.Status503ServiceUnavailable,
            "ServiceUnavailable",
            "Nothing was accepted; send again in a moment.",
            TimeSpan.FromSeconds(5)
        );
}
