using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace ChatBot.Fakes.ZaloBot;

/// <summary><c>/bot&lt;token&gt;/&lt;method&gt;</c>: checks, answers and records.</summary>
internal sealed partial class FakeZaloBotApi(FakeZaloBot fake)
{
    private const int Limit = 2000;
    private static readonly TimeSpan TestWebhookPause = TimeSpan.FromSeconds(10);
    private DateTimeOffset _lastTest;

    public async Task HandleAsync(HttpContext context)
    {
        var match = CallPath().Match(Uri.UnescapeDataString(context.Request.Path.Value ?? ""));
        if (!match.Success || match.Groups[1].Value != fake.Options.Token)
        {
            // A wrong token may bring no envelope at all.
            context.Response.StatusCode = match.Success ? 401 : 404;
            await context.Response.WriteAsync(match.Success ? "Unauthorized" : "Not Found", CancellationToken.None);
            return;
        }

        var method = match.Groups[2].Value;
        if (await ReadAsync(context) is not { } parameters)
        {
            await AnswerAsync(context, method, [], Error(400, "Bad request"));
            return;
        }

        var fault = fake.Faults.Take(method, IsSend(method) ? (string?)parameters["chat_id"] : null);
        if (await RefuseAsync(context, method, parameters, fault))
        {
            return;
        }

        var answer = await RunAsync(method, parameters, context.RequestAborted);
        switch (fault)
        {
            case FakeZaloBotFault.NoAnswer:
                fake.Record(new FakeZaloBotCall(method, parameters, -1));
                await fake.Faults.Unanswered.KeepAsync(context);
                return;
            case FakeZaloBotFault.CutAfter:
                fake.Record(new FakeZaloBotCall(method, parameters, -1));
                context.Abort();
                return;
            case FakeZaloBotFault.HalfAnswer:
                fake.Record(new FakeZaloBotCall(method, parameters, -1));
                await context.Response.WriteAsync("{\"ok\":true,\"resu", CancellationToken.None);
                return;
            default:
                await AnswerAsync(context, method, parameters, answer);
                return;
        }
    }

    private async Task<JsonObject> RunAsync(string method, JsonObject p, CancellationToken aborted)
    {
        try
        {
            return method switch
            {
                "getMe" => Result(
                    new JsonObject
                    {
                        ["id"] = fake.Options.Token.Split(':')[0],
                        ["account_name"] = fake.Options.AccountName,
                        ["account_type"] = "BASIC",
                        ["can_join_groups"] = false,
                    }
                ),
                "getUpdates" => await PollAsync(p, aborted),
                "setWebhook" => await SetWebhookAsync(p),
                "deleteWebhook" => DeleteWebhook(),
                "getWebhookInfo" => Result(new JsonObject { ["url"] = fake.Events.WebhookUrl, ["updated_at"] = Now() }),
                "testWebhook" => TestWebhook(),
                "sendMessage" => Send(method, p, Words(p, "text", isRequired: true), null),
                "sendPhoto" => Send(method, p, Words(p, "caption", isRequired: false), await FetchAsync(Required(p, "photo"), aborted)),
                "sendSticker" => Send(method, p, Required(p, "sticker"), null),
                "sendVoice" => Send(method, p, Voice(p), null),
                "sendChatAction" => Required(p, "chat_id") is not null && Required(p, "action") == "typing"
                    ? new JsonObject { ["ok"] = true }
                    : Error(400, "Bad request: action is not supported"),
                _ => Error(404, "Not found"),
            };
        }
        catch (FakeZaloBotRefusal refusal)
        {
            return Error(refusal.Code, refusal.Message);
        }
    }

    private async Task<JsonObject> PollAsync(JsonObject p, CancellationToken aborted)
    {
        var seconds = p["timeout"] switch
        {
            null => 30,
            JsonValue value when int.TryParse(value.ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var given) => given,
            _ => throw new FakeZaloBotRefusal(400, "Bad request: timeout"),
        };
        var patience = TimeSpan.FromSeconds(seconds);
        var happened = await fake.Events.PollAsync(patience < fake.Options.LongestPoll ? patience : fake.Options.LongestPoll, aborted);
        return happened is null ? Error(408, "Request timeout") : FakeZaloBotEvents.Envelope(happened);
    }

    private async Task<JsonObject> SetWebhookAsync(JsonObject p)
    {
        var url = Required(p, "url");
        var secret = Required(p, "secret_token");
        if (secret.Length is < 8 or > 256)
        {
            throw new FakeZaloBotRefusal(400, "Bad request: secret_token must have 8 to 256 characters");
        }

        if (!IsPublic(url))
        {
            throw new FakeZaloBotRefusal(400, "Bad request: url must be a public HTTPS address");
        }

        // Saved first, probed afterwards: a probe that fails does not undo it.
        var status = await fake.Events.SetWebhookAsync(url, secret);
        return Result(
            new JsonObject
            {
                ["url"] = url,
                ["updated_at"] = Now(),
                ["verification"] = new JsonObject
                {
                    ["ok"] = status is >= 200 and < 300,
                    ["outcome"] = status == 0 ? "unreachable" : "answered",
                    ["status_code"] = status,
                },
            }
        );
    }

    private JsonObject DeleteWebhook()
    {
        fake.Events.DeleteWebhook();
        return Result(new JsonObject { ["url"] = "", ["updated_at"] = Now() });
    }

    private JsonObject TestWebhook()
    {
        var now = fake.Options.Time.GetUtcNow();
        if (now - _lastTest < TestWebhookPause)
        {
            return new JsonObject
            {
                ["ok"] = false,
                ["errorCode"] = 426,
                ["description"] = "Too often",
            };
        }

        _lastTest = now;
        return Result(
            new JsonObject
            {
                ["ok"] = true,
                ["outcome"] = "answered",
                ["status_code"] = 200,
                ["latency_ms"] = 1,
                ["hint"] = "",
            }
        );
    }

    private JsonObject Send(string method, JsonObject p, string text, byte[]? picture)
    {
        var chat = Required(p, "chat_id");
        if (!fake.Knows(chat))
        {
            throw new FakeZaloBotRefusal(400, "Bad request: chat not found");
        }

        if (fake.HasBlocked(chat))
        {
            throw new FakeZaloBotRefusal(400, "Bad request: bot was blocked by the user");
        }

        var message = fake.AddMessage(chat, method, text, picture);
        return Result(new JsonObject { ["message_id"] = message.Id, ["date"] = Now() });
    }

    private static string Words(JsonObject p, string name, bool isRequired)
    {
        if (p["parse_mode"] is { } mode && mode.ToString() is not ("markdown" or "html"))
        {
            throw new FakeZaloBotRefusal(400, "Bad request: parse_mode");
        }

        if (p[name] is null && !isRequired)
        {
            return "";
        }

        var text = Required(p, name);
        return text.Length <= Limit && text.Trim().Length > 0
            ? text
            : throw new FakeZaloBotRefusal(400, $"Bad request: {name} must have 1 to 2000 characters");
    }

    private static string Voice(JsonObject p)
    {
        var url = Required(p, "voice_url");
        return url.EndsWith(".aac", StringComparison.OrdinalIgnoreCase)
            ? url
            : throw new FakeZaloBotRefusal(400, "Bad request: voice_url must end with .aac");
    }

    private async Task<byte[]> FetchAsync(string url, CancellationToken aborted)
    {
        if (!IsPublic(url))
        {
            throw new FakeZaloBotRefusal(400, "Bad request: photo must be a public address");
        }

        try
        {
            using var http = new HttpClient();
            return await http.GetByteArrayAsync(new Uri(url), aborted);
        }
        catch (HttpRequestException)
        {
            throw new FakeZaloBotRefusal(400, "Bad request: photo cannot be fetched");
        }
    }

    private bool IsPublic(string url)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https"))
        {
            return false;
        }

        if (fake.Options.AllowsLocalAddresses)
        {
            return true;
        }

        return uri.Scheme == "https" && !uri.IsLoopback && !(IPAddress.TryParse(uri.Host, out var address) && IsPrivate(address));
    }

    private static bool IsPrivate(IPAddress address) =>
        IPAddress.IsLoopback(address)
        || address.ToString() is var text
            && (text.StartsWith("10.", StringComparison.Ordinal) || text.StartsWith("192.168.", StringComparison.Ordinal));

    private async Task<bool> RefuseAsync(HttpContext context, string method, JsonObject parameters, FakeZaloBotFault fault)
    {
        JsonObject? refusal = fault switch
        {
            FakeZaloBotFault.BadRequest => Error(400, "Bad request"),
            FakeZaloBotFault.Unauthorized => Error(401, "Unauthorized"),
            FakeZaloBotFault.Internal403 => Error(403, "Internal server error"),
            FakeZaloBotFault.NotFound => Error(404, "Not found"),
            FakeZaloBotFault.Timeout408 => Error(408, "Request timeout"),
            FakeZaloBotFault.QuotaExceeded => Error(429, "Quota exceeded"),
            FakeZaloBotFault.UnknownCode => Error(999, $"Something about {parameters.ToJsonString()}"),
            _ => null,
        };
        if (refusal is not null)
        {
            await AnswerAsync(context, method, parameters, refusal);
            return true;
        }

        switch (fault)
        {
            case FakeZaloBotFault.CutBefore:
                fake.Record(new FakeZaloBotCall(method, parameters, -1));
                context.Abort();
                return true;
            case FakeZaloBotFault.BadGateway or FakeZaloBotFault.GatewayTimeout:
                fake.Record(new FakeZaloBotCall(method, parameters, -1));
                context.Response.StatusCode = fault == FakeZaloBotFault.BadGateway ? 502 : 504;
                await context.Response.WriteAsync("<html><body>nginx</body></html>", CancellationToken.None);
                return true;
            default:
                return false;
        }
    }

    private async Task AnswerAsync(HttpContext context, string method, JsonObject parameters, JsonObject answer)
    {
        var code = (int?)answer["error_code"] ?? (int?)answer["errorCode"] ?? 0;
        fake.Record(new FakeZaloBotCall(method, parameters, code));
        context.Response.StatusCode = code == 0 || fake.Options.AnswersErrorsWith200 || code > 599 ? 200 : code;
        context.Response.ContentType = "application/json";
        await context.Response.WriteAsync(answer.ToJsonString(), CancellationToken.None);
    }

    private static string Required(JsonObject p, string name) =>
        p[name] is JsonValue value && value.ToString() is { Length: > 0 } text
            ? text
            : throw new FakeZaloBotRefusal(400, $"Bad request: {name} is required");

    private long Now() => fake.Options.Time.GetUtcNow().ToUnixTimeMilliseconds();

    private static async Task<JsonObject?> ReadAsync(HttpContext context)
    {
        var parameters = new JsonObject();
        foreach (var (name, value) in context.Request.Query)
        {
            parameters[name] = value.ToString();
        }

        if (context.Request.ContentLength is not > 0 && context.Request.Headers.TransferEncoding.Count == 0)
        {
            return parameters;
        }

        try
        {
            if (await JsonNode.ParseAsync(context.Request.Body, cancellationToken: context.RequestAborted) is not JsonObject body)
            {
                return null;
            }

            foreach (var (name, value) in body)
            {
                parameters[name] = value?.DeepClone();
            }

            return parameters;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static bool IsSend(string method) => method.StartsWith("send", StringComparison.Ordinal);

    private static JsonObject Result(JsonNode result) => new() { ["ok"] = true, ["result"] = result };

    private static JsonObject Error(int code, string description) =>
        new()
        {
            ["ok"] = false,
            ["error_code"] = code,
            ["description"] = description,
        };

    [GeneratedRegex(@"^/bot([^/]+)/(\w+)$")]
    private static partial Regex CallPath();
}
