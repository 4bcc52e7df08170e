using System.CommandLine;
using ChatBot.Bot.Channels.Terminal;
using ChatBot.Bot.Hosting;
using ChatBot.Bot.Office.Transport;
using ChatBot.Bot.Settings;

namespace ChatBot.Bot.Commands;

/// <summary><c>chat</c>: the conversation in the terminal, with the running service, or in this process when none runs.</summary>
internal static class ChatCommand
{
    public static void AddTo(RootCommand root, CommandStreams streams)
    {
        var name = new Option<string>("--as")
        {
            Description = "Who is speaking: another name is another person. Default: the system user.",
            HelpName = "NAME",
            DefaultValueFactory = _ => Environment.UserName,
        };
        var command = new Command("chat", "A conversation in the terminal. /quit or the end of input leaves.") { name };
        command.SetAction((parsed, cancellationToken) => RunAsync(parsed.GetValue(name)!, streams, cancellationToken));
        root.Add(command);
    }

    private static async Task<int> RunAsync(string name, CommandStreams streams, CancellationToken cancellationToken)
    {
        var configuration = ServiceConfiguration.Load();
        HttpClient? service;
        try
        {
            service = await OfficeConnection.TryOpenAsync(DataFolder.Of(configuration), cancellationToken);
        }
        catch (OfficeFailure failure)
        {
            throw new CommandFailure(failure.Message, ExitCode.Failed, failure);
        }

        if (service is not null)
        {
            await using var link = await SocketTerminalLink.OpenAsync(service, name, cancellationToken);
            return await new TerminalDialogue(link, streams).RunAsync(cancellationToken);
        }

        using var host = await StartGuard.StartAsync(
            () => OfficeHost.Build(configuration, services => new TerminalModule().AddServices(services.AddConversation(), configuration)),
            cancellationToken
        );
        try
        {
            var session = host.Services.GetRequiredService<TerminalAdapter>().Open(name);
            await using var link = new LocalTerminalLink(session, host.Services.GetRequiredService<TerminalConversation>(), name);
            return await new TerminalDialogue(link, streams).RunAsync(cancellationToken);
        }
        finally
        {
            await host.StopAsync(CancellationToken.None);
        }
    }
}
