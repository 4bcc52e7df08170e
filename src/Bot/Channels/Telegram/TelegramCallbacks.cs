using System.Text.Json;
using System.Text.Json.Serialization;
using Telegram.Bot;
using Telegram.Bot.Types;

namespace ChatBot.Bot.Channels.Telegram;

/// <summary>
/// Takes the spinner off a pressed button, which Telegram shows until the press is answered. It carries nothing, so it needs no outbox: a
/// lost answer costs a few seconds of spinner.
/// </summary>
internal sealed class TelegramCallbacks(TelegramClients clients, ILogger<TelegramCallbacks> logger)
{
    /// <summary>The answer as the one method call that the response to a webhook may carry: it saves a call to the API.</summary>
    public static byte[] AsWebhookResponse(CallbackQuery query) =>
        JsonSerializer.SerializeToUtf8Bytes(
            new AnswerCallbackResponse("answerCallbackQuery", query.Id),
            TelegramWire.Default.AnswerCallbackResponse
        );

    /// <summary>The answer as a call of its own. Completes without an exception whatever happens.</summary>
    public async Task AnswerAsync(CallbackQuery query, CancellationToken cancellationToken)
    {
        try
        {
            await clients.Sending.AnswerCallbackQuery(query.Id, cancellationToken: cancellationToken);
        }
        catch (Exception e)
        {
            // A press that is too old after an outage, a 429 and a cut connection need no repair: the spinner ends by itself.
            logger.LogDebug("A button press was not answered: {Outcome}", TelegramFailures.Classify(e));
        }
    }
}

/// <summary>To Telegram: <c>{"method":"answerCallbackQuery","callback_query_id":"4382bfdwdsb323b2d9"}</c>.</summary>
internal sealed record AnswerCallbackResponse(
    [property: JsonPropertyName("method")] string Method,
    [property: JsonPropertyName("callback_query_id")] string CallbackQueryId
);

[JsonSerializable(typeof(AnswerCallbackResponse))]
internal sealed partial class TelegramWire : JsonSerializerContext;
