using System.Globalization;
using ChatBot.Dialogs.Storage;

namespace ChatBot.Bot.Channels.DirectLine;

/// <summary>Gives every refusal and every fault below the Direct Line path the shape that clients read.</summary>
internal sealed class DirectLineErrors(RequestDelegate next, ILogger<DirectLineErrors> logger)
{
    public async Task InvokeAsync(HttpContext context)
    {
        try
        {
            await next(context);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // Nobody is there to be answered.
        }
        catch (DirectLineError error)
        {
            await AnswerAsync(context, error);
        }
        catch (StoreUnavailableException)
        {
            await AnswerAsync(context, DirectLineError.Unavailable());
        }
        catch (BadHttpRequestException error)
        {
            var code = error.StatusCode == StatusCodes.Status413PayloadTooLarge ? "RequestTooLarge" : "BadArgument";
            await AnswerAsync(context, new DirectLineError(error.StatusCode, code, "The request cannot be read."));
        }
        catch (Exception error) when (!context.Response.HasStarted)
        {
            // The message may quote what a citizen wrote, so only the kind and the place are logged.
            logger.LogError("A Direct Line request failed: {Error} at {Place}", error.GetType().Name, error.StackTrace);
            await AnswerAsync(
                context,
                new DirectLineError(
                    StatusCodes.Status500InternalServerError,
                    "InternalError",
                    "The service failed; send again in a moment."
                )
            );
        }
    }

    private static async Task AnswerAsync(HttpContext context, DirectLineError error)
    {
        if (context.Response.HasStarted)
        {
            context.Abort();
            return;
        }

        context.Response.StatusCode = error.Status;
        if (error.RetryAfter is { } wait)
        {
            var seconds = Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds));
            context.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        }

        var body = new ErrorResponse(new ErrorBody(error.Code, error.Message));
        await context.Response.WriteAsJsonAsync(body, DirectLineJson.Default.ErrorResponse, cancellationToken: context.RequestAborted);
    }
}
