using System.Runtime.InteropServices;

namespace ChatBot.Fakes.Play;

/// <summary>Plays one citizen in the terminal.</summary>
internal static class Terminal
{
    /// <summary>What follows an option on the command line, or null.</summary>
    public static string? Argument(string[] args, string name)
    {
        var at = Array.IndexOf(args, name);
        return at >= 0 && at + 1 < args.Length ? args[at + 1] : null;
    }

    /// <summary>The port asked for.</summary>
    public static int Port(string[] args, int usual) => int.TryParse(Argument(args, "--port"), out var given) ? given : usual;

    /// <summary>Does what is typed and prints what the bot sends, to the first empty line or Ctrl+C.</summary>
    /// <param name="act">Does a line.</param>
    /// <param name="changes">Of the fake.</param>
    /// <param name="sent">All that the bot sent.</param>
    /// <param name="print">Shows one message.</param>
    public static async Task PlayAsync<T>(Action<string> act, Changes changes, Func<IReadOnlyList<T>> sent, Action<T> print)
    {
        using var stop = new CancellationTokenSource();
        var printer = PrintAsync(changes, sent, print, stop.Token);
        await foreach (var line in LinesAsync())
        {
            try
            {
                act(line);
            }
            catch (InvalidOperationException e)
            {
                Console.WriteLine(e.Message);
            }
        }

        await stop.CancelAsync();
        await printer;
    }

    private static async Task PrintAsync<T>(Changes changes, Func<IReadOnlyList<T>> sent, Action<T> print, CancellationToken stop)
    {
        var shown = 0;
        while (!stop.IsCancellationRequested)
        {
            var next = changes.Next;
            foreach (var message in sent().Skip(shown))
            {
                shown++;
                print(message);
            }

            await next.WaitAsync(stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>Lines that are typed. Without a terminal: none, and it goes on until the process is told to end.</summary>
    private static async IAsyncEnumerable<string> LinesAsync()
    {
        var end = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        void End(PosixSignalContext signal)
        {
            signal.Cancel = true;
            end.TrySetResult();
        }

        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, End);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, End);
        while (true)
        {
            // On a thread of its own: a terminal cannot be read without blocking.
            var reading = Task.Run(Console.In.ReadLine);
            if (await Task.WhenAny(reading, end.Task) == end.Task)
            {
                yield break;
            }

            if (await reading is not { } line)
            {
                break;
            }

            if (line.Length == 0)
            {
                yield break;
            }

            yield return line;
        }

        await end.Task;
    }
}
