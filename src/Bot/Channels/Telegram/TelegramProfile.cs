namespace ChatBot.Bot.Channels.Telegram;

/// <summary>How the bot presents itself where nobody has written yet: in an empty chat, and on its profile.</summary>
/// <param name="Description">At most 512 characters.</param>
/// <param name="ShortDescription">At most 120 characters.</param>
internal sealed record TelegramProfile(TelegramProfileText Description, TelegramProfileText ShortDescription)
{
    public static readonly TelegramProfile Default = new(
        new(
            """
            Trợ lý học tập suốt đời của tỉnh Nghệ An. Tại đây bạn có thể:
            • hỏi về học tập suốt đời và Tuần lễ học tập suốt đời, tìm sự kiện theo ngày và nơi ở;
            • đăng ký lớp tiếng Anh miễn phí cho mình hoặc cho con;
            • nhận mỗi ngày một bài học ngắn về an toàn trên mạng.
            Bạn cứ nhắn điều mình cần, có dấu hay không dấu đều được.
            """,
            """
            The lifelong learning assistant of Nghệ An province. Here you can:
            • ask about lifelong learning and Lifelong Learning Week, and find events by day and place;
            • sign up for free English classes, for yourself or your child;
            • get one short lesson a day about safety online.
            Just write what you need, in Vietnamese or English.
            """
        ),
        new(
            "Hỏi về học tập suốt đời ở Nghệ An, đăng ký lớp tiếng Anh miễn phí, mỗi ngày một bài học an toàn số.",
            "Lifelong learning in Nghệ An: answers, events, free English classes, a daily lesson about safety online."
        )
    );

    /// <summary>What to set in place of what is there, or null when that is right already or the office's own.</summary>
    /// <param name="ours">Our texts.</param>
    /// <param name="now">What Telegram shows; for a language without a text of its own it may show the general one.</param>
    /// <param name="language">Language code, or null for everyone else.</param>
    public static string? Replaces(TelegramProfileText ours, string? now, string? language)
    {
        var wanted = language == "en" ? ours.En : ours.Vi;
        return now != wanted && (string.IsNullOrEmpty(now) || now == ours.Vi || now == ours.En) ? wanted : null;
    }
}

/// <summary>A text in both languages.</summary>
internal sealed record TelegramProfileText(string Vi, string En);
