using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace ChatBot.Bot.Channels.ZaloOa.Api;

/// <summary>What came of a call of the OpenAPI.</summary>
internal abstract record ZaloOaAnswer
{
    private ZaloOaAnswer() { }

    /// <summary>
    /// <c>{"data":{"quota":{"quota_type":"reply","remain":"7","total":"8"},"message_id":"63ecf4","user_id":"2512"},</c>
    /// <c>"error":0,"message":"Success"}</c>
    /// </summary>
    public sealed record Ok(ZaloOaData Data) : ZaloOaAnswer;

    /// <summary><c>{"error":-216,"message":"..."}</c>, with HTTP 200.</summary>
    public sealed record Refused(ZaloOaError Error) : ZaloOaAnswer;

    /// <summary>It was certainly not taken.</summary>
    public sealed record NotTaken(string Reason) : ZaloOaAnswer;

    /// <summary>Something else than the OpenAPI answers at this address.</summary>
    public sealed record WrongAddress(string Reason) : ZaloOaAnswer;

    /// <summary>Nobody knows whether it was taken.</summary>
    public sealed record Unknown(string Reason) : ZaloOaAnswer;

    /// <summary>In words, for logs.</summary>
    public string Words =>
        this switch
        {
            NotTaken notTaken => notTaken.Reason,
            WrongAddress wrong => wrong.Reason,
            Unknown unknown => unknown.Reason,
            Refused { Error: var error } => string.Create(CultureInfo.InvariantCulture, $"{error.Code} {error.Words}"),
            _ => "an answer without what was asked for",
        };

    /// <summary>Reads an answer. Pure.</summary>
    /// <param name="status">HTTP status.</param>
    /// <param name="body">Body.</param>
    /// <param name="errors">The error codes of the endpoint.</param>
    public static ZaloOaAnswer Read(int status, ReadOnlySpan<byte> body, Func<int, ZaloOaError> errors)
    {
        switch (status)
        {
            case 429 or 500 or 502 or 503 or > 504:
                return new NotTaken($"HTTP {status}");
            case 504:
                // The server in front gave up waiting for Zalo, which may have done its work.
                return new Unknown("HTTP 504");
            case 404:
                return new WrongAddress("the OpenAPI says 404 (\"empty api\"): check ZaloOa:ApiBaseUrl");
            case < 200 or >= 300:
                return new WrongAddress($"HTTP {status} and no answer of the OpenAPI: check ZaloOa:ApiBaseUrl and what stands between");
        }

        try
        {
            return JsonSerializer.Deserialize(body, ZaloOaAnswerJson.Default.ZaloOaWireAnswer) switch
            {
                { Error: 0 } answer => new Ok(
                    answer.Data is { ValueKind: JsonValueKind.Object } data
                        ? data.Deserialize(ZaloOaAnswerJson.Default.ZaloOaData) ?? new ZaloOaData()
                        : new ZaloOaData
                        {
                            Assets = answer.Data is { ValueKind: JsonValueKind.Array } list
                                ? list.Deserialize(ZaloOaAnswerJson.Default.ZaloOaQuotaArray)
                                : null,
                        }
                ),
                { Error: { } code } => new Refused(errors(code)),
                _ => new Unknown($"HTTP {status} with an answer that has no error code"),
            };
        }
        catch (JsonException)
        {
            return new Unknown($"HTTP {status} with an answer that cannot be read");
        }
    }
}

internal sealed record ZaloOaWireAnswer(int? Error, JsonElement? Data);

/// <summary>The union of all <c>data</c>; numbers come as strings.</summary>
internal sealed record ZaloOaData
{
    public string? MessageId { get; init; }

    public string? AttachmentId { get; init; }

    public string? Token { get; init; }

    public string? OaId { get; init; }

    /// <summary>Of a send; absent: the message was charged.</summary>
    public ZaloOaQuota? Quota { get; init; }

    /// <summary>Of a person's quota: epoch milliseconds.</summary>
    public string? LastInteraction { get; init; }

    /// <summary>Of a person's quota.</summary>
    public ZaloOaQuota? CsReply { get; init; }

    /// <summary>Of the account's quota.</summary>
    [JsonIgnore]
    public ZaloOaQuota[]? Assets { get; init; }
}

/// <param name="QuotaType">reply, sub_quota, purchase_quota or reward_quota; missing in one sample of the documents.</param>
/// <param name="Remain">A number.</param>
/// <param name="Total">A number.</param>
/// <param name="ExpiredDate">dd/MM/yyyy.</param>
internal sealed record ZaloOaQuota(string? QuotaType, string? Remain, string? Total, string? ExpiredDate);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, Converters = [typeof(LooseString)])]
[JsonSerializable(typeof(ZaloOaWireAnswer))]
[JsonSerializable(typeof(ZaloOaData))]
[JsonSerializable(typeof(ZaloOaQuota[]))]
internal sealed partial class ZaloOaAnswerJson : JsonSerializerContext;
