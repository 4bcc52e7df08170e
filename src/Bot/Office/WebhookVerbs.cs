using System.CommandLine;
using System.Globalization;
using ChatBot.Bot.Channels.Shared;
using ChatBot.Bot.Office.Transport;

namespace ChatBot.Bot.Office;

/// <summary><c>channels NAME register|status|remove</c>, for every channel that has a webhook.</summary>
internal static class WebhookVerbs
{
    private const int UsualConnections = 40;

    /// <summary>The command of one channel.</summary>
    public static Command Build(WebhookChannel channel, IVerbContext context)
    {
        var platform = channel.Platform;
        var register = new Command("register", $"Tells {platform} to call Service:PublicUrl{channel.Path} with {channel.SecretKey}.");
        var status = new Command(
            "status",
            channel.KeepsUpdates
                ? $"What {platform} says about the webhook: address, updates that wait, last error."
                : $"What {platform} says about the webhook."
        );
        var remove = new Command("remove", "Removes the webhook, so that polling works again.");
        var connections = new Option<int>("--max-connections")
        {
            Description = $"Calls at a time that {platform} may make, 1 to 100.",
            DefaultValueFactory = _ => UsualConnections,
        };
        var dropPending = new Option<bool>("--drop-pending")
        {
            Description = $"{platform} forgets the updates that wait. What citizens wrote meanwhile is lost.",
        };
        if (channel.KeepsUpdates)
        {
            register.Add(connections);
            register.Add(dropPending);
            remove.Add(dropPending);
        }

        register.SetAction(
            (parsed, cancellationToken) =>
                RunAsync(
                    channel,
                    channel.KeepsUpdates
                        ? new(WebhookAction.Register, parsed.GetValue(dropPending), parsed.GetValue(connections))
                        : new(WebhookAction.Register),
                    context,
                    cancellationToken
                )
        );
        status.SetAction((_, cancellationToken) => RunAsync(channel, new(WebhookAction.Status), context, cancellationToken));
        remove.SetAction(
            (parsed, cancellationToken) =>
                RunAsync(
                    channel,
                    new(WebhookAction.Remove, channel.KeepsUpdates && parsed.GetValue(dropPending)),
                    context,
                    cancellationToken
                )
        );
        return new Command(channel.Channel, $"{channel.Title}'s webhook.") { register, status, remove };
    }

    private static async Task RunAsync(
        WebhookChannel channel,
        WebhookRequest request,
        IVerbContext context,
        CancellationToken cancellationToken
    )
    {
        var report = await context.RunAsync(WebhookOperation.Contract(channel), request, cancellationToken);
        foreach (var line in Lines(report))
        {
            await context.Out.WriteLineAsync(line);
        }
    }

    private static IEnumerable<string> Lines(WebhookReport report)
    {
        if (report.Account is { } account)
        {
            yield return $"bot          {account}";
        }

        yield return report.Url.Length == 0 ? "webhook      none" : $"webhook      {report.Url}";
        if (report.Pending is { } pending)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"waiting      {pending}");
        }

        if (report.MaxConnections is { } connections)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"connections  {connections}");
        }

        if (report.LastError is { } error)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"last error   {report.LastErrorAt:yyyy-MM-dd HH:mm:ss'Z'}: {error}");
        }

        foreach (var note in report.Notes)
        {
            yield return note;
        }
    }
}
