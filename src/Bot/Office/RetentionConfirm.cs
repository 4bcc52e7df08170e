using System.Text.Json.Serialization;
using ChatBot.Bot.Clock;
using ChatBot.Bot.Office.Transport;
using ChatBot.Dialogs.Engine;

namespace ChatBot.Bot.Office;

/// <summary>
/// <c>retention confirm</c>: an operator says that a clock in doubt is right, so that retention and what falls due go on.
/// </summary>
internal sealed class RetentionConfirm(ClockGuard guard, ServiceCalendar calendar, Audit audit)
    : OfficeOperation<RetentionConfirm.Request, RetentionConfirm.Result>(Contract)
{
    /// <summary>Name, request and result of the operation.</summary>
    public static readonly OfficeContract<Request, Result> Contract = new(
        "retention.confirm",
        RetentionJson.Default.Request,
        RetentionJson.Default.Result
    );

    /// <param name="Confirm">True to confirm; false only tells how it stands.</param>
    public sealed record Request(bool Confirm);

    /// <param name="Doubted">Whether the clock was in doubt.</param>
    /// <param name="Now">What the clock says, in the service's time zone.</param>
    /// <param name="Newest">The newest stored instant of before; null when the clock was not in doubt.</param>
    public sealed record Result(bool Doubted, DateTimeOffset Now, DateTimeOffset? Newest);

    public override async Task<Result> RunAsync(Request request, OfficeCall call)
    {
        if (await guard.LookAsync(call.CancellationToken) is not { } doubt)
        {
            return new Result(false, calendar.InZone(guard.Now), null);
        }

        if (request.Confirm)
        {
            await audit.WriteAsync(call, "retention.confirm", about: null);
            await guard.ConfirmAsync(call.CancellationToken);
        }

        return new Result(true, calendar.InZone(doubt.Now), calendar.InZone(doubt.Newest));
    }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(RetentionConfirm.Request))]
[JsonSerializable(typeof(RetentionConfirm.Result))]
internal sealed partial class RetentionJson : JsonSerializerContext;
