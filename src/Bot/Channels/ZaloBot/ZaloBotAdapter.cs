using System.Collections.Concurrent;
using System.Text.Json;
using ChatBot.Dialogs.Engine;

namespace ChatBot.Bot.Channels.ZaloBot;

/// <summary>The Zalo Bot Platform as a channel: sends, and classifies what came of it.</summary>
internal sealed class ZaloBotAdapter(ZaloBotClient client, ZaloBotPictures pictures, ZaloBotHealth health) : IChannelAdapter
{
    private const int Remembered = 10_000;

    /// <summary>What the platform can do: words, and a picture now and then.</summary>
    internal static readonly ChannelCapabilities Can = new()
    {
        CanReachLater = true,
        HasButtons = false,
        CanRequestPhone = false,
        CanRequestLocation = false,
        CanSendFiles = false,
        StoresAbroad = false,
    };

    /// <summary>
    /// Parts of a long message that have arrived, by outbox entry, so that a retry goes on where it stopped. In memory: after a crash the
    /// whole message is sent again, which at-least-once allows.
    /// </summary>
    private readonly ConcurrentDictionary<long, int> _arrived = new();

    public string Channel => ZaloBotMapper.Channel;

    public ChannelCapabilities Capabilities => Can;

    public ChannelPace Pace => ZaloBotLimits.Pace;

    public ChannelStatus Status => health.Status;

    public async Task<SendResult> SendAsync(OutgoingActivity activity, long entryId, CancellationToken cancellationToken)
    {
        if (activity.To.ConversationId is not { Length: > 0 } chat)
            return new SendResult.Rejected("the conversation has no chat id");
        var parts = ZaloBotComposer.Compose(activity, pictures.CanOffer);
        if (parts.Count == 0)
            return new SendResult.Rejected("nothing to send: the text is empty");

        SendResult result = new SendResult.Sent();
        for (var i = parts.Count > 1 ? _arrived.GetValueOrDefault(entryId) : 0; i < parts.Count; i++)
        {
            result = await SendPartAsync(chat, parts[i], cancellationToken);
            if (result is not SendResult.Sent)
            {
                Remember(entryId, i, result);
                Report(result);
                return result;
            }
        }

        _arrived.TryRemove(entryId, out _);
        health.Sent();
        return result;
    }

    private async Task<SendResult> SendPartAsync(string chat, ZaloBotPart part, CancellationToken cancellationToken)
    {
        try
        {
            var answer = part.Picture is { } picture
                ? await client.SendPhotoAsync(chat, pictures.Offer(picture), part.Text.Length == 0 ? null : part.Text, cancellationToken)
                : await client.SendMessageAsync(chat, part.Text, cancellationToken);
            return answer.Ok ? new SendResult.Sent(MessageId(answer.Result)) : ZaloBotFailures.Classify(answer);
        }
        catch (Exception e)
        {
            return ZaloBotFailures.Classify(e);
        }
    }

    private static string? MessageId(JsonElement result) =>
        result.ValueKind == JsonValueKind.Object && result.TryGetProperty("message_id"u8, out var id) ? id.ToString() : null;

    private void Remember(long entryId, int arrived, SendResult result)
    {
        if (arrived > 0 && result is SendResult.Retry or SendResult.Unknown or SendResult.Misconfigured)
        {
            // Entries that expire are never heard of again; forgetting all costs at most a repeated first part.
            if (_arrived.Count >= Remembered)
                _arrived.Clear();
            _arrived[entryId] = arrived;
        }
        else
        {
            _arrived.TryRemove(entryId, out _);
        }
    }

    private void Report(SendResult result)
    {
        switch (result)
        {
            case SendResult.Misconfigured misconfigured:
                health.Fails(ZaloBotTrouble.Sending, misconfigured.Reason);
                break;
            case SendResult.Retry { WholeChannel: true }:
                health.Fails(
                    ZaloBotTrouble.Sending,
                    "Zalo says that the bot's quota is used up (429): messages wait. If it lasts, look at the bot's plan in Zalo Bot Manager.");
                break;
            case SendResult.Retry retry:
                health.Error($"A message waits: {retry.Reason}.");
                break;
            case SendResult.Unknown unknown:
                health.Error($"Nobody knows whether a message arrived: {unknown.Reason}.");
                break;
            case SendResult.Rejected rejected:
                health.Error($"Zalo refused a message: {rejected.Reason}.");
                break;
        }
    }
}
