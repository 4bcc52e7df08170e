using System.Globalization;
using System.Text.Json.Nodes;
using ChatBot.Fakes.Play;

namespace ChatBot.Fakes.ZaloBot;

/// <summary>
/// A small Bot API of the Zalo Bot Platform over real HTTP, as strict as what is known of it; and the citizens at the other end. Events
/// leave by getUpdates, one a call and without confirmation, or by the webhook once one is registered, and then by nothing else.
/// </summary>
public sealed class FakeZaloBot : IAsyncDisposable
{
    private readonly Lock _lock = new();
    private readonly List<FakeZaloBotCall> _calls = [];
    private readonly List<FakeZaloBotMessage> _messages = [];
    private readonly HashSet<string> _chats = [];
    private readonly HashSet<string> _blocked = [];
    private LoopbackServer? _server;
    private int _nextMessage = 1;

    private FakeZaloBot(FakeZaloBotOptions options)
    {
        Options = options;
        Faults = new FakeZaloBotFaults(options.Seed);
        Events = new FakeZaloBotEvents(options, Changes.Pulse);
    }

    public FakeZaloBotOptions Options { get; }

    public FakeZaloBotFaults Faults { get; }

    /// <summary>The page to play the citizen, when started by hand.</summary>
    internal PlayServer? Play { get; set; }

    internal Changes Changes { get; } = new();

    /// <summary>Base address, as <c>ZaloBot:ApiBaseUrl</c> wants it.</summary>
    public string Address => _server?.Address ?? "";

    /// <summary>Every call in the order in which it was answered.</summary>
    public IReadOnlyList<FakeZaloBotCall> Calls
    {
        get
        {
            lock (_lock)
            {
                return [.. _calls];
            }
        }
    }

    /// <summary>The registered webhook; empty: none.</summary>
    public string WebhookUrl => Events.WebhookUrl;

    /// <summary>Events that neither a poll nor a webhook has got.</summary>
    public int Pending => Events.Pending;

    /// <summary>Statuses of webhook deliveries in their order; 0: no answer.</summary>
    public IReadOnlyList<int> Deliveries => Events.Deliveries;

    /// <summary>What the bot sent to all chats, in order.</summary>
    public IReadOnlyList<FakeZaloBotMessage> AllSent
    {
        get
        {
            lock (_lock)
            {
                return [.. _messages];
            }
        }
    }

    internal FakeZaloBotEvents Events { get; }

    public static async Task<FakeZaloBot> StartAsync(int port = 0, FakeZaloBotOptions? options = null)
    {
        var fake = new FakeZaloBot(options ?? new FakeZaloBotOptions());
        fake._server = await LoopbackServer.StartAsync(port, new FakeZaloBotApi(fake).HandleAsync, () => fake.Play);
        return fake;
    }

    public async ValueTask DisposeAsync()
    {
        await Events.DisposeAsync();
        if (_server is not null)
        {
            await _server.DisposeAsync();
        }
    }

    // What citizens do. Each returns the message's id.

    public string UserSends(string citizen, string text, string? messageId = null) =>
        Deliver("message.text.received", citizen, citizen, "PRIVATE", m => m["text"] = text, messageId);

    /// <summary>A picture, in the field of the documents or in the one that was captured.</summary>
    public string UserSendsPicture(string citizen, string? caption = null, bool asCaptured = true) =>
        Deliver(
            "message.image.received",
            citizen,
            citizen,
            "PRIVATE",
            m =>
            {
                m[asCaptured ? "photo_url" : "photo"] = "https://photo.zdn.vn/1.jpg";
                m["caption"] = caption;
                m["message_type"] = "CHAT_PHOTO";
            }
        );

    public string UserSendsSticker(string citizen) =>
        Deliver(
            "message.sticker.received",
            citizen,
            citizen,
            "PRIVATE",
            m =>
            {
                m["sticker"] = "bfe458bf64fa8da4d4eb";
                m["url"] = "https://zalo-api.zadn.vn/sticker";
            }
        );

    public string UserSendsVoice(string citizen) =>
        Deliver(
            "message.voice.received",
            citizen,
            citizen,
            "PRIVATE",
            m =>
            {
                m["voice_url"] = "https://voice.zdn.vn/1.aac";
                m["message_type"] = "CHAT_VOICE";
            }
        );

    /// <summary>A link, a file, or anything that a protected user writes: an event without content.</summary>
    public string UserSendsUnsupported(string citizen) => Deliver("message.unsupported.received", citizen, citizen, "PRIVATE", _ => { });

    /// <summary>Somebody mentions or quotes the bot in a group; the platform sends nothing else from there.</summary>
    public string GroupMemberSends(string group, string citizen, string text) =>
        Deliver("message.text.received", group, citizen, "GROUP", m => m["text"] = text);

    public string GroupMemberSendsSticker(string group, string citizen) =>
        Deliver("message.sticker.received", group, citizen, "GROUP", m => m["sticker"] = "bfe458bf64fa8da4d4eb");

    /// <summary>Types the number of a choice in the last message that has it.</summary>
    public string UserChooses(string citizen, string label)
    {
        var number =
            Sent(citizen).Select(m => m.NumberOf(label)).LastOrDefault(n => n is not null)
            ?? throw new InvalidOperationException($"No message to {citizen} offers '{label}'. {Describe(citizen)}");
        return UserSends(citizen, number);
    }

    /// <summary>From now on nothing can be sent to this citizen. The platform tells the bot nothing of it.</summary>
    public void UserBlocks(string citizen)
    {
        lock (_lock)
        {
            _blocked.Add(citizen);
        }
    }

    /// <summary>They can be written to again.</summary>
    public void UserUnblocks(string citizen)
    {
        lock (_lock)
        {
            _blocked.Remove(citizen);
        }
    }

    /// <summary>Makes someone known without an event of theirs: the platform knows a chat only from one.</summary>
    public void KnowsCitizen(string citizen)
    {
        lock (_lock)
        {
            _chats.Add(citizen);
        }
    }

    /// <summary>Delivers any event.</summary>
    public void Deliver(JsonObject happened)
    {
        if ((string?)happened["message"]?["chat"]?["id"] is { } chat)
        {
            lock (_lock)
            {
                _chats.Add(chat);
            }
        }

        Events.Add(happened);
    }

    // What came of it.

    /// <summary>What the bot sent to a chat, in order.</summary>
    public IReadOnlyList<FakeZaloBotMessage> Sent(string chat)
    {
        lock (_lock)
        {
            return [.. _messages.Where(m => m.ChatId == chat)];
        }
    }

    /// <summary>Waits until the condition holds; it is looked at after every call and every delivery.</summary>
    /// <exception cref="TimeoutException">With what was sent last.</exception>
    public Task WaitForAsync(Func<FakeZaloBot, bool> condition, TimeSpan? deadline = null) =>
        Changes.WaitForAsync(() => condition(this) ? this : null, () => Describe(null), deadline);

    /// <summary>Waits for a message in a chat, after the first <paramref name="after"/>, whose text contains something.</summary>
    public Task<FakeZaloBotMessage> WaitForMessageAsync(string chat, string contains = "", int after = 0, TimeSpan? deadline = null) =>
        Changes.WaitForAsync(
            () => Sent(chat).Skip(after).FirstOrDefault(m => m.Text.Contains(contains, StringComparison.OrdinalIgnoreCase)),
            () => Describe(null),
            deadline
        );

    /// <summary>Registers a webhook without a probe, as if it had been done long ago.</summary>
    public void RegisterWebhook(string url, string secret) => Events.RegisterWebhook(url, secret);

    public void DeleteWebhook() => Events.DeleteWebhook();

    internal bool Knows(string chat)
    {
        lock (_lock)
        {
            return _chats.Contains(chat);
        }
    }

    internal bool HasBlocked(string chat)
    {
        lock (_lock)
        {
            return _blocked.Contains(chat);
        }
    }

    internal void Record(FakeZaloBotCall call)
    {
        lock (_lock)
        {
            _calls.Add(call);
        }

        Changes.Pulse();
    }

    internal FakeZaloBotMessage AddMessage(string chat, string method, string text, byte[]? picture)
    {
        lock (_lock)
        {
            var message = new FakeZaloBotMessage(chat, NewId(), method, text, picture);
            _messages.Add(message);
            return message;
        }
    }

    private string Deliver(string name, string chat, string citizen, string chatType, Action<JsonObject> fill, string? messageId = null)
    {
        string id;
        lock (_lock)
        {
            id = messageId ?? NewId();
        }

        var message = new JsonObject
        {
            ["from"] = new JsonObject
            {
                ["id"] = citizen,
                ["display_name"] = $"Người dùng {citizen}",
                ["is_bot"] = false,
            },
            ["chat"] = new JsonObject { ["id"] = chat, ["chat_type"] = chatType },
            ["message_id"] = id,
            ["date"] = Options.Time.GetUtcNow().ToUnixTimeMilliseconds(),
        };
        fill(message);
        Deliver(new JsonObject { ["event_name"] = name, ["message"] = message });
        return id;
    }

    private string NewId() => (_nextMessage++).ToString("x20", CultureInfo.InvariantCulture);

    private string Describe(string? chat)
    {
        var last = (chat is null ? AllSent : Sent(chat)).TakeLast(5).Select(m => $"[{m.ChatId}] {m.Text}");
        return $"Pending events: {Pending}. Deliveries: {string.Join(",", Deliveries.TakeLast(5))}. Last messages: "
            + $"{string.Join(" | ", last)}";
    }
}
