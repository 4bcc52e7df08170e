using System.Text.Json.Serialization.Metadata;

namespace ChatBot.Bot.Office.Transport;

/// <summary>What a caller must know of an operation that runs in another process.</summary>
/// <typeparam name="TRequest">What is asked.</typeparam>
/// <typeparam name="TResult">What comes back.</typeparam>
/// <param name="Name">Name on the socket and in the audit, e.g. <c>person.show</c>.</param>
/// <param name="RequestJson">How the request is written.</param>
/// <param name="ResultJson">How the result is written.</param>
/// <param name="NeedsData">True when the operation needs data; false when it may come before a service's first start.</param>
internal sealed record OfficeContract<TRequest, TResult>(
    string Name,
    JsonTypeInfo<TRequest> RequestJson,
    JsonTypeInfo<TResult> ResultJson,
    bool NeedsData = true
)
    where TRequest : class
    where TResult : class;
