using ChatBot.Bot.Channels.Shared;
using ChatBot.Bot.Channels.ZaloOa.Api;
using ChatBot.Bot.Channels.ZaloOa.Setup;
using Microsoft.Extensions.Options;

namespace ChatBot.Bot.Channels.ZaloOa.Tokens;

/// <summary><c>POST /v4/oa/access_token</c>. Never cancelled by a caller: a refresh that was sent may have been taken.</summary>
internal sealed class ZaloOaTokenEndpoint(ZaloOaHttp http, IOptions<ZaloOaOptions> options)
{
    private readonly Uri _address = new($"{options.Value.OAuthBaseUrl.TrimEnd('/')}/v4/oa/access_token");

    public Task<ZaloOaTokenAnswer> RefreshAsync(string refreshToken) =>
        PostAsync(
            new()
            {
                ["refresh_token"] = refreshToken,
                ["app_id"] = options.Value.AppId,
                ["grant_type"] = "refresh_token",
            }
        );

    public Task<ZaloOaTokenAnswer> ExchangeAsync(string code, string verifier) =>
        PostAsync(
            new()
            {
                ["code"] = code,
                ["app_id"] = options.Value.AppId,
                ["grant_type"] = "authorization_code",
                ["code_verifier"] = verifier,
            }
        );

    private async Task<ZaloOaTokenAnswer> PostAsync(Dictionary<string, string> form)
    {
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, _address) { Content = new FormUrlEncodedContent(form) };
            request.Headers.TryAddWithoutValidation("secret_key", options.Value.AppSecret);
            using var response = await http.Client.SendAsync(request, CancellationToken.None);
            return ZaloOaTokenAnswer.Read((int)response.StatusCode, await response.Content.ReadAsByteArrayAsync(CancellationToken.None));
        }
        catch (Exception e) when (TransportFailure.Of(e) is not null)
        {
            var failure = TransportFailure.Of(e)!.Value;
            return failure.WasNotSent ? new ZaloOaTokenAnswer.NotSent(failure.Reason) : new ZaloOaTokenAnswer.Unknown(failure.Reason);
        }
    }
}
