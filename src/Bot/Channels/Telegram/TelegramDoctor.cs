using System.Globalization;
using ChatBot.Bot.Channels.Shared;
using Microsoft.Extensions.Options;
using Telegram.Bot;
using Telegram.Bot.Types;
using Telegram.Bot.Types.Enums;

namespace ChatBot.Bot.Channels.Telegram;

/// <summary>Asks Telegram who the bot is and where its updates go, and compares that with the settings. Takes no updates.</summary>
internal sealed class TelegramDoctor(IOptions<TelegramOptions> options) : IChannelDoctor
{
    private const int ManyPending = 100;
    private static readonly TimeSpan Recent = TimeSpan.FromHours(1);

    public string Channel => TelegramModule.ChannelName;

    public string? WebhookPath => options.Value is { IsConfigured: true, Mode: TelegramUpdates.Webhook } ? TelegramWebhook.Path : null;

    public async Task<IReadOnlyList<Finding>> ExamineAsync(ChannelExamination examination, CancellationToken cancellationToken)
    {
        var settings = options.Value;
        if (!settings.IsConfigured)
        {
            return [Finding.Ok(Channel, "off: Telegram:BotToken is empty")];
        }

        using var clients = new TelegramClients(settings, CallClock.System);
        var findings = new List<Finding>();
        try
        {
            var bot = await clients.Sending.GetMe(cancellationToken);
            findings.Add(Finding.Ok(Channel, $"the token belongs to @{bot.Username}"));
            var webhook = await clients.Sending.GetWebhookInfo(cancellationToken);
            findings.Add(Updates(settings.Mode, webhook, examination));
            if (webhook.PendingUpdateCount > ManyPending && settings.Mode != TelegramUpdates.Off)
            {
                findings.Add(
                    Finding.Warn(
                        Channel,
                        string.Create(CultureInfo.InvariantCulture, $"{webhook.PendingUpdateCount} updates wait at Telegram"),
                        "look whether the service runs and takes them"
                    )
                );
            }
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            findings.Add(Refusal(TelegramFailures.Classify(e)));
        }

        return findings;
    }

    private Finding Updates(TelegramUpdates? mode, WebhookInfo webhook, ChannelExamination examination)
    {
        if (mode == TelegramUpdates.Off)
        {
            return Finding.Ok(Channel, "Telegram:Updates is Off: the bot sends and receives nothing");
        }

        if (mode == TelegramUpdates.Polling)
        {
            return webhook.Url is { Length: > 0 }
                ? Finding.Warn(
                    Channel,
                    $"a webhook is set ({HostOf(webhook.Url)}) while Telegram:Updates is Polling: Telegram "
                        + $"refuses polling, and no message comes in",
                    "run 'channels telegram remove', or set Telegram:Updates=Webhook"
                )
                : Finding.Ok(Channel, "updates come by polling, and no webhook is in the way");
        }

        if (webhook.Url is not { Length: > 0 })
        {
            return Finding.Fail(
                Channel,
                "Telegram:Updates is Webhook, and no webhook is set at Telegram: no message comes in",
                "set Service:PublicUrl and run 'channels telegram register'"
            );
        }

        if (examination.PublicUrl is { } own && !TelegramWatch.IsSame(webhook.Url, own))
        {
            return Finding.Warn(
                Channel,
                $"the webhook points to {HostOf(webhook.Url)} and not to {own.Authority}{TelegramWebhook.Path}",
                "run 'channels telegram register', or correct Service:PublicUrl"
            );
        }

        if (
            webhook.LastErrorDate is { } failed
            && examination.Now - new DateTimeOffset(DateTime.SpecifyKind(failed, DateTimeKind.Utc)) < Recent
        )
        {
            return Finding.Warn(
                Channel,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"Telegram could not deliver at {failed:HH:mm} UTC: "
                        + $"{TelegramFailures.Words(webhook.LastErrorMessage ?? "no reason given")}"
                ),
                "401 means another Telegram:WebhookSecret than the one registered; a certificate or connection "
                    + "error means the reverse proxy"
            );
        }

        return
            webhook.AllowedUpdates is { Length: > 0 } allowed
            && TelegramPoller.AllowedUpdates.Except(allowed).ToArray() is { Length: > 0 } missing
            ? Finding.Warn(
                Channel,
                $"the webhook leaves out {string.Join(", ", missing.Select(NameOf))}",
                "run 'channels telegram register'"
            )
            : Finding.Ok(Channel, $"updates come by the webhook at {HostOf(webhook.Url)}");
    }

    private Finding Refusal(SendResult result) =>
        result switch
        {
            SendResult.Misconfigured { Reason: var reason } => Finding.Fail(Channel, reason),
            SendResult.Rejected { Reason: var reason } => Finding.Fail(
                Channel,
                $"Telegram refuses: {reason}",
                "compare Telegram:* with docs/settings.md"
            ),
            SendResult.Unreachable { Reason: var reason } => Finding.Fail(
                Channel,
                $"Telegram refuses: {reason}",
                "ask @BotFather about the bot"
            ),
            SendResult.Retry { Reason: var reason } => NoAnswer(reason),
            SendResult.Unknown { Reason: var reason } => NoAnswer(reason),
            _ => NoAnswer("no reason given"),
        };

    private Finding NoAnswer(string reason) =>
        Finding.Fail(
            Channel,
            $"Telegram does not answer: {reason}",
            "look whether this machine may connect to Telegram:ApiBaseUrl (firewall, DNS)"
        );

    // Some operators put a secret into the path.
    private static string HostOf(string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var set) ? set.Host : "an address that cannot be read";

    private static string NameOf(UpdateType type) =>
        type switch
        {
            UpdateType.Message => "message",
            UpdateType.EditedMessage => "edited_message",
            UpdateType.CallbackQuery => "callback_query",
            UpdateType.MyChatMember => "my_chat_member",
            _ => type.ToString(),
        };
}
