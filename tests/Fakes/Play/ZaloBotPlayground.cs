using ChatBot.Fakes.ZaloBot;

namespace ChatBot.Fakes.Play;

internal sealed class ZaloBotPlayground(FakeZaloBot fake) : IPlayground
{
    public string Messenger => "zalo-bot";

    public IReadOnlyList<string> Citizens { get; } = ["6ede9afa66b88fe6d6a9", "6ede9afa66b88fe6d6aa", "6ede9afa66b88fe6d6ab"];

    public IReadOnlyList<string> Acts { get; } = ["photo", "sticker", "voice", "other", "block", "unblock"];

    public IReadOnlyList<PlayBubble> Sent(string citizen) =>
        [.. fake.Sent(citizen).Select(m => new PlayBubble(m.Text, null, [], null, m.Picture is null ? null : "ảnh.png"))];

    public IReadOnlyList<IReadOnlyList<PlayButton>> Keyboard(string citizen) => [];

    public PlayFile? File(string citizen, int message) =>
        fake.Sent(citizen).ElementAtOrDefault(message)?.Picture is { } picture ? new PlayFile("image/png", picture) : null;

    public string Act(string citizen, string act, string value)
    {
        switch (act)
        {
            case "text":
                fake.UserSends(citizen, value);
                return value;
            case "photo":
                fake.UserSendsPicture(citizen);
                return "[ảnh]";
            case "sticker":
                fake.UserSendsSticker(citizen);
                return "[nhãn dán]";
            case "voice":
                fake.UserSendsVoice(citizen);
                return "[tin thoại]";
            case "other":
                fake.UserSendsUnsupported(citizen);
                return "[liên kết hoặc tệp]";
            case "block":
                fake.UserBlocks(citizen);
                return "[đã chặn bot]";
            case "unblock":
                fake.UserUnblocks(citizen);
                return "[bỏ chặn bot]";
            default:
                throw new InvalidOperationException($"No act '{act}'.");
        }
    }

    public void Fail(string how) => fake.Faults.Fail(how);
}
