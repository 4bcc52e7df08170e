using System.Text.Json.Nodes;
using ChatBot.Fakes.Play;

namespace ChatBot.Fakes.Telegram;

/// <summary>
/// A small Bot API over real HTTP, as strict as the documents, with Telegram's own error words; and the citizens at the other end, who
/// write and press. Updates leave by getUpdates or, once setWebhook was called, by the webhook.
/// </summary>
public sealed class FakeTelegram : IAsyncDisposable
{
    private readonly Lock _lock = new();
    private readonly FakeUpdates _updates;
    private readonly List<FakeCall> _calls = [];
    private readonly List<FakeMessage> _messages = [];
    private readonly Dictionary<long, List<FakeMessage>> _byChat = [];
    private readonly HashSet<long> _blocked = [];
    private readonly Dictionary<long, long> _migrated = [];
    private readonly Dictionary<string, bool> _presses = [];
    private readonly Dictionary<string, JsonArray> _commands = [];
    private readonly Dictionary<string, string> _profile = [];
    private LoopbackServer? _server;
    private int _nextMessage = 1;
    private long _nextQuery = 4_000_000_000;

    private FakeTelegram(FakeTelegramOptions options)
    {
        Options = options;
        Faults = new FakeTelegramFaults(options.Seed);
        _updates = new FakeUpdates(options, RunWebhookResponse, Changes.Pulse);
    }

    public FakeTelegramOptions Options { get; }

    public FakeTelegramFaults Faults { get; }

    /// <summary>The page to play the citizen, when started by hand.</summary>
    internal PlayServer? Play { get; set; }

    internal Changes Changes { get; } = new();

    /// <summary>Base address, as <c>Telegram:ApiBaseUrl</c> wants it.</summary>
    public string Address => _server?.Address ?? "";

    public long BotId => long.Parse(Options.Token.Split(':')[0], System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>Every call in the order in which it was answered.</summary>
    public IReadOnlyList<FakeCall> Calls
    {
        get
        {
            lock (_lock)
            {
                return [.. _calls];
            }
        }
    }

    /// <summary>Updates that the bot has acknowledged, by 2xx or by a later offset.</summary>
    public IReadOnlyCollection<int> Acknowledged => _updates.Acknowledged;

    /// <summary>Webhook calls that were answered with something else than 2xx, or not at all; 0: not at all.</summary>
    public IReadOnlyList<int> FailedDeliveries => _updates.Failures;

    /// <summary>Updates not yet acknowledged.</summary>
    public int Pending => _updates.Pending;

    /// <summary>Commands by language code; "" is everyone else.</summary>
    public IReadOnlyDictionary<string, JsonArray> Commands
    {
        get
        {
            lock (_lock)
            {
                return new Dictionary<string, JsonArray>(_commands);
            }
        }
    }

    /// <summary>Presses that were answered.</summary>
    public int AnsweredPresses
    {
        get
        {
            lock (_lock)
            {
                return _presses.Values.Count(answered => answered);
            }
        }
    }

    public static async Task<FakeTelegram> StartAsync(int port = 0, FakeTelegramOptions? options = null)
    {
        var fake = new FakeTelegram(options ?? new FakeTelegramOptions());
        fake._server = await LoopbackServer.StartAsync(port, new FakeTelegramApi(fake).HandleAsync, () => fake.Play);
        return fake;
    }

    public async ValueTask DisposeAsync()
    {
        await _updates.DisposeAsync();
        if (_server is not null)
        {
            await _server.DisposeAsync();
        }
    }

    // What citizens do. Each returns the update's id.

    public int UserSends(long chatId, string text, string language = "vi") =>
        Deliver(
            "message",
            chatId,
            Message(
                chatId,
                chatId,
                language,
                m =>
                {
                    m["text"] = text;
                    if (text.StartsWith('/'))
                    {
                        m["entities"] = new JsonArray(
                            new JsonObject
                            {
                                ["offset"] = 0,
                                ["length"] = text.Split(' ')[0].Length,
                                ["type"] = "bot_command",
                            }
                        );
                    }
                }
            )
        );

    public int UserStarts(long chatId, string? payload = null, string language = "vi") =>
        UserSends(chatId, payload is null ? "/start" : $"/start {payload}", language);

    public int UserEdits(long chatId, int messageId, string text) =>
        Deliver(
            "edited_message",
            chatId,
            Message(
                chatId,
                chatId,
                "vi",
                m =>
                {
                    m["message_id"] = messageId;
                    m["edit_date"] = Options.Time.GetUtcNow().ToUnixTimeSeconds();
                    m["text"] = text;
                }
            )
        );

    public int UserSharesContact(long chatId, string phone, long? contactUserId = null) =>
        Deliver(
            "message",
            chatId,
            Message(
                chatId,
                chatId,
                "vi",
                m =>
                    m["contact"] = new JsonObject
                    {
                        ["phone_number"] = phone,
                        ["first_name"] = "Người dùng",
                        ["user_id"] = contactUserId ?? chatId,
                    }
            )
        );

    public int UserSharesLocation(long chatId, double latitude, double longitude) =>
        Deliver(
            "message",
            chatId,
            Message(chatId, chatId, "vi", m => m["location"] = new JsonObject { ["latitude"] = latitude, ["longitude"] = longitude })
        );

    public int UserBlocks(long chatId)
    {
        lock (_lock)
        {
            _blocked.Add(chatId);
        }

        return Deliver("my_chat_member", chatId, Membership(chatId, "member", "kicked"));
    }

    public int UserUnblocks(long chatId)
    {
        lock (_lock)
        {
            _blocked.Remove(chatId);
        }

        return Deliver("my_chat_member", chatId, Membership(chatId, "kicked", "member"));
    }

    /// <summary>Someone writes in a group.</summary>
    public int GroupMemberSends(long chatId, long userId, string text) =>
        Deliver("message", chatId, Message(chatId, userId, "vi", m => m["text"] = text));

    /// <summary>Someone writes in a topic of a forum.</summary>
    public int TopicMemberSends(long chatId, int thread, long userId, string text) =>
        Deliver(
            "message",
            chatId,
            Message(
                chatId,
                userId,
                "vi",
                m =>
                {
                    m["text"] = text;
                    m["message_thread_id"] = thread;
                    m["is_topic_message"] = true;
                }
            )
        );

    /// <summary>Presses the button whose label contains <paramref name="label"/>, in the last message that has such a button.</summary>
    public int UserPresses(long chatId, string label)
    {
        var message =
            Sent(chatId).LastOrDefault(m => m.Buttons.Any(b => b.Text.Contains(label, StringComparison.OrdinalIgnoreCase)))
            ?? throw new InvalidOperationException($"No message in chat {chatId} has a button '{label}'. {Describe(chatId)}");
        var button = message.Buttons.First(b => b.Text.Contains(label, StringComparison.OrdinalIgnoreCase));
        if (!message.IsInline)
        {
            return button.RequestsContact ? UserSharesContact(chatId, "+84912345678")
                : button.RequestsLocation ? UserSharesLocation(chatId, 18.6796, 105.6813)
                : UserSends(chatId, button.Text);
        }

        return UserPressesData(chatId, button.Data ?? throw new InvalidOperationException($"The button '{label}' opens a page."), message);
    }

    /// <summary>A press with this data, of a message that may be long gone.</summary>
    public int UserPressesData(long chatId, string data, FakeMessage? message = null)
    {
        string query;
        lock (_lock)
        {
            query = (_nextQuery++).ToString(System.Globalization.CultureInfo.InvariantCulture);
            _presses[query] = false;
        }

        var original = message is null
            ? new JsonObject
            {
                ["message_id"] = 1,
                ["chat"] = Chat(chatId, chatId),
                ["date"] = 0,
            }
            : new JsonObject
            {
                ["message_id"] = message.Id,
                ["from"] = Bot(),
                ["chat"] = Chat(chatId, chatId),
                ["date"] = Options.Time.GetUtcNow().ToUnixTimeSeconds(),
                ["text"] = message.Text,
                ["reply_markup"] = message.Markup?.DeepClone(),
            };
        if (message?.Thread is { } thread)
        {
            original["message_thread_id"] = thread;
            original["is_topic_message"] = true;
        }

        var press = new JsonObject
        {
            ["id"] = query,
            ["from"] = User(chatId, "vi"),
            ["message"] = original,
            ["chat_instance"] = chatId.ToString(System.Globalization.CultureInfo.InvariantCulture),
            ["data"] = data,
        };
        // Telegram queues presses by user and messages by chat: the two may overtake each other.
        return Deliver("callback_query", chatId + (3L << 33), press);
    }

    /// <summary>Delivers any payload.</summary>
    public int Deliver(string kind, long queue, JsonObject payload) => _updates.Add(kind, queue, payload);

    /// <summary>Delivers a whole update, recorded or made up; its id is replaced.</summary>
    public int Deliver(string json)
    {
        var update = JsonNode.Parse(json)!.AsObject();
        var (kind, payload) = update.First(p => p.Key != "update_id");
        var chat = (long?)payload!["chat"]?["id"] ?? (long?)payload["message"]?["chat"]?["id"] ?? 0;
        return Deliver(kind, chat, payload.DeepClone().AsObject());
    }

    /// <summary>The group became a supergroup with a new id: sends to the old one are told so.</summary>
    public void Migrate(long chatId, long newChatId)
    {
        lock (_lock)
        {
            _migrated[chatId] = newChatId;
        }
    }

    // What came of it.

    /// <summary>What the bot sent to a chat, in order.</summary>
    public IReadOnlyList<FakeMessage> Sent(long chatId)
    {
        lock (_lock)
        {
            return _byChat.TryGetValue(chatId, out var messages) ? [.. messages] : [];
        }
    }

    /// <summary>What the bot sent to all chats, in order.</summary>
    public IReadOnlyList<FakeMessage> AllSent
    {
        get
        {
            lock (_lock)
            {
                return [.. _messages];
            }
        }
    }

    /// <summary>Waits until the condition holds; it is looked at after every call and every delivery.</summary>
    /// <exception cref="TimeoutException">With what was sent last.</exception>
    public Task WaitForAsync(Func<FakeTelegram, bool> condition, TimeSpan? deadline = null) =>
        Changes.WaitForAsync(() => condition(this) ? this : null, () => Describe(null), deadline);

    /// <summary>Waits for a message in a chat, after the first <paramref name="after"/>, whose text contains something.</summary>
    public Task<FakeMessage> WaitForMessageAsync(long chatId, string contains = "", int after = 0, TimeSpan? deadline = null) =>
        Changes.WaitForAsync(
            () => Sent(chatId).Skip(after).FirstOrDefault(m => m.Text.Contains(contains, StringComparison.OrdinalIgnoreCase)),
            () => Describe(null),
            deadline
        );

    internal FakeUpdates Updates => _updates;

    internal bool IsBlocked(long chatId)
    {
        lock (_lock)
        {
            return _blocked.Contains(chatId);
        }
    }

    internal long? MigratedTo(long chatId)
    {
        lock (_lock)
        {
            return _migrated.TryGetValue(chatId, out var to) ? to : null;
        }
    }

    internal void Record(FakeCall call)
    {
        lock (_lock)
        {
            _calls.Add(call);
        }

        Changes.Pulse();
    }

    internal FakeMessage AddMessage(
        long chatId,
        string method,
        string raw,
        string text,
        JsonObject? markup,
        FakeFile? file,
        int? thread = null
    )
    {
        lock (_lock)
        {
            var message = new FakeMessage(chatId, _nextMessage++, method, raw, text, markup, file) { Thread = thread };
            _messages.Add(message);
            if (!_byChat.TryGetValue(chatId, out var list))
            {
                _byChat[chatId] = list = [];
            }

            list.Add(message);
            return message;
        }
    }

    internal FakeMessage? Find(long chatId, int messageId) => Sent(chatId).FirstOrDefault(m => m.Id == messageId);

    internal void Replace(FakeMessage old, FakeMessage changed)
    {
        lock (_lock)
        {
            _messages[_messages.IndexOf(old)] = changed;
            var list = _byChat[old.ChatId];
            list[list.IndexOf(old)] = changed;
        }
    }

    internal bool AnswerPress(string? query)
    {
        lock (_lock)
        {
            if (query is null || !_presses.TryGetValue(query, out var answered) || answered)
            {
                return false;
            }

            _presses[query] = true;
            return true;
        }
    }

    internal void SetCommands(string language, JsonArray commands)
    {
        lock (_lock)
        {
            _commands[language] = commands;
        }
    }

    /// <summary>Name or description that somebody set, by field and language; "": everyone else.</summary>
    public string GetProfile(string field, string language)
    {
        lock (_lock)
        {
            return _profile.GetValueOrDefault($"{field} {language}") ?? "";
        }
    }

    /// <summary>As the owner of the bot does at @BotFather.</summary>
    public void SetProfile(string field, string language, string text)
    {
        lock (_lock)
        {
            _profile[$"{field} {language}"] = text;
        }
    }

    internal JsonObject Bot() =>
        new()
        {
            ["id"] = BotId,
            ["is_bot"] = true,
            ["first_name"] = "Học tập suốt đời",
            ["username"] = Options.BotUsername,
        };

    internal static JsonObject Chat(long chatId, long userId) =>
        chatId < 0
            ? new JsonObject
            {
                ["id"] = chatId,
                ["title"] = "Nhóm",
                ["type"] = chatId < -1_000_000_000_000 ? "supergroup" : "group",
            }
            : new JsonObject
            {
                ["id"] = chatId,
                ["first_name"] = $"U{userId}",
                ["type"] = "private",
            };

    private static JsonObject User(long userId, string language) =>
        new()
        {
            ["id"] = userId,
            ["is_bot"] = false,
            ["first_name"] = $"U{userId}",
            ["language_code"] = language,
        };

    private JsonObject Message(long chatId, long userId, string language, Action<JsonObject> fill)
    {
        int id;
        lock (_lock)
        {
            id = _nextMessage++;
        }

        var message = new JsonObject
        {
            ["message_id"] = id,
            ["from"] = User(userId, language),
            ["chat"] = Chat(chatId, userId),
            ["date"] = Options.Time.GetUtcNow().ToUnixTimeSeconds(),
        };
        fill(message);
        return message;
    }

    private JsonObject Membership(long chatId, string before, string now) =>
        new()
        {
            ["chat"] = Chat(chatId, chatId),
            ["from"] = User(chatId, "vi"),
            ["date"] = Options.Time.GetUtcNow().ToUnixTimeSeconds(),
            ["old_chat_member"] = Member(before),
            ["new_chat_member"] = Member(now),
        };

    private JsonObject Member(string status)
    {
        var member = new JsonObject { ["user"] = Bot(), ["status"] = status };
        if (status == "kicked")
        {
            member["until_date"] = 0;
        }

        return member;
    }

    private void RunWebhookResponse(JsonObject call) => new FakeTelegramApi(this).RunFromWebhook(call);

    private string Describe(long? chatId)
    {
        var last = (chatId is { } chat ? Sent(chat) : AllSent)
            .TakeLast(5)
            .Select(m => $"[{m.ChatId}] {m.Text} {string.Join(" ", m.Buttons.Select(b => $"({b.Text})"))}");
        var failures = FailedDeliveries;
        return $"Pending updates: {Pending}. Failed deliveries: {string.Join(",", failures.TakeLast(5))}. Last "
            + $"messages: {string.Join(" | ", last)}";
    }
}
