using System.Runtime.InteropServices;
using System.Text.Json;
using ChatBot.Bot.Channels.Shared;
using ChatBot.Bot.Clock;
using ChatBot.Bot.Turns;
using ChatBot.Dialogs.Storage;
using Telegram.Bot.Exceptions;
using Telegram.Bot.Types;
using Telegram.Bot.Types.Enums;

namespace ChatBot.Bot.Channels.Telegram;

/// <summary>
/// Long polling with a loop of our own. The library's confirms an update before its handler has run, goes one update after the other, ends
/// silently on a cancelled task of the handler, and hammers an API that is down. Here a batch is confirmed when every turn of it is on
/// disk.
/// </summary>
internal sealed class TelegramPoller(
    ITurnGateway gateway,
    TelegramClients clients,
    TelegramCallbacks callbacks,
    TelegramUsedKeyboards keyboards,
    TelegramIdentity identity,
    TelegramHealth health,
    TimeProvider time,
    BackOff backOff,
    ILeases leases,
    ILogger<TelegramPoller> logger
) : BackgroundService
{
    /// <summary>Name of the lease: Telegram answers two polls of one bot with 409.</summary>
    public const string LeaseName = "telegram-poller";

    public static readonly UpdateType[] AllowedUpdates =
    [
        UpdateType.Message,
        UpdateType.EditedMessage,
        UpdateType.CallbackQuery,
        UpdateType.MyChatMember,
    ];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // The host waits for the first await of each service; a poll must not hold its start.
        await Task.Yield();
        await leases.RunAsync(LeaseName, PollAsync, stoppingToken);
    }

    private async Task PollAsync(CancellationToken stoppingToken)
    {
        int? offset = null;
        var failures = 0;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                var batch = await clients.Polling.SendRequest(new GetRawUpdatesRequest { Offset = offset }, stoppingToken);
                failures = 0;
                health.Works(ChannelTrouble.Receiving);
                if (batch is { Length: > 0 })
                {
                    offset = await HandleAsync(batch, stoppingToken) ?? offset;
                }
            }
            catch (Exception) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e)
            {
                var (reason, asked) = Describe(e);
                failures++;
                // One lost poll is nothing; the next shows whether it was more.
                if (failures > 1)
                {
                    health.Fails(ChannelTrouble.Receiving, reason);
                }
                else
                {
                    health.Error(reason);
                }

                logger.LogWarning("No updates from Telegram (attempt {Failures}): {Reason}", failures, reason);
                if (!await backOff.WaitAsync(failures, asked, time, stoppingToken))
                {
                    return;
                }
            }
        }
    }

    /// <summary>Repeats a batch until every turn of it is on disk; the inbox lets each have its effect once.</summary>
    /// <returns>The next offset, or null when nothing in the batch has an id.</returns>
    private async Task<int?> HandleAsync(JsonElement[] batch, CancellationToken cancellationToken)
    {
        health.Received();
        int? next = null;
        var updates = new List<Update>(batch.Length);
        foreach (var element in batch)
        {
            if (
                element.ValueKind == JsonValueKind.Object
                && element.TryGetProperty("update_id"u8, out var id)
                && id.TryGetInt32(out var number)
            )
            {
                next = Math.Max(next ?? int.MinValue, number + 1);
            }

            var reading = TelegramUpdateReader.Read(JsonMarshal.GetRawUtf8Value(element));
            if (reading.Update is { } update)
            {
                updates.Add(update);
            }
            else
            {
                logger.LogWarning("An update from Telegram cannot be read and was passed over");
                health.Error("An update could not be read and was passed over.");
            }
        }

        TurnReceipt?[] receipts;
        for (var failures = 1; ; failures++)
        {
            try
            {
                // All at once: each call queues its turn before it returns, so that a chat's updates keep their order, and one slow
                // person holds only the confirmation of the batch, not the turns of others.
                receipts = await Task.WhenAll(updates.ConvertAll(update => TakeAsync(update, cancellationToken)));
                break;
            }
            catch (Exception) when (cancellationToken.IsCancellationRequested)
            {
                return null;
            }
            catch (Exception e)
            {
                // This catches every exception, because only an effect on disk may confirm an update.
                var reason =
                    e is StoreUnavailableException
                        ? "The store takes no writes now; updates wait at Telegram."
                        : $"A turn could not be handed in ({e.GetType().Name}); updates wait at Telegram.";
                health.Fails(ChannelTrouble.Receiving, reason);
                logger.LogWarning(e is StoreUnavailableException ? null : e, "{Reason} Attempt {Failures}", reason, failures);
                if (!await backOff.WaitAsync(failures, asked: null, time, cancellationToken))
                {
                    return null;
                }
            }
        }

        health.Works(ChannelTrouble.Receiving);
        foreach (var (update, receipt) in updates.Zip(receipts))
        {
            if (update.CallbackQuery is { Id: not null } query)
            {
                keyboards.Note(query, receipt);
                _ = callbacks.AnswerAsync(query, cancellationToken);
            }
        }

        return next;
    }

    /// <summary>Runs the turn of an update, or returns null for one that is not for us.</summary>
    private async Task<TurnReceipt?> TakeAsync(Update update, CancellationToken cancellationToken) =>
        TelegramUpdateMapper.Map(update, identity) is { } activity
            ? await gateway.ReceiveAsync(activity, cancellationToken: cancellationToken)
            : null;

    private static (string Reason, TimeSpan? Asked) Describe(Exception e) =>
        e switch
        {
            ApiRequestException { ErrorCode: 409, Message: var m } when m.Contains("webhook", StringComparison.OrdinalIgnoreCase) => (
                "A webhook is set for this bot, and Telegram then refuses polling: set "
                    + "Telegram:Updates=Webhook, or remove the webhook (channels telegram remove).",
                null
            ),
            ApiRequestException { ErrorCode: 409 } => (
                "Another process polls with the same bot token: stop it, or give each its own bot.",
                null
            ),
            _ => TelegramFailures.Classify(e) switch
            {
                SendResult.Misconfigured { Reason: var reason } => (reason, null),
                SendResult.Retry { Reason: var reason, After: var after } => ($"Telegram does not answer: {reason}.", after),
                SendResult.Unknown { Reason: var reason } => ($"Telegram does not answer: {reason}.", null),
                SendResult.Rejected { Reason: var reason } => ($"Telegram refuses getUpdates: {reason}.", null),
                SendResult.Unreachable { Reason: var reason } => ($"Telegram refuses getUpdates: {reason}.", null),
                _ => ($"getUpdates failed ({e.GetType().Name}).", null),
            },
        };
}
