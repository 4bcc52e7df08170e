using System.Text.Json;

namespace ChatBot.Bot.Office.Transport;

/// <summary>
/// Something the office does with the store: one class an operation, the same for the command line and whatever else calls it. It runs in
/// the process that holds the store.
/// </summary>
internal abstract class OfficeOperation(string name)
{
    /// <summary>Name on the socket and in the audit.</summary>
    public string Name { get; } = name;

    /// <summary>Runs it with a request in JSON and gives the result as JSON.</summary>
    /// <exception cref="OfficeFailure">It cannot be done, and why.</exception>
    public abstract Task<JsonElement> RunAsync(JsonElement request, OfficeCall call);
}

/// <inheritdoc/>
internal abstract class OfficeOperation<TRequest, TResult>(OfficeContract<TRequest, TResult> contract) : OfficeOperation(contract.Name)
    where TRequest : class
    where TResult : class
{
    /// <summary>Runs it in this process.</summary>
    /// <exception cref="OfficeFailure">It cannot be done, and why.</exception>
    public abstract Task<TResult> RunAsync(TRequest request, OfficeCall call);

    public sealed override async Task<JsonElement> RunAsync(JsonElement request, OfficeCall call)
    {
        var read = request.Deserialize(contract.RequestJson) ?? throw new OfficeFailure($"{Name}: the request is empty.");
        return JsonSerializer.SerializeToElement(await RunAsync(read, call), contract.ResultJson);
    }
}
