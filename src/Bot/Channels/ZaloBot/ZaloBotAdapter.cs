using System.Text.Json;
using ChatBot.Bot.Channels.Shared;
using ChatBot.Dialogs.Activities;

namespace ChatBot.Bot.Channels.ZaloBot;

/// <summary>The Zalo Bot Platform as a channel: sends, and classifies what came of it.</summary>
internal sealed class ZaloBotAdapter(ZaloBotClient client, ZaloBotPictures pictures, ZaloBotHealth health) : IChannelAdapter
{
    /// <summary>What the platform can do: words, and a picture now and then.</summary>
    internal static readonly ChannelCapabilities Can = new()
    {
        CanReachLater = true,
        HasButtons = false,
        CanRequestPhone = false,
        CanRequestLocation = false,
        CanSendFiles = false,
        StoresAbroad = false,
        VouchesForSender = true,
    };

    private readonly ArrivedParts _arrived = new();

    public string Channel => ZaloBotModule.ChannelName;

    public ChannelCapabilities Capabilities => Can;

    public ChannelPace Pace => ZaloBotLimits.Pace;

    public ChannelStatus Status => health.Status;

    public async Task<SendResult> SendAsync(OutgoingActivity activity, long entryId, CancellationToken cancellationToken)
    {
        if (activity.To.ConversationId is not { Length: > 0 } chat)
        {
            return new SendResult.Rejected("the conversation has no chat id");
        }

        var parts = ZaloBotComposer.Compose(activity, pictures.CanOffer);
        if (parts.Count == 0)
        {
            return new SendResult.Rejected("nothing to send: the text is empty");
        }

        SendResult result = new SendResult.Sent();
        for (var i = parts.Count > 1 ? _arrived.Of(entryId) : 0; i < parts.Count; i++)
        {
            result = await SendPartAsync(chat, parts[i], cancellationToken);
            if (result is not SendResult.Sent)
            {
                _arrived.Stopped(entryId, i, result);
                Report(result);
                return result;
            }
        }

        _arrived.Forget(entryId);
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

    private void Report(SendResult result)
    {
        if (result is SendResult.Retry { WholeChannel: true })
        {
            health.Fails(
                ChannelTrouble.Sending,
                "Zalo says that the bot's quota is used up (429): messages wait. If it lasts, look at the bot's plan in Zalo Bot Manager."
            );
        }
        else
        {
            health.NotSent(result, "Zalo");
        }
    }
}
