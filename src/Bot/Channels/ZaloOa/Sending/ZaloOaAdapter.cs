using System.Collections.Concurrent;
using ChatBot.Bot.Channels.Shared;
using ChatBot.Bot.Channels.ZaloOa.Api;
using ChatBot.Bot.Channels.ZaloOa.Costs;
using ChatBot.Bot.Channels.ZaloOa.Setup;
using ChatBot.Bot.Channels.ZaloOa.Tokens;
using ChatBot.Dialogs.Activities;
using ChatBot.Dialogs.Storage;
using Microsoft.Extensions.Options;

namespace ChatBot.Bot.Channels.ZaloOa.Sending;

/// <summary>Zalo Official Account as a channel: sends, and classifies what came of it.</summary>
internal sealed class ZaloOaAdapter(
    ZaloOaTokens tokens,
    ZaloOaSender sender,
    ZaloOaPolicy policy,
    ZaloOaLedger ledger,
    ZaloOaRateLimit rate,
    ZaloOaHealth health,
    ZaloOaInfoImage image,
    IOptions<ZaloOaOptions> options,
    ILogger<ZaloOaAdapter> logger
) : IChannelAdapter
{
    private const int Remembered = 10_000;

    private readonly ArrivedParts _arrived = new();

    /// <summary>Entries that failed for no reason given (-200): that is worth one more try, and no more.</summary>
    private readonly ConcurrentDictionary<long, byte> _failed = new();

    /// <summary>What the channel can do when it is fully set up.</summary>
    public static ChannelCapabilities Can { get; } =
        new()
        {
            CanReachLater = true,
            HasButtons = true,
            CanRequestPhone = true,
            CanSendFiles = true,
            SendsDocumentsOnly = true,
            VouchesForSender = true,
        };

    public string Channel => ZaloOaModule.ChannelName;

    public ChannelCapabilities Capabilities { get; } = Can with { CanRequestPhone = image.Url is not null };

    public ChannelPace Pace { get; } =
        new(ProactivePerConversationPerSecond: 1, ProactivePerSecond: options.Value.ProactivePerMinute / 60.0);

    public ChannelStatus Status => health.Status;

    public async Task<SendResult> SendAsync(OutgoingActivity activity, long entryId, CancellationToken cancellationToken)
    {
        if (activity.To.ConversationId.Length == 0)
        {
            return new SendResult.Rejected("the conversation has no user id");
        }

        if (tokens.OaId is { } oaId && activity.To.Account != oaId)
        {
            return new SendResult.Rejected(
                "the conversation belongs to another Official Account than the one this service is connected with"
            );
        }

        var (parts, defects) = ZaloOaComposer.Compose(activity, image.Url);
        if (defects.Count > 0)
        {
            logger.LogError("Message {Key}: left out {Defects}", activity.Key, string.Join("; ", defects));
        }

        if (parts.Count == 0)
        {
            return new SendResult.Rejected("nothing to send: the text is empty");
        }

        var from = parts.Count > 1 ? _arrived.Of(entryId) : 0;
        if (activity.Purpose == Purpose.Reply)
        {
            return await SendAsync(activity, entryId, parts, from, null, cancellationToken);
        }

        if (rate.Wait(isReply: false) is { } wait)
        {
            return new SendResult.Retry(wait, "the calls of this minute are left to replies");
        }

        ZaloOaVerdict verdict;
        try
        {
            verdict = await policy.DecideAsync(activity, parts.Count - from, cancellationToken);
        }
        catch (StoreUnavailableException)
        {
            return new SendResult.Retry(null, "the store cannot say what the message would cost");
        }

        switch (verdict)
        {
            case ZaloOaVerdict.Withhold withhold:
                ZaloOaMetrics.Withhold(withhold.Reason);
                return new SendResult.Withheld(withhold.Reason);
            case ZaloOaVerdict.NotNow notNow:
                health.NotSent(notNow.Result, "Zalo");
                return notNow.Result;
            case ZaloOaVerdict.AsTemplate template:
                parts = [new ZaloOaPart.Template(template.Id, activity.Arguments ?? new Dictionary<string, string>())];
                return await PaidAsync(
                    activity,
                    entryId,
                    parts,
                    0,
                    new ZaloOaBill(template.Reserved, options.Value.TemplatePriceVnd),
                    cancellationToken
                );
            case ZaloOaVerdict.Go go:
                try
                {
                    return await PaidAsync(
                        activity,
                        entryId,
                        parts,
                        from,
                        new ZaloOaBill(go.Reserved, options.Value.MessagePriceVnd),
                        cancellationToken
                    );
                }
                finally
                {
                    ledger.PutBack(go.Units);
                }

            default:
                throw new InvalidOperationException($"No way for {verdict.GetType().Name}.");
        }
    }

    private async Task<SendResult> PaidAsync(
        OutgoingActivity activity,
        long entryId,
        IReadOnlyList<ZaloOaPart> parts,
        int from,
        ZaloOaBill bill,
        CancellationToken cancellationToken
    )
    {
        try
        {
            return await SendAsync(activity, entryId, parts, from, bill, cancellationToken);
        }
        finally
        {
            try
            {
                if (bill.Reserved > 0 || bill.Spent > 0)
                {
                    await ledger.SettleAsync(bill.Reserved, bill.Spent);
                }
            }
            catch (StoreUnavailableException)
            {
                // What was set aside stays so, which at most sends less this month.
                logger.LogWarning("What a message cost could not be written down; its price stays set aside");
            }
        }
    }

    private async Task<SendResult> SendAsync(
        OutgoingActivity activity,
        long entryId,
        IReadOnlyList<ZaloOaPart> parts,
        int from,
        ZaloOaBill? bill,
        CancellationToken cancellationToken
    )
    {
        string? messageId = null;
        for (var i = from; i < parts.Count; i++)
        {
            var part = parts[i];
            var sent = await sender.SendAsync(part, activity, cancellationToken);
            if (
                part is ZaloOaPart.Media or ZaloOaPart.Document
                && sent.Error is { Code: var code }
                && sent.IsOfTheFile
                && (!sent.IsWorthOneMore || _failed.ContainsKey(entryId))
            )
            {
                // The words matter more than the file: they go on, and say that it is missing.
                logger.LogError("Message {Key}: Zalo does not take its file ({Code})", activity.Key, code);
                health.Error($"Zalo did not take the file of a message: {sent.Error.Code} {sent.Error.Words}.");
                sent = await sender.SendAsync(ZaloOaComposer.Instead(part, activity.Language), activity, cancellationToken);
            }

            if (sent is { Result: { } result })
            {
                if (_failed.Count >= Remembered)
                {
                    _failed.Clear();
                }

                if (result is SendResult.Unknown)
                {
                    bill?.Add(null);
                }

                if (sent.IsWorthOneMore && _failed.TryAdd(entryId, 0))
                {
                    result = new SendResult.Retry(null, "sending failed and is tried once more");
                }

                if (!_arrived.Stopped(entryId, i, result))
                {
                    _failed.TryRemove(entryId, out _);
                }

                health.NotSent(result, "Zalo");
                return result;
            }

            bill?.Add(sent.Data?.Quota);
            if (parts[i] is not ZaloOaPart.Template)
            {
                ledger.Note(activity.To, sent.Data?.Quota);
            }

            messageId = sent.MessageId;
        }

        _arrived.Forget(entryId);
        _failed.TryRemove(entryId, out _);
        health.Sent();
        return new SendResult.Sent(messageId);
    }
}
