using System.Globalization;
using System.Text.Json.Nodes;
using ChatBot.Fakes.ZaloOa;

namespace ChatBot.Fakes.Play;

internal sealed class ZaloOaPlayground(FakeZaloOa fake) : IPlayground
{
    public string Messenger => "zalo-oa";

    public IReadOnlyList<string> Citizens { get; } = ["246845883529197922", "246845883529197923", "246845883529197924"];

    public IReadOnlyList<string> Acts { get; } =
    ["follow", "unfollow", "location", "contact", "photo", "sticker", "admin", "block", "unblock"];

    public IReadOnlyList<PlayBubble> Sent(string citizen) =>
        [
            .. fake.Sent(citizen)
                .Select(m => new PlayBubble(
                    m.Text,
                    null,
                    [.. m.Buttons.Select(b => (IReadOnlyList<PlayButton>)[new PlayButton(b.Title, b.Url)])],
                    m.Title is null ? null : $"{m.Title}\n{m.Subtitle}",
                    m.File?.Name
                )),
        ];

    public IReadOnlyList<IReadOnlyList<PlayButton>> Keyboard(string citizen) => [];

    public PlayFile? File(string citizen, int message) =>
        fake.Sent(citizen).ElementAtOrDefault(message)?.File is { } file
            ? new PlayFile(file.Kind == "file" ? "application/octet-stream" : "image/png", file.Content)
            : null;

    public string Act(string citizen, string act, string value)
    {
        switch (act)
        {
            case "text":
                fake.UserSends(citizen, value);
                return value;
            case "press":
                var at = value.Split('/').Select(part => int.Parse(part, CultureInfo.InvariantCulture)).ToArray();
                var button =
                    fake.Sent(citizen).ElementAtOrDefault(at[0])?.Buttons.ElementAtOrDefault(at[1])
                    ?? throw new InvalidOperationException("The button is gone.");
                fake.UserSends(citizen, button.Payload ?? throw new InvalidOperationException("It opens a page."));
                return $"▸ {button.Title}";
            case "follow":
                fake.UserFollows(citizen);
                return "[đã quan tâm]";
            case "unfollow":
                fake.UserUnfollows(citizen);
                return "[bỏ quan tâm]";
            case "location":
                fake.UserSharesLocation(citizen, "18.6796", "105.6813");
                return "[vị trí] 18.6796, 105.6813";
            case "contact":
                fake.UserSharesPhone(citizen, "84912345678");
                return "[số điện thoại] 0912345678";
            case "photo":
                Attach(
                    citizen,
                    "image",
                    new JsonObject { ["url"] = "https://photo.zdn.vn/1.jpg", ["thumbnail"] = "https://photo.zdn.vn/1t.jpg" }
                );
                return "[ảnh]";
            case "sticker":
                Attach(citizen, "sticker", new JsonObject { ["id"] = "1", ["url"] = "https://zalo-api.zadn.vn/sticker" });
                return "[nhãn dán]";
            case "admin":
                fake.AdminSends(citizen, "Chào bạn, tôi là cán bộ của Sở.");
                return "[cán bộ nhắn trong OA Manager]";
            case "block":
                fake.UserRefuses(citizen);
                return "[không nhận tin]";
            case "unblock":
                fake.UserAcceptsAgain(citizen);
                return "[nhận tin lại]";
            default:
                throw new InvalidOperationException($"No act '{act}'.");
        }
    }

    public void Fail(string how) => fake.Faults.Fail(how);

    private void Attach(string citizen, string kind, JsonObject payload) => fake.UserSendsAttachment(citizen, kind, payload);
}
