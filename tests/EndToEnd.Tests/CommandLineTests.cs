using System.Net;
using System.Text.Json;
using Xunit;

namespace ChatBot.EndToEnd.Tests;

public sealed class CommandLineTests : IDisposable
{
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("nope")]
    [InlineData("channels", "sttaus")]
    [InlineData("--nope")]
    [InlineData("serve", "x")]
    public async Task Verb_Unknown_IsAUsageErrorOnStandardError(params string[] args)
    {
        var (exitCode, output, error) = await ServiceProcess.RunAsync(_folder.Path, args);

        Assert.Equal(2, exitCode);
        Assert.Equal("", output);
        Assert.StartsWith("error: ", error, StringComparison.Ordinal);
        Assert.Contains(args[^1], error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Help_OfTheProgram_IsAResult()
    {
        var (exitCode, output, error) = await ServiceProcess.RunAsync(_folder.Path, ["--help"]);

        Assert.Equal((0, ""), (exitCode, error));
        Assert.Contains("serve", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_WithWrongSettings_NamesEachKeyAndTheFixWithoutAStackTrace()
    {
        var (exitCode, output, error) = await ServiceProcess.RunAsync(_folder.Path, [], new Dictionary<string, string?>
        {
            ["Service:TimeZone"] = "Vinh",
            ["Service:QuietHours"] = "late",
        });

        Assert.Equal((78, ""), (exitCode, output));
        Assert.Contains("Service:TimeZone: 'Vinh'", error, StringComparison.Ordinal);
        Assert.Contains("Service:QuietHours: 'late'", error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_InInvariantGlobalization_IsRefused()
    {
        var (exitCode, _, error) = await ServiceProcess.RunAsync(
            _folder.Path, [], new Dictionary<string, string?> { ["DOTNET_SYSTEM_GLOBALIZATION_INVARIANT"] = "1" });

        Assert.Equal(78, exitCode);
        Assert.Contains("ICU", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_WithAShiftedClockAndARealChannel_IsRefused()
    {
        var (exitCode, _, error) = await ServiceProcess.RunAsync(_folder.Path, [], new Dictionary<string, string?>
        {
            ["Service:StartAt"] = "2020-10-05T07:00:00",
            ["Telegram:BotToken"] = "123456:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
        });

        Assert.Equal(78, exitCode);
        Assert.Contains("Telegram:ApiBaseUrl", error, StringComparison.Ordinal);
        Assert.DoesNotContain("AAAA", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_OnAnAddressInUse_SaysSo()
    {
        await using var first = await ServiceProcess.StartAsync(_folder.Path);
        using var other = new TestFolder();

        var (exitCode, output, error) = await ServiceProcess.RunAsync(other.Path, ["--urls", first.Address.ToString()]);

        Assert.Equal((1, ""), (exitCode, output));
        Assert.Contains("address already in use", error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Service_Running_IsLiveAndReadyAndTellsOfItselfOnStandardOutput()
    {
        await using var service = await ServiceProcess.StartAsync(_folder.Path);
        using var http = new HttpClient { BaseAddress = service.Address };

        foreach (var check in new[] { "live", "ready" })
        {
            using var answer = await http.GetAsync(new Uri($"healthz/{check}", UriKind.Relative));
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            using var body = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
            Assert.Equal("Healthy", body.RootElement.GetProperty("status").GetString());
            Assert.False(answer.Headers.Contains("Server"));
            Assert.Equal(["nosniff"], answer.Headers.GetValues("X-Content-Type-Options"));
        }

        Assert.Equal(0, await service.StopAsync());
        Assert.Contains(Path.Combine(_folder.Path, "data", "chatbot.db"), service.Output, StringComparison.Ordinal);
        Assert.Contains("Telegram is off", service.Output, StringComparison.Ordinal);
        Assert.Equal("", service.Error.Trim());
    }
}
