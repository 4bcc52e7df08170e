using System.CommandLine;
using ChatBot.Bot.Hosting;
using ChatBot.Bot.Settings;

namespace ChatBot.Bot.Commands;

/// <summary><c>serve</c>, and no verb at all: runs the service until it is told to stop.</summary>
internal static class ServeCommand
{
    /// <summary>Adds the verb to the command line.</summary>
    public static void AddTo(RootCommand root, CommandStreams streams)
    {
        root.Add(Make(new Command("serve", "Runs the service (the same as no verb)."), streams));
        Make(root, streams);
    }

    private static T Make<T>(T command, CommandStreams streams)
        where T : Command
    {
        var urls = new Option<string?>("--urls")
        {
            Description = $"Addresses to listen on, separated by ';'. Default: ASPNETCORE_URLS, or {ServiceAddress.Default}.",
            HelpName = "URLS",
        };
        command.Add(urls);
        command.SetAction((parsed, cancellationToken) => RunAsync(parsed.GetValue(urls), streams, cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(string? urls, CommandStreams streams, CancellationToken cancellationToken)
    {
        await using var service = await StartGuard.StartAsync(() => ServiceHost.Build(urls), cancellationToken);
        await streams.Out.WriteAsync(Banner.Of(service));
        await service.WaitForShutdownAsync(cancellationToken);
        return ExitCode.Done;
    }
}
