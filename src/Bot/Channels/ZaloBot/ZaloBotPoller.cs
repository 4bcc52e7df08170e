using System.Text.Json;
using ChatBot.Bot.Channels.Shared;
using ChatBot.Bot.Clock;
using ChatBot.Bot.Turns;
using ChatBot.Dialogs.Storage;

namespace ChatBot.Bot.Channels.ZaloBot;

/// <summary>
/// Long polling. The platform gives one update a call and knows no confirmation: what it has answered, it forgets. So the next call is made
/// only when the turn of the last is on disk, and an update in hand is tried until the store takes it.
/// </summary>
internal sealed class ZaloBotPoller(
    ITurnGateway gateway,
    ZaloBotClient client,
    ZaloBotHealth health,
    Microsoft.Extensions.Options.IOptions<ZaloBotOptions> options,
    TimeProvider time,
    BackOff backOff,
    ILeases leases,
    ILogger<ZaloBotPoller> logger
) : BackgroundService
{
    /// <summary>Name of the lease: what one poll was given, the platform gives to no other.</summary>
    public const string LeaseName = "zalo-bot-poller";

    // An empty poll takes half a minute. One that comes back at once would make a busy loop of it.
    private static readonly TimeSpan ShortestEmptyPoll = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // The host waits for the first await of each service; a poll must not hold its start.
        await Task.Yield();
        await leases.RunAsync(LeaseName, ReceiveAsync, stoppingToken);
    }

    private async Task ReceiveAsync(CancellationToken stoppingToken)
    {
        var failures = 0;
        while (!stoppingToken.IsCancellationRequested)
        {
            var asked = time.GetTimestamp();
            var (update, problem) = await PollAsync(stoppingToken);
            if (problem is not null)
            {
                if (stoppingToken.IsCancellationRequested)
                {
                    return;
                }

                Report(problem, ++failures);
                if (!await backOff.WaitAsync(failures, problem, time, stoppingToken))
                {
                    return;
                }

                continue;
            }

            failures = 0;
            health.Works(ChannelTrouble.Receiving);
            if (update is { } happened)
            {
                await TakeAsync(happened, stoppingToken);
            }
            else if (time.GetElapsedTime(asked) < ShortestEmptyPoll && !await PauseAsync(stoppingToken))
            {
                return;
            }
        }
    }

    /// <summary>An update, or none (an empty poll), or what went wrong.</summary>
    private async Task<(JsonElement? Update, SendResult? Problem)> PollAsync(CancellationToken stoppingToken)
    {
        try
        {
            var answer = await client.GetUpdatesAsync(stoppingToken);
            if (answer is { Ok: true })
            {
                return (answer.Result.ValueKind == JsonValueKind.Object ? answer.Result : null, null);
            }

            return answer.Code == 408 ? (null, null) : (null, ZaloBotFailures.Classify(answer));
        }
        catch (Exception e)
        {
            return (null, ZaloBotFailures.Classify(e));
        }
    }

    private async Task TakeAsync(JsonElement update, CancellationToken stoppingToken)
    {
        health.Received();
        if (ZaloBotEvent.Read(update) is not { } happened)
        {
            logger.LogWarning("Zalo sent something that is no event; it was passed over");
            health.Error("Something that is no event came in and was passed over.");
            return;
        }

        if (ZaloBotMapper.Map(happened, options.Value.Account) is not { } activity)
        {
            return;
        }

        for (var failures = 1; ; failures++)
        {
            try
            {
                // The stop must not cancel this, because Zalo will not give the update again.
                await gateway.ReceiveAsync(activity, cancellationToken: CancellationToken.None);
                health.Works(ChannelTrouble.Receiving);
                return;
            }
            catch (Exception e)
            {
                var reason =
                    e is StoreUnavailableException
                        ? "The store takes no writes now; one update is in hand, the others wait at Zalo."
                        : $"A turn could not be handed in ({e.GetType().Name}); one update is in hand, the others wait at Zalo.";
                health.Fails(ChannelTrouble.Receiving, reason);
                logger.LogWarning(e is StoreUnavailableException ? null : e, "{Reason} Attempt {Failures}", reason, failures);
                if (!await backOff.WaitAsync(failures, asked: null, time, stoppingToken))
                {
                    logger.LogError(
                        "The service stops while the store takes no writes: one update of Zalo Bot is lost, "
                            + "because polling cannot give it back"
                    );
                    return;
                }
            }
        }
    }

    private void Report(SendResult problem, int failures)
    {
        var reason = problem switch
        {
            SendResult.Misconfigured misconfigured => misconfigured.Reason,
            SendResult.Retry retry => $"Zalo does not answer: {retry.Reason}.",
            SendResult.Unknown unknown => $"Zalo does not answer: {unknown.Reason}.",
            SendResult.Rejected rejected => $"Zalo refuses getUpdates: {rejected.Reason}.",
            _ => "Zalo refuses getUpdates.",
        };

        // One lost poll is nothing; the next shows whether it was more. A refused token will not heal by itself.
        if (failures > 1 || problem is SendResult.Misconfigured)
        {
            health.Fails(ChannelTrouble.Receiving, reason);
        }
        else
        {
            health.Error(reason);
        }

        if (problem is SendResult.Misconfigured)
        {
            logger.LogError("No updates from Zalo Bot (attempt {Failures}): {Reason}", failures, reason);
        }
        else
        {
            logger.LogWarning("No updates from Zalo Bot (attempt {Failures}): {Reason}", failures, reason);
        }
    }

    private async Task<bool> PauseAsync(CancellationToken stoppingToken)
    {
        try
        {
            await Task.Delay(ShortestEmptyPoll, time, stoppingToken);
            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }
}
