using System.Globalization;
using ChatBot.Bot.Channels.Shared;
using ChatBot.Dialogs.Activities;
using Telegram.Bot;
using Telegram.Bot.Exceptions;
using Telegram.Bot.Types;
using Telegram.Bot.Types.Enums;

namespace ChatBot.Bot.Channels.Telegram;

/// <summary>Telegram as a channel: sends, and classifies what came of it.</summary>
internal sealed class TelegramAdapter(TelegramClients clients, TelegramHealth health, ILogger<TelegramAdapter> logger) : IChannelAdapter
{
    /// <summary>What Telegram can do.</summary>
    internal static readonly ChannelCapabilities Can = new()
    {
        CanReachLater = true,
        HasButtons = true,
        CanRequestPhone = true,
        CanRequestLocation = true,
        CanSendFiles = true,
        StoresAbroad = true,
        VouchesForSender = true,
    };

    private static readonly LinkPreviewOptions NoPreview = new() { IsDisabled = true };

    private readonly ArrivedParts _arrived = new();

    public string Channel => TelegramModule.ChannelName;

    public ChannelCapabilities Capabilities => Can;

    public ChannelPace Pace => TelegramLimits.Pace;

    public ChannelStatus Status => health.Status;

    public async Task<SendResult> SendAsync(OutgoingActivity activity, long entryId, CancellationToken cancellationToken)
    {
        if (TelegramAddress.Parse(activity.To.ConversationId) is not { } address)
        {
            return new SendResult.Rejected("the conversation id is not a chat id of Telegram");
        }

        if (activity.File?.Content.Length > TelegramLimits.UploadBytes)
        {
            return new SendResult.Rejected("the file is larger than the 50 MB that a bot may send");
        }

        var (parts, defects) = TelegramComposer.Compose(activity);
        if (defects.Count > 0)
        {
            logger.LogError("Message {Key}: left out {Defects}", activity.Key, string.Join("; ", defects));
        }

        if (parts.Count == 0)
        {
            return new SendResult.Rejected("nothing to send: the text is empty");
        }

        int? sent = null;
        var from = parts.Count > 1 ? _arrived.Of(entryId) : 0;
        for (var i = from; i < parts.Count; i++)
        {
            try
            {
                sent = await SendPartAsync(address, parts[i], cancellationToken);
            }
            catch (Exception e)
            {
                var result = TelegramFailures.Classify(e);
                _arrived.Stopped(entryId, i, result);
                health.NotSent(result, "Telegram");
                return result;
            }
        }

        _arrived.Forget(entryId);
        health.Sent();
        return new SendResult.Sent(sent?.ToString(CultureInfo.InvariantCulture));
    }

    private async Task<int> SendPartAsync(TelegramAddress to, TelegramPart part, CancellationToken cancellationToken)
    {
        if (part.File is not { } file)
        {
            var text = new SendTextRequest
            {
                ChatId = to.Chat,
                MessageThreadId = to.Thread,
                Text = part.Text,
                ParseMode = Mode(part),
                ReplyMarkup = part.Markup,
                LinkPreviewOptions = NoPreview,
            };
            return (await clients.Sending.SendRequest(text, cancellationToken)).MessageId;
        }

        if (file.ContentType is "image/jpeg" or "image/png" && file.Content.Length <= TelegramLimits.PhotoBytes)
        {
            try
            {
                return (await SendPhotoAsync(to, part, file, cancellationToken)).Id;
            }
            catch (ApiRequestException refused) when (refused.ErrorCode == 400 && IsAboutThePicture(refused.Message))
            {
                // Telegram refuses some shapes and formats as a photo, and takes every one as a file.
                logger.LogInformation("A picture was refused and goes as a document: {Reason}", TelegramFailures.Words(refused.Message));
            }
        }

        return (await SendDocumentAsync(to, part, file, cancellationToken)).Id;
    }

    private Task<Message> SendPhotoAsync(TelegramAddress to, TelegramPart part, OutgoingFile file, CancellationToken cancellationToken) =>
        clients.Sending.SendPhoto(
            chatId: to.Chat,
            photo: Input(file),
            caption: Caption(part),
            parseMode: Mode(part),
            replyMarkup: part.Markup,
            messageThreadId: to.Thread,
            cancellationToken: cancellationToken
        );

    private Task<Message> SendDocumentAsync(
        TelegramAddress to,
        TelegramPart part,
        OutgoingFile file,
        CancellationToken cancellationToken
    ) =>
        clients.Sending.SendDocument(
            chatId: to.Chat,
            document: Input(file),
            caption: Caption(part),
            parseMode: Mode(part),
            replyMarkup: part.Markup,
            messageThreadId: to.Thread,
            cancellationToken: cancellationToken
        );

    private static InputFileStream Input(OutgoingFile file) =>
        InputFile.FromStream(new MemoryStream(file.Content, writable: false), file.Name);

    private static string? Caption(TelegramPart part) => part.Text.Length == 0 ? null : part.Text;

    private static ParseMode Mode(TelegramPart part) => part.IsHtml ? ParseMode.Html : ParseMode.None;

    /// <summary>PHOTO_INVALID_DIMENSIONS, PHOTO_SAVE_FILE_INVALID, IMAGE_PROCESS_FAILED and their like.</summary>
    private static bool IsAboutThePicture(string description) =>
        description.Contains("PHOTO_", StringComparison.Ordinal) || description.Contains("IMAGE_PROCESS_FAILED", StringComparison.Ordinal);
}
