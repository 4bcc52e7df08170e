using ChatBot.Bot.Turns;
using ChatBot.Dialogs.Activities;
using ChatBot.Dialogs.Storage;

namespace ChatBot.Bot.Channels.Shared;

/// <summary>The turn of a webhook call.</summary>
internal static class WebhookTurn
{
    /// <summary>Runs the turn. Returns null when it is not on disk; the answer then asks the platform to deliver again.</summary>
    public static async Task<TurnReceipt?> TakeAsync(ITurnGateway gateway, Activity activity, HttpContext context)
    {
        try
        {
            return await gateway.ReceiveAsync(activity, cancellationToken: context.RequestAborted);
        }
        catch (StoreUnavailableException)
        {
            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            // Some platforms would repeat at once.
            context.Response.Headers.RetryAfter = "2";
            return null;
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // The platform hung up: should it deliver again, the inbox knows whether the turn took effect.
            return null;
        }
    }
}
