using System.Globalization;
using System.Text.Json.Nodes;
using ChatBot.Dialogs.Activities;
using ChatBot.Fakes.ZaloOa;

namespace ChatBot.Bot.Tests.Channels.Contract;

internal sealed class ZaloOaDriver(FakeZaloOa fake) : ChannelDriver
{
    private const string SendPath = "/v3.0/oa/message/cs";
    private long _newest = 2_468_458_835_291_000_100;

    public override bool HasButtons => true;

    public override bool HasNumbers => true;

    public override bool AsksPhone => true;

    public override bool LimitIsOfAll => true;

    public override Task<string> NewcomerAsync() =>
        Task.FromResult(Interlocked.Increment(ref _newest).ToString(CultureInfo.InvariantCulture));

    public override Task OpensAsync(string citizen) => Done(fake.UserFollows(citizen));

    public override Task SaysAsync(string citizen, string text) => Done(fake.UserSends(citizen, text));

    public override Task ChoosesAsync(string citizen, string label) => Done(fake.UserTaps(citizen, label));

    public override Task SharesPhoneAsync(string citizen, string phone) => Done(fake.UserSharesPhone(citizen, phone.TrimStart('+')));

    public override Task SendsPictureAsync(string citizen) =>
        Done(
            fake.UserSendsAttachment(
                citizen,
                "image",
                new JsonObject { ["url"] = "https://photo.zdn.vn/1.jpg", ["thumbnail"] = "https://photo.zdn.vn/1t.jpg" }
            )
        );

    public override Task<int> DeliversAsync(string citizen, string text, int update)
    {
        fake.KnowsUser(citizen);
        return fake.PostAsync(Event(citizen, text, update), Timestamp);
    }

    public override Task<int> ForgesAsync(string citizen, string text) =>
        fake.PostAsync(Event(citizen, text, 1), Timestamp, "mac=" + new string('0', 64));

    public override Task<IReadOnlyList<Bubble>> SeenAsync(string citizen) =>
        Task.FromResult<IReadOnlyList<Bubble>>([
            .. fake.Sent(citizen).Select(m => new Bubble(m.Text, [.. m.Buttons.Select(b => b.Title)], m.Kind == "request_user_info")),
        ]);

    public override ConversationReference Where(string citizen) => new("zalo-oa", fake.Options.OaId, citizen, citizen);

    public override void Plan(string citizen, params Trouble?[] troubles) =>
        fake.Faults.Next(
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
        (fake.Faults.Rate429, fake.Faults.Rate5xx, fake.Faults.RateCutBefore, fake.Faults.RateCutAfter) = (
            share / 4,
            share / 4,
            share / 4,
            share / 4
        );

    public override void Blocks(string citizen) => fake.UserRefuses(citizen);

    public override void Unblocks(string citizen) => fake.UserAcceptsAgain(citizen);

    public override int Attempts(string citizen) => fake.Calls.Count(c => c.Path == SendPath && c.UserId == citizen);

    // One for all: the same update is the same to the byte.
    private string Timestamp { get; } = fake.Options.Time.GetUtcNow().ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);

    private static Task Done(string update) => Task.CompletedTask;

    private string Event(string citizen, string text, int update) =>
        new JsonObject
        {
            ["app_id"] = fake.Options.AppId,
            ["event_name"] = "user_send_text",
            ["sender"] = new JsonObject { ["id"] = citizen },
            ["recipient"] = new JsonObject { ["id"] = fake.Options.OaId },
            ["message"] = new JsonObject { ["text"] = text, ["msg_id"] = $"own{citizen}{update}" },
            ["timestamp"] = Timestamp,
        }.ToJsonString();
}
