using System.Threading.Channels;

namespace ChatBot.Bot.Channels.Terminal;

/// <summary>An open terminal: its lines, until it is disposed or another one took over.</summary>
internal sealed class TerminalSession(ChannelReader<TerminalLine> lines, Action close) : IDisposable
{
    public ChannelReader<TerminalLine> Lines { get; } = lines;

    public void Dispose() => close();
}
