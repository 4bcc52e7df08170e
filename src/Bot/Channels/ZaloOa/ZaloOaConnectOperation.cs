using System.Text.Json.Serialization;
using ChatBot.Bot.Office;
using ChatBot.Bot.Office.Transport;

namespace ChatBot.Bot.Channels.ZaloOa;

/// <summary><c>channels zalo-oa connect</c>: makes the one-time code with which the consent can begin.</summary>
internal sealed class ZaloOaConnectOperation(IServiceProvider services, Audit audit)
    : OfficeOperation<ZaloOaConnectOperation.Request, ZaloOaConnectOperation.Result>(Contract)
{
    public static readonly OfficeContract<Request, Result> Contract = new(
        "channels.zalo-oa.connect",
        ZaloOaConnectJson.Default.Request,
        ZaloOaConnectJson.Default.Result
    );

    /// <param name="AnotherAccount">Another account than the one connected so far is meant.</param>
    public sealed record Request(bool AnotherAccount);

    /// <param name="Address">Page to open.</param>
    /// <param name="Code">One-time code to type there.</param>
    /// <param name="Minutes">How long it is good.</param>
    /// <param name="Callback">"Official Account Callback Url" of the console.</param>
    /// <param name="Challenge">"Code Challenge" of the console, or null when it stays empty there.</param>
    public sealed record Result(string Address, string Code, int Minutes, string Callback, string? Challenge);

    public override async Task<Result> RunAsync(Request request, OfficeCall call)
    {
        // Registered also where no channel runs (a command that opens the store itself), so that it can say so.
        if (services.GetService<ZaloOaConnect>() is not { } connect)
        {
            throw new OfficeFailure(
                "The service must be running with ZaloOa:AppId, ZaloOa:AppSecret and ZaloOa:OaSecretKey set: start it, then try again."
            );
        }

        if (connect is not { StartAddress: { } address, Callback: { } callback })
        {
            throw new OfficeFailure(
                "Service:PublicUrl is missing: Zalo leads the administrator's browser back to it. Set it to "
                    + "the address of this service, restart, then try again."
            );
        }

        await audit.WriteAsync(call, "channels.zalo-oa.connect", about: null);
        return new Result(address, connect.NewCode(request.AnotherAccount), ZaloOaLimits.ConsentMinutes, callback, connect.SavedChallenge);
    }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(ZaloOaConnectOperation.Request))]
[JsonSerializable(typeof(ZaloOaConnectOperation.Result))]
internal sealed partial class ZaloOaConnectJson : JsonSerializerContext;
