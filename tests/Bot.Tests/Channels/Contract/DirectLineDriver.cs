using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using ChatBot.Bot.Channels.DirectLine;
using ChatBot.Bot.Tests.Channels.DirectLine;
using ChatBot.Dialogs.Activities;

namespace ChatBot.Bot.Tests.Channels.Contract;

/// <summary>The web: the service is the platform, so nothing stands between and nothing can be refused.</summary>
internal sealed class DirectLineDriver : ChannelDriver
{
    private readonly ConcurrentDictionary<string, string> _tokens = new();

    public override string Channel => DirectLineModule.ChannelName;

    public override IReadOnlyDictionary<string, string?> Settings =>
        new Dictionary<string, string?>
        {
            ["Web:MessagesPerMinutePerConversation"] = "6000",
            ["Web:RequestsPerMinutePerAddress"] = "60000",
            ["Web:ReadsPerMinutePerAddress"] = "600000",
        };

    public override bool HasButtons => true;

    public override bool HasNumbers => false;

    public override bool HasPlatform => false;

    public override async Task<string> NewcomerAsync()
    {
        var (_, body) = await SendAsync(HttpMethod.Post, "tokens/generate", null, new { });
        var conversation = body.Text("conversationId");
        var (_, started) = await SendAsync(HttpMethod.Post, "conversations", body.Text("token"), new { });
        _tokens[conversation] = started.Text("token");
        return conversation;
    }

    // Whoever has the page open has opened the conversation.
    public override bool GreetsNewcomers => true;

    public override Task OpensAsync(string citizen) => Task.CompletedTask;

    // As the page does: its token is good for half an hour, so it is renewed while somebody writes.
    public override async Task SaysAsync(string citizen, string text)
    {
        var (_, renewed) = await SendAsync(HttpMethod.Post, "tokens/refresh", _tokens[citizen], null);
        _tokens[citizen] = renewed.Text("token");
        await PostAsync(
            citizen,
            new
            {
                type = "message",
                text,
                from = new { id = "dl_x" },
            }
        );
    }

    public override async Task ChoosesAsync(string citizen, string label)
    {
        var action = (await ActivitiesAsync(citizen))
            .Reverse()
            .SelectMany(Actions)
            .First(a => a.Text("title").Contains(label, StringComparison.OrdinalIgnoreCase));
        await PostAsync(
            citizen,
            new
            {
                type = "message",
                text = action.Text("title"),
                value = action.Text("value"),
                from = new { id = "dl_x" },
            }
        );
    }

    public override Task SharesPhoneAsync(string citizen, string phone) => SaysAsync(citizen, phone);

    public override Task SendsPictureAsync(string citizen) =>
        PostAsync(
            citizen,
            new
            {
                type = "message",
                from = new { id = "dl_x" },
                attachments = new[]
                {
                    new
                    {
                        contentType = "image/png",
                        contentUrl = "data:image/png;base64,iVBORw0KGgo=",
                        name = "a.png",
                    },
                },
            }
        );

    public override Task<int> DeliversAsync(string citizen, string text, int update) =>
        PostAsync(
            citizen,
            new
            {
                type = "message",
                text,
                from = new { id = "dl_x" },
                channelData = new { clientActivityID = $"own{update}" },
            }
        );

    public override async Task<int> ForgesAsync(string citizen, string text)
    {
        var (status, _) = await SendAsync(
            HttpMethod.Post,
            $"conversations/{citizen}/activities",
            _tokens[await NewcomerAsync()],
            new
            {
                type = "message",
                text,
                from = new { id = "dl_x" },
            }
        );

        // The protocol's word for a token of another conversation.
        return status == 403 ? 401 : status;
    }

    public override async Task<IReadOnlyList<Bubble>> SeenAsync(string citizen) =>
        [.. (await ActivitiesAsync(citizen)).Select(a => new Bubble(a.Text("text"), [.. Actions(a).Select(x => x.Text("title"))]))];

    public override ConversationReference Where(string citizen) => InboundActivity.Reference(citizen);

    public override void Plan(string citizen, params Trouble?[] troubles) => throw new NotSupportedException();

    public override void FailAtRandom(double share) { }

    public override void Blocks(string citizen) => throw new NotSupportedException();

    public override void Unblocks(string citizen) => throw new NotSupportedException();

    public override int Attempts(string citizen) => throw new NotSupportedException();

    private static IEnumerable<JsonElement> Actions(JsonElement activity) =>
        activity.TryGetProperty("suggestedActions", out var actions) ? actions.GetProperty("actions").EnumerateArray() : [];

    private async Task<IReadOnlyList<JsonElement>> ActivitiesAsync(string citizen)
    {
        var (_, body) = await SendAsync(HttpMethod.Get, $"conversations/{citizen}/activities", _tokens[citizen], null);
        return [.. body.Activities().Where(a => a.GetProperty("from").Text("role") == "bot")];
    }

    private async Task<int> PostAsync(string citizen, object activity) =>
        (await SendAsync(HttpMethod.Post, $"conversations/{citizen}/activities", _tokens[citizen], activity)).Status;

    private async Task<(int Status, JsonElement Body)> SendAsync(HttpMethod method, string path, string? token, object? body)
    {
        using var request = new HttpRequestMessage(method, new Uri(World.Address, $"{DirectLineModule.Path}/{path}"));
        if (token is not null)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        }

        if (body is not null)
        {
            request.Content = new StringContent(JsonSerializer.Serialize(body), Encoding.UTF8, "application/json");
        }

        using var response = await World.Http.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        return ((int)response.StatusCode, text.Length == 0 ? default : JsonDocument.Parse(text).RootElement.Clone());
    }
}
