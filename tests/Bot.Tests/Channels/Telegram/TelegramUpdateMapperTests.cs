using System.Text;
using System.Text.Json.Nodes;
using ChatBot.Bot.Channels.Telegram;
using ChatBot.Dialogs.Activities;
using CsCheck;
using Xunit;

namespace ChatBot.Bot.Tests.Channels.Telegram;

public sealed class TelegramUpdateMapperTests
{
    private static readonly ConversationReference Hoa = new("telegram", "123456", "5001", "5001");
    private static readonly ConversationReference HoaInGroup = new("telegram", "123456", "-1001234567890", "5001", IsGroup: true);

    private const string AnonymousAdmin = """{"id":1087968824,"is_bot":true,"first_name":"Group","username":"GroupAnonymousBot"}""";

    private const string ChannelBot = """{"id":136817688,"is_bot":true,"first_name":"Channel","username":"Channel_Bot"}""";
    private const string AsGroup = ",\"sender_chat\":" + Payloads.Group;
    private const string AsChannel = ""","sender_chat":{"id":-1009876543210,"type":"channel","title":"Lớp 9A"}""";

    private static readonly ConversationReference HoaInTopic = HoaInGroup with { ConversationId = "-1001234567890/17" };

    public static TheoryData<string, Activity?> Table()
    {
        var data = new TheoryData<string, Activity?>
        {
            { Payloads.All["text"], Message("Tuần lễ học tập suốt đời diễn ra khi nào?") },
            { Payloads.All["start"], Joined("tuanle_2020") },
            { Payloads.Text("/start"), Joined(null) },
            { Payloads.Text("/start có dấu"), Joined(null) },
            { Payloads.Text("/start " + new string('a', 65)), Joined(null) },
            { Payloads.Text("/START@Hoc_Tap_Bot x-1"), Joined("x-1") },
            { Payloads.Text("/menu"), Message("/menu") },
            { Payloads.Text("/menu@hoc_tap_bot  hôm nay "), Message("/menu hôm nay") },
            { Payloads.Text("/1/2024"), Message("/1/2024") },
            { Payloads.All["edited"], Message("Nguyễn Thị Hoa") with { IsEdit = true } },
            { Payloads.Text("/start", kind: "edited_message"), null },
            { Payloads.Message(Payloads.Photo, kind: "edited_message"), null },
            { Payloads.All["press"], Press("go:signup", 779) },
            { Payloads.All["inaccessible press"], Press("go:menu", 781) with { LanguageHint = null } },
            { Payloads.All["inline press"], null },
            { Payloads.All["photo"], Unsupported(UnsupportedContent.Picture) },
            { Payloads.All["captioned photo"], Message("Đăng ký lớp này") },
            {
                Payloads.Message($"{Payloads.Photo},\"caption\":\"Đăng ký lớp này\"", kind: "edited_message"),
                Message("Đăng ký lớp này") with
                {
                    IsEdit = true,
                }
            },
            {
                Payloads.Message($"\"media_group_id\":\"13579\",{Payloads.Photo},\"caption\":\"Đăng ký lớp này\""),
                Message("Đăng ký lớp này")
            },
            { Payloads.Message($"{Payloads.Photo},\"caption\":\" \""), Unsupported(UnsupportedContent.Picture) },
            { Payloads.Message($"{Payloads.Photo},\"caption\":\"lớp này\"", Payloads.Group), null },
            { Payloads.Message($"{Payloads.Photo},\"caption\":\"@hoc_tap_bot lớp này\"", Payloads.Group), InGroup("lớp này") },
            { Payloads.All["album"], Unsupported(UnsupportedContent.Picture) with { Id = "telegram/123456/album/5001/13579" } },
            { Payloads.All["voice"], Unsupported(UnsupportedContent.Voice) },
            { Payloads.All["sticker"], Unsupported(UnsupportedContent.Sticker) },
            { Payloads.All["animation"], Unsupported(UnsupportedContent.Sticker) },
            { Payloads.All["video"], Unsupported(UnsupportedContent.Video) },
            { Payloads.All["document"], Unsupported(UnsupportedContent.File) },
            { Payloads.All["dice"], Unsupported(UnsupportedContent.Sticker) },
            { Payloads.All["poll"], Unsupported(UnsupportedContent.Other) },
            { Payloads.All["contact"], Contact(own: true) },
            { Payloads.All["contact"].Replace("\"user_id\":5001", "\"user_id\":5002", StringComparison.Ordinal), Contact(own: false) },
            { Payloads.All["contact"].Replace(",\"user_id\":5001", "", StringComparison.Ordinal), Contact(own: false) },
            { Payloads.All["location"], Location(18.679585, 105.681335) },
            { Payloads.All["venue"], Location(18.6, 105.6) },
            { Payloads.All["pinned"], null },
            { Payloads.All["migrated"], null },
            { Payloads.All["channel post"], null },
            { Payloads.All["unknown kind"], null },
            {
                Payloads.All["blocked"],
                new LeftActivity
                {
                    Id = "telegram/123456/update/780",
                    Conversation = Hoa,
                    LanguageHint = "vi",
                }
            },
            { Payloads.All["unblocked"], Joined(null) with { Id = "telegram/123456/update/780", IsSilent = true } },
            { Payloads.Membership("left", "member", Payloads.Group), null },
            { Payloads.Membership("member", "kicked", Payloads.Group), null },
            { Payloads.Message("\"text\":\"xin chào\"", from: Payloads.BotUser), null },
            // What may not reach the store or any channel.
            { Payloads.Text("a\0b"), Message("ab") },
            { Payloads.Text("\0"), Unsupported(UnsupportedContent.Other) },
            { Payloads.Message("\"text\":\"Hoa \\ud83d!\""), Message("Hoa \ufffd!") },
            { Payloads.Message("\"text\":\"Hoa \\ud83d\\ude00!\""), Message("Hoa 😀!") },
            { Payloads.Message("\"text\":\"\\ude00\\\\ud83d\""), Message("\ufffd\\ud83d") },
            { Payloads.Text(new string('a', 4096)), Message(new string('a', 4096)) },
            { Payloads.Text(new string('a', 4097)), Unsupported(UnsupportedContent.TooLong) },
            { Payloads.Text(new string('ệ', 100_000)), Unsupported(UnsupportedContent.TooLong) },
            // Groups: only when the bot is addressed.
            { Payloads.Text("chào cả nhà", Payloads.Group), null },
            { Payloads.Text("/menu", Payloads.Group), InGroup("/menu") },
            { Payloads.Text("/menu@hoc_tap_bot", Payloads.Group), InGroup("/menu") },
            { Payloads.Text("/menu@other_bot", Payloads.Group), null },
            { Payloads.Text("@hoc_tap_bot hôm nay có gì?", Payloads.Group), InGroup("hôm nay có gì?") },
            { Payloads.Text("hôm nay có gì, @Hoc_Tap_Bot", Payloads.Group), InGroup("hôm nay có gì,") },
            { Payloads.Text("@hoc_tap_bot_2 hôm nay có gì?", Payloads.Group), null },
            {
                Payloads.Text(
                    "còn ngày mai?",
                    Payloads.Group,
                    $",\"reply_to_message\":{{\"message_id\":1,\"from\":{Payloads.BotUser},\"chat\":{Payloads.Group},\"date\":1}}"
                ),
                InGroup("còn ngày mai?")
            },
            {
                Payloads.Text("/menu", Payloads.Group, ",\"message_thread_id\":17,\"is_topic_message\":true"),
                InGroup("/menu") with
                {
                    Conversation = HoaInTopic,
                }
            },
            { Payloads.Text("/menu", Payloads.Group, ",\"message_thread_id\":17"), InGroup("/menu") },
            // People under an account of Telegram's own: an anonymous administrator, a member who writes as their channel.
            { Payloads.Text("/menu@hoc_tap_bot", Payloads.Group, AsGroup, from: AnonymousAdmin), InGroupAs("/menu", "-1001234567890") },
            {
                Payloads.Text("@hoc_tap_bot hôm nay có gì?", Payloads.Group, AsChannel, from: ChannelBot),
                InGroupAs("hôm nay có gì?", "-1009876543210")
            },
            { Payloads.Text("chào cả nhà", Payloads.Group, AsGroup, from: AnonymousAdmin), null },
            { Payloads.Text("/menu", Payloads.Group, AsGroup, from: Payloads.BotUser), null },
            { Payloads.Message(Payloads.Photo, Payloads.Group), null },
            { Payloads.Press("go:menu", Payloads.Group), Press("go:menu", 779) with { Conversation = HoaInGroup } },
        };
        return data;
    }

    [Theory]
    [MemberData(nameof(Table))]
    public void Map_RecordedUpdate_GivesTheActivity(string json, Activity? expected)
    {
        var reading = TelegramUpdateReader.Read(Encoding.UTF8.GetBytes(json));

        Assert.Equal(TelegramReadOutcome.Ok, reading.Outcome);
        Assert.Equal(expected, TelegramUpdateMapper.Map(reading.Update!, Bot()));
    }

    [Fact]
    public void Map_CommandInGroupWhileTheNameIsUnknown_IsAddressed()
    {
        var reading = TelegramUpdateReader.Read(Encoding.UTF8.GetBytes(Payloads.Text("/menu@hoc_tap_bot", Payloads.Group)));

        Assert.Equal(InGroup("/menu"), TelegramUpdateMapper.Map(reading.Update!, new TelegramIdentity(123456)));
    }

    [Theory]
    [InlineData("", TelegramReadOutcome.Malformed)]
    [InlineData("null", TelegramReadOutcome.Malformed)]
    [InlineData("[]", TelegramReadOutcome.Malformed)]
    [InlineData("{}", TelegramReadOutcome.Malformed)]
    [InlineData("{\"update_id\":", TelegramReadOutcome.Malformed)]
    [InlineData("{\"update_id\":1}x", TelegramReadOutcome.Malformed)]
    [InlineData("{\"update_id\":\"one\"}", TelegramReadOutcome.Malformed)]
    [InlineData("{\"update_id\":1}", TelegramReadOutcome.Ok)]
    [InlineData("{\"update_id\":99999999999}", TelegramReadOutcome.Unreadable)]
    [InlineData("{\"update_id\":1,\"message\":{\"date\":\"x\"}}", TelegramReadOutcome.Unreadable)]
    [InlineData("{\"update_id\":1,\"message\":{\"date\":999999999999999}}", TelegramReadOutcome.Unreadable)]
    public void Read_Bytes_TellsApart(string body, object expected)
    {
        Assert.Equal(expected, TelegramUpdateReader.Read(Encoding.UTF8.GetBytes(body)).Outcome);
    }

    [Fact]
    public void Read_StatusNobodyKnows_IsUnreadableAndNotMalformed()
    {
        Assert.Equal(
            TelegramReadOutcome.Unreadable,
            TelegramUpdateReader.Read(Encoding.UTF8.GetBytes(Payloads.All["unknown status"])).Outcome
        );
    }

    [Fact]
    public void Map_RecordedPayloadsMutated_NeverThrows()
    {
        var payloads = Payloads.All.Values.ToArray();
        Gen.Select(Gen.Int[0, payloads.Length - 1], Gen.Select(Gen.Int[0, 2000], Gen.Byte).List[0, 5], Gen.Int[0, 3000])
            .Sample(
                (which, edits, length) =>
                {
                    var bytes = Encoding.UTF8.GetBytes(payloads[which]);
                    foreach (var (at, value) in edits)
                    {
                        bytes[at % bytes.Length] = value;
                    }

                    var reading = TelegramUpdateReader.Read(bytes.AsSpan(0, Math.Min(length, bytes.Length)));
                    if (reading.Update is { } update)
                    {
                        TelegramUpdateMapper.Map(update, Bot());
                    }
                },
                iter: 20_000
            );
    }

    [Fact]
    public void Map_RecordedPayloadsWithFieldsMissing_NeverThrows()
    {
        foreach (var payload in Payloads.All.Values)
        {
            var paths = Paths(JsonNode.Parse(payload)!).ToList();
            foreach (var path in paths)
            {
                foreach (var replacement in new[] { null, "null", "0", "\"\"", "{}", "[]", "-9999999999999999999" })
                {
                    var json = JsonNode.Parse(payload)!;
                    var parent = path.SkipLast(1).Aggregate(json, (node, step) => step is int i ? node[i]! : node[(string)step]!);
                    if (path[^1] is string name && replacement is null)
                    {
                        parent.AsObject().Remove(name);
                    }
                    else if (path[^1] is string key)
                    {
                        parent[key] = JsonNode.Parse(replacement!);
                    }

                    var reading = TelegramUpdateReader.Read(Encoding.UTF8.GetBytes(json.ToJsonString()));
                    if (reading.Update is { } update)
                    {
                        TelegramUpdateMapper.Map(update, Bot());
                    }
                }
            }
        }
    }

    private static IEnumerable<List<object>> Paths(JsonNode node) =>
        node switch
        {
            JsonObject o => o.SelectMany(p =>
                p.Value is null
                    ?
                    [
                        [p.Key],
                    ]
                    : Paths(p.Value).Prepend([]).Select(rest => (List<object>)[p.Key, .. rest])
            ),
            JsonArray a => a.SelectMany((item, i) => Paths(item!).Select(rest => (List<object>)[i, .. rest])),
            _ => [],
        };

    private static TelegramIdentity Bot() => new(123456) { Username = "hoc_tap_bot" };

    private static MessageActivity Message(string text) =>
        new()
        {
            Id = "telegram/123456/update/778",
            Conversation = Hoa,
            LanguageHint = "vi",
            Text = text,
            MessageId = "42",
        };

    private static MessageActivity InGroup(string text) => Message(text) with { Conversation = HoaInGroup };

    private static MessageActivity InGroupAs(string text, string chat) =>
        InGroup(text) with
        {
            Conversation = HoaInGroup with { UserId = chat },
            LanguageHint = null,
        };

    private static ButtonActivity Press(string payload, int update) =>
        new()
        {
            Id = $"telegram/123456/update/{update}",
            Conversation = Hoa,
            LanguageHint = "vi",
            Payload = payload,
            ShownIn = "41",
        };

    private static JoinedActivity Joined(string? payload) =>
        new()
        {
            Id = "telegram/123456/update/778",
            Conversation = Hoa,
            LanguageHint = "vi",
            StartPayload = payload,
        };

    private static UnsupportedActivity Unsupported(UnsupportedContent content) =>
        new()
        {
            Id = "telegram/123456/update/778",
            Conversation = Hoa,
            LanguageHint = "vi",
            Content = content,
        };

    private static ContactActivity Contact(bool own) =>
        new()
        {
            Id = "telegram/123456/update/778",
            Conversation = Hoa,
            LanguageHint = "vi",
            PhoneNumber = "84912345678",
            IsOwn = own,
        };

    private static LocationActivity Location(double latitude, double longitude) =>
        new()
        {
            Id = "telegram/123456/update/778",
            Conversation = Hoa,
            LanguageHint = "vi",
            Latitude = latitude,
            Longitude = longitude,
        };
}
