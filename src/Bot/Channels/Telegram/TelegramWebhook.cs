using ChatBot.Bot.Channels.Shared;
using ChatBot.Bot.Turns;
using Microsoft.Extensions.Options;
using Telegram.Bot.Types;

namespace ChatBot.Bot.Channels.Telegram;

/// <summary>
/// <c>POST /channels/telegram</c>. 200 is said only when the update's effect is on disk; 503 makes Telegram deliver again. Whatever is an
/// update gets a 200 in the end, also one we cannot read: anything else would hold the chat's queue for up to a day.
/// </summary>
internal sealed class TelegramWebhook(
    ITurnGateway gateway,
    TelegramIdentity identity,
    TelegramUsedKeyboards keyboards,
    TelegramHealth health,
    IOptions<TelegramOptions> options,
    ILogger<TelegramWebhook> logger
)
{
    public const string Path = "/channels/telegram";
    public const string SecretHeader = "X-Telegram-Bot-Api-Secret-Token";

    private readonly WebhookSecret _secret = new(SecretHeader, options.Value.WebhookSecret);

    public async Task HandleAsync(HttpContext context)
    {
        if (!_secret.IsIn(context.Request))
        {
            health.Refused();
            WebhookMetrics.Refused(TelegramModule.ChannelName);
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            return;
        }

        TelegramUpdateReading reading;
        try
        {
            reading = TelegramUpdateReader.Read(await WebhookBody.ReadAsync(context, TelegramLimits.UpdateBytes));
        }
        catch (BadHttpRequestException e)
        {
            // Too long (413), or broken off (400).
            context.Response.StatusCode = e.StatusCode;
            return;
        }

        switch (reading)
        {
            case { Outcome: TelegramReadOutcome.Ok, Update: { } update }:
                await HandleAsync(context, update);
                break;
            case { Outcome: TelegramReadOutcome.Unreadable }:
                logger.LogWarning("An update from Telegram cannot be read and was passed over");
                health.Error("An update could not be read and was passed over.");
                break;
            default:
                context.Response.StatusCode = StatusCodes.Status400BadRequest;
                break;
        }
    }

    private async Task HandleAsync(HttpContext context, Update update)
    {
        health.Received();
        TurnReceipt? receipt = null;
        if (TelegramUpdateMapper.Map(update, identity) is { } activity)
        {
            receipt = await WebhookTurn.TakeAsync(gateway, activity, context);
            if (receipt is null)
            {
                return;
            }
        }

        if (update.CallbackQuery is { Id: not null } query)
        {
            keyboards.Note(query, receipt);
            var body = TelegramCallbacks.AsWebhookResponse(query);
            context.Response.ContentType = "application/json";
            context.Response.ContentLength = body.Length;
            await context.Response.Body.WriteAsync(body, context.RequestAborted);
        }
    }
}
