using System.Runtime.InteropServices;

namespace ChatBot.Fakes.Play;

internal static class Terminal
{
    /// <summary>Lines that are typed, to the first empty one or Ctrl+C. Without a terminal: none, and it goes on until the process is told to end.</summary>
    public static async IAsyncEnumerable<string> LinesAsync()
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
                yield break;
            if (await reading is not { } line)
                break;
            if (line.Length == 0)
                yield break;
            yield return line;
        }

        await end.Task;
    }
}
