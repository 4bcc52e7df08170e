namespace ChatBot.Bot.Tests.Channels.ZaloOa;

/// <summary>Events in the shapes of the documents and of captures.</summary>
internal static class ZaloOaEvents
{
    public const string App = "360846524940903967";
    public const string Oa = "388613280878808645";
    public const string User = "246845883529197922";
    public const string Time = "1790000000123";

    public static string FromUser(string name, string message, string time = Time) =>
        $$$"""{"app_id":"{{{App}}}","sender":{"id":"{{{User}}}"},"user_id_by_app":"552177279717587730","recipient":{"id":"{{{Oa}}}"},"event_name":"{{{name}}}","message":{{{message}}},"timestamp":"{{{time}}}"}""";

    public static string Attachment(string type, string payload, string extra = "") =>
        FromUser(
            $"user_send_{type}",
            $$$"""{"msg_id":"96d3cdf3af150460909"{{{extra}}},"attachments":[{"type":"{{{type}}}","payload":{{{payload}}}}]}"""
        );

    public static string Text(string text, string extra = "") =>
        FromUser(
            "user_send_text",
            $$$"""{"text":{{{System.Text.Json.JsonSerializer.Serialize(text)}}},"msg_id":"96d3cdf3af150460909"{{{extra}}}}"""
        );

    public static string Account(string name, string fields, string time = Time) =>
        $$$"""{"oa_id":"{{{Oa}}}",{{{fields}}},"event_name":"{{{name}}}","app_id":"{{{App}}}","timestamp":"{{{time}}}"}""";

    public static string Info(string info) =>
        $$$"""{"sender":{"id":"{{{User}}}"},"recipient":{"id":"{{{Oa}}}"},"event_name":"user_submit_info","app_id":"{{{App}}}","timestamp":"{{{Time}}}","info":{{{info}}}}""";

    public static string Echo(string name, string sender, string message = """{"text":"chào","msg_id":"e1"}""") =>
        $$$"""{"app_id":"{{{App}}}","sender":{{{sender}}},"recipient":{"id":"{{{User}}}"},"event_name":"{{{name}}}","message":{{{message}}},"timestamp":"{{{Time}}}"}""";
}
