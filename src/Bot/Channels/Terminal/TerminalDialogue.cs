using ChatBot.Bot.Office.Transport;
using ChatBot.Dialogs.Storage;

namespace ChatBot.Bot.Channels.Terminal;

/// <summary>Reads lines, says them, and prints every answer before it prompts again.</summary>
internal sealed class TerminalDialogue(ITerminalLink link, IVerbContext context)
{
    // Replies leave at once; a dispatcher that needs longer is in trouble, and the person should get the prompt back.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly Dictionary<string, TaskCompletionSource> _ends = new(StringComparer.Ordinal);

    /// <summary>Talks until the end of the input.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        using var closing = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var listening = ListenAsync(closing.Token);
        try
        {
            await SayAsync(new TerminalInput(), listening, cancellationToken);
            while (!listening.IsCompleted)
            {
                await context.Out.WriteAsync("> ");
                if (await context.In.ReadLineAsync(cancellationToken) is not { } line)
                {
                    await context.Out.WriteLineAsync();
                    break;
                }

                if (Console.IsInputRedirected)
                {
                    // Piped input is echoed, so that the output reads as a conversation.
                    await context.Out.WriteLineAsync(line);
                }

                if (line.Trim() == "/quit")
                {
                    break;
                }

                if (line.Trim().Length > 0)
                {
                    await SayAsync(new TerminalInput(line), listening, cancellationToken);
                }
            }
        }
        finally
        {
            await closing.CancelAsync();
        }

        if (await listening)
        {
            throw new OfficeFailure("The conversation was closed: the service stopped, or it was opened in another terminal.");
        }
    }

    private async Task SayAsync(TerminalInput input, Task listening, CancellationToken cancellationToken)
    {
        try
        {
            var turn = await link.SayAsync(input, cancellationToken);
            await Task.WhenAny(EndOf(turn.Id).Task, listening, Task.Delay(Patience, cancellationToken));
        }
        catch (StoreUnavailableException e)
        {
            await context.Error.WriteLineAsync($"error: {e.Message}");
        }
    }

    /// <returns>True when the other side closed the conversation.</returns>
    private async Task<bool> ListenAsync(CancellationToken cancellationToken)
    {
        try
        {
            await foreach (var line in link.ListenAsync(cancellationToken))
            {
                if (line.EndOf is { } id)
                {
                    EndOf(id).TrySetResult();
                }
                else
                {
                    await context.Out.WriteLineAsync($"{line.Text}\n");
                }
            }
        }
        catch (OperationCanceledException)
        {
            return false;
        }
        catch (IOException)
        {
            // The service was stopped, which is reported below.
        }

        return true;
    }

    // The end of the input may arrive before the last answer.
    private TaskCompletionSource EndOf(string id)
    {
        lock (_ends)
        {
            if (!_ends.TryGetValue(id, out var end))
            {
                _ends[id] = end = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            }

            return end;
        }
    }
}
