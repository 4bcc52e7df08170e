namespace ChatBot.Fakes.Play;

internal static class Terminal
{
    /// <summary>Lines that are typed, to the first empty one. Without a terminal: none, and it goes on until the process is ended.</summary>
    public static async IAsyncEnumerable<string> LinesAsync()
    {
        while (await Console.In.ReadLineAsync() is { } line)
        {
            if (line.Length == 0)
                yield break;
            yield return line;
        }

        await Task.Delay(Timeout.Infinite);
    }
}
