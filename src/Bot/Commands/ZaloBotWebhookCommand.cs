using System.CommandLine;
using ChatBot.Bot.Channels.Shared;
using ChatBot.Bot.Channels.ZaloBot;

namespace ChatBot.Bot.Commands;

/// <summary><c>channels zalo-bot register|status|remove</c>.</summary>
internal static class ZaloBotWebhookCommand
{
    public static void AddTo(Command channels, CommandStreams streams)
    {
        channels.Add(
            new Command("zalo-bot", "Zalo Bot's webhook.")
            {
                Verb(
                    "register",
                    "Tells Zalo to call Service:PublicUrl/channels/zalo-bot with ZaloBot:WebhookSecret.",
                    WebhookAction.Register,
                    streams
                ),
                Verb("status", "What Zalo says about the webhook.", WebhookAction.Status, streams),
                Verb("remove", "Removes the webhook, so that polling works again.", WebhookAction.Remove, streams),
            }
        );
    }

    private static Command Verb(string name, string description, WebhookAction what, CommandStreams streams)
    {
        var verb = new Command(name, description);
        verb.SetAction(
            async (_, cancellationToken) =>
            {
                var result = await OfficeRunner.RunAsync(
                    ZaloBotWebhookOperation.Contract,
                    new ZaloBotWebhookOperation.Request(what),
                    streams.Out,
                    streams,
                    cancellationToken
                );
                await streams.Out.WriteLineAsync($"bot          {result.Account ?? "unknown"}");
                await streams.Out.WriteLineAsync(result.Url.Length == 0 ? "webhook      none" : $"webhook      {result.Url}");
                foreach (var note in result.Notes)
                {
                    await streams.Out.WriteLineAsync(note);
                }

                return ExitCode.Done;
            }
        );
        return verb;
    }
}
