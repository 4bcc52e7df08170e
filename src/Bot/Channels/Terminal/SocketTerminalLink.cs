using System.Net;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using ChatBot.Dialogs.Storage;

namespace ChatBot.Bot.Channels.Terminal;

/// <summary>The conversation with the running service.</summary>
internal sealed class SocketTerminalLink : ITerminalLink
{
    private readonly HttpClient _service;
    private readonly HttpResponseMessage _lines;
    private readonly string _path;

    private SocketTerminalLink(HttpClient service, HttpResponseMessage lines, string path)
    {
        _service = service;
        _lines = lines;
        _path = path;
    }

    public static async Task<SocketTerminalLink> OpenAsync(HttpClient service, string name, CancellationToken cancellationToken)
    {
        var path = $"terminal/{Uri.EscapeDataString(name)}";
        var lines = await service.GetAsync(new Uri(path, UriKind.Relative), HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        lines.EnsureSuccessStatusCode();
        return new SocketTerminalLink(service, lines, path);
    }

    public async IAsyncEnumerable<TerminalLine> ListenAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var reader = new StreamReader(await _lines.Content.ReadAsStreamAsync(cancellationToken), Encoding.UTF8);
        while (await reader.ReadLineAsync(cancellationToken) is { } json)
        {
            yield return JsonSerializer.Deserialize(json, TerminalJson.Default.TerminalLine)!;
        }
    }

    public async Task<TerminalAccepted> SayAsync(TerminalInput input, CancellationToken cancellationToken)
    {
        using var body = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(input, TerminalJson.Default.TerminalInput));
        using var response = await _service.PostAsync(new Uri(_path, UriKind.Relative), body, cancellationToken);
        if (response.StatusCode == HttpStatusCode.ServiceUnavailable)
        {
            throw new StoreUnavailableException("The service cannot write to its store now.");
        }

        response.EnsureSuccessStatusCode();
        var json = await response.Content.ReadAsByteArrayAsync(cancellationToken);
        return JsonSerializer.Deserialize(json, TerminalJson.Default.TerminalAccepted)!;
    }

    public ValueTask DisposeAsync()
    {
        _lines.Dispose();
        _service.Dispose();
        return ValueTask.CompletedTask;
    }
}
