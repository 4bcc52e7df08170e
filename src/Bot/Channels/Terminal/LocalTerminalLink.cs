namespace ChatBot.Bot.Channels.Terminal;

/// <summary>The conversation with a turn engine in this process.</summary>
internal sealed class LocalTerminalLink(TerminalSession session, TerminalConversation conversation, string name) : ITerminalLink
{
    public IAsyncEnumerable<TerminalLine> ListenAsync(CancellationToken cancellationToken) => session.Lines.ReadAllAsync(cancellationToken);

    public Task<TerminalAccepted> SayAsync(TerminalInput input, CancellationToken cancellationToken) =>
        conversation.ReceiveAsync(name, input, cancellationToken);

    public ValueTask DisposeAsync()
    {
        session.Dispose();
        return ValueTask.CompletedTask;
    }
}
