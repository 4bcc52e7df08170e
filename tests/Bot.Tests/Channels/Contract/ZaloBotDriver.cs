using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using ChatBot.Bot.Channels.ZaloBot;
using ChatBot.Dialogs.Activities;
using ChatBot.Fakes.ZaloBot;

namespace ChatBot.Bot.Tests.Channels.Contract;

internal sealed class ZaloBotDriver : ChannelDriver
{
    private FakeZaloBot _fake = null!;

    public const string Secret = "zalo-bot-webhook-secret";
    private long _newest = 0x6ede9afa66b8;

    public override string Channel => ZaloBotModule.ChannelName;

    public override IReadOnlyDictionary<string, string?> Settings =>
        new Dictionary<string, string?>
        {
            ["ZaloBot:Token"] = _fake.Options.Token,
            ["ZaloBot:Updates"] = "Webhook",
            ["ZaloBot:WebhookSecret"] = Secret,
            ["ZaloBot:ApiBaseUrl"] = _fake.Address,
        };

    public override IReadOnlyList<string> Secrets => [_fake.Options.Token.Split(':')[1], Secret];

    public override int Pending => _fake.Pending;

    public override int Unanswered => _fake.Faults.Unanswered.Count;

    // Registered before the service runs: its first look at the webhook must find it.
    public override async Task StartAsync(ContractWorld world)
    {
        await base.StartAsync(world);
        _fake = await FakeZaloBot.StartAsync(
            options: new FakeZaloBotOptions { Token = "987654321:ZALO-BOT-token-of-the-contract", Time = world.Clock }
        );
        _fake.RegisterWebhook(new Uri(world.Address, ZaloBotWebhook.Path).AbsoluteUri, Secret);
    }

    public override async ValueTask DisposeAsync()
    {
        await _fake.DisposeAsync();
        await base.DisposeAsync();
    }

    public override bool HasButtons => false;

    public override bool HasNumbers => true;

    public override bool LimitIsOfAll => true;

    public override Task<string> NewcomerAsync() =>
        Task.FromResult(Interlocked.Increment(ref _newest).ToString("x20", CultureInfo.InvariantCulture));

    // The platform tells of nobody who opens a chat.
    public override Task OpensAsync(string citizen) => SaysAsync(citizen, "xin chào");

    public override Task SaysAsync(string citizen, string text) => Done(_fake.UserSends(citizen, text));

    // Under a text with numbered lines of its own the choices are words in quotation marks, and a word is typed.
    public override Task ChoosesAsync(string citizen, string label)
    {
        var last = _fake.Sent(citizen)[^1].Text.Split('\n')[^1];
        var word = last.StartsWith("Nhắn “", StringComparison.Ordinal)
            ? last.Split('“', '”').FirstOrDefault(w => w.StartsWith(label, StringComparison.OrdinalIgnoreCase))
            : null;
        return Done(word is null ? _fake.UserChooses(citizen, label) : _fake.UserSends(citizen, word));
    }

    public override Task SharesPhoneAsync(string citizen, string phone) => SaysAsync(citizen, phone);

    public override Task SendsPictureAsync(string citizen) => Done(_fake.UserSendsPicture(citizen));

    public override Task<int> DeliversAsync(string citizen, string text, int update)
    {
        _fake.KnowsCitizen(citizen);
        return PostAsync(citizen, text, update, Secret);
    }

    public override Task<int> ForgesAsync(string citizen, string text) => PostAsync(citizen, text, 1, "not-the-secret-of-the-bot");

    public override Task<IReadOnlyList<Bubble>> SeenAsync(string citizen) =>
        Task.FromResult<IReadOnlyList<Bubble>>([.. _fake.Sent(citizen).Select(m => new Bubble(m.Text, []))]);

    public override ConversationReference Where(string citizen) => new("zalo-bot", _fake.Options.Token.Split(':')[0], citizen, citizen);

    public override void Plan(string citizen, params Trouble?[] troubles) =>
        _fake.Faults.Next(
            citizen,
            [
                .. troubles.Select(t =>
                    t switch
                    {
                        null => FakeZaloBotFault.None,
                        Trouble.Limited => FakeZaloBotFault.QuotaExceeded,
                        Trouble.ServerError => FakeZaloBotFault.BadGateway,
                        Trouble.GatewayTimeout => FakeZaloBotFault.GatewayTimeout,
                        Trouble.CutBefore => FakeZaloBotFault.CutBefore,
                        Trouble.CutAfter => FakeZaloBotFault.CutAfter,
                        Trouble.NoAnswer => FakeZaloBotFault.NoAnswer,
                        _ => FakeZaloBotFault.HalfAnswer,
                    }
                ),
            ]
        );

    public override void FailAtRandom(double share) =>
        (_fake.Faults.Rate429, _fake.Faults.Rate5xx, _fake.Faults.RateCutBefore, _fake.Faults.RateCutAfter) = (
            share / 4,
            share / 4,
            share / 4,
            share / 4
        );

    public override void Blocks(string citizen) => _fake.UserBlocks(citizen);

    public override void Unblocks(string citizen) => _fake.UserUnblocks(citizen);

    public override int Attempts(string citizen) =>
        _fake.Calls.Count(c => c.Method.StartsWith("send", StringComparison.Ordinal) && (string?)c.Parameters["chat_id"] == citizen);

    private static Task Done(string message) => Task.CompletedTask;

    private async Task<int> PostAsync(string citizen, string text, int update, string secret)
    {
        var body = new JsonObject
        {
            ["event_name"] = "message.text.received",
            ["message"] = new JsonObject
            {
                ["from"] = new JsonObject
                {
                    ["id"] = citizen,
                    ["display_name"] = "Người dùng",
                    ["is_bot"] = false,
                },
                ["chat"] = new JsonObject { ["id"] = citizen, ["chat_type"] = "PRIVATE" },
                ["text"] = text,
                ["message_id"] = $"own{citizen}{update}",
                ["date"] = _fake.Options.Time.GetUtcNow().ToUnixTimeMilliseconds(),
            },
        };
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(World.Address, ZaloBotWebhook.Path))
        {
            Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body.ToJsonString()))
            {
                Headers = { ContentType = new MediaTypeHeaderValue("application/json") },
            },
        };
        request.Headers.Add("X-Bot-Api-Secret-Token", secret);
        using var response = await World.Http.SendAsync(request);
        return (int)response.StatusCode;
    }
}
