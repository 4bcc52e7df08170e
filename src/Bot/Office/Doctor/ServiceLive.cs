using System.Text.Json.Serialization;
using ChatBot.Bot.Office.Transport;
using ChatBot.Dialogs.Storage;

namespace ChatBot.Bot.Office.Doctor;

/// <summary><c>doctor --live</c>: the service answers and its writer is alive. Touches nothing that a hung writer would hold.</summary>
internal sealed class ServiceLive(IStoreHealth store) : OfficeOperation<ServiceLive.Request, ServiceLive.Result>(Contract)
{
    /// <summary>Name, request and result of the operation.</summary>
    public static readonly OfficeContract<Request, Result> Contract = new(
        "service.live",
        ServiceLiveJson.Default.Request,
        ServiceLiveJson.Default.Result
    );

    /// <summary>Asks for it; there is nothing to choose.</summary>
    public sealed record Request;

    /// <param name="Alive">The store's writer works.</param>
    public sealed record Result(bool Alive);

    public override Task<Result> RunAsync(Request request, OfficeCall call) => Task.FromResult(new Result(store.IsAlive));
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(ServiceLive.Request))]
[JsonSerializable(typeof(ServiceLive.Result))]
internal sealed partial class ServiceLiveJson : JsonSerializerContext;
