using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ChatBot.Fakes.ZaloOa;

/// <summary>openapi.zalo.me and oauth.zaloapp.com on one address: checks, answers and records.</summary>
internal sealed class FakeZaloOaApi(FakeZaloOa fake)
{
    private const int ImageBytes = 1024 * 1024;
    private const int LargeBytes = 5 * 1024 * 1024;

    public async Task HandleAsync(HttpContext context)
    {
        var path = context.Request.Path.Value ?? "";
        switch (path)
        {
            case "/v4/oa/access_token":
                await TokenAsync(context);
                break;
            case "/v4/oa/permission":
                await PermissionAsync(context);
                break;
            case "/v3.0/oa/message/cs" or "/v3.0/oa/message/template":
                await SendAsync(context, path);
                break;
            case "/v3.0/oa/quota/message":
                await GuardedAsync(context, path, QuotaAsync);
                break;
            case "/v2.0/oa/upload/image" or "/v2.0/oa/upload/gif" or "/v2.0/oa/upload/file":
                await GuardedAsync(context, path, UploadAsync);
                break;
            case "/v2.0/oa/getoa" when HttpMethods.IsGet(context.Request.Method):
                await GuardedAsync(
                    context,
                    path,
                    _ =>
                        Task.FromResult(
                            Success(
                                new JsonObject
                                {
                                    ["oa_id"] = fake.Tokens.OaId,
                                    ["name"] = "Sở Giáo dục",
                                    ["is_verified"] = true,
                                }
                            )
                        )
                );
                break;
            case "/v2.0/oa/message" or "/v2.0/oa/getprofile":
                await GuardedAsync(context, path, _ => throw new FakeZaloRefusal(-240, "This API was shut down"));
                break;
            default:
                await EmptyApiAsync(context, path);
                break;
        }
    }

    private async Task TokenAsync(HttpContext context)
    {
        if (
            !HttpMethods.IsPost(context.Request.Method)
            || !context.Request.Headers.TryGetValue("secret_key", out var secret)
            || !context.Request.HasFormContentType
        )
        {
            await EmptyApiAsync(context, "/v4/oa/access_token");
            return;
        }

        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var fault = fake.Faults.TakeToken()?.Kind ?? FakeZaloFaultKind.None;
        if (await BreakAsync(context, fault, "/v4/oa/access_token", null))
        {
            return;
        }

        JsonObject? answer;
        if (form["app_id"] != fake.Options.AppId || secret != fake.Options.AppSecret)
        {
            answer = FakeZaloTokens.Error(-14002, "Invalid appId");
        }
        else
        {
            answer = form["grant_type"].ToString() switch
            {
                "refresh_token" => fake.Tokens.Refresh(form["refresh_token"]),
                "authorization_code" => fake.Tokens.Exchange(form["code"], form["code_verifier"]),
                _ => FakeZaloTokens.Error(-14001, "Invalid grant type"),
            };
        }

        fake.Record(new FakeZaloCall("/v4/oa/access_token", null, (int?)answer?["error"] ?? 0));
        await AnswerAsync(context, fault, answer?.ToJsonString() ?? "");
    }

    private async Task PermissionAsync(HttpContext context)
    {
        var query = context.Request.Query;
        var redirect = query["redirect_uri"].ToString();
        if (
            query["app_id"] != fake.Options.AppId
            || (fake.Options.CallbackUrl is { } saved && saved != redirect)
            || !Uri.TryCreate(redirect, UriKind.Absolute, out _)
        )
        {
            context.Response.ContentType = "application/json";
            var error =
                query["app_id"] != fake.Options.AppId
                    ? FakeZaloTokens.Error(-14002, "Invalid appId")
                    : FakeZaloTokens.Error(-14003, "Invalid redirect uri");
            await context.Response.WriteAsync(error.ToJsonString());
            return;
        }

        if (!fake.Options.AgreesAtOnce && query["agree"] != "1")
        {
            context.Response.ContentType = "text/html; charset=utf-8";
            await context.Response.WriteAsync(
                $"<!doctype html><title>Zalo</title><p>Ứng dụng xin quyền quản lý Official Account.</p><a "
                    + $"href=\"{context.Request.PathBase}/v4/oa/permission{context.Request.QueryString}&amp;agree=1\">Đồng ý</a>"
            );
            return;
        }

        var code = fake.Tokens.NewCode(query["code_challenge"] is [{ Length: > 0 } challenge] ? challenge : null);
        var state = query["state"] is [{ Length: > 0 } given] ? $"&state={Uri.EscapeDataString(given)}" : "";
        context.Response.Redirect($"{redirect}{(redirect.Contains('?') ? '&' : '?')}code={code}&oa_id={fake.Options.OaId}{state}");
    }

    private async Task SendAsync(HttpContext context, string path)
    {
        var body = await ReadJsonAsync(context);
        var userId = Recipient(path, body);
        var fault = userId is null ? FakeZaloFaultKind.None : default;
        var error = 0;
        if (userId is not null && fake.Faults.Take(userId) is { } planned)
        {
            (fault, error) = (planned.Kind, planned.Code);
        }

        if (await BreakAsync(context, fault, path, userId))
        {
            return;
        }

        JsonObject answer;
        try
        {
            Guard(context);
            if (fault == FakeZaloFaultKind.Error)
            {
                throw new FakeZaloRefusal(error, Words(error));
            }

            answer = Success(path.EndsWith("template", StringComparison.Ordinal) ? SendTemplate(body, userId) : Send(body, userId));
        }
        catch (FakeZaloRefusal refusal)
        {
            answer = Refused(refusal);
        }

        fake.Record(new FakeZaloCall(path, userId, (int)answer["error"]!));
        await AnswerAsync(context, fault, answer.ToJsonString());
    }

    private static string? Recipient(string path, JsonObject? body)
    {
        var holder = path.EndsWith("template", StringComparison.Ordinal) ? body : body?["recipient"] as JsonObject;
        return holder?["user_id"] is JsonValue value && value.TryGetValue<string>(out var id) ? id : null;
    }

    private JsonObject Send(JsonObject? body, string? userId)
    {
        if (body is null || userId is null)
        {
            throw new FakeZaloRefusal(-201, "user_id is invalid");
        }

        if (fake.Tokens.OaId != fake.Options.OaId)
        {
            throw new FakeZaloRefusal(-201, "user_id is invalid");
        }

        if (fake.People.Refusal(userId, needsWindow: true) is var refusal and not 0)
        {
            throw new FakeZaloRefusal(refusal, Words(refusal));
        }

        var id = fake.NewMessageId();
        var message = new FakeZaloMessageReader(fake.Uploaded).Read(body, userId, id, fake.Options.Time.GetUtcNow());
        return Deliver(message, fake.People.Spend(userId));
    }

    private JsonObject SendTemplate(JsonObject? body, string? userId)
    {
        if (body is null || userId is null || body["template_data"] is not JsonObject || body["template_id"] is not JsonValue)
        {
            throw new FakeZaloRefusal(-201, "a parameter is invalid");
        }

        if (body.ContainsKey("tracking_id"))
        {
            throw new FakeZaloRefusal(-201, "tracking_id is not a parameter");
        }

        if (fake.People.Refusal(userId, needsWindow: false) is var refusal and not 0)
        {
            throw new FakeZaloRefusal(refusal, Words(refusal));
        }

        var message = new FakeZaloMessage
        {
            UserId = userId,
            Id = fake.NewMessageId(),
            Kind = "template",
            Title = body["template_id"]!.ToString(),
            Body = body,
            At = fake.Options.Time.GetUtcNow(),
        };
        return Deliver(message, fake.People.SpendBought());
    }

    private JsonObject Deliver(FakeZaloMessage message, JsonObject? quota)
    {
        fake.Add(message with { QuotaType = (string?)quota?["quota_type"] });
        var data = new JsonObject { ["message_id"] = message.Id, ["user_id"] = message.UserId };
        if (quota is not null)
        {
            data["quota"] = quota;
        }

        return data;
    }

    private async Task<JsonObject> QuotaAsync(HttpContext context)
    {
        var body = await ReadJsonAsync(context);
        if (body?["user_id"] is JsonValue user && user.TryGetValue<string>(out var userId))
        {
            return fake.People.IsKnown(userId)
                ? Success(fake.People.QuotaOf(userId))
                : throw new FakeZaloRefusal(-201, "user_id is invalid");
        }

        if ((string?)body?["quota_owner"] is not ("OA" or "APP") || (string?)body["product_type"] is not ("cs" or "transaction"))
        {
            throw new FakeZaloRefusal(-201, "a parameter is invalid");
        }

        return Success(fake.People.Assets((string?)body["quota_type"] ?? ""));
    }

    private async Task<JsonObject> UploadAsync(HttpContext context)
    {
        if (!context.Request.HasFormContentType)
        {
            throw new FakeZaloRefusal(-201, "multipart/form-data expected");
        }

        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var kind = context.Request.Path.Value!.Split('/')[^1];
        var field = kind == "gif" ? form.Files.GetFile("file") ?? form.Files.GetFile("image") : form.Files.GetFile("file");
        if (field is null)
        {
            throw new FakeZaloRefusal(-201, "file is required");
        }

        using var content = new MemoryStream();
        await field.CopyToAsync(content, context.RequestAborted);
        var bytes = content.ToArray();
        if (bytes.Length > (kind == "image" ? ImageBytes : LargeBytes))
        {
            throw new FakeZaloRefusal(-210, "file is too large");
        }

        var name = field.FileName.ToLowerInvariant();
        var isRight = kind switch
        {
            "image" => bytes is [0xFF, 0xD8, ..] or [0x89, (byte)'P', (byte)'N', (byte)'G', ..],
            "gif" => bytes is [(byte)'G', (byte)'I', (byte)'F', ..],
            _ => name.EndsWith(".pdf", StringComparison.Ordinal)
                || name.EndsWith(".doc", StringComparison.Ordinal)
                || name.EndsWith(".docx", StringComparison.Ordinal),
        };
        if (!isRight)
        {
            throw new FakeZaloRefusal(-201, "file type is not supported");
        }

        var id = fake.AddUpload(new FakeZaloFile(kind, field.FileName, bytes));
        return Success(new JsonObject { [kind == "file" ? "token" : "attachment_id"] = id });
    }

    private async Task GuardedAsync(HttpContext context, string path, Func<HttpContext, Task<JsonObject>> run)
    {
        var fault = fake.Faults.TakeCall(path);
        if (await BreakAsync(context, fault.Kind, path, null))
        {
            return;
        }

        JsonObject answer;
        try
        {
            Guard(context);
            if (fault.Kind == FakeZaloFaultKind.Error)
            {
                throw new FakeZaloRefusal(fault.Code, Words(fault.Code));
            }

            answer = await run(context);
        }
        catch (FakeZaloRefusal refusal)
        {
            answer = Refused(refusal);
        }

        fake.Record(new FakeZaloCall(path, null, (int)answer["error"]!));
        await AnswerAsync(context, fault.Kind, answer.ToJsonString());
    }

    private void Guard(HttpContext context)
    {
        var remain = fake.RateLimit.Count();
        context.Response.Headers["X-RateLimit-Limit"] = fake.Options.CallsPerMinute.ToString(CultureInfo.InvariantCulture);
        context.Response.Headers["X-RateLimit-Remain"] = Math.Max(0, remain).ToString(CultureInfo.InvariantCulture);
        if (remain < 0)
        {
            throw new FakeZaloRefusal(-32, Words(-32));
        }

        if (fake.Tokens.Check(context.Request.Headers["access_token"]) is var refusal and not 0)
        {
            throw new FakeZaloRefusal(refusal, Words(refusal));
        }
    }

    private async Task EmptyApiAsync(HttpContext context, string path)
    {
        fake.Record(new FakeZaloCall(path, null, 404));
        context.Response.StatusCode = 404;
        context.Response.ContentType = "application/json";
        await context.Response.WriteAsync("""{"error":404,"message":"empty api"}""");
    }

    /// <summary>Faults after which nothing was taken.</summary>
    private async Task<bool> BreakAsync(HttpContext context, FakeZaloFaultKind fault, string path, string? userId)
    {
        var status = fault switch
        {
            FakeZaloFaultKind.ServerError => 500,
            FakeZaloFaultKind.BadGateway => 502,
            FakeZaloFaultKind.GatewayTimeout => 504,
            FakeZaloFaultKind.EmptyApi => 404,
            FakeZaloFaultKind.CutBefore => 0,
            _ => -1,
        };
        if (status < 0)
        {
            return false;
        }

        fake.Record(new FakeZaloCall(path, userId, null));
        if (status == 0)
        {
            context.Abort();
            return true;
        }

        context.Response.StatusCode = status;
        context.Response.ContentType = status is 500 or 404 ? "application/json" : "text/html";
        await context.Response.WriteAsync(
            status switch
            {
                500 => """{"error":-1,"message":"Internal server error"}""",
                404 => """{"error":404,"message":"empty api"}""",
                _ => $"<html><body><h1>{status}</h1></body></html>",
            }
        );
        return true;
    }

    /// <summary>The call was taken; its answer may still get lost.</summary>
    private async Task AnswerAsync(HttpContext context, FakeZaloFaultKind fault, string body)
    {
        switch (fault)
        {
            case FakeZaloFaultKind.NoAnswer:
                await fake.Faults.Unanswered.KeepAsync(context);
                return;
            case FakeZaloFaultKind.CutAfter:
                context.Abort();
                return;
            case FakeZaloFaultKind.HalfAnswer:
                body = body[..(body.Length / 2)];
                break;
        }

        context.Response.ContentType = "application/json";
        await context.Response.WriteAsync(body);
    }

    private static async Task<JsonObject?> ReadJsonAsync(HttpContext context)
    {
        if (!HttpMethods.IsPost(context.Request.Method) || !context.Request.HasJsonContentType())
        {
            return null;
        }

        try
        {
            return await JsonNode.ParseAsync(context.Request.Body, cancellationToken: context.RequestAborted) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static JsonObject Success(JsonNode data) =>
        new()
        {
            ["data"] = data,
            ["error"] = 0,
            ["message"] = "Success",
        };

    private static JsonObject Refused(FakeZaloRefusal refusal) => new() { ["error"] = refusal.Code, ["message"] = refusal.Message };

    private static string Words(int code) =>
        code switch
        {
            -32 => "Your application reached limit call api",
            -201 => "user_id is invalid",
            -213 => "User has not followed OA",
            -216 => "Access token is invalid",
            -218 => "Out of quota receive",
            -220 => "Access token is expired",
            -230 => "User has not interacted with the OA in the past 7 days",
            -232 => "User has not interacted with the OA",
            -244 => "User has restricted this type of message from your OA",
            _ => "Request failed",
        };
}
