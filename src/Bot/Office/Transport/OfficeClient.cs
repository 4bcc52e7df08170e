using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace ChatBot.Bot.Office.Transport;

/// <summary>Asks the running service for an operation and passes on what it streams back.</summary>
internal static class OfficeClient
{
    /// <summary>Runs the operation in the service and returns its result.</summary>
    public static async Task<TResult> RunAsync<TRequest, TResult>(
        HttpClient service,
        OfficeContract<TRequest, TResult> operation,
        TRequest request,
        OfficeCall call
    )
        where TRequest : class
        where TResult : class
    {
        using var message = new HttpRequestMessage(HttpMethod.Post, $"office/{operation.Name}")
        {
            Content = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(request, operation.RequestJson))
            {
                Headers = { ContentType = new MediaTypeHeaderValue("application/json") },
            },
        };
        using var response = await service.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, call.CancellationToken);
        if (response.StatusCode == HttpStatusCode.NotFound)
        {
            throw new OfficeFailure(
                $"The running service does not know '{operation.Name}': it is another version. Restart it, then try again."
            );
        }

        response.EnsureSuccessStatusCode();
        using var lines = new StreamReader(await response.Content.ReadAsStreamAsync(call.CancellationToken), Encoding.UTF8);
        while (await lines.ReadLineAsync(call.CancellationToken) is { } json)
        {
            var line = JsonSerializer.Deserialize(json, OfficeLineJson.Default.OfficeLine)!;
            if (line.Progress is not null)
            {
                await call.ReportAsync(line.Progress);
            }
            else if (line.Text is not null)
            {
                await call.WriteAsync(line.Text);
            }
            else if (line.Error is not null)
            {
                throw new OfficeFailure(line.Error);
            }
            else if (line.Result is { } result)
            {
                return result.Deserialize(operation.ResultJson)!;
            }
        }

        throw new OfficeFailure("The service went away before it had answered. Look at its log, then try again.");
    }
}
