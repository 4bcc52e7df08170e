using System.Globalization;
using System.Text.Json.Nodes;
using ChatBot.Bot.Channels.ZaloOa;
using ChatBot.Bot.Channels.ZaloOa.Events;
using ChatBot.Bot.Channels.ZaloOa.Tokens;
using ChatBot.Dialogs.Activities;
using ChatBot.Fakes.ZaloOa;
using Microsoft.Extensions.DependencyInjection;

namespace ChatBot.Bot.Tests.Channels.Contract;

internal sealed class ZaloOaDriver : ChannelDriver
{
    private FakeZaloOa _fake = null!;

    private const string SendPath = "/v3.0/oa/message/cs";
    private long _newest = 2_468_458_835_291_000_100;

    public override string Channel => ZaloOaModule.ChannelName;

    public override IReadOnlyDictionary<string, string?> Settings =>
        new Dictionary<string, string?>
        {
            ["ZaloOa:AppId"] = _fake.Options.AppId,
            ["ZaloOa:AppSecret"] = _fake.Options.AppSecret,
            ["ZaloOa:OaSecretKey"] = _fake.Options.OaSecretKey,
            ["ZaloOa:RefreshToken"] = _fake.Options.RefreshToken,
            ["ZaloOa:ApiBaseUrl"] = _fake.Address,
            ["ZaloOa:OAuthBaseUrl"] = _fake.Address,
        };

    public override IReadOnlyList<string> Secrets =>
        [_fake.Options.AppSecret, _fake.Options.OaSecretKey, _fake.Options.RefreshToken, _fake.AccessToken!];

    public override int Pending => _fake.Pending;

    public override int Unanswered => _fake.Faults.Unanswered.Count;

    // The platform's two seconds for a webhook are a test of its own: elsewhere a busy machine must not fail.
    public override async Task StartAsync(ContractWorld world)
    {
        await base.StartAsync(world);
        _fake = await FakeZaloOa.StartAsync(options: new FakeZaloOaOptions { Time = world.Clock, WebhookTimeout = world.Patience });
        Timestamp = world.Clock.GetUtcNow().ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);
    }

    public override void AddServices(IServiceCollection services) => services.AddSingleton(new ZaloOaWallClock(World.Clock));

    public override Task ReadyAsync(ContractService service)
    {
        _fake.WebhookUrl = new Uri(World.Address, ZaloOaWebhook.Path);
        var tokens = service.Services.GetRequiredService<ZaloOaTokens>();
        return service.UntilAsync(() => tokens.IsVerified, "Zalo's account is known");
    }

    public override async ValueTask DisposeAsync()
    {
        await _fake.DisposeAsync();
        await base.DisposeAsync();
    }

    public override bool HasButtons => true;

    public override bool HasNumbers => true;

    public override bool AsksPhone => true;

    public override bool LimitIsOfAll => true;

    public override Task<string> NewcomerAsync() =>
        Task.FromResult(Interlocked.Increment(ref _newest).ToString(CultureInfo.InvariantCulture));

    public override Task OpensAsync(string citizen) => Done(_fake.UserFollows(citizen));

    public override Task SaysAsync(string citizen, string text) => Done(_fake.UserSends(citizen, text));

    public override Task ChoosesAsync(string citizen, string label) => Done(_fake.UserTaps(citizen, label));

    public override Task SharesPhoneAsync(string citizen, string phone) => Done(_fake.UserSharesPhone(citizen, phone.TrimStart('+')));

    public override Task SendsPictureAsync(string citizen) =>
        Done(
            _fake.UserSendsAttachment(
                citizen,
                "image",
                new JsonObject { ["url"] = "https://photo.zdn.vn/1.jpg", ["thumbnail"] = "https://photo.zdn.vn/1t.jpg" }
            )
        );

    public override Task<int> DeliversAsync(string citizen, string text, int update)
    {
        _fake.KnowsUser(citizen);
        return _fake.PostAsync(Event(citizen, text, update), Timestamp);
    }

    public override Task<int> ForgesAsync(string citizen, string text) =>
        _fake.PostAsync(Event(citizen, text, 1), Timestamp, "mac=" + new string('0', 64));

    public override Task<IReadOnlyList<Bubble>> SeenAsync(string citizen) =>
        Task.FromResult<IReadOnlyList<Bubble>>([
            .. _fake.Sent(citizen).Select(m => new Bubble(m.Text, [.. m.Buttons.Select(b => b.Title)], m.Kind == "request_user_info")),
        ]);

    public override ConversationReference Where(string citizen) => new("zalo-oa", _fake.Options.OaId, citizen, citizen);

    public override void Plan(string citizen, params Trouble?[] troubles) =>
        _fake.Faults.Next(
            citizen,
            [
                .. troubles.Select(t =>
                    t switch
                    {
                        null => FakeZaloFaultKind.None,
                        Trouble.Limited => FakeZaloFault.Error(-32),
                        Trouble.ServerError => FakeZaloFaultKind.BadGateway,
                        Trouble.GatewayTimeout => FakeZaloFaultKind.GatewayTimeout,
                        Trouble.CutBefore => FakeZaloFaultKind.CutBefore,
                        Trouble.CutAfter => FakeZaloFaultKind.CutAfter,
                        Trouble.NoAnswer => FakeZaloFaultKind.NoAnswer,
                        _ => FakeZaloFaultKind.HalfAnswer,
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

    public override void Blocks(string citizen) => _fake.UserRefuses(citizen);

    public override void Unblocks(string citizen) => _fake.UserAcceptsAgain(citizen);

    public override int Attempts(string citizen) => _fake.Calls.Count(c => c.Path == SendPath && c.UserId == citizen);

    // One for all: the same update is the same to the byte.
    private string Timestamp { get; set; } = "";

    private static Task Done(string update) => Task.CompletedTask;

    private string Event(string citizen, string text, int update) =>
        new JsonObject
        {
            ["app_id"] = _fake.Options.AppId,
            ["event_name"] = "user_send_text",
            ["sender"] = new JsonObject { ["id"] = citizen },
            ["recipient"] = new JsonObject { ["id"] = _fake.Options.OaId },
            ["message"] = new JsonObject { ["text"] = text, ["msg_id"] = $"own{citizen}{update}" },
            ["timestamp"] = Timestamp,
        }.ToJsonString();
}
