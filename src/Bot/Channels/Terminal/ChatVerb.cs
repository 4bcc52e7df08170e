using System.CommandLine;
using ChatBot.Bot.Office.Transport;
using ChatBot.Bot.Settings;

namespace ChatBot.Bot.Channels.Terminal;

/// <summary><c>chat</c>: the conversation in the terminal, with the running service, or in this process when none runs.</summary>
internal static class ChatVerb
{
    /// <summary>The verb.</summary>
    public static Command Build(IVerbContext context)
    {
        var name = new Option<string>("--as")
        {
            Description = "Who is speaking: another name is another person. Default: the system user.",
            HelpName = "NAME",
            DefaultValueFactory = _ => Environment.UserName,
        };
        var command = new Command("chat", "A conversation in the terminal. /quit or the end of input leaves.") { name };
        command.SetAction((parsed, cancellationToken) => RunAsync(parsed.GetValue(name)!, context, cancellationToken));
        return command;
    }

    private static async Task RunAsync(string name, IVerbContext context, CancellationToken cancellationToken)
    {
        if (await OfficeConnection.TryOpenAsync(DataFolder.Of(context.Configuration), cancellationToken) is { } service)
        {
            await using var far = await SocketTerminalLink.OpenAsync(service, name, cancellationToken);
            await new TerminalDialogue(far, context).RunAsync(cancellationToken);
            return;
        }

        using var host = await context.StartConversationsAsync(
            services => new TerminalModule().AddServices(services, context.Configuration),
            cancellationToken
        );
        try
        {
            var session = host.Services.GetRequiredService<TerminalAdapter>().Open(name);
            await using var near = new LocalTerminalLink(session, host.Services.GetRequiredService<TerminalConversation>(), name);
            await new TerminalDialogue(near, context).RunAsync(cancellationToken);
        }
        finally
        {
            await host.StopAsync(CancellationToken.None);
        }
    }
}
