using System.IO.Pipelines;
using System.Net;
using ChatBot.Bot.Channels.Shared;
using ChatBot.Bot.Channels.ZaloOa.Setup;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace ChatBot.Bot.Channels.ZaloOa.Connecting;

/// <summary>The two pages of the consent.</summary>
internal static class ZaloOaConnectPages
{
    private const int FormBytes = 1024;
    private const int FormFields = 8;

    public static void Map(IEndpointRouteBuilder endpoints, ZaloOaConnect connect, ZaloOaOptions options)
    {
        // After the form is sent the browser is led to Zalo, which the policy of the form must allow.
        var policy =
            $"default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; form-action 'self' "
            + $"{options.OAuthBaseUrl.TrimEnd('/')}";
        endpoints.MapGet(ZaloOaConnect.StartPath, (HttpContext context) => Page(context, policy, 200, Form("")));
        endpoints.MapPost(
            ZaloOaConnect.StartPath,
            async (HttpContext context) =>
            {
                if (!connect.MayAsk(context.Connection.RemoteIpAddress))
                {
                    return Page(
                        context,
                        policy,
                        429,
                        Form("Bạn thử hơi nhanh. Chờ một phút rồi thử lại. / That was too fast: wait a minute, then try again.")
                    );
                }

                var (code, isForm) = await CodeAsync(context);
                if (!isForm)
                {
                    return Page(
                        context,
                        policy,
                        400,
                        Form("Trang này chỉ nhận mã từ biểu mẫu dưới đây. / This page takes the code from the form below only.")
                    );
                }

                return connect.Start(code, context.Connection.RemoteIpAddress) is { } consent
                    ? Results.Redirect(consent.ToString())
                    : Page(
                        context,
                        policy,
                        403,
                        Form(
                            "Mã không đúng, đã dùng hoặc đã hết hạn. Chạy lại lệnh để lấy mã mới. / The code "
                                + "is wrong, used or too old: run the command again."
                        )
                    );
            }
        );
        endpoints.MapGet(
            ZaloOaConnect.CallbackPath,
            async (HttpContext context) =>
            {
                var query = context.Request.Query;
                var result = await connect.FinishAsync(query["code"], query["oa_id"], query["state"]);
                return Page(
                    context,
                    policy,
                    result.Outcome == ZaloOaConnectOutcome.Connected ? 200 : 400,
                    $"<p>{WebUtility.HtmlEncode(Words(result))}</p>"
                );
            }
        );
    }

    /// <summary>
    /// What our own form sends: one short field, url-encoded. Whatever else comes is refused before it is read, or as soon as it goes
    /// wrong.
    /// </summary>
    private static async Task<(string? Code, bool IsForm)> CodeAsync(HttpContext context)
    {
        if (
            !MediaTypeHeaderValue.TryParse(context.Request.ContentType, out var type)
            || !type.MediaType.Equals("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase)
        )
        {
            return (null, false);
        }

        try
        {
            var body = await WebhookBody.ReadAsync(context, FormBytes);
            var reader = new FormPipeReader(PipeReader.Create(new System.Buffers.ReadOnlySequence<byte>(body)))
            {
                ValueCountLimit = FormFields,
                KeyLengthLimit = FormBytes,
                ValueLengthLimit = FormBytes,
            };
            return ((await reader.ReadFormAsync(context.RequestAborted)).GetValueOrDefault("code"), true);
        }
        catch (Exception e) when (e is BadHttpRequestException or InvalidDataException)
        {
            // Too long, broken off, too many fields.
            return (null, false);
        }
    }

    private static string Form(string error) =>
        $"""
            <p>Nhập mã một lần mà lệnh <code>channels zalo-oa connect</code> đã in,
            rồi đồng ý trên trang của Zalo bằng tài khoản quản trị Official Account.</p>
            <p lang="en">Enter the one-time code that <code>channels zalo-oa connect</code> printed,
            then consent on Zalo's page as an administrator of the account.</p>
            <p class="error">{WebUtility.HtmlEncode(error)}</p>
            <form method="post"><input name="code" maxlength="20" autocomplete="off" autofocus required aria-label="Mã">
            <button>Tiếp tục</button></form>
            """;

    private static string Words(ZaloOaConnection result) =>
        result.Outcome switch
        {
            ZaloOaConnectOutcome.Connected =>
                "Đã kết nối Official Account. Bạn có thể đóng trang này. / The Official Account is connected. You may close this page.",
            ZaloOaConnectOutcome.Declined =>
                "Zalo chưa cho phép: không có mã đồng ý. Chạy lại lệnh và đồng ý. / Zalo sent no consent: run the command again and agree.",
            ZaloOaConnectOutcome.OtherAccount => "Đây là Official Account khác với tài khoản đang kết nối. Nếu muốn đổi, chạy lệnh với "
                + "--another-account. / This is another Official Account than the one connected. To change it, use --another-account.",
            ZaloOaConnectOutcome.NoTokens => $"Zalo chưa cấp token. / Zalo gave no tokens: {result.Reason}.",
            _ => "Trang này chỉ dùng được ngay sau khi nhập mã một lần. Chạy lại lệnh. / This page works only "
                + "right after a one-time code: run the command again.",
        };

    private static IResult Page(HttpContext context, string policy, int status, string content)
    {
        context.Response.Headers.ContentSecurityPolicy = policy;
        return Results.Text(
            $"""
            <!doctype html>
            <html lang="vi"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="robots" content="noindex"><title>Zalo Official Account</title>
            <style>body{"{"}font:16px/1.5 sans-serif;max-width:36em;margin:2em auto;padding:0 1em{"}"}
            .error{"{"}color:#b00020{"}"}
            input{"{"}font:inherit;padding:.4em;text-transform:uppercase{"}"}
            button{"{"}font:inherit;padding:.4em 1em{"}"}</style></head>
            <body><h1>Zalo Official Account</h1>
            {content}
            </body></html>
            """,
            "text/html; charset=utf-8",
            statusCode: status
        );
    }
}
