using System.Text.Json;
using ChatBot.Bot.Channels.Shared;
using ChatBot.Bot.Turns;
using ChatBot.Dialogs.Activities;
using ChatBot.Dialogs.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;

namespace ChatBot.Bot.Tests.Channels.Trial.Paper;

/// <summary><c>POST /channels/paper</c>: <c>{"id":"7","from":"an","text":"…"}</c>, or with <c>press</c> or <c>picture</c>.</summary>
internal sealed class PaperWebhook(
    IConfiguration configuration,
    PaperAdapter adapter,
    ITurnGateway gateway,
    IStore store,
    TimeProvider time
)
{
    public const string Path = "/channels/paper";

    public const string SecretHeader = "X-Paper-Secret";

    private readonly WebhookSecret _secret = new(SecretHeader, configuration["Paper:Secret"] ?? "");

    public async Task HandleAsync(HttpContext context)
    {
        if (!_secret.IsIn(context.Request))
        {
            adapter.Health.Refused();
            WebhookMetrics.Refused(PaperModule.ChannelName);
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            return;
        }

        using var letter = JsonDocument.Parse(await WebhookBody.ReadAsync(context, limit: 64 * 1024));
        adapter.Health.Received();
        var activity = Map(letter.RootElement);
        await PaperStamp.NoteAsync(store, activity.Conversation.Key, time.GetUtcNow());
        await WebhookTurn.TakeAsync(gateway, activity, context);
    }

    private static Activity Map(JsonElement letter)
    {
        var from = letter.GetProperty("from").GetString()!;
        var id = $"{PaperModule.ChannelName}/{from}/{letter.GetProperty("id").GetString()}";
        var where = new ConversationReference(PaperModule.ChannelName, "post", from, from);
        if (letter.TryGetProperty("press", out var press))
        {
            return new ButtonActivity
            {
                Id = id,
                Conversation = where,
                Payload = press.GetString()!,
            };
        }

        var text = letter.TryGetProperty("text", out var said) ? said.GetString()! : null;
        return text is { Length: <= TurnLimits.MaxTextLength }
            ? new MessageActivity
            {
                Id = id,
                Conversation = where,
                Text = text,
            }
            : new UnsupportedActivity
            {
                Id = id,
                Conversation = where,
                Content = text is null ? UnsupportedContent.Picture : UnsupportedContent.TooLong,
            };
    }
}
