using System.Text.Json.Serialization;
using ChatBot.Bot.Delivery;
using ChatBot.Bot.Office.Transport;

namespace ChatBot.Bot.Office;

/// <summary><c>sending pause|resume</c>: the operator's switch.</summary>
internal sealed class SendingOperation(SendingSwitch sending, Audit audit)
    : OfficeOperation<SendingOperation.Request, SendingOperation.Result>(Contract)
{
    /// <summary>Name, request and result of the operation.</summary>
    public static readonly OfficeContract<Request, Result> Contract = new(
        "sending.set",
        SendingOperationJson.Default.Request,
        SendingOperationJson.Default.Result
    );

    /// <summary>The mode to set.</summary>
    public sealed record Request(SendingMode Mode);

    /// <param name="Before">What it was.</param>
    /// <param name="Mode">What it is now.</param>
    public sealed record Result(SendingMode Before, SendingMode Mode);

    public override async Task<Result> RunAsync(Request request, OfficeCall call)
    {
        await sending.LoadAsync(call.CancellationToken);
        var before = sending.Mode;
        await sending.SetAsync(request.Mode, call.Caller.Name, call.CancellationToken);
        await audit.WriteAsync(call, $"sending.{request.Mode}", about: null);
        return new Result(before, request.Mode);
    }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true)]
[JsonSerializable(typeof(SendingOperation.Request))]
[JsonSerializable(typeof(SendingOperation.Result))]
internal sealed partial class SendingOperationJson : JsonSerializerContext;
