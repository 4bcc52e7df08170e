using System.Text.Json;
using ChatBot.Bot.Channels.Shared;
using ChatBot.Bot.Turns;
using Microsoft.Extensions.Options;

namespace ChatBot.Bot.Channels.ZaloBot;

/// <summary>
/// <c>POST /channels/zalo-bot</c>. 200 is said only when the event's effect is on disk; 503 asks Zalo to deliver again. An empty body is
/// the platform's probe of the address, and an event we do not know is none of our business: both get a 200.
/// </summary>
internal sealed class ZaloBotWebhook(
    ITurnGateway gateway,
    ZaloBotHealth health,
    IOptions<ZaloBotOptions> options,
    ILogger<ZaloBotWebhook> logger
)
{
    public const string Path = "/channels/zalo-bot";
    public const string SecretHeader = "X-Bot-Api-Secret-Token";

    private readonly WebhookSecret _secret = new(SecretHeader, options.Value.WebhookSecret);
    private readonly string _account = options.Value.Account;

    public async Task HandleAsync(HttpContext context)
    {
        var genuine = _secret.IsIn(context.Request);
        byte[] body;
        try
        {
            // From a stranger, only enough is read to tell a probe from an event.
            body = await WebhookBody.ReadAsync(context, genuine ? ZaloBotLimits.EventBytes : 0);
        }
        catch (BadHttpRequestException e)
        {
            // Too long (413), or broken off (400).
            if (!genuine)
            {
                Refuse(context);
            }
            else
            {
                context.Response.StatusCode = e.StatusCode;
            }

            return;
        }

        if (body.Length == 0)
        {
            return;
        }

        if (!genuine)
        {
            Refuse(context);
            return;
        }

        ZaloBotEvent? happened;
        try
        {
            using var document = JsonDocument.Parse(body);
            happened = ZaloBotEvent.Read(document.RootElement);
        }
        catch (JsonException)
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            return;
        }

        health.Received();
        if (happened is null)
        {
            logger.LogWarning("Zalo sent something that is no event; it was passed over");
            health.Error("Something that is no event came in and was passed over.");
            return;
        }

        if (ZaloBotMapper.Map(happened, _account) is { } activity)
        {
            await WebhookTurn.TakeAsync(gateway, activity, context);
        }
    }

    private void Refuse(HttpContext context)
    {
        health.Refused();
        WebhookMetrics.Refused(ZaloBotModule.ChannelName);
        context.Response.StatusCode = StatusCodes.Status401Unauthorized;
    }
}
