using ChatBot.Bot.Office.Transport;

namespace ChatBot.Bot.Tests.Office;

/// <summary>A call that remembers what it was told, in order.</summary>
internal sealed class RecordedCall(CancellationToken cancellationToken = default)
    : OfficeCall(new OfficeCaller("tester"), cancellationToken)
{
    public List<string> Heard { get; } = [];

    public override Task ReportAsync(string progress)
    {
        Heard.Add($"progress: {progress}");
        return Task.CompletedTask;
    }

    public override Task WriteAsync(string text)
    {
        Heard.Add($"text: {text}");
        return Task.CompletedTask;
    }
}
