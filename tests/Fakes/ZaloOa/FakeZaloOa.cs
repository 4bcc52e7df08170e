using System.Text.Json;
using System.Text.Json.Nodes;
using ChatBot.Fakes.Play;

namespace ChatBot.Fakes.ZaloOa;

/// <summary>
/// A small Official Account platform over real HTTP, as strict as the documents: token endpoint, OpenAPI and webhook; and the citizens at
/// the other end, who write and tap.
/// </summary>
public sealed class FakeZaloOa : IAsyncDisposable
{
    private readonly Lock _lock = new();
    private readonly List<FakeZaloCall> _calls = [];
    private readonly List<FakeZaloMessage> _messages = [];
    private readonly Dictionary<string, List<FakeZaloMessage>> _byUser = [];
    private readonly Dictionary<string, FakeZaloFile> _uploads = [];
    private LoopbackServer? _server;
    private int _count;
    private int _isDisposed;

    private FakeZaloOa(FakeZaloOaOptions options)
    {
        Options = options;
        Faults = new FakeZaloFaults(options.Seed);
        People = new FakeZaloPeople(options);
        Tokens = new FakeZaloTokens(options);
        RateLimit = new FakeZaloRateLimit(options);
        Webhook = new FakeZaloWebhook(options, Changes.Pulse);
    }

    public FakeZaloOaOptions Options { get; }

    public FakeZaloFaults Faults { get; }

    /// <summary>The page to play the citizen, when started by hand.</summary>
    internal PlayServer? Play { get; set; }

    internal Changes Changes { get; } = new();

    /// <summary>Base address, as <c>ZaloOa:ApiBaseUrl</c> and <c>ZaloOa:OAuthBaseUrl</c> want it.</summary>
    public string Address => _server?.Address ?? "";

    /// <summary>The console's "Webhook URL".</summary>
    public Uri? WebhookUrl
    {
        get => Webhook.Url;
        set => Webhook.Url = value;
    }

    /// <summary>The last retry of an event failed; the console switched the webhook off and wants it switched on by hand.</summary>
    public bool IsWebhookDisabled
    {
        get => Webhook.IsDisabled;
        set => Webhook.IsDisabled = value;
    }

    /// <summary>Events that nobody will ever hear of.</summary>
    public int LostEvents => Webhook.Lost;

    /// <summary>Events neither acknowledged nor given up.</summary>
    public int Pending => Webhook.Pending;

    /// <summary>Every attempt of delivery.</summary>
    public IReadOnlyList<FakeZaloDelivery> Deliveries => Webhook.Deliveries;

    /// <summary>Every call, in the order in which it was answered.</summary>
    public IReadOnlyList<FakeZaloCall> Calls
    {
        get
        {
            lock (_lock)
            {
                return [.. _calls];
            }
        }
    }

    /// <summary>Refresh tokens consumed.</summary>
    public int Refreshes => Tokens.Refreshes;

    /// <summary>Messages that were charged.</summary>
    public int Charged => People.Charged;

    /// <summary>The access token that is good now, or null.</summary>
    public string? AccessToken => Tokens.AccessToken;

    internal FakeZaloPeople People { get; }

    internal FakeZaloTokens Tokens { get; }

    internal FakeZaloRateLimit RateLimit { get; }

    internal FakeZaloWebhook Webhook { get; }

    public static async Task<FakeZaloOa> StartAsync(int port = 0, FakeZaloOaOptions? options = null)
    {
        var fake = new FakeZaloOa(options ?? new FakeZaloOaOptions());
        fake._server = await LoopbackServer.StartAsync(port, new FakeZaloOaApi(fake).HandleAsync, () => fake.Play);
        return fake;
    }

    /// <summary>The platform is gone; a second time is no error.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _isDisposed, 1) == 1)
        {
            return;
        }

        Webhook.Dispose();
        if (_server is not null)
        {
            await _server.DisposeAsync();
        }
    }

    // What the admin does.

    /// <summary>The access token is good no more (-216), as after a change of permissions.</summary>
    public void RevokeAccess() => Tokens.Revoke();

    /// <summary>The grant was withdrawn: access and refresh token are dead (-14014).</summary>
    public void RevokeGrant() => Tokens.KillChain();

    /// <summary>Every attachment id and file token uploaded so far has expired (-100).</summary>
    public void ExpireUploads()
    {
        lock (_lock)
        {
            _uploads.Clear();
        }
    }

    /// <summary>Another app of the same account sends so many messages out of its package.</summary>
    public void OtherAppSends(int messages) => People.TakesFromPackage(messages);

    /// <summary>A person of the office writes to a citizen in OA Manager.</summary>
    public string AdminSends(string userId, string text, string adminId = "5550001") =>
        Deliver(userId, "oa_send_text", Options.OaId, userId, new JsonObject { ["text"] = text }, sender => sender["admin_id"] = adminId);

    // What citizens do. Each returns the message id, or the event's timestamp.

    public string UserSends(string userId, string text) => FromUser(userId, "user_send_text", new JsonObject { ["text"] = text });

    /// <summary>Sends an attachment: image, gif, link, audio, video, sticker, location, file, business_card.</summary>
    public string UserSendsAttachment(string userId, string kind, JsonObject payload, string? text = null)
    {
        var message = new JsonObject { ["attachments"] = new JsonArray(new JsonObject { ["type"] = kind, ["payload"] = payload }) };
        if (text is not null)
        {
            message["text"] = text;
        }

        return FromUser(userId, $"user_send_{kind}", message);
    }

    public string UserSharesLocation(string userId, string latitude, string longitude) =>
        UserSendsAttachment(
            userId,
            "location",
            new JsonObject
            {
                ["coordinates"] = new JsonObject { ["latitude"] = latitude, ["longitude"] = longitude },
            }
        );

    /// <summary>Taps the button whose title contains <paramref name="title"/>, in the last message that has such a button.</summary>
    public string UserTaps(string userId, string title)
    {
        var button =
            Sent(userId)
                .Reverse()
                .SelectMany(m => m.Buttons)
                .FirstOrDefault(b => b.Title.Contains(title, StringComparison.OrdinalIgnoreCase))
            ?? throw new InvalidOperationException($"No message to {userId} has a button '{title}'. {Describe(userId)}");
        return UserSends(userId, button.Payload ?? throw new InvalidOperationException($"The button '{title}' opens a page."));
    }

    public string UserFollows(string userId)
    {
        People.Interacts(userId);
        People.Follows(userId, true);
        return Deliver(
            userId,
            Envelope(
                "follow",
                o =>
                {
                    o["oa_id"] = Options.OaId;
                    o["follower"] = new JsonObject { ["id"] = userId };
                    o["source"] = "oa_profile";
                }
            )
        );
    }

    public string UserUnfollows(string userId)
    {
        People.Follows(userId, false);
        return Deliver(
            userId,
            Envelope(
                "unfollow",
                o =>
                {
                    o["oa_id"] = Options.OaId;
                    o["follower"] = new JsonObject { ["id"] = userId };
                    o["source"] = "oa_profile";
                }
            )
        );
    }

    public string UserClicksChatNow(string userId)
    {
        People.Interacts(userId);
        return Deliver(
            userId,
            Envelope(
                "user_click_chatnow",
                o =>
                {
                    o["oa_id"] = Options.OaId;
                    o["user_id"] = userId;
                }
            )
        );
    }

    /// <summary>Agrees to a request_user_info. A number, as the samples of 2025 have it, or the shape of 2026.</summary>
    public string UserSharesPhone(string userId, string phone, bool newShape = false)
    {
        People.Interacts(userId);
        return Deliver(
            userId,
            Envelope(
                "user_submit_info",
                o =>
                {
                    o["sender"] = new JsonObject { ["id"] = userId };
                    o["recipient"] = new JsonObject { ["id"] = Options.OaId };
                    o["info"] = newShape
                        ? new JsonObject
                        {
                            ["name"] = "Người dùng",
                            ["phone"] = phone,
                            ["user_dob"] = "30/10/1999",
                            ["gender"] = "Nam",
                            ["full_address"] = new JsonObject
                            {
                                ["user_city"] = "Nghệ An",
                                ["user_ward"] = "Trường Vinh",
                                ["user_address"] = "",
                            },
                        }
                        : new JsonObject
                        {
                            ["address"] = "",
                            ["phone"] = long.Parse(phone, System.Globalization.CultureInfo.InvariantCulture),
                            ["city"] = "Nghệ An",
                            ["district"] = "",
                            ["name"] = "Người dùng",
                            ["ward"] = "",
                        };
                }
            )
        );
    }

    /// <summary>Asks Zalo that their data be deleted.</summary>
    public string UserWithdraws(string userId) =>
        Deliver(
            userId,
            Envelope(
                "user_withdraw",
                o =>
                {
                    o["oa_id"] = Options.OaId;
                    o["user_id"] = userId;
                    o["user_id_by_app"] = "";
                }
            )
        );

    /// <summary>Every send to them is refused so: -244 restricted this type, -213, -227, -217.</summary>
    public void UserRefuses(string userId, int code = -244) => People.Refuses(userId, code);

    public void UserAcceptsAgain(string userId) => People.Refuses(userId, null);

    /// <summary>Makes someone known without a word of theirs, as of now.</summary>
    public void KnowsUser(string userId) => People.Interacts(userId);

    /// <summary>Delivers any event, signed; the timestamp is taken from it.</summary>
    public string Deliver(string queue, JsonObject body)
    {
        var timestamp = body["timestamp"]?.ToString() ?? "";
        Webhook.Deliver(queue, (string?)body["event_name"] ?? "", body.ToJsonString(Relaxed), timestamp);
        return timestamp;
    }

    /// <summary>Posts bytes of the caller's choice once, with the right MAC or another; the status answered, 0: none.</summary>
    public Task<int> PostAsync(string body, string timestamp, string? mac = null, int retry = 0) =>
        Webhook.PostAsync("raw", body, mac ?? Webhook.Mac(body, timestamp), retry, server: null);

    /// <summary>What the header of this body would hold.</summary>
    public string Mac(string body, string timestamp) => Webhook.Mac(body, timestamp);

    // What came of it.

    /// <summary>What the account sent to a citizen, in order.</summary>
    public IReadOnlyList<FakeZaloMessage> Sent(string userId)
    {
        lock (_lock)
        {
            return _byUser.TryGetValue(userId, out var messages) ? [.. messages] : [];
        }
    }

    /// <summary>What the account sent to everyone, in order.</summary>
    public IReadOnlyList<FakeZaloMessage> AllSent
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
    public Task WaitForAsync(Func<FakeZaloOa, bool> condition, TimeSpan? deadline = null) =>
        Changes.WaitForAsync(() => condition(this) ? this : null, () => Describe(null), deadline);

    /// <summary>Waits for a message to a citizen, after the first <paramref name="after"/>, whose text contains something.</summary>
    public Task<FakeZaloMessage> WaitForMessageAsync(string userId, string contains = "", int after = 0, TimeSpan? deadline = null) =>
        Changes.WaitForAsync(
            () => Sent(userId).Skip(after).FirstOrDefault(m => m.Text.Contains(contains, StringComparison.OrdinalIgnoreCase)),
            () => Describe(null),
            deadline
        );

    internal void Record(FakeZaloCall call)
    {
        lock (_lock)
        {
            _calls.Add(call);
        }

        Changes.Pulse();
    }

    internal string NewMessageId() => $"{Interlocked.Increment(ref _count):x8}5ef0dba6e7b2";

    internal void Add(FakeZaloMessage message)
    {
        lock (_lock)
        {
            _messages.Add(message);
            if (!_byUser.TryGetValue(message.UserId, out var list))
            {
                _byUser[message.UserId] = list = [];
            }

            list.Add(message);
        }
    }

    internal string AddUpload(FakeZaloFile file)
    {
        lock (_lock)
        {
            var id = $"UP-{++_count}";
            _uploads[id] = file;
            return id;
        }
    }

    internal FakeZaloFile? Uploaded(string id)
    {
        lock (_lock)
        {
            return _uploads.GetValueOrDefault(id);
        }
    }

    private static readonly JsonSerializerOptions Relaxed = new()
    {
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private string FromUser(string userId, string eventName, JsonObject message)
    {
        People.Interacts(userId);
        return Deliver(userId, eventName, userId, Options.OaId, message, _ => { });
    }

    private string Deliver(string queue, string eventName, string from, string to, JsonObject message, Action<JsonObject> completeSender)
    {
        var id = NewMessageId();
        message["msg_id"] = id;
        var sender = new JsonObject { ["id"] = from };
        completeSender(sender);
        Deliver(
            queue,
            Envelope(
                eventName,
                o =>
                {
                    o["sender"] = sender;
                    o["recipient"] = new JsonObject { ["id"] = to };
                    o["message"] = message;
                }
            )
        );
        return id;
    }

    private JsonObject Envelope(string eventName, Action<JsonObject> fill)
    {
        var body = new JsonObject { ["app_id"] = Options.AppId, ["event_name"] = eventName };
        fill(body);
        body["timestamp"] = Options.Time.GetUtcNow().ToUnixTimeMilliseconds().ToString(System.Globalization.CultureInfo.InvariantCulture);
        return body;
    }

    private string Describe(string? userId)
    {
        var last = (userId is { } user ? Sent(user) : AllSent)
            .TakeLast(5)
            .Select(m => $"[{m.UserId}] {m.Text} {string.Join(" ", m.Buttons.Select(b => $"({b.Title})"))}");
        return $"Pending events: {Pending}. Deliveries: "
            + $"{string.Join(",", Deliveries.TakeLast(8).Select(d => $"{d.EventName}={d.Status}"))}. "
            + $"Calls: {string.Join(",", Calls.TakeLast(8).Select(c => $"{c.Path}={c.Error}"))}. Last messages: {string.Join(" | ", last)}";
    }
}
