using System.Diagnostics;
using System.Runtime.CompilerServices;
using Xunit;

namespace ChatBot.EndToEnd.Tests;

/// <summary>The scripts of the nightly backup and the weekly drill, as the timers run them.</summary>
// A drill is four runs of the program, two of which learn the content.
[Trait("Speed", "Slow")]
public sealed class BackupScriptTests : IDisposable
{
    private readonly TestFolder _folder = new();
    private readonly string _scripts = Path.Combine(Path.GetDirectoryName(ServiceProcess.Program)!, $"deploy-{Guid.NewGuid():N}");

    public BackupScriptTests()
    {
        // Beside the program, as it is published.
        Directory.CreateDirectory(_scripts);
        foreach (var script in new[] { "backup.sh", "restore-drill.sh" })
        {
            File.Copy(Path.Combine(DeployFolder(), script), Path.Combine(_scripts, script));
        }

        Directory.CreateDirectory(Backups);
    }

    private string Backups => Path.Combine(_folder.Path, "backups");

    private string Keys => Backups + "-keys";

    private string Newest => Directory.EnumerateFiles(Backups, "*.db").Order(StringComparer.Ordinal).Last();

    public void Dispose()
    {
        _folder.Dispose();
        Directory.Delete(_scripts, recursive: true);
    }

    [Fact]
    public async Task Backup_WhereThereIsNoData_FailsAndLeavesNoBackup()
    {
        var (exitCode, _, error) = await RunAsync("backup.sh");

        Assert.Equal(1, exitCode);
        Assert.Contains("no data at", error, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(Backups));
        Assert.Empty(Directory.EnumerateFileSystemEntries(Keys));
    }

    [Fact]
    public async Task Drill_OfARunningService_ComparesWithWhatWasNotedAndFailsWhenItDiffers()
    {
        await using var service = await ServiceProcess.StartAsync(_folder.Path);
        Assert.Equal(0, (await RunAsync("backup.sh")).ExitCode);
        var nobody = await RunAsync("restore-drill.sh");
        Assert.Equal(1, nobody.ExitCode);
        Assert.Contains("no conversation and no place", nobody.Error, StringComparison.Ordinal);

        await ServiceProcess.RunAsync(_folder.Path, ["chat"], input: "menu\n/quit\n");
        var backup = await RunAsync("backup.sh", "1");
        var good = await RunAsync("restore-drill.sh");

        Assert.True(backup.ExitCode == 0, backup.Error);
        Assert.Equal(
            [Path.GetFileName(Newest), Path.GetFileName(Newest) + ".counts"],
            Directory.EnumerateFiles(Backups).Select(Path.GetFileName).Order(StringComparer.Ordinal)
        );
        Assert.Equal([Path.GetFileName(Newest) + ".keys"], Directory.EnumerateFiles(Keys).Select(Path.GetFileName));
        Assert.True(good.ExitCode == 0, good.Error);
        Assert.Contains("its roster has 0 rows, as noted; the running service's: 0", good.Output, StringComparison.Ordinal);

        var note = Newest + ".counts";
        var counts = await File.ReadAllTextAsync(note);
        await File.WriteAllTextAsync(note, counts.Replace("conversation 1", "conversation 2", StringComparison.Ordinal));
        var differs = await RunAsync("restore-drill.sh");
        Assert.Equal(1, differs.ExitCode);
        Assert.Contains("2 were noted", differs.Error, StringComparison.Ordinal);

        File.Delete(note);
        var unnoted = await RunAsync("restore-drill.sh");
        Assert.Equal(1, unnoted.ExitCode);
        Assert.Contains("make a new backup", unnoted.Error, StringComparison.Ordinal);
    }

    private static string DeployFolder([CallerFilePath] string file = "") =>
        Path.Combine(Path.GetDirectoryName(file)!, "..", "..", "deploy");

    private async Task<(int ExitCode, string Output, string Error)> RunAsync(string script, params string[] more)
    {
        using var process = Process.Start(
            new ProcessStartInfo("/bin/sh", [Path.Combine(_scripts, script), Backups, .. more])
            {
                WorkingDirectory = _folder.Path,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            }
        )!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, await output, await error);
    }
}
