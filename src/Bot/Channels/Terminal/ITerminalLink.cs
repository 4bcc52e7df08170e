namespace ChatBot.Bot.Channels.Terminal;

/// <summary>A terminal's end of its conversation, in this process or over the socket.</summary>
internal interface ITerminalLink : IAsyncDisposable
{
    /// <summary>Hears its lines until the link closes.</summary>
    IAsyncEnumerable<TerminalLine> ListenAsync(CancellationToken cancellationToken);

    /// <summary>Says something; completes when it is on disk.</summary>
    Task<TerminalAccepted> SayAsync(TerminalInput input, CancellationToken cancellationToken);
}
