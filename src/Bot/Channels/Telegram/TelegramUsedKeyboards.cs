using System.Threading.Channels;
using ChatBot.Bot.Channels.Shared;
using ChatBot.Bot.Turns;
using ChatBot.Dialogs.Activities;
using Telegram.Bot;
using Telegram.Bot.Types;

namespace ChatBot.Bot.Channels.Telegram;

/// <summary>
/// Edits the buttons of a question away once one of them was pressed and took effect: nobody should find them in a week and press them
/// again. Only those of a form, whose question is over. What a menu, a topic or an event offers means the same next week, and stays. It is
/// only for the eye, so it runs behind the replies, and what fails is left as it is.
/// </summary>
internal sealed class TelegramUsedKeyboards(TelegramClients clients, TimeProvider time, ILogger<TelegramUsedKeyboards> logger)
    : BackgroundService
{
    private const int Waiting = 1_000;
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(1);

    private readonly Channel<(long Chat, int Message)> _used = System.Threading.Channels.Channel.CreateBounded<(long Chat, int Message)>(
        new BoundedChannelOptions(Waiting) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true }
    );

    /// <summary>Takes a press whose turn is on disk. Returns at once.</summary>
    /// <param name="query">The press.</param>
    /// <param name="receipt">What became of it. One that failed had no effect, and must stay possible.</param>
    public void Note(CallbackQuery query, TurnReceipt? receipt)
    {
        if (receipt is not (TurnReceipt.Done or TurnReceipt.Repeated))
        {
            return;
        }

        // A message older than Telegram shows has no date, and cannot be edited.
        if (
            query is { Message: { Chat: { } chat, ReplyMarkup: not null } message, Data: { } data }
            && message.Date != default
            && IsOfAQuestion(data)
        )
        {
            _used.Writer.TryWrite((chat.Id, message.Id));
        }
    }

    internal static bool IsOfAQuestion(string data) => Payload.Parse(data) is { } payload && payload.IsOfForm;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await foreach (var (chat, message) in _used.Reader.ReadAllAsync(stoppingToken))
            {
                await TakeAwayAsync(chat, message, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // What was not taken away stays; the dialogs answer a late press.
        }
    }

    private async Task TakeAwayAsync(long chat, int message, CancellationToken stoppingToken)
    {
        try
        {
            await clients.Sending.EditMessageReplyMarkup(
                chatId: chat,
                messageId: message,
                replyMarkup: null,
                cancellationToken: stoppingToken
            );
        }
        catch (Exception e) when (!stoppingToken.IsCancellationRequested)
        {
            // A message that was changed before, is too old or is gone needs no repair. After a 429 no further call may prolong it.
            var outcome = TelegramFailures.Classify(e);
            logger.LogDebug("Buttons stay on a message: {Outcome}", outcome);
            if (outcome is SendResult.Retry { After: { } asked })
            {
                await Task.Delay(asked < LongestPause ? asked : LongestPause, time, stoppingToken);
            }
        }
    }
}
