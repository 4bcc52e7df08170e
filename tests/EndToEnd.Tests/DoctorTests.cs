using Xunit;

namespace ChatBot.EndToEnd.Tests;

/// <summary><c>doctor</c> as an operator runs it: before the first start, beside the service, after a stop, with wrong settings.</summary>
public sealed class DoctorTests : IDisposable
{
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Doctor_OnAnEmptyFolder_FindsNothingWrongAndLeavesNothing()
    {
        var (exitCode, output, error) = await ServiceProcess.RunAsync(_folder.Path, ["doctor"]);

        Assert.Equal((0, ""), (exitCode, error));
        Assert.Contains(" 0 FAIL\n", output, StringComparison.Ordinal);
        Assert.All(output.TrimEnd('\n').Split('\n')[..^1], line => Assert.Matches(@"^(ok    |warn  |FAIL  )\S", line));
        Assert.Empty(Directory.EnumerateFileSystemEntries(_folder.Path));
    }

    [Fact]
    public async Task Doctor_BesideAServiceAndAfterItsStop_TellsOfIt()
    {
        var service = await ServiceProcess.StartAsync(_folder.Path);
        var settings = new Dictionary<string, string?> { ["Service:PublicUrl"] = service.Address.ToString() };
        await ServiceProcess.RunAsync(_folder.Path, ["backup", "copy.db"]);

        var running = await ServiceProcess.RunAsync(_folder.Path, ["doctor"], settings);
        var live = await ServiceProcess.RunAsync(_folder.Path, ["doctor", "--live"]);
        Assert.Equal(0, await service.StopAsync());
        await service.DisposeAsync();
        var stopped = await ServiceProcess.RunAsync(_folder.Path, ["doctor"]);
        var dead = await ServiceProcess.RunAsync(_folder.Path, ["doctor", "--live"]);

        Assert.Equal((0, ""), (running.ExitCode, running.Error));
        Assert.Contains("in use by the running service, schema 1", running.Output, StringComparison.Ordinal);
        Assert.Contains("shows the chat page", running.Output, StringComparison.Ordinal);
        Assert.Contains("the last one is 0 hours old", running.Output, StringComparison.Ordinal);
        Assert.Contains("web          in the running service", running.Output, StringComparison.Ordinal);
        Assert.Equal((0, "ok    service      alive\n"), (live.ExitCode, live.Output));
        Assert.Equal(0, stopped.ExitCode);
        Assert.Contains("can be opened and was read, schema 1", stopped.Output, StringComparison.Ordinal);
        Assert.Equal((1, "FAIL  service      not running\n"), (dead.ExitCode, dead.Output));
    }

    [Fact]
    public async Task Doctor_WithWrongSettings_NamesEachAndFailsWithoutSecrets()
    {
        var (exitCode, output, error) = await ServiceProcess.RunAsync(
            _folder.Path,
            ["doctor"],
            new Dictionary<string, string?>
            {
                ["Service:TimeZone"] = "Vinh",
                ["Telegram:BotToken"] = "123456:se cret",
                ["Telegram:Updates"] = "Push",
            }
        );

        Assert.Equal((1, ""), (exitCode, error));
        foreach (var key in new[] { "Service:TimeZone", "Telegram:BotToken", "Telegram:Updates" })
        {
            Assert.Contains($"FAIL  settings     {key}", output, StringComparison.Ordinal);
        }

        Assert.DoesNotContain("se cret", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Doctor_WithoutIcu_SaysSoInALine()
    {
        var (exitCode, output, error) = await ServiceProcess.RunAsync(
            _folder.Path,
            ["doctor"],
            new Dictionary<string, string?> { ["DOTNET_SYSTEM_GLOBALIZATION_INVARIANT"] = "1" }
        );

        Assert.Equal((1, ""), (exitCode, error));
        Assert.Contains("FAIL  icu", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("serve")]
    public async Task DataFolder_MadeByTheProgram_IsItsUsersAlone(params string[] verb)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        if (verb is ["serve"])
        {
            await using var service = await ServiceProcess.StartAsync(_folder.Path);
        }
        else
        {
            await ServiceProcess.RunAsync(_folder.Path, verb);
        }

        const UnixFileMode Owner = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
        Assert.Equal(Owner, File.GetUnixFileMode(Path.Combine(_folder.Path, "data")));
        Assert.Equal(Owner, File.GetUnixFileMode(Path.Combine(_folder.Path, "data", "keys")));
    }
}
