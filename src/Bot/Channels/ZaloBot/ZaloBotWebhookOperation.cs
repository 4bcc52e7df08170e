using System.Text.Json;
using System.Text.Json.Serialization;
using ChatBot.Bot.Channels.Shared;
using ChatBot.Bot.Office;
using ChatBot.Bot.Office.Transport;
using ChatBot.Bot.Settings;
using Microsoft.Extensions.Options;

namespace ChatBot.Bot.Channels.ZaloBot;

/// <summary><c>channels zalo-bot register|status|remove</c>: the webhook as Zalo knows it. No answer holds the token.</summary>
internal sealed class ZaloBotWebhookOperation(IConfiguration configuration, IOptions<ServiceOptions> service, Audit audit)
    : OfficeOperation<ZaloBotWebhookOperation.Request, ZaloBotWebhookOperation.Result>(Contract)
{
    public static readonly OfficeContract<Request, Result> Contract = new(
        "channels.zalo-bot",
        ZaloBotWebhookJson.Default.Request,
        ZaloBotWebhookJson.Default.Result,
        NeedsData: false
    );

    /// <param name="What">What to do.</param>
    public sealed record Request(WebhookAction What);

    /// <param name="Account">Name of the bot at Zalo, or null.</param>
    /// <param name="Url">The registered address; empty: none.</param>
    /// <param name="Notes">What the operator should know or do.</param>
    public sealed record Result(string? Account, string Url, IReadOnlyList<string> Notes);

    public override async Task<Result> RunAsync(Request request, OfficeCall call)
    {
        var options = configuration.GetSection(ZaloBotOptions.Section).Get<ZaloBotOptions>() ?? new ZaloBotOptions();
        if (!options.IsConfigured)
        {
            throw new OfficeFailure("Zalo Bot is off: set ZaloBot:Token (from Zalo Bot Manager).");
        }

        if (new ZaloBotOptionsValidator().Validate(null, options) is { Failed: true, FailureMessage: var wrong })
        {
            throw new OfficeFailure(wrong);
        }

        using var client = new ZaloBotClient(options, CallClock.System);
        var ours = ZaloBotRegistration.WebhookAddress(service.Value.PublicUrl);
        var notes = new List<string>();
        switch (request.What)
        {
            case WebhookAction.Register:
                if (ours is null)
                {
                    throw new OfficeFailure(
                        "Service:PublicUrl is not set: Zalo must know under which address it reaches the "
                            + "service, such as https://bot.example.vn."
                    );
                }

                if (options.WebhookSecret.Length == 0)
                {
                    throw new OfficeFailure(
                        "ZaloBot:WebhookSecret is not set: choose a long random text of 8 to 256 characters "
                            + "(openssl rand -hex 32), set it for the service too, and run this again."
                    );
                }

                if (options.ApiBaseUrl.TrimEnd('/') == ZaloBotOptions.OfficialApi && (ours.Scheme != Uri.UriSchemeHttps || ours.IsLoopback))
                {
                    throw new OfficeFailure("Service:PublicUrl must be a public https address (Zalo's rule).");
                }

                await audit.WriteAsync(call, "channels.zalo-bot.register", about: null);
                var registered = await AskAsync(token => client.SetWebhookAsync(ours.AbsoluteUri, options.WebhookSecret, token), call);
                if (Probe(registered) is { } trouble)
                {
                    notes.Add(trouble);
                }

                break;
            case WebhookAction.Remove:
                await audit.WriteAsync(call, "channels.zalo-bot.remove", about: null);
                await AskAsync(client.DeleteWebhookAsync, call);
                break;
        }

        var me = await AskAsync(client.GetMeAsync, call);
        var url = Text(await AskAsync(client.GetWebhookInfoAsync, call), "url") ?? "";
        if (ZaloBotWatch.Trouble(options.Mode, url, ours) is { } note)
        {
            notes.Add(note);
        }

        if (request.What != WebhookAction.Status)
        {
            notes.Add("A running service sees the change within ten minutes; a changed ZaloBot:Updates needs a restart.");
        }

        return new Result(Text(me, "account_name"), url.Replace(options.Token, "***", StringComparison.Ordinal), notes);
    }

    private static async Task<JsonElement> AskAsync(Func<CancellationToken, Task<ZaloBotAnswer>> ask, OfficeCall call)
    {
        SendResult outcome;
        try
        {
            var answer = await ask(call.CancellationToken);
            if (answer.Ok)
            {
                return answer.Result;
            }

            outcome = ZaloBotFailures.Classify(answer);
        }
        catch (Exception e)
            when (e is HttpRequestException or IOException
                || (e is OperationCanceledException && !call.CancellationToken.IsCancellationRequested)
            )
        {
            outcome = ZaloBotFailures.Classify(e);
        }

        throw new OfficeFailure(SendTrouble.OfCall(outcome, "Zalo", "channels zalo-bot status"));
    }

    /// <summary>Zalo saves the address first and calls it then; a call that fails undoes nothing.</summary>
    private static string? Probe(JsonElement registered) =>
        registered.ValueKind == JsonValueKind.Object
        && registered.TryGetProperty("verification"u8, out var verification)
        && verification.ValueKind == JsonValueKind.Object
        && verification.TryGetProperty("ok"u8, out var ok)
        && ok.ValueKind == JsonValueKind.False
            ? $"The address is registered, but Zalo could not reach it (status "
                + $"{Text(verification, "status_code") ?? "unknown"}): is the service running with "
                + $"ZaloBot:Updates=Webhook, and is the address open to the internet?"
            : null;

    private static string? Text(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object
        && element.TryGetProperty(name, out var value)
        && value.ValueKind is not (JsonValueKind.Null or JsonValueKind.Undefined)
            ? value.ToString()
            : null;
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true)]
[JsonSerializable(typeof(ZaloBotWebhookOperation.Request))]
[JsonSerializable(typeof(ZaloBotWebhookOperation.Result))]
internal sealed partial class ZaloBotWebhookJson : JsonSerializerContext;
