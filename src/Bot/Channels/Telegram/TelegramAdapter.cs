using System.Collections.Concurrent;
using System.Globalization;
using ChatBot.Dialogs.Engine;
using Telegram.Bot;
using Telegram.Bot.Types;
using Telegram.Bot.Types.Enums;
using Telegram.Bot.Types.ReplyMarkups;

namespace ChatBot.Bot.Channels.Telegram;

/// <summary>Telegram as a channel: sends, and classifies what came of it.</summary>
internal sealed class TelegramAdapter(TelegramClients clients, TelegramHealth health, ILogger<TelegramAdapter> logger) : IChannelAdapter
{
    private const int Remembered = 10_000;
    /// <summary>What Telegram can do.</summary>
    internal static readonly ChannelCapabilities Can = new()
    {
        CanReachLater = true,
        HasButtons = true,
        CanRequestPhone = true,
        CanRequestLocation = true,
        CanSendFiles = true,
        StoresAbroad = true,
    };

    private static readonly LinkPreviewOptions NoPreview = new() { IsDisabled = true };

    /// <summary>
    /// Parts of a long message that have arrived, by outbox entry, so that a retry goes on where it stopped. In memory: after a crash the
    /// whole message is sent again, which at-least-once allows.
    /// </summary>
    private readonly ConcurrentDictionary<long, int> _arrived = new();

    /// <summary>Chats in which a keyboard that asks for the phone number or the place is open.</summary>
    private readonly ConcurrentDictionary<long, byte> _openKeyboards = new();

    public string Channel => TelegramUpdateMapper.Channel;

    public ChannelCapabilities Capabilities => Can;

    public ChannelPace Pace => TelegramLimits.Pace;

    public ChannelStatus Status => health.Status;

    public async Task<SendResult> SendAsync(OutgoingActivity activity, long entryId, CancellationToken cancellationToken)
    {
        if (!long.TryParse(activity.To.ConversationId, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var chat))
            return new SendResult.Rejected("the conversation id is not a chat id of Telegram");

        var closes = _openKeyboards.ContainsKey(chat);
        var (parts, defects) = TelegramComposer.Compose(activity, closes);
        if (defects.Count > 0)
            logger.LogError("Message {Key}: left out {Defects}", activity.Key, string.Join("; ", defects));
        if (parts.Count == 0)
            return new SendResult.Rejected("nothing to send: the text is empty");

        int? sent = null;
        var from = parts.Count > 1 ? _arrived.GetValueOrDefault(entryId) : 0;
        for (var i = from; i < parts.Count; i++)
        {
            try
            {
                sent = await SendPartAsync(chat, parts[i], cancellationToken);
            }
            catch (Exception e)
            {
                var result = TelegramFailures.Classify(e);
                Remember(entryId, i, result);
                Report(result);
                return result;
            }

            TrackKeyboard(chat, parts[i].Markup);
        }

        _arrived.TryRemove(entryId, out _);
        health.Sent();
        return new SendResult.Sent(sent?.ToString(CultureInfo.InvariantCulture));
    }

    private async Task<int> SendPartAsync(long chat, TelegramPart part, CancellationToken cancellationToken)
    {
        var mode = part.IsHtml ? ParseMode.Html : ParseMode.None;
        if (part.File is not { } file)
        {
            var text = new SendTextRequest { ChatId = chat, Text = part.Text, ParseMode = mode, ReplyMarkup = part.Markup, LinkPreviewOptions = NoPreview };
            return (await clients.Sending.SendRequest(text, cancellationToken)).MessageId;
        }

        var input = InputFile.FromStream(new MemoryStream(file.Content, writable: false), file.Name);
        var caption = part.Text.Length == 0 ? null : part.Text;
        var sent = await (file.ContentType is "image/jpeg" or "image/png" && file.Content.Length <= TelegramLimits.PhotoBytes
            ? clients.Sending.SendPhoto(
                chatId: chat, photo: input, caption: caption, parseMode: mode, replyMarkup: part.Markup, cancellationToken: cancellationToken)
            : clients.Sending.SendDocument(
                chatId: chat, document: input, caption: caption, parseMode: mode, replyMarkup: part.Markup, cancellationToken: cancellationToken));
        return sent.Id;
    }

    private void TrackKeyboard(long chat, ReplyMarkup? markup)
    {
        if (markup is ReplyKeyboardMarkup && _openKeyboards.Count < Remembered)
            _openKeyboards[chat] = 0;
        else if (markup is ReplyKeyboardRemove)
            _openKeyboards.TryRemove(chat, out _);
    }

    private void Remember(long entryId, int arrived, SendResult result)
    {
        if (arrived > 0 && result is SendResult.Retry or SendResult.Unknown or SendResult.Misconfigured or SendResult.Moved)
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
                health.SendingFails(misconfigured.Reason);
                break;
            case SendResult.Retry retry:
                health.Error($"A message waits: {retry.Reason}.");
                break;
            case SendResult.Unknown unknown:
                health.Error($"Nobody knows whether a message arrived: {unknown.Reason}.");
                break;
            case SendResult.Rejected rejected:
                health.Error($"Telegram refused a message: {rejected.Reason}.");
                break;
        }
    }
}
