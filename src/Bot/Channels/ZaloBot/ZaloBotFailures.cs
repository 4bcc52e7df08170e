using System.Net;
using ChatBot.Bot.Channels.Shared;

namespace ChatBot.Bot.Channels.ZaloBot;

/// <summary>
/// Answer or exception of a call -> outcome. What matters most is whether the message may have been delivered: a retry of something that
/// was delivered is a duplicate (there is no idempotency key), and giving up something that was not is a loss.
/// </summary>
internal static class ZaloBotFailures
{
    public const string TokenRefused = "Zalo refuses the bot token: correct ZaloBot:Token (from Zalo Bot Manager) and restart.";

    private const string Elsewhere = "no answer of the Bot API: check ZaloBot:ApiBaseUrl, ZaloBot:Token and what stands between.";

    /// <summary>
    /// The codes of https://bot.zapps.me/docs/error-code/ with what we do. The words are ours: Zalo's description may repeat what was sent.
    /// </summary>
    private static readonly Dictionary<int, Func<ZaloBotAnswer, SendResult>> ByCode = new()
    {
        // A bad request and a wrong path or method name will fail again in the same way.
        [400] = _ => new SendResult.Rejected("400 bad request"),
        [401] = _ => new SendResult.Misconfigured(TokenRefused),
        // The documents call it "Internal server error", so it passes. Other clients wrongly take it for a refused token.
        [403] = _ => new SendResult.Retry(null, "403, by Zalo's documents an internal error"),
        [404] = _ => new SendResult.Misconfigured($"404 and {Elsewhere}"),
        // Ends an empty poll; of a send it says that somebody inside gave up waiting, and the message may have gone.
        [408] = _ => new SendResult.Unknown("408 request timeout"),
        [426] = answer => new SendResult.Retry(answer.RetryAfter, "426 asked too often"),
        // A quota of the bot, not of one chat, and without a time to wait: the dispatcher's back-off, for the whole channel.
        [429] = answer => new SendResult.Retry(answer.RetryAfter, "429 quota exceeded", WholeChannel: true),
    };

    /// <summary>The codes that are known, for a test that none is without its class.</summary>
    public static IEnumerable<int> KnownCodes => ByCode.Keys;

    /// <summary>Outcome of an answer that is not ok.</summary>
    public static SendResult Classify(ZaloBotAnswer answer)
    {
        if (!answer.IsReadable)
        {
            return FromStatus(answer);
        }

        if (answer.Code is 400 or 403 or 404 && IsAboutThePerson(answer.Description))
        {
            return new SendResult.Unreachable($"{answer.Code}: this person cannot be written to");
        }

        return answer.Code is { } code && ByCode.TryGetValue(code, out var known)
            ? known(answer)
            : FromStatus(answer.Code is { } other ? answer with { Status = other } : answer);
    }

    /// <summary>Outcome of a call without an answer.</summary>
    public static SendResult Classify(Exception exception) =>
        // What is not the network is a defect, so the same call will fail again.
        TransportFailure.Of(exception)?.Outcome
        ?? new SendResult.Rejected($"the message could not be made ({exception.GetType().Name})");

    private static SendResult FromStatus(ZaloBotAnswer answer) =>
        answer.Status switch
        {
            429 => new SendResult.Retry(answer.RetryAfter, "HTTP 429", WholeChannel: true),
            401 or 403 or 404 => new SendResult.Misconfigured($"HTTP {answer.Status} and {Elsewhere}"),
            // The proxy gave up waiting for Zalo, which may have done its work.
            408 or (int)HttpStatusCode.GatewayTimeout => new SendResult.Unknown($"HTTP {answer.Status}"),
            >= 500 and < 600 => new SendResult.Retry(answer.RetryAfter, $"HTTP {answer.Status}"),
            >= 200 and < 300 when !answer.IsReadable => new SendResult.Unknown($"HTTP {answer.Status} with an answer that cannot be read"),
            >= 400 and < 500 => new SendResult.Rejected($"HTTP {answer.Status}"),
            < 400 when !answer.IsReadable => new SendResult.Misconfigured($"HTTP {answer.Status} and {Elsewhere}"),
            // No document names this code. Without knowing what happened, the message must not be sent again and again.
            _ => new SendResult.Rejected(
                $"refused with code {answer.Code?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "none"}"
            ),
        };

    /// <summary>
    /// The documents name no code for a person who blocked the bot or a chat that is gone. A refusal that names the chat or the user is
    /// taken for it; everything else is not, since <see cref="SendResult.Unreachable"/> ends every message to that person.
    /// </summary>
    private static bool IsAboutThePerson(string description) =>
        description.Contains("blocked", StringComparison.OrdinalIgnoreCase)
        || (
            (
                description.Contains("chat", StringComparison.OrdinalIgnoreCase)
                || description.Contains("user", StringComparison.OrdinalIgnoreCase)
            ) && description.Contains("not found", StringComparison.OrdinalIgnoreCase)
        );
}
