using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using ChatBot.Bot.Channels.Telegram;
using ChatBot.Dialogs.Activities;
using ChatBot.Fakes.Telegram;

namespace ChatBot.Bot.Tests.Channels.Contract;

internal sealed class TelegramDriver : ChannelDriver
{
    private FakeTelegram _fake = null!;

    public const string Secret = "telegram-webhook_secret";
    private const int FirstOwnUpdate = 5_000_000;
    private long _newest = 700_100;

    public override string Channel => TelegramModule.ChannelName;

    public override IReadOnlyDictionary<string, string?> Settings =>
        new Dictionary<string, string?>
        {
            ["Telegram:BotToken"] = _fake.Options.Token,
            ["Telegram:Updates"] = "Webhook",
            ["Telegram:WebhookSecret"] = Secret,
            ["Telegram:ApiBaseUrl"] = _fake.Address,
        };

    public override IReadOnlyList<string> Secrets => [_fake.Options.Token.Split(':')[1], Secret];

    public override int Pending => _fake.Pending;

    public override int Unanswered => _fake.Faults.Unanswered.Count;

    public override async Task StartAsync(ContractWorld world)
    {
        await base.StartAsync(world);
        _fake = await FakeTelegram.StartAsync(
            options: new FakeTelegramOptions { Token = "123456:TELEGRAM-token-of-the-contract", Time = world.Clock }
        );
    }

    public override async Task ReadyAsync(ContractService service)
    {
        using var registered = await World.Http.PostAsync(
            new Uri(
                $"{_fake.Address}/bot{_fake.Options.Token}/setWebhook"
                    + $"?url={Uri.EscapeDataString($"{World.Address}channels/telegram")}&secret_token={Secret}"
            ),
            null
        );
        registered.EnsureSuccessStatusCode();
    }

    public override async ValueTask DisposeAsync()
    {
        await _fake.DisposeAsync();
        await base.DisposeAsync();
    }

    public override bool HasButtons => true;

    public override bool HasNumbers => false;

    public override bool AsksPhone => true;

    public override Task<string> NewcomerAsync() =>
        Task.FromResult(Interlocked.Increment(ref _newest).ToString(CultureInfo.InvariantCulture));

    public override Task OpensAsync(string citizen) => Done(_fake.UserStarts(Chat(citizen)));

    public override Task SaysAsync(string citizen, string text) => Done(_fake.UserSends(Chat(citizen), text));

    public override Task ChoosesAsync(string citizen, string label) => Done(_fake.UserPresses(Chat(citizen), label));

    public override Task SharesPhoneAsync(string citizen, string phone) =>
        Done(_fake.UserSharesContact(Chat(citizen), phone.TrimStart('+')));

    public override Task SendsPictureAsync(string citizen) =>
        Done(
            _fake.Deliver(
                Message(
                        citizen,
                        m =>
                            m["photo"] = new JsonArray(
                                new JsonObject
                                {
                                    ["file_id"] = "f",
                                    ["file_unique_id"] = "u",
                                    ["width"] = 90,
                                    ["height"] = 90,
                                }
                            )
                    )
                    .ToJsonString()
            )
        );

    public override Task<int> DeliversAsync(string citizen, string text, int update) => PostAsync(Update(citizen, text, update), Secret);

    public override Task<int> ForgesAsync(string citizen, string text) => PostAsync(Update(citizen, text, 1), "not-the-secret");

    public override Task<IReadOnlyList<Bubble>> SeenAsync(string citizen) =>
        Task.FromResult<IReadOnlyList<Bubble>>([
            .. _fake
                .Sent(Chat(citizen))
                .Select(m => new Bubble(m.Text, [.. m.Buttons.Select(b => b.Text)], m.Buttons.Any(b => b.RequestsContact))),
        ]);

    public override ConversationReference Where(string citizen) =>
        new("telegram", _fake.BotId.ToString(CultureInfo.InvariantCulture), citizen, citizen);

    public override void Plan(string citizen, params Trouble?[] troubles) =>
        _fake.Faults.Next(
            Chat(citizen),
            [
                .. troubles.Select(t =>
                    t switch
                    {
                        null => FakeFault.None,
                        Trouble.Limited => FakeFault.TooManyRequests,
                        Trouble.ServerError => FakeFault.BadGateway,
                        Trouble.GatewayTimeout => FakeFault.GatewayTimeout,
                        Trouble.CutBefore => FakeFault.CutBefore,
                        Trouble.CutAfter => FakeFault.CutAfter,
                        Trouble.NoAnswer => FakeFault.NoAnswer,
                        _ => FakeFault.HalfAnswer,
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

    // The next send is refused and any after it would be seen. (Telegram tells of a block too, but its word may come after the next
    // message.)
    public override void Blocks(string citizen) => _fake.Faults.Next(Chat(citizen), FakeFault.Deactivated);

    public override void Unblocks(string citizen) { }

    public override int Attempts(string citizen) =>
        _fake.Calls.Count(c => c.Method.StartsWith("send", StringComparison.Ordinal) && c.Parameters["chat_id"]?.ToString() == citizen);

    private static Task Done(int update) => Task.CompletedTask;

    private static long Chat(string citizen) => long.Parse(citizen, CultureInfo.InvariantCulture);

    private JsonObject Update(string citizen, string text, int update)
    {
        var body = Message(citizen, m => m["text"] = text);
        body["update_id"] = FirstOwnUpdate + update;
        return body;
    }

    private JsonObject Message(string citizen, Action<JsonObject> complete)
    {
        var message = new JsonObject
        {
            ["message_id"] = 1,
            ["from"] = new JsonObject
            {
                ["id"] = Chat(citizen),
                ["is_bot"] = false,
                ["first_name"] = "Người dùng",
                ["language_code"] = "vi",
            },
            ["chat"] = new JsonObject
            {
                ["id"] = Chat(citizen),
                ["type"] = "private",
                ["first_name"] = "Người dùng",
            },
            ["date"] = _fake.Options.Time.GetUtcNow().ToUnixTimeSeconds(),
        };
        complete(message);
        return new JsonObject { ["message"] = message };
    }

    private async Task<int> PostAsync(JsonObject body, string secret)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(World.Address, TelegramWebhook.Path))
        {
            Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body.ToJsonString()))
            {
                Headers = { ContentType = new MediaTypeHeaderValue("application/json") },
            },
        };
        request.Headers.Add("X-Telegram-Bot-Api-Secret-Token", secret);
        using var response = await World.Http.SendAsync(request);
        return (int)response.StatusCode;
    }
}
