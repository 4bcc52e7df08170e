using System.Net;
using ChatBot.Bot.Channels.Shared;
using Telegram.Bot.Exceptions;
using Telegram.Bot.Types;

namespace ChatBot.Bot.Channels.Telegram;

/// <summary>
/// Exception of a call -> outcome. What matters most is whether the message may have been delivered: a retry of something that was
/// delivered is a duplicate, and giving up something that was not is a loss.
/// </summary>
internal static class TelegramFailures
{
    public const string TokenRefused = "Telegram refuses the bot token: correct Telegram:BotToken (from @BotFather) and restart.";

    public static SendResult Classify(Exception exception) =>
        exception switch
        {
            ApiRequestException api => FromApi(api.ErrorCode, api.Message, api.Parameters),
            RequestException { HttpStatusCode: { } status } => FromStatus((int)status),
            RequestException { InnerException: { } inner } => FromTransport(inner),
            _ => FromTransport(exception),
        };

    /// <summary>
    /// Telegram's words without what may follow them: "can't parse entities: Unsupported start tag ..." goes on with a piece of the
    /// message.
    /// </summary>
    public static string Words(string description)
    {
        const int longest = 100;
        var first = description.IndexOf(": ", StringComparison.Ordinal);
        var end = first < 0 ? -1 : description.IndexOf(':', first + 1);
        var cut = end < 0 ? description.Length : end;
        return description[..Math.Min(cut, longest)];
    }

    private static SendResult FromApi(int code, string description, ResponseParameters? parameters)
    {
        var words = Words(description);
        if (parameters?.MigrateToChatId is { } chat)
        {
            return new SendResult.Moved(chat.ToString(System.Globalization.CultureInfo.InvariantCulture));
        }

        return code switch
        {
            429 => new SendResult.Retry(
                parameters?.RetryAfter is { } seconds ? TimeSpan.FromSeconds(seconds) : null,
                "429 Too Many Requests"
            ),
            403 => new SendResult.Unreachable(words),
            400 when IsUnreachable(description) => new SendResult.Unreachable(words),
            401 or 404 => new SendResult.Misconfigured(TokenRefused),
            >= 500 => FromStatus(code),
            _ => new SendResult.Rejected($"{code} {words}"),
        };
    }

    /// <summary>An answer that is not the Bot API's: a proxy's page, or something cut off.</summary>
    private static SendResult FromStatus(int status) =>
        status switch
        {
            429 => new SendResult.Retry(null, "HTTP 429"),
            401 or 404 => new SendResult.Misconfigured(
                $"HTTP {status} and no answer of the Bot API: check Telegram:ApiBaseUrl and Telegram:BotToken."
            ),
            // The proxy gave up waiting for Telegram, which may have done its work.
            (int)HttpStatusCode.GatewayTimeout => new SendResult.Unknown("HTTP 504"),
            >= 500 => new SendResult.Retry(null, $"HTTP {status}"),
            >= 200 and < 300 => new SendResult.Unknown($"HTTP {status} with an answer that cannot be read"),
            _ => new SendResult.Misconfigured(
                $"HTTP {status} and no answer of the Bot API: check Telegram:ApiBaseUrl and what stands between."
            ),
        };

    private static SendResult FromTransport(Exception exception) =>
        TransportFailure.Of(exception)?.Outcome
        ?? exception switch
        {
            RequestException => new SendResult.Unknown($"no answer ({exception.GetType().Name})"),
            // This is a defect and not the network, so the same call will fail again.
            _ => new SendResult.Rejected($"the message could not be made ({exception.GetType().Name})"),
        };

    /// <summary>Words of 400 answers that are about the person and not about the message.</summary>
    private static bool IsUnreachable(string description) =>
        description.Contains("chat not found", StringComparison.OrdinalIgnoreCase)
        || description.Contains("user not found", StringComparison.OrdinalIgnoreCase)
        || description.Contains("user is deactivated", StringComparison.OrdinalIgnoreCase)
        || description.Contains("group chat was deactivated", StringComparison.OrdinalIgnoreCase)
        || description.Contains("PEER_ID_INVALID", StringComparison.OrdinalIgnoreCase)
        || description.Contains("USER_IS_BLOCKED", StringComparison.OrdinalIgnoreCase)
        || description.Contains("have no rights to send", StringComparison.OrdinalIgnoreCase)
        || description.Contains("not enough rights to send", StringComparison.OrdinalIgnoreCase)
        || description.Contains("CHAT_WRITE_FORBIDDEN", StringComparison.OrdinalIgnoreCase);
}
