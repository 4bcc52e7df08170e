using System.Text.Json;
using Xunit;

namespace ChatBot.EndToEnd.Tests;

/// <summary>One wrong letter in the office's content, and a restart: the citizens have their bot, and the office is told.</summary>
/// <remarks>Slow: six runs of the program, at one to three seconds of processor time each.</remarks>
[Trait("Speed", "Slow")]
public sealed class BrokenContentTests : IDisposable
{
    private static readonly Dictionary<string, string?> Settings = new() { ["Content:Path"] = "mine" };

    private readonly TestFolder _folder = new();

    private string Topic => Path.Combine(_folder.Path, "mine", "topics", "week_what.vi.md");

    private string Facts => Path.Combine(_folder.Path, "mine", "facts.yaml");

    private string Report => Path.Combine(_folder.Path, "mine", "KIEM-TRA.txt");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Start_WithBrokenContent_ServesTheLastGoodAndSaysSoEverywhereUntilItIsMended()
    {
        await ServiceProcess.RunAsync(_folder.Path, ["content", "init", "mine"]);
        await using (var first = await ServiceProcess.StartAsync(_folder.Path, Settings))
        {
            Assert.Contains("Mọi tệp đã được dùng", await File.ReadAllTextAsync(Report), StringComparison.Ordinal);
            await first.StopAsync();
        }

        var good = await File.ReadAllTextAsync(Facts);
        await File.WriteAllTextAsync(Facts, good.Replace("office.phone:", "office.phone :x", StringComparison.Ordinal));
        var topic = await File.ReadAllTextAsync(Topic);
        await File.WriteAllTextAsync(Topic, topic.Replace("title: ", "title: Mới: ", StringComparison.Ordinal));

        await using var service = await ServiceProcess.StartAsync(_folder.Path, Settings);
        using var http = new HttpClient { BaseAddress = service.Address };
        Assert.Equal(("Degraded", "topics/week_what"), await ContentHealthAsync(http, "topics/week_what"));
        Assert.Contains("The service starts with content that has errors", service.Error, StringComparison.Ordinal);
        var report = await File.ReadAllTextAsync(Report);
        Assert.Contains("topics/week_what.vi.md:", report, StringComparison.Ordinal);
        Assert.Contains("ngoặc kép", report, StringComparison.Ordinal);
        var check = await ServiceProcess.RunAsync(_folder.Path, ["content", "check", "--language", "vi"], Settings);
        Assert.Equal((1, ""), (check.ExitCode, check.Error));
        Assert.Contains(" lỗi yaml: ", check.Output, StringComparison.Ordinal);
        var chat = await ServiceProcess.RunAsync(
            _folder.Path,
            ["chat", "--as", "lan"],
            Settings,
            "tuần lễ học tập suốt đời là gì\n/quit\n"
        );
        Assert.Equal(0, chat.ExitCode);

        await File.WriteAllTextAsync(Facts, good);
        await File.WriteAllTextAsync(Topic, topic);
        using var deadline = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        while ((await ContentHealthAsync(http, "")).Status != "Healthy")
        {
            await Task.Delay(100, deadline.Token);
        }

        Assert.Contains("Mọi tệp đã được dùng", await File.ReadAllTextAsync(Report), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_FirstEverWithBrokenFacts_IsRefusedWithTheFile()
    {
        await ServiceProcess.RunAsync(_folder.Path, ["content", "init", "mine"]);
        await File.WriteAllTextAsync(Facts, "office.phone: [");

        var (exitCode, output, error) = await ServiceProcess.RunAsync(_folder.Path, [], Settings);

        Assert.Equal((78, ""), (exitCode, output));
        Assert.Contains("facts.yaml:", error, StringComparison.Ordinal);
    }

    private static async Task<(string Status, string Named)> ContentHealthAsync(HttpClient http, string name)
    {
        using var health = JsonDocument.Parse(await http.GetStringAsync(new Uri("/healthz/ready", UriKind.Relative)));
        var content = health
            .RootElement.GetProperty("checks")
            .EnumerateArray()
            .Single(check => check.GetProperty("name").GetString() == "content");
        var described = content.TryGetProperty("description", out var description) ? description.GetString()! : "";
        return (content.GetProperty("status").GetString()!, described.Contains(name, StringComparison.Ordinal) ? name : described);
    }
}
