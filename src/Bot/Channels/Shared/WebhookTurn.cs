using ChatBot.Bot.Turns;
using ChatBot.Dialogs.Activities;
using ChatBot.Dialogs.Storage;

namespace ChatBot.Bot.Channels.Shared;

/// <summary>The turn of a webhook call.</summary>
internal static class WebhookTurn
{
    /// <summary>Runs it. Null: it is not on disk, and the answer asks the platform to deliver again.</summary>
    public static async Task<TurnReceipt?> TakeAsync(ITurnGateway gateway, Activity activity, HttpContext context)
    {
        try
        {
            return await gateway.ReceiveAsync(activity, cancellationToken: context.RequestAborted);
        }
        catch (StoreUnavailableException)
        {
            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            // For platforms whose own first repeat comes at once.
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
