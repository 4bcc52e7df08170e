using System.Globalization;
using System.Text;
using ChatBot.Bot.Channels.Shared;
using ChatBot.Bot.Turns;
using ChatBot.Dialogs.Activities;
using ChatBot.Dialogs.Storage;
using Microsoft.Extensions.Options;

namespace ChatBot.Bot.Channels.ZaloOa;

/// <summary>
/// <c>POST /channels/zalo-oa</c>. 200 is said only when the event's effect is on disk, and something is said within two seconds: after that
/// Zalo takes the webhook for broken, and after its last retry switches it off, which only a person can undo. So what takes longer gets a
/// 503, goes on all the same, and is found done when Zalo tries again.
/// </summary>
internal sealed class ZaloOaWebhook(
    ITurnGateway gateway,
    ZaloOaTokens tokens,
    ZaloOaHealth health,
    ZaloOaWallClock wall,
    TimeProvider time,
    IOptions<ZaloOaOptions> options,
    ILogger<ZaloOaWebhook> logger
)
{
    public const string Path = "/channels/zalo-oa";
    private const string RetryHeader = "num_retry";

    private readonly ZaloOaSignature _signature = new(options.Value.AppId, options.Value.OaSecretKey);

    public async Task HandleAsync(HttpContext context)
    {
        byte[] body;
        try
        {
            body = await WebhookBody.ReadAsync(context, ZaloOaLimits.EventBytes);
        }
        catch (BadHttpRequestException e)
        {
            // Too long (413), or broken off (400).
            context.Response.StatusCode = e.StatusCode;
            return;
        }

        var outcome = await HandleAsync(context, body);
        ZaloOaMetrics.Event(outcome, context.Request.Headers.ContainsKey(RetryHeader));
    }

    /// <summary>Sets the status and names the outcome.</summary>
    private async Task<string> HandleAsync(HttpContext context, byte[] body)
    {
        // The console's "test" button posts nothing, or an object without an event.
        if (body.AsSpan().Trim(" \r\n\t"u8).IsEmpty)
        {
            return "empty";
        }

        if (ZaloOaEventReader.Envelope(body) is not { } envelope)
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            return "malformed";
        }

        if (envelope.EventName.Length == 0)
        {
            return "empty";
        }

        if (envelope.AppId.Length > 0 && envelope.AppId != options.Value.AppId)
        {
            health.OtherApp();
            WebhookMetrics.Refused(ZaloOaModule.ChannelName);
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            return "other_app";
        }

        if (context.Request.Headers[ZaloOaSignature.Header] is not [{ } mac] || !_signature.IsRight(body, envelope.Timestamp, mac))
        {
            health.SignatureFailed();
            WebhookMetrics.Refused(ZaloOaModule.ChannelName);
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            return "bad_signature";
        }

        health.Received();
        var age = Age(envelope.Timestamp);
        if (age > ZaloOaLimits.OldestEvent)
        {
            return "replayed";
        }

        if (ZaloOaEventReader.Event(body) is not { } read)
        {
            if (envelope.EventName == "user_withdraw")
            {
                AlarmOfWithdrawal();
            }

            return Unreadable(envelope.EventName);
        }

        var mapping = ZaloOaEventMapper.Map(read, tokens.OaId, TimeSpan.FromMinutes(options.Value.TakeoverMinutes));
        if (mapping is ZaloOaMapping.Ours ours)
        {
            var outcome = await TakeAsync(
                context,
                age is null ? ours.Activity : ours.Activity with { HappenedAt = time.GetUtcNow() - age }
            );
            if (outcome == "failed" && ours.Activity is EventActivity { Name: ConversationEvents.Withdrawn })
            {
                AlarmOfWithdrawal();
            }

            return outcome;
        }

        if (mapping == ZaloOaMapping.Unreadable)
        {
            return Unreadable(envelope.EventName);
        }

        if (mapping == ZaloOaMapping.WithdrawalOfNobody)
        {
            AlarmOfWithdrawal();
        }

        return ((ZaloOaMapping.Nothing)mapping).Why;
    }

    private async Task<string> TakeAsync(HttpContext context, Activity activity)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted);
        using var limit = new CancellationTokenSource(ZaloOaLimits.AnswerWithin, time);
        using var linked = limit.Token.Register(patience.Cancel);
        try
        {
            return await gateway.ReceiveAsync(activity, cancellationToken: patience.Token) switch
            {
                TurnReceipt.Done => "done",
                TurnReceipt.Repeated => "repeated",
                _ => "failed",
            };
        }
        catch (StoreUnavailableException)
        {
            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            return "unavailable";
        }
        catch (OperationCanceledException) when (patience.IsCancellationRequested)
        {
            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            return "late";
        }
    }

    /// <summary>The law gives a term for it, so what could not be done here must be seen by a person.</summary>
    private void AlarmOfWithdrawal()
    {
        logger.LogError(
            "Zalo says that somebody wants their data deleted (user_withdraw), and it could not be done: look "
                + "in OA Manager who, and use 'person erase'"
        );
        health.Error("Somebody wants their data deleted and it could not be done: look in OA Manager who, and use 'person erase'.");
    }

    /// <summary>Acknowledged: the same bytes would be no more readable the next time, and failed retries switch the webhook off.</summary>
    private string Unreadable(string name)
    {
        var known = name.Length <= 40 && name.All(c => char.IsAsciiLetterOrDigit(c) || c == '_') ? name : "?";
        logger.LogWarning("An event {Name} of Zalo cannot be read and was passed over", known);
        health.Error($"An event {known} could not be read and was passed over.");
        return "unreadable";
    }

    /// <summary>How long ago it happened, or null when that is not known. Never negative, whatever the two clocks say.</summary>
    private TimeSpan? Age(byte[] timestamp) =>
        // Samples of the documents have shortened numbers: only what is milliseconds of our time is judged.
        timestamp.Length == 13
        && long.TryParse(Encoding.ASCII.GetString(timestamp), NumberStyles.None, CultureInfo.InvariantCulture, out var ms)
            ? TimeSpan.FromTicks(Math.Max(0, (wall.GetUtcNow() - DateTimeOffset.FromUnixTimeMilliseconds(ms)).Ticks))
            : null;
}

/// <summary>
/// The world's time, also in a rehearsal (<c>Service:StartAt</c>), in which the service's own clock is shifted but the timestamps of events
/// are not.
/// </summary>
internal sealed class ZaloOaWallClock(TimeProvider time)
{
    public DateTimeOffset GetUtcNow() => time.GetUtcNow();
}
