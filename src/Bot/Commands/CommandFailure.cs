namespace ChatBot.Bot.Commands;

/// <summary>A verb could not do its work; the message is for the person at the terminal and says what to do.</summary>
internal sealed class CommandFailure(string message, int exitCode = ExitCode.Failed, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>Exit code of the program.</summary>
    public int ExitCode { get; } = exitCode;
}
