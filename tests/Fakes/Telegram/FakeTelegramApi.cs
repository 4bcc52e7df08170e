using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace ChatBot.Fakes.Telegram;

/// <summary><c>/bot&lt;token&gt;/&lt;method&gt;</c>: checks, answers and records.</summary>
internal sealed partial class FakeTelegramApi(FakeTelegram fake)
{
    private static readonly HashSet<string> JsonParameters =
    [
        "reply_markup",
        "entities",
        "link_preview_options",
        "reply_parameters",
        "allowed_updates",
        "commands",
        "scope",
    ];

    public async Task HandleAsync(HttpContext context)
    {
        var path = Uri.UnescapeDataString(context.Request.Path.Value ?? "");
        var match = CallPath().Match(path);
        if (!match.Success || !TokenShape().IsMatch(match.Groups[1].Value))
        {
            await WriteAsync(context, Error(404, "Not Found"));
            return;
        }

        if (match.Groups[1].Value != fake.Options.Token)
        {
            await WriteAsync(context, Error(401, "Unauthorized"));
            return;
        }

        var method = match.Groups[2].Value;
        var (parameters, file) = await ReadAsync(context);
        if (parameters is null)
        {
            await WriteAsync(context, Error(400, "Bad Request: can't parse the body"));
            return;
        }

        if (method.Equals("getUpdates", StringComparison.OrdinalIgnoreCase))
        {
            await PollAsync(context, parameters);
            return;
        }

        var fault =
            IsSend(method) && ChatId(parameters) is { } chat
                ? fake.Faults.Take(chat, method.StartsWith("edit", StringComparison.Ordinal))
                : null;
        if (fault is { } before && await RefuseAsync(context, method, parameters, before))
        {
            return;
        }

        var answer = Run(method, parameters, file);
        switch (fault)
        {
            case FakeFault.NoAnswer:
                fake.Record(new FakeCall(method, parameters, 0, InWebhookResponse: false));
                await fake.Faults.Unanswered.KeepAsync(context);
                return;
            case FakeFault.CutAfter:
                fake.Record(new FakeCall(method, parameters, 0, InWebhookResponse: false));
                context.Abort();
                return;
            case FakeFault.HalfAnswer:
                fake.Record(new FakeCall(method, parameters, 200, InWebhookResponse: false));
                context.Response.ContentType = "application/json";
                await context.Response.WriteAsync("{\"ok\":true,\"resu");
                return;
        }

        fake.Record(new FakeCall(method, parameters, answer.Status, InWebhookResponse: false));
        await WriteAsync(context, answer);
    }

    /// <summary>A method call in the answer to a webhook call: run, its result seen by nobody.</summary>
    public void RunFromWebhook(JsonObject call)
    {
        var method = (string?)call["method"] ?? "";
        var answer =
            method.StartsWith("get", StringComparison.OrdinalIgnoreCase) || method is "setWebhook" or "deleteWebhook"
                ? Error(400, "Bad Request: method is not allowed in a webhook response")
                : Run(method, call, null);
        fake.Record(new FakeCall(method, call, answer.Status, InWebhookResponse: true));
    }

    private Answer Run(string method, JsonObject p, FakeFile? file)
    {
        try
        {
            return method switch
            {
                "getMe" => Result(Me()),
                "sendMessage" or "sendDocument" or "sendPhoto" => Send(method, p, file),
                "editMessageText" or "editMessageReplyMarkup" => Edit(method, p),
                "answerCallbackQuery" => AnswerPress(p),
                "sendChatAction" or "deleteMessage" => Result(JsonValue.Create(true)),
                "setMyCommands" => SetCommands(p),
                "setMyName" => SetProfile("name", 64, p),
                "setMyDescription" => SetProfile("description", 512, p),
                "setMyShortDescription" => SetProfile("short_description", 120, p),
                "getMyName" => GetProfile("name", p),
                "getMyDescription" => GetProfile("description", p),
                "getMyShortDescription" => GetProfile("short_description", p),
                "setWebhook" => SetWebhook(p),
                "deleteWebhook" => DeleteWebhook(p),
                "getWebhookInfo" => Result(fake.Updates.WebhookInfo()),
                _ => Error(404, "Not Found: method not found"),
            };
        }
        catch (FakeRefusal refusal)
        {
            return Error(refusal.Code, refusal.Message, refusal.Parameters);
        }
    }

    private Answer Send(string method, JsonObject p, FakeFile? file)
    {
        var chat = RequireChat(p);
        var (raw, text) =
            method == "sendMessage" ? RequireText(p, "text", "message text is empty", "message is too long", 4096) : OptionalCaption(p);
        if (method != "sendMessage" && file is null)
        {
            throw new FakeRefusal(400, $"Bad Request: there is no {(method == "sendPhoto" ? "photo" : "document")} in the request");
        }

        var markup = CheckMarkup(p["reply_markup"], chat);
        if (file?.Content.Length > 50 * 1024 * 1024)
        {
            throw new FakeRefusal(413, "Request Entity Too Large");
        }

        var message = fake.AddMessage(chat, method, raw, text, markup, file, Int(p["message_thread_id"]));
        return Result(ToJson(message));
    }

    private Answer Edit(string method, JsonObject p)
    {
        var chat = RequireChat(p);
        var message = fake.Find(chat, (int?)p["message_id"] ?? 0) ?? throw new FakeRefusal(400, "Bad Request: message to edit not found");
        var markup = CheckMarkup(p["reply_markup"], chat);
        if (markup is not null && markup["inline_keyboard"] is null)
        {
            throw new FakeRefusal(400, "Bad Request: inline keyboard expected");
        }

        var changed = message with { Markup = markup };
        if (method == "editMessageText")
        {
            var (raw, text) = RequireText(p, "text", "message text is empty", "message is too long", 4096);
            changed = changed with { Raw = raw, Text = text };
        }

        if (changed.Text == message.Text && changed.Markup?.ToJsonString() == message.Markup?.ToJsonString())
        {
            throw new FakeRefusal(
                400,
                "Bad Request: message is not modified: specified new message content and reply markup are "
                    + "exactly the same as a current content and reply markup of the message"
            );
        }

        fake.Replace(message, changed);
        return Result(ToJson(changed));
    }

    private Answer AnswerPress(JsonObject p)
    {
        if (((string?)p["text"])?.Length > 200)
        {
            throw new FakeRefusal(400, "Bad Request: MESSAGE_TOO_LONG");
        }

        return fake.AnswerPress((string?)p["callback_query_id"])
            ? Result(JsonValue.Create(true))
            : Error(400, "Bad Request: query is too old and response timeout expired or query ID is invalid");
    }

    private Answer SetCommands(JsonObject p)
    {
        var commands = p["commands"] as JsonArray ?? throw new FakeRefusal(400, "Bad Request: parameter \"commands\" is required");
        if (commands.Count > 100)
        {
            throw new FakeRefusal(400, "Bad Request: BOT_COMMANDS_TOO_MUCH");
        }

        foreach (var command in commands)
        {
            if (!CommandName().IsMatch((string?)command?["command"] ?? ""))
            {
                throw new FakeRefusal(400, "Bad Request: BOT_COMMAND_INVALID");
            }

            if (((string?)command?["description"])?.Length is not (>= 1 and <= 256))
            {
                throw new FakeRefusal(400, "Bad Request: BOT_COMMAND_DESCRIPTION_INVALID");
            }
        }

        fake.SetCommands((string?)p["language_code"] ?? "", commands.DeepClone().AsArray());
        return Result(JsonValue.Create(true));
    }

    private Answer SetProfile(string field, int limit, JsonObject p)
    {
        var text = (string?)p[field] ?? "";
        if (text.EnumerateRunes().Count() > limit)
        {
            throw new FakeRefusal(400, $"Bad Request: {field.ToUpperInvariant()}_INVALID");
        }

        fake.SetProfile(field, (string?)p["language_code"] ?? "", text);
        return Result(JsonValue.Create(true));
    }

    private Answer GetProfile(string field, JsonObject p) =>
        Result(new JsonObject { [field] = fake.GetProfile(field, (string?)p["language_code"] ?? "") });

    private Answer SetWebhook(JsonObject p)
    {
        var url = (string?)p["url"] ?? "";
        var secret = (string?)p["secret_token"] ?? "";
        if (secret.Length > 256 || !Secret().IsMatch(secret))
        {
            throw new FakeRefusal(400, "Bad Request: secret token contains unallowed characters");
        }

        if (url.Length == 0)
        {
            fake.Updates.DeleteWebhook((bool?)p["drop_pending_updates"] ?? false);
            return Result(JsonValue.Create(true));
        }

        if (!Uri.TryCreate(url, UriKind.Absolute, out _))
        {
            throw new FakeRefusal(400, "Bad Request: bad webhook: URL host is empty");
        }

        var connections = Int(p["max_connections"]) ?? 40;
        if (connections is < 1 or > 100 && !fake.Options.IsLocalServer)
        {
            throw new FakeRefusal(400, "Bad Request: MAX_CONNECTIONS_INVALID");
        }

        if (!fake.Options.IsLocalServer)
        {
            CheckPublic(new Uri(url));
        }

        fake.Updates.SetWebhook(url, secret, Strings(p["allowed_updates"]), connections, (bool?)p["drop_pending_updates"] ?? false);
        return Result(JsonValue.Create(true));
    }

    private void CheckPublic(Uri url)
    {
        if (!fake.Updates.MaySetWebhook())
        {
            throw new FakeRefusal(429, "Too Many Requests: retry after 1", new JsonObject { ["retry_after"] = 1 });
        }

        if (url.Scheme != Uri.UriSchemeHttps)
        {
            throw new FakeRefusal(400, "Bad Request: bad webhook: An HTTPS URL must be provided for webhook");
        }

        if (url.Port is not (443 or 80 or 88 or 8443))
        {
            throw new FakeRefusal(400, "Bad Request: bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443");
        }
    }

    private Answer DeleteWebhook(JsonObject p)
    {
        fake.Updates.DeleteWebhook((bool?)p["drop_pending_updates"] ?? false);
        return Result(JsonValue.Create(true));
    }

    private async Task PollAsync(HttpContext context, JsonObject p)
    {
        var (bodies, conflict) = await fake.Updates.PollAsync(
            Int(p["offset"]),
            Int(p["limit"]) ?? 100,
            Int(p["timeout"]) ?? 0,
            Strings(p["allowed_updates"]),
            context.RequestAborted
        );
        fake.Record(new FakeCall("getUpdates", p, conflict is null ? 200 : 409, InWebhookResponse: false));
        if (conflict is not null)
        {
            await WriteAsync(context, Error(409, $"Conflict: {conflict}"));
            return;
        }

        context.Response.ContentType = "application/json";
        await context.Response.WriteAsync($"{{\"ok\":true,\"result\":[{string.Join(',', bodies!)}]}}", CancellationToken.None);
    }

    private async Task<bool> RefuseAsync(HttpContext context, string method, JsonObject parameters, FakeFault fault)
    {
        Answer? answer = fault switch
        {
            FakeFault.TooManyRequests => Error(
                429,
                $"Too Many Requests: retry after {fake.Faults.RetryAfter}",
                new JsonObject { ["retry_after"] = fake.Faults.RetryAfter }
            ),
            FakeFault.ServerError => Error(500, "Internal Server Error"),
            FakeFault.BadGateway => new Answer(502, null),
            FakeFault.GatewayTimeout => new Answer(504, null),
            FakeFault.ChatNotFound => Error(400, "Bad Request: chat not found"),
            FakeFault.PictureRefused => Error(400, "Bad Request: PHOTO_INVALID_DIMENSIONS"),
            FakeFault.Deactivated => Error(403, "Forbidden: user is deactivated"),
            _ => null,
        };
        if (fault == FakeFault.CutBefore)
        {
            fake.Record(new FakeCall(method, parameters, 0, InWebhookResponse: false));
            context.Abort();
            return true;
        }

        if (answer is null)
        {
            return false;
        }

        fake.Record(new FakeCall(method, parameters, answer.Status, InWebhookResponse: false));
        await WriteAsync(context, answer);
        return true;
    }

    private long RequireChat(JsonObject p)
    {
        var chat = ChatId(p) ?? throw new FakeRefusal(400, "Bad Request: chat_id is empty");
        if (fake.MigratedTo(chat) is { } moved)
        {
            throw new FakeRefusal(
                400,
                "Bad Request: group chat was upgraded to a supergroup chat",
                new JsonObject { ["migrate_to_chat_id"] = moved }
            );
        }

        return fake.IsBlocked(chat) ? throw new FakeRefusal(403, "Forbidden: bot was blocked by the user") : chat;
    }

    private static (string Raw, string Text) OptionalCaption(JsonObject p) =>
        p["caption"] is null ? ("", "") : RequireText(p, "caption", "", "message caption is too long", 1024);

    private static (string Raw, string Text) RequireText(JsonObject p, string name, string empty, string tooLong, int limit)
    {
        var raw = (string?)p[name] ?? "";
        var mode = (string?)p["parse_mode"] ?? "";
        string text;
        try
        {
            text = mode.ToUpperInvariant() switch
            {
                "" => raw,
                "HTML" => TelegramHtml.Parse(raw),
                _ => throw new FakeRefusal(400, "Bad Request: unsupported parse_mode"),
            };
        }
        catch (FormatException e)
        {
            throw new FakeRefusal(400, $"Bad Request: can't parse entities: {e.Message}");
        }

        text = text.Trim();
        if (text.Length == 0 && empty.Length > 0)
        {
            throw new FakeRefusal(400, $"Bad Request: {empty}");
        }

        return text.EnumerateRunes().Count() > limit ? throw new FakeRefusal(400, $"Bad Request: {tooLong}") : (raw, text);
    }

    private static JsonObject? CheckMarkup(JsonNode? node, long chat)
    {
        if (node is null)
        {
            return null;
        }

        if (node is not JsonObject markup)
        {
            throw new FakeRefusal(400, "Bad Request: object expected as reply markup");
        }

        if (markup["inline_keyboard"] is JsonArray inline)
        {
            foreach (var button in inline.OfType<JsonArray>().SelectMany(row => row))
            {
                CheckInlineButton(button);
            }
        }
        else if (markup["keyboard"] is JsonArray keyboard)
        {
            foreach (var button in keyboard.OfType<JsonArray>().SelectMany(row => row).Select(FakeButton.From))
            {
                if (button.Text.Length == 0)
                {
                    throw new FakeRefusal(400, "Bad Request: keyboard button text must be non-empty");
                }

                if (button.RequestsContact && chat < 0)
                {
                    throw new FakeRefusal(400, "Bad Request: phone number can be requested in private chats only");
                }

                if (button.RequestsLocation && chat < 0)
                {
                    throw new FakeRefusal(400, "Bad Request: location can be requested in private chats only");
                }
            }
        }

        return markup.DeepClone().AsObject();
    }

    private static void CheckInlineButton(JsonNode? button)
    {
        if (string.IsNullOrEmpty((string?)button?["text"]))
        {
            throw new FakeRefusal(400, "Bad Request: inline keyboard button text is empty");
        }

        if (button["callback_data"] is { } data)
        {
            if (Encoding.UTF8.GetByteCount((string?)data ?? "") is not (>= 1 and <= 64))
            {
                throw new FakeRefusal(400, "Bad Request: BUTTON_DATA_INVALID");
            }
        }
        else if (button["url"] is { } url)
        {
            if (!Uri.TryCreate((string?)url, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https" or "tg"))
            {
                throw new FakeRefusal(400, $"Bad Request: inline keyboard button URL '{(string?)url}' is invalid: Wrong HTTP URL");
            }
        }
        else
        {
            throw new FakeRefusal(
                400,
                "Bad Request: can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard"
            );
        }
    }

    private JsonObject Me()
    {
        var me = fake.Bot();
        me["can_join_groups"] = true;
        me["can_read_all_group_messages"] = false;
        me["supports_inline_queries"] = false;
        return me;
    }

    private JsonObject ToJson(FakeMessage message)
    {
        var json = new JsonObject
        {
            ["message_id"] = message.Id,
            ["from"] = fake.Bot(),
            ["chat"] = FakeTelegram.Chat(message.ChatId, message.ChatId),
            ["date"] = fake.Options.Time.GetUtcNow().ToUnixTimeSeconds(),
        };
        json[message.File is null ? "text" : "caption"] = message.Text;
        if (message.File is { } file)
        {
            json["document"] = new JsonObject
            {
                ["file_id"] = $"F{message.Id}",
                ["file_unique_id"] = $"U{message.Id}",
                ["file_name"] = file.Name,
            };
        }

        if (message.IsInline)
        {
            json["reply_markup"] = message.Markup!.DeepClone();
        }

        return json;
    }

    private static async Task<(JsonObject? Parameters, FakeFile? File)> ReadAsync(HttpContext context)
    {
        var request = context.Request;
        var parameters = new JsonObject();
        FakeFile? file = null;
        foreach (var (name, value) in request.Query)
        {
            parameters[name] = value.ToString();
        }

        if (request.HasFormContentType)
        {
            var form = await request.ReadFormAsync(context.RequestAborted);
            foreach (var (name, value) in form)
            {
                parameters[name] = value.ToString();
            }

            if (form.Files is [var upload, ..])
            {
                using var content = new MemoryStream();
                await upload.CopyToAsync(content, context.RequestAborted);
                file = new FakeFile(upload.FileName, upload.ContentType ?? "", content.ToArray());
            }
        }
        else if (request.ContentLength is > 0 || request.Headers.TransferEncoding.Count > 0)
        {
            try
            {
                if (await JsonNode.ParseAsync(request.Body, cancellationToken: context.RequestAborted) is not JsonObject body)
                {
                    return (null, null);
                }

                foreach (var (name, value) in body)
                {
                    parameters[name] = value?.DeepClone();
                }
            }
            catch (JsonException)
            {
                return (null, null);
            }
        }

        foreach (var name in JsonParameters)
        {
            if (parameters[name] is JsonValue value && value.TryGetValue<string>(out var text) && text.Length > 0)
            {
                parameters[name] = JsonNode.Parse(text);
            }
        }

        return (parameters, file);
    }

    private static bool IsSend(string method) =>
        method.StartsWith("send", StringComparison.Ordinal) || method.StartsWith("edit", StringComparison.Ordinal);

    private static long? ChatId(JsonObject p) =>
        p["chat_id"] switch
        {
            JsonValue value when value.TryGetValue<long>(out var id) => id,
            JsonValue value when value.TryGetValue<string>(out var text) && long.TryParse(text, CultureInfo.InvariantCulture, out var id) =>
                id,
            _ => null,
        };

    private static int? Int(JsonNode? node) =>
        node switch
        {
            JsonValue value when value.TryGetValue<int>(out var number) => number,
            JsonValue value
                when value.TryGetValue<string>(out var text) && int.TryParse(text, CultureInfo.InvariantCulture, out var number) => number,
            _ => null,
        };

    private static List<string>? Strings(JsonNode? node) => (node as JsonArray)?.Select(n => (string?)n ?? "").ToList();

    private static Answer Result(JsonNode? result) => new(200, new JsonObject { ["ok"] = true, ["result"] = result });

    private static Answer Error(int code, string description, JsonObject? parameters = null)
    {
        var body = new JsonObject
        {
            ["ok"] = false,
            ["error_code"] = code,
            ["description"] = description,
        };
        if (parameters is not null)
        {
            body["parameters"] = parameters.DeepClone();
        }

        return new Answer(code, body);
    }

    private static async Task WriteAsync(HttpContext context, Answer answer)
    {
        context.Response.StatusCode = answer.Status;
        context.Response.ContentType = answer.Body is null ? "text/html" : "application/json";
        await context.Response.WriteAsync(
            answer.Body?.ToJsonString()
                ?? $"<html><head><title>{answer.Status}</title></head><body><center><h1>{answer.Status}</h1></center>"
                    + "<hr><center>nginx</center></body></html>",
            CancellationToken.None
        );
    }

    [GeneratedRegex(@"^/bot([^/]+)/(?:test/)?(\w+)$")]
    private static partial Regex CallPath();

    [GeneratedRegex(@"^\d+:[A-Za-z0-9_-]+$")]
    private static partial Regex TokenShape();

    [GeneratedRegex("^[a-z0-9_]{1,32}$")]
    private static partial Regex CommandName();

    [GeneratedRegex("^[A-Za-z0-9_-]*$")]
    private static partial Regex Secret();

    private sealed record Answer(int Status, JsonObject? Body);
}

/// <summary>Refused in Telegram's words.</summary>
internal sealed class FakeRefusal(int code, string message, JsonObject? parameters = null) : Exception(message)
{
    public int Code { get; } = code;

    public JsonObject? Parameters { get; } = parameters;
}
