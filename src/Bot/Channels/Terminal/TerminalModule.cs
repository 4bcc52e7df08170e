using System.CommandLine;
using ChatBot.Bot.Channels.Shared;
using ChatBot.Bot.Office.Transport;
using ChatBot.Dialogs.Activities;
using ChatBot.Dialogs.Engine;
using ChatBot.Dialogs.Storage;

namespace ChatBot.Bot.Channels.Terminal;

/// <summary>A conversation in a terminal of the service's own machine (<c>chat</c>).</summary>
internal sealed class TerminalModule : IChannelModule
{
    /// <summary><see cref="IChannelModule.Name"/>.</summary>
    public const string ChannelName = "terminal";

    public string Name => ChannelName;

    public ChannelCapabilities Capabilities => TerminalAdapter.Can;

    public IReadOnlyList<PlatformAddress> Addresses => [];

    public IReadOnlyList<DocumentKind> Documents => [];

    public IReadOnlyList<IErasable> Erasables => [];

    public Command OwnVerb(IVerbContext context) => ChatVerb.Build(context);

    public void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<TerminalAdapter>();
        services.AddSingleton<IChannelAdapter>(provider => provider.GetRequiredService<TerminalAdapter>());
        services.AddSingleton<TerminalConversation>();
        services.AddSingleton<IOfficeEndpoints, TerminalEndpoints>();
    }
}
