namespace ChatBot.Bot.Tests.Channels.Telegram;

/// <summary>Updates in the shapes that the real server sends.</summary>
internal static class Payloads
{
    public const string From =
        """{"id":5001,"is_bot":false,"first_name":"Hoa","last_name":"Nguyễn","username":"hoa_ng","language_code":"vi"}""";
    public const string Chat = """{"id":5001,"first_name":"Hoa","last_name":"Nguyễn","username":"hoa_ng","type":"private"}""";
    public const string Group = """{"id":-1001234567890,"title":"Lớp tiếng Anh","type":"supergroup"}""";
    public const string BotUser = """{"id":123456,"is_bot":true,"first_name":"Học tập","username":"hoc_tap_bot"}""";

    public static string Message(string fields, string chat = Chat, string from = From, string kind = "message") =>
        $$$"""{"update_id":778,"{{{kind}}}":{"message_id":42,"from":{{{from}}},"chat":{{{chat}}},"date":1790000000,{{{fields}}}}}""";

    public static string Text(string text, string chat = Chat, string extra = "", string kind = "message", string from = From) =>
        Message($"\"text\":{System.Text.Json.JsonSerializer.Serialize(text)}{extra}", chat, from, kind);

    public static string Press(string data, string chat = Chat) =>
        $$$"""{"update_id":779,"callback_query":{"id":"4382bfdwdsb323b2d9","from":{{{From}}},"message":{"message_id":41,"from":{{{BotUser}}},"chat":{{{chat}}},"date":1790000000,"text":"Quý vị muốn làm gì?","reply_markup":{"inline_keyboard":[[{"text":"Đăng ký","callback_data":"go:signup"}]]}},"chat_instance":"-3821","data":{{{System.Text.Json.JsonSerializer.Serialize(data)}}}}}""";

    public static string Membership(string before, string now, string chat = Chat) =>
        $$$"""{"update_id":780,"my_chat_member":{"chat":{{{chat}}},"from":{{{From}}},"date":1790000000,"old_chat_member":{"user":{{{BotUser}}},"status":"{{{before}}}","until_date":0},"new_chat_member":{"user":{{{BotUser}}},"status":"{{{now}}}","until_date":0} } }""";

    public const string Photo =
        "\"photo\":[{\"file_id\":\"AgAC\",\"file_unique_id\":\"AQAD\",\"file_size\":1101,\"width\":90,\"height\":67}]";

    /// <summary>One of every kind, by name.</summary>
    public static readonly IReadOnlyDictionary<string, string> All = new Dictionary<string, string>
    {
        ["text"] = Text("Tuần lễ học tập suốt đời diễn ra khi nào?"),
        ["start"] = Text("/start tuanle_2020", extra: ",\"entities\":[{\"offset\":0,\"length\":6,\"type\":\"bot_command\"}]"),
        ["edited"] = Text("Nguyễn Thị Hoa", extra: ",\"edit_date\":1790000100", kind: "edited_message"),
        ["press"] = Press("go:signup"),
        ["inaccessible press"] =
            """{"update_id":781,"callback_query":{"id":"1","from":{"id":5001,"is_bot":false,"first_name":"Hoa"},"message":{"message_id":41,"chat":{"id":5001,"type":"private"},"date":0},"chat_instance":"1","data":"go:menu"}}""",
        ["inline press"] =
            """{"update_id":782,"callback_query":{"id":"2","from":{"id":5001,"is_bot":false,"first_name":"Hoa"},"inline_message_id":"AAA","chat_instance":"1","data":"go:menu"}}""",
        ["photo"] = Message(Photo),
        ["captioned photo"] = Message($"{Photo},\"caption\":\"Đăng ký lớp này\""),
        ["album"] = Message($"\"media_group_id\":\"13579\",{Photo}"),
        ["voice"] = Message(
            "\"voice\":{\"duration\":3,\"mime_type\":\"audio/ogg\",\"file_id\":\"AwAC\",\"file_unique_id\":\"AgAD\",\"file_size\":9000}"
        ),
        ["sticker"] = Message(
            "\"sticker\":{\"width\":512,\"height\":512,\"emoji\":\"👍\",\"set_name\":\"x\",\"is_animated\":false,"
                + "\"is_video\":false,\"type\":\"regular\",\"file_id\":\"CAAC\",\"file_unique_id\":\"AgAD\","
                + "\"file_size\":20000}"
        ),
        ["animation"] = Message(
            "\"animation\":{\"file_name\":\"a.mp4\",\"mime_type\":\"video/mp4\",\"duration\":2,\"width\":100,"
                + "\"height\":100,\"file_id\":\"CgAC\",\"file_unique_id\":\"AgAE\"},\"document\":{\"file_id\":\"CgAC\","
                + "\"file_unique_id\":\"AgAE\"}"
        ),
        ["video"] = Message("\"video\":{\"duration\":2,\"width\":100,\"height\":100,\"file_id\":\"BAAC\",\"file_unique_id\":\"AgAF\"}"),
        ["document"] = Message(
            "\"document\":{\"file_name\":\"cv.pdf\",\"mime_type\":\"application/pdf\",\"file_id\":\"BQAC\",\"file_unique_id\":\"AgAG\"}"
        ),
        ["contact"] = Message("\"contact\":{\"phone_number\":\"84912345678\",\"first_name\":\"Hoa\",\"user_id\":5001}"),
        ["location"] = Message("\"location\":{\"latitude\":18.679585,\"longitude\":105.681335}"),
        ["venue"] = Message(
            "\"location\":{\"latitude\":18.6,\"longitude\":105.6},\"venue\":{\"location\":{\"latitude\":18.6,"
                + "\"longitude\":105.6},\"title\":\"Quảng trường\",\"address\":\"Vinh\"}"
        ),
        ["dice"] = Message("\"dice\":{\"emoji\":\"🎲\",\"value\":3}"),
        ["poll"] = Message(
            "\"poll\":{\"id\":\"1\",\"question\":\"?\",\"options\":[],\"total_voter_count\":0,\"is_closed\":false,"
                + "\"is_anonymous\":true,\"type\":\"regular\",\"allows_multiple_answers\":false}"
        ),
        ["pinned"] = Message("\"pinned_message\":{\"message_id\":1,\"chat\":" + Chat + ",\"date\":0}"),
        ["blocked"] = Membership("member", "kicked"),
        ["unblocked"] = Membership("kicked", "member"),
        ["migrated"] = Message("\"migrate_to_chat_id\":-1001234567890", chat: """{"id":-4001,"title":"Lớp","type":"group"}"""),
        ["channel post"] =
            """{"update_id":783,"channel_post":{"message_id":7,"sender_chat":{"id":-1009,"title":"Kênh","type":"channel"},"chat":{"id":-1009,"title":"Kênh","type":"channel"},"date":1790000000,"text":"Thông báo"}}""",
        ["unknown kind"] = """{"update_id":784,"something_new":{"a":1}}""",
        ["unknown status"] = Membership("member", "hibernating"),
    };
}
