using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text;
using System.Text.Json;

namespace ChatBot.EndToEnd.Tests.DirectLine;

/// <summary>npm's botframework-directlinejs in a Node process; see client.mjs.</summary>
internal sealed class DirectLineClient : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Process _process;
    private readonly ConcurrentQueue<JsonElement> _events = new();
    private readonly StringBuilder _error = new();

    private DirectLineClient(Process process) => _process = process;

    /// <summary>All activities but typing, in the order in which the client emitted them.</summary>
    public IReadOnlyList<JsonElement> Messages =>
        [.. _events.Where(e => e.GetProperty("event").GetString() == "activity" && e.GetProperty("type").GetString() == "message")];

    public static DirectLineClient Start(Uri service, bool webSocket = true)
    {
        var start = new ProcessStartInfo(
            "node",
            [Path.Combine(NodeFact.Folder, "client.mjs"), service.ToString().TrimEnd('/'), webSocket ? "socket" : "poll"]
        )
        {
            WorkingDirectory = NodeFact.Folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
            StandardOutputEncoding = Encoding.UTF8,
        };
        var client = new DirectLineClient(new Process { StartInfo = start });
        client._process.OutputDataReceived += (_, line) =>
        {
            if (line.Data is { Length: > 0 } json)
            {
                client._events.Enqueue(JsonDocument.Parse(json).RootElement);
            }
        };
        client._process.ErrorDataReceived += (_, line) => client._error.AppendLine(line.Data);
        client._process.Start();
        client._process.BeginOutputReadLine();
        client._process.BeginErrorReadLine();
        return client;
    }

    public Task SayAsync(string text, string clientId) =>
        WriteAsync(new { @do = "post", activity = new { text, channelData = new { clientActivityID = clientId } } });

    /// <summary>Cuts the client's sockets without a goodbye.</summary>
    public Task DropAsync() => WriteAsync(new { @do = "drop" });

    /// <summary>Waits for an event.</summary>
    public Task<JsonElement> EventAsync(string name, Func<JsonElement, bool>? which = null) =>
        UntilAsync(
            () => _events.FirstOrDefault(e => e.GetProperty("event").GetString() == name && (which is null || which(e))),
            e => e.ValueKind != JsonValueKind.Undefined,
            name
        );

    /// <summary>Waits for the bot's answer to the message with this client id.</summary>
    public async Task<JsonElement> AnswerAsync(string clientId)
    {
        var echo = await EventAsync("activity", e => Text(e, "clientId") == clientId);
        var id = Text(echo, "id");
        return await EventAsync("activity", e => Text(e, "replyToId") == id && Text(e, "role") == "bot");
    }

    public static string? Text(JsonElement json, string name) => json.TryGetProperty(name, out var value) ? value.GetString() : null;

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync();
        }

        _process.Dispose();
    }

    private async Task WriteAsync(object command)
    {
        await _process.StandardInput.WriteLineAsync(JsonSerializer.Serialize(command));
        await _process.StandardInput.FlushAsync();
    }

    private async Task<T> UntilAsync<T>(Func<T> read, Func<T, bool> isThere, string what)
    {
        var waited = Stopwatch.StartNew();
        while (true)
        {
            var value = read();
            if (isThere(value))
            {
                return value;
            }

            if (waited.Elapsed > Patience || _process.HasExited)
            {
                throw new TimeoutException($"No '{what}'. Events:\n{string.Join('\n', _events)}\nStandard error:\n{_error}");
            }

            await Task.Delay(20);
        }
    }
}
