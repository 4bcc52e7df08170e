using System.CommandLine;
using System.Globalization;
using ChatBot.Bot.Channels.Shared;
using ChatBot.Bot.Channels.Telegram;

namespace ChatBot.Bot.Commands;

/// <summary><c>channels telegram register|status|remove</c>.</summary>
internal static class TelegramWebhookCommand
{
    public static void AddTo(Command channels, CommandStreams streams)
    {
        var dropPending = new Option<bool>("--drop-pending")
        {
            Description = "Telegram forgets the updates that wait. What citizens wrote meanwhile is lost.",
        };
        var connections = new Option<int>("--max-connections")
        {
            Description = "Calls at a time that Telegram may make, 1 to 100.",
            DefaultValueFactory = _ => TelegramLimits.DefaultConnections,
        };
        var register = new Command("register", "Tells Telegram to call Service:PublicUrl/channels/telegram with Telegram:WebhookSecret.")
        {
            connections,
            dropPending,
        };
        register.SetAction(
            (parsed, cancellationToken) =>
                RunAsync(
                    new(WebhookAction.Register, parsed.GetValue(dropPending), parsed.GetValue(connections)),
                    streams,
                    cancellationToken
                )
        );
        var status = new Command("status", "What Telegram says about the webhook: address, updates that wait, last error.");
        status.SetAction((_, cancellationToken) => RunAsync(new(WebhookAction.Status), streams, cancellationToken));
        var remove = new Command("remove", "Removes the webhook, so that polling works again.") { dropPending };
        remove.SetAction(
            (parsed, cancellationToken) => RunAsync(new(WebhookAction.Remove, parsed.GetValue(dropPending)), streams, cancellationToken)
        );
        channels.Add(new Command("telegram", "Telegram's webhook.") { register, status, remove });
    }

    private static async Task<int> RunAsync(
        TelegramWebhookOperation.Request request,
        CommandStreams streams,
        CancellationToken cancellationToken
    )
    {
        var result = await OfficeRunner.RunAsync(TelegramWebhookOperation.Contract, request, streams.Out, streams, cancellationToken);
        await streams.Out.WriteLineAsync(result.Url.Length == 0 ? "webhook      none" : $"webhook      {result.Url}");
        await streams.Out.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"waiting      {result.Pending}"));
        if (result.MaxConnections is { } connections)
        {
            await streams.Out.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"connections  {connections}"));
        }

        if (result.LastError is not null)
        {
            await streams.Out.WriteLineAsync(
                string.Create(CultureInfo.InvariantCulture, $"last error   {result.LastErrorAt:yyyy-MM-dd HH:mm:ss'Z'}: {result.LastError}")
            );
        }

        foreach (var note in result.Notes)
        {
            await streams.Out.WriteLineAsync(note);
        }

        return ExitCode.Done;
    }
}
