using System.Net.WebSockets;
using System.Text;
using ChatBot.Dialogs.Storage;

namespace ChatBot.Bot.Channels.DirectLine;

/// <summary>
/// One open stream: a single loop that reads the log after its watermark and writes, so that replay and live cannot overlap or swap.
/// </summary>
internal sealed class StreamConnection(
    WebSocket socket,
    string conversation,
    long watermark,
    IStore store,
    ConversationHub hub,
    StreamSignal signal,
    TimeProvider time
)
{
    /// <summary>Silence after which an empty frame is sent; proxies commonly cut at 30 to 60 seconds.</summary>
    private static readonly TimeSpan KeepAlive = TimeSpan.FromSeconds(15);

    private static readonly TimeSpan StoreRetry = TimeSpan.FromSeconds(1);

    /// <summary>Time for a client to answer a close before it is cut.</summary>
    private static readonly TimeSpan CloseWait = TimeSpan.FromSeconds(2);

    private long _watermark = watermark;

    /// <summary>Runs until the client leaves or the service stops.</summary>
    public async Task RunAsync(CancellationToken stopping)
    {
        using var gone = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        var receiving = ReceiveAsync(gone);
        try
        {
            await SendAsync(gone.Token);
        }
        catch (OperationCanceledException) when (gone.IsCancellationRequested)
        {
            // The client left, or we are stopping: both end below.
        }
        catch (WebSocketException)
        {
            // The connection broke while writing: the client resumes from its watermark.
        }

        await CloseAsync(stopping.IsCancellationRequested);
        await Task.WhenAny(receiving, Task.Delay(CloseWait, CancellationToken.None));
        socket.Abort();
        await receiving;
    }

    private async Task SendAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            if (signal.TakeTyping())
            {
                await WriteAsync(ActivityWriter.Set([TypingActivity()], watermark: null), cancellationToken);
            }

            if (await ReadAsync(cancellationToken) is { Activities.Count: > 0 } page)
            {
                await WriteAsync(ActivityWriter.Set(page.Activities, page.Watermark), cancellationToken);
                _watermark = page.Watermark;
                continue;
            }

            using var silence = new CancellationTokenSource(KeepAlive, time);
            using var wake = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, silence.Token);
            try
            {
                await signal.WaitAsync(wake.Token);
            }
            catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
            {
                await WriteAsync("", cancellationToken);
            }
        }
    }

    private async Task<LogPage?> ReadAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            if (hub.IsUpToDate(conversation, _watermark))
            {
                return null;
            }

            try
            {
                return await store.ExecuteAsync(
                    session => ConversationLog.ReadAsync(session, conversation, _watermark),
                    WorkPriority.Citizen,
                    cancellationToken
                );
            }
            catch (StoreUnavailableException)
            {
                await Task.Delay(StoreRetry, time, cancellationToken);
            }
        }
    }

    private string TypingActivity() =>
        ActivityWriter.Write(conversation, $"{conversation}|t{Guid.NewGuid():N}", "typing", time.GetUtcNow(), ActivityWriter.WriteBot);

    private ValueTask WriteAsync(string frame, CancellationToken cancellationToken) =>
        socket.SendAsync(Encoding.UTF8.GetBytes(frame), WebSocketMessageType.Text, WebSocketMessageFlags.EndOfMessage, cancellationToken);

    // Clients send empty frames to keep proxies awake; nothing they send means anything.
    private async Task ReceiveAsync(CancellationTokenSource gone)
    {
        var buffer = new byte[256];
        try
        {
            while ((await socket.ReceiveAsync(buffer.AsMemory(), CancellationToken.None)).MessageType != WebSocketMessageType.Close) { }
        }
        catch (WebSocketException)
        {
            // The connection is gone without a goodbye.
        }
        catch (OperationCanceledException)
        {
            // The server aborted the request.
        }
        catch (ObjectDisposedException)
        {
            // Closed by us below.
        }

        await gone.CancelAsync();
    }

    private async Task CloseAsync(bool stopping)
    {
        using var wait = new CancellationTokenSource(CloseWait);
        try
        {
            if (socket.State is WebSocketState.Open or WebSocketState.CloseReceived)
            {
                await socket.CloseOutputAsync(
                    stopping ? WebSocketCloseStatus.EndpointUnavailable : WebSocketCloseStatus.NormalClosure,
                    stopping ? "the service restarts" : null,
                    wait.Token
                );
            }
        }
        catch (Exception error) when (error is WebSocketException or OperationCanceledException)
        {
            // It broke while saying goodbye; nothing is owed.
        }
    }
}
