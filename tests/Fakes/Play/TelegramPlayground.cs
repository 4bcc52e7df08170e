using System.Globalization;
using System.Text.Json.Nodes;
using ChatBot.Fakes.Telegram;

namespace ChatBot.Fakes.Play;

internal sealed class TelegramPlayground(FakeTelegram fake) : IPlayground
{
    public string Messenger => "telegram";

    public IReadOnlyList<string> Citizens { get; } = ["100001", "100002", "100003"];

    public IReadOnlyList<string> Acts { get; } = ["start", "location", "contact", "photo", "sticker", "voice", "block", "unblock"];

    public IReadOnlyList<PlayBubble> Sent(string citizen) =>
        [
            .. fake.Sent(Chat(citizen))
                .Select(m => new PlayBubble(m.Text, m.Raw == m.Text ? null : m.Raw, m.IsInline ? Buttons(m) : [], null, m.File?.Name)),
        ];

    public IReadOnlyList<IReadOnlyList<PlayButton>> Keyboard(string citizen) => Open(citizen) is { } message ? Buttons(message) : [];

    public PlayFile? File(string citizen, int message) =>
        fake.Sent(Chat(citizen)).ElementAtOrDefault(message)?.File is { } file ? new PlayFile(file.ContentType, file.Content) : null;

    public string Act(string citizen, string act, string value)
    {
        var chat = Chat(citizen);
        switch (act)
        {
            case "text":
                fake.UserSends(chat, value);
                return value;
            case "press":
                return Press(citizen, value);
            case "start":
                fake.UserStarts(chat);
                return "/start";
            case "location":
                fake.UserSharesLocation(chat, 18.6796, 105.6813);
                return "[vị trí] 18.6796, 105.6813";
            case "contact":
                fake.UserSharesContact(chat, "+84912345678");
                return "[số điện thoại] +84912345678";
            case "photo":
                Deliver(
                    chat,
                    "photo",
                    new JsonArray(
                        new JsonObject
                        {
                            ["file_id"] = "p",
                            ["file_unique_id"] = "p",
                            ["width"] = 90,
                            ["height"] = 90,
                        }
                    )
                );
                return "[ảnh]";
            case "sticker":
                Deliver(
                    chat,
                    "sticker",
                    new JsonObject
                    {
                        ["file_id"] = "s",
                        ["file_unique_id"] = "s",
                        ["type"] = "regular",
                        ["width"] = 90,
                        ["height"] = 90,
                        ["is_animated"] = false,
                        ["is_video"] = false,
                    }
                );
                return "[nhãn dán]";
            case "voice":
                Deliver(
                    chat,
                    "voice",
                    new JsonObject
                    {
                        ["file_id"] = "v",
                        ["file_unique_id"] = "v",
                        ["duration"] = 3,
                    }
                );
                return "[tin thoại]";
            case "block":
                fake.UserBlocks(chat);
                return "[đã chặn bot]";
            case "unblock":
                fake.UserUnblocks(chat);
                return "[bỏ chặn bot]";
            default:
                throw new InvalidOperationException($"No act '{act}'.");
        }
    }

    public void Fail(string how) => fake.Faults.Fail(how);

    private static long Chat(string citizen) => long.Parse(citizen, CultureInfo.InvariantCulture);

    private static List<IReadOnlyList<PlayButton>> Buttons(FakeMessage message) =>
        [.. message.Rows.Select(row => (IReadOnlyList<PlayButton>)[.. row.Select(b => new PlayButton(b.Text, b.Url))])];

    private FakeMessage? Open(string citizen)
    {
        FakeMessage? open = null;
        foreach (var message in fake.Sent(Chat(citizen)))
        {
            open =
                message.RemovesKeyboard ? null
                : !message.IsInline && message.Rows.Count > 0 ? message
                : open;
        }

        return open;
    }

    private string Press(string citizen, string value)
    {
        var chat = Chat(citizen);
        var at = value.Split('/').Select(part => int.Parse(part, CultureInfo.InvariantCulture)).ToArray();
        var message =
            (at[0] < 0 ? Open(citizen) : fake.Sent(chat).ElementAtOrDefault(at[0]))
            ?? throw new InvalidOperationException("The message is gone.");
        var button =
            message.Rows.ElementAtOrDefault(at[1])?.ElementAtOrDefault(at[2]) ?? throw new InvalidOperationException("The button is gone.");
        if (button.RequestsContact)
        {
            return Act(citizen, "contact", "");
        }

        if (button.RequestsLocation)
        {
            return Act(citizen, "location", "");
        }

        if (!message.IsInline)
        {
            return Act(citizen, "text", button.Text);
        }

        fake.UserPressesData(chat, button.Data ?? throw new InvalidOperationException("It opens a page."), message);
        return $"▸ {button.Text}";
    }

    private void Deliver(long chat, string kind, JsonNode content) =>
        fake.Deliver(
            "message",
            chat,
            new JsonObject
            {
                ["message_id"] = 1,
                ["from"] = new JsonObject
                {
                    ["id"] = chat,
                    ["is_bot"] = false,
                    ["first_name"] = "Người dùng",
                    ["language_code"] = "vi",
                },
                ["chat"] = new JsonObject
                {
                    ["id"] = chat,
                    ["type"] = "private",
                    ["first_name"] = "Người dùng",
                },
                ["date"] = fake.Options.Time.GetUtcNow().ToUnixTimeSeconds(),
                [kind] = content,
            }
        );
}
