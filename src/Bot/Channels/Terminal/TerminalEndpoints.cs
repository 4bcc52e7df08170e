using System.Text.Json;
using ChatBot.Bot.Office.Transport;
using ChatBot.Dialogs.Storage;

namespace ChatBot.Bot.Channels.Terminal;

/// <summary>
/// The terminal's conversation over the office's socket: <c>GET /terminal/NAME</c> hears its lines as JSON Lines until one side closes,
/// <c>POST</c> says something.
/// </summary>
internal sealed class TerminalEndpoints(TerminalAdapter adapter, TerminalConversation conversation, IHostApplicationLifetime lifetime)
    : IOfficeEndpoints
{
    public void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/terminal/{name}", ListenAsync);
        endpoints.MapPost("/terminal/{name}", SayAsync);
    }

    private async Task ListenAsync(HttpContext context)
    {
        using var session = adapter.Open(Name(context));
        using var closing = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, lifetime.ApplicationStopping);
        context.Response.ContentType = "application/jsonl; charset=utf-8";

        // The caller says something only once it can hear the answer.
        await context.Response.Body.FlushAsync(closing.Token);
        try
        {
            await foreach (var line in session.Lines.ReadAllAsync(closing.Token))
            {
                await context.Response.Body.WriteAsync(
                    JsonSerializer.SerializeToUtf8Bytes(line, TerminalJson.Default.TerminalLine),
                    closing.Token
                );
                await context.Response.Body.WriteAsync("\n"u8.ToArray(), closing.Token);
                await context.Response.Body.FlushAsync(closing.Token);
            }
        }
        catch (OperationCanceledException)
        {
            // One side has closed the conversation.
        }
    }

    private async Task SayAsync(HttpContext context)
    {
        var input = await JsonSerializer.DeserializeAsync(context.Request.Body, TerminalJson.Default.TerminalInput, context.RequestAborted);
        try
        {
            var accepted = await conversation.ReceiveAsync(Name(context), input ?? new TerminalInput(), context.RequestAborted);
            await context.Response.Body.WriteAsync(JsonSerializer.SerializeToUtf8Bytes(accepted, TerminalJson.Default.TerminalAccepted));
        }
        catch (StoreUnavailableException)
        {
            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        }
    }

    private static string Name(HttpContext context) => (string)context.Request.RouteValues["name"]!;
}
