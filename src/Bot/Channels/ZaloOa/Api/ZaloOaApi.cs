using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using ChatBot.Bot.Channels.Shared;
using ChatBot.Bot.Channels.ZaloOa.Setup;
using Microsoft.Extensions.Options;

namespace ChatBot.Bot.Channels.ZaloOa.Api;

/// <summary>Calls of the OpenAPI. The access token is in a header, so addresses hold no secret.</summary>
internal sealed class ZaloOaApi(ZaloOaHttp http, ZaloOaRateLimit rate, TimeProvider time, IOptions<ZaloOaOptions> options)
{
    public const string Consultation = "/v3.0/oa/message/cs";
    public const string Template = "/v3.0/oa/message/template";
    private const string Quota = "/v3.0/oa/quota/message";
    private const string Account = "/v2.0/oa/getoa";

    private readonly string _base = options.Value.ApiBaseUrl.TrimEnd('/');

    public Task<ZaloOaAnswer> SendAsync(string path, byte[] json, string token, CancellationToken cancellationToken) =>
        CallAsync(HttpMethod.Post, path, Json(json), token, cancellationToken);

    /// <param name="kind">image, gif or file.</param>
    /// <param name="name">File name.</param>
    /// <param name="contentType">MIME type.</param>
    /// <param name="content">The bytes.</param>
    /// <param name="token">Access token.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task<ZaloOaAnswer> UploadAsync(
        string kind,
        string name,
        string contentType,
        byte[] content,
        string token,
        CancellationToken cancellationToken
    )
    {
        var part = new ByteArrayContent(content) { Headers = { ContentType = MediaTypeHeaderValue.Parse(contentType) } };
        return CallAsync(
            HttpMethod.Post,
            $"/v2.0/oa/upload/{kind}",
            new MultipartFormDataContent { { part, "file", name } },
            token,
            cancellationToken
        );
    }

    /// <summary>A person's windows and free replies, as Zalo counts them.</summary>
    public Task<ZaloOaAnswer> QuotaOfAsync(string userId, string token, CancellationToken cancellationToken) =>
        CallAsync(
            HttpMethod.Post,
            Quota,
            Json(
                JsonSerializer.SerializeToUtf8Bytes(
                    new Dictionary<string, string> { ["user_id"] = userId },
                    ZaloOaRequestJson.Default.DictionaryStringString
                )
            ),
            token,
            cancellationToken
        );

    /// <summary>What is left of the account's package for consultation messages.</summary>
    public Task<ZaloOaAnswer> PackageAsync(string token, CancellationToken cancellationToken) =>
        CallAsync(
            HttpMethod.Post,
            Quota,
            Json(
                JsonSerializer.SerializeToUtf8Bytes(
                    new Dictionary<string, string>
                    {
                        ["quota_owner"] = "OA",
                        ["product_type"] = "cs",
                        ["quota_type"] = "sub_quota",
                    },
                    ZaloOaRequestJson.Default.DictionaryStringString
                )
            ),
            token,
            cancellationToken
        );

    /// <summary>Which account the token is for.</summary>
    public Task<ZaloOaAnswer> AccountAsync(string token) => CallAsync(HttpMethod.Get, Account, null, token, CancellationToken.None);

    /// <summary>Never throws for the network, nor for a stop: whether the call may have been taken is part of every outcome.</summary>
    private async Task<ZaloOaAnswer> CallAsync(
        HttpMethod method,
        string path,
        HttpContent? content,
        string token,
        CancellationToken cancellationToken
    )
    {
        using var request = new HttpRequestMessage(method, new Uri(_base + path)) { Content = content };
        if (cancellationToken.IsCancellationRequested)
        {
            return new ZaloOaAnswer.NotTaken("the service stops");
        }

        request.Headers.TryAddWithoutValidation("access_token", token);
        var sentAt = time.GetUtcNow();
        try
        {
            using var response = await http.Client.SendAsync(request, cancellationToken);
            rate.Observe(response.Headers, sentAt);
            var answer = ZaloOaAnswer.Read(
                (int)response.StatusCode,
                await response.Content.ReadAsByteArrayAsync(cancellationToken),
                path == Template ? ZaloOaTemplateErrors.Of : ZaloOaErrors.Of
            );
            if (answer is ZaloOaAnswer.Refused { Error: var error })
            {
                ZaloOaMetrics.Refusal(error.Code, error.Class);
                if (error.Wait == ZaloOaWait.NextMinute)
                {
                    rate.UsedUp(sentAt);
                }
            }

            return answer;
        }
        catch (Exception e) when (TransportFailure.Of(e) is not null)
        {
            if (cancellationToken.IsCancellationRequested)
            {
                return new ZaloOaAnswer.Unknown("cut by the stop of the service");
            }

            var failure = TransportFailure.Of(e)!.Value;
            return failure.WasNotSent ? new ZaloOaAnswer.NotTaken(failure.Reason) : new ZaloOaAnswer.Unknown(failure.Reason);
        }
    }

    private static ByteArrayContent Json(byte[] bytes) =>
        new(bytes) { Headers = { ContentType = new MediaTypeHeaderValue("application/json", Encoding.UTF8.WebName) } };
}

[System.Text.Json.Serialization.JsonSerializable(typeof(Dictionary<string, string>))]
internal sealed partial class ZaloOaRequestJson : System.Text.Json.Serialization.JsonSerializerContext;
