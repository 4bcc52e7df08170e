using System.Globalization;
using System.Net;
using ChatBot.Bot.Channels.Shared;

namespace ChatBot.Bot.Office.Doctor;

/// <summary>
/// What the outside finds at <c>Service:PublicUrl</c>: the page, the webhooks, and not the health addresses. Seen from this machine, so it
/// is as near to the outside as one can get without being there.
/// </summary>
internal sealed class PublicAddressCheck : IDoctorCheck
{
    /// <inheritdoc/>
    public string Name => "address";

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Finding>> ExamineAsync(DoctorContext context, CancellationToken cancellationToken)
    {
        var webhooks = context.Channels.Where(channel => channel.WebhookPath is not null).ToList();
        if (context.PublicUrl is not { } url)
        {
            return
            [
                webhooks.Count == 0
                    ? Finding.Ok(Name, "no Service:PublicUrl, and nothing has to call this service from outside")
                    : Finding.Warn(
                        Name,
                        $"Service:PublicUrl is empty, and {string.Join(", ", webhooks.Select(channel => channel.Channel))} calls a webhook",
                        "set it to the address citizens and messengers use"
                    ),
            ];
        }

        if (await AskAsync(new Uri(url, "/"), context, cancellationToken) is not { } page)
        {
            return
            [
                Finding.Warn(
                    Name,
                    $"{url.Authority} does not answer this machine",
                    "look whether the proxy and the service run; then open the address from outside"
                ),
            ];
        }

        var findings = new List<Finding> { Page(url, page) };
        foreach (var channel in webhooks)
        {
            if (await AskAsync(new Uri(url, channel.WebhookPath), context, cancellationToken) is { } answer)
            {
                findings.Add(Webhook(channel, answer));
            }
        }

        if (
            await AskAsync(new Uri(url, "/healthz/live"), context, cancellationToken) is { } health
            && health.Status is HttpStatusCode.OK or HttpStatusCode.ServiceUnavailable
        )
        {
            findings.Add(
                url.IsLoopback
                    ? Finding.Ok("healthz", "answers on this machine, where it should")
                    : Finding.Warn(
                        "healthz",
                        "can be reached from outside and tells how the service is",
                        "let the proxy answer 404 for /healthz/"
                    )
            );
        }

        return findings;
    }

    private Finding Page(Uri url, (HttpStatusCode Status, bool IsPage) page) =>
        page switch
        {
            (HttpStatusCode.OK, true) => Finding.Ok(Name, $"{url.Authority} shows the chat page"),
            ({ } status, _) when IsProxyAlone(status) => Finding.Fail(
                Name,
                $"the proxy at {url.Authority} answers {Number(status)}: it does not reach the service",
                "start the service, and compare the proxy's target with its address (--urls)"
            ),
            ({ } status, _) when (int)status is >= 300 and < 400 => Finding.Warn(
                Name,
                $"{url.Authority} sends the visitor elsewhere ({Number(status)})",
                "set Service:PublicUrl to the address it ends at"
            ),
            ({ } status, _) => Finding.Fail(
                Name,
                $"{url.Authority} does not show the chat page (status {Number(status)})",
                "let the proxy pass on / and what is below it"
            ),
        };

    // The webhook takes POST only, so that looking at it has no effect; 405 and 401 both say that it is there.
    private static Finding Webhook(IChannelDoctor channel, (HttpStatusCode Status, bool IsPage) answer) =>
        answer.Status switch
        {
            HttpStatusCode.NotFound => Finding.Fail(
                "webhook",
                $"{channel.WebhookPath} is not found from outside",
                $"let the proxy pass it on; if it does, the running service has {channel.Channel} in another mode: restart it"
            ),
            var status when IsProxyAlone(status) => Finding.Fail(
                "webhook",
                $"the proxy does not pass {channel.WebhookPath} on to the service ({Number(status)})",
                "compare the proxy's target with the service's address"
            ),
            var status when (int)status is >= 300 and < 400 => Finding.Fail(
                "webhook",
                $"{channel.WebhookPath} sends the platform elsewhere ({Number(status)}), and it does not follow",
                "answer there without a redirect"
            ),
            _ => Finding.Ok("webhook", $"{channel.WebhookPath} is there"),
        };

    private static bool IsProxyAlone(HttpStatusCode status) =>
        status is HttpStatusCode.BadGateway or HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout;

    private static string Number(HttpStatusCode status) => ((int)status).ToString(CultureInfo.InvariantCulture);

    private static async Task<(HttpStatusCode Status, bool IsPage)?> AskAsync(
        Uri url,
        DoctorContext context,
        CancellationToken cancellationToken
    )
    {
        try
        {
            using var response = await context.Http.GetAsync(url, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            return (response.StatusCode, response.Content.Headers.ContentType?.MediaType == "text/html");
        }
        catch (Exception e)
            when (e is HttpRequestException or IOException || (e is TaskCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return null;
        }
    }
}
