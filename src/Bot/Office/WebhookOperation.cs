using System.Text.Json.Serialization;
using ChatBot.Bot.Channels.Shared;
using ChatBot.Bot.Office.Transport;
using ChatBot.Bot.Settings;
using Microsoft.Extensions.Options;

namespace ChatBot.Bot.Office;

/// <summary><c>channels NAME register|status|remove</c>: the webhook as a platform knows it, for every channel that has one.</summary>
/// <param name="channel">The channel.</param>
/// <param name="open">Opens the way to the platform; throws <see cref="OfficeFailure"/> when the settings do not allow it.</param>
/// <param name="service">Where <c>Service:PublicUrl</c> stands.</param>
/// <param name="audit">Writes down what is changed.</param>
internal sealed class WebhookOperation(WebhookChannel channel, Func<IWebhookAdmin> open, IOptions<ServiceOptions> service, Audit audit)
    : OfficeOperation<WebhookRequest, WebhookReport>(Contract(channel))
{
    /// <summary>The contract of the channel's operation, <c>channels.NAME</c>. It works before the first start, without data.</summary>
    public static OfficeContract<WebhookRequest, WebhookReport> Contract(WebhookChannel channel) =>
        new($"channels.{channel.Channel}", WebhookJson.Default.WebhookRequest, WebhookJson.Default.WebhookReport, NeedsData: false);

    public override async Task<WebhookReport> RunAsync(WebhookRequest request, OfficeCall call)
    {
        using var admin = open();
        var ours = channel.Address(service.Value.PublicUrl);
        string? note = null;
        switch (request.What)
        {
            case WebhookAction.Register:
                if (ours is null)
                {
                    throw new OfficeFailure(
                        $"Service:PublicUrl is not set: {channel.Platform} must know under which address it reaches the service, "
                            + "such as https://bot.example.vn."
                    );
                }

                admin.CheckRegistration(request, ours);
                await audit.WriteAsync(call, $"channels.{channel.Channel}.register", about: null);
                note = await admin.RegisterAsync(request, ours, call.CancellationToken);
                break;
            case WebhookAction.Remove:
                await audit.WriteAsync(call, $"channels.{channel.Channel}.remove", about: null);
                await admin.RemoveAsync(request, call.CancellationToken);
                break;
        }

        var report = await admin.LookAsync(ours, call.CancellationToken);
        var notes = report.Notes.Prepend(note).OfType<string>();
        if (request.What != WebhookAction.Status && channel.AfterChange is { } afterwards)
        {
            notes = notes.Append(afterwards);
        }

        return report with
        {
            Notes = [.. notes],
        };
    }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true)]
[JsonSerializable(typeof(WebhookRequest))]
[JsonSerializable(typeof(WebhookReport))]
internal sealed partial class WebhookJson : JsonSerializerContext;
