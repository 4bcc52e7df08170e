using System.Text.Json;
using System.Text.RegularExpressions;
using Xunit;

namespace ChatBot.EndToEnd.Tests;

/// <summary>A sign-up in the terminal, and what the office can then do with it, with a running service and without one.</summary>
public sealed partial class OfficeTests : IDisposable
{
    private const string SignUp = """
        menu
        2
        đồng ý
        cho con tôi
        Trần Minh Khôi
        2014
        Trần Thị Lan
        đồng ý
        Hưng Bình
        chưa biết gì
        1
        0912345678
        đúng
        /quit

        """;

    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Person_WhoSignedUp_IsListedShownExportedAndErased(bool withService)
    {
        // Within the sign-up period of the sample classes whatever today is.
        var settings = new Dictionary<string, string?> { ["Service:StartAt"] = "2026-11-23T08:00:00" };
        await using var service = withService ? await ServiceProcess.StartAsync(_folder.Path, settings) : null;
        Task<(int ExitCode, string Output, string Error)> RunAsync(string[] args, string input = "") =>
            ServiceProcess.RunAsync(_folder.Path, args, settings, input);

        var chat = await RunAsync(["chat", "--as", "lan"], SignUp);
        var code = CodePattern().Match(chat.Output).Groups[1].Value;
        Assert.True(code.Length == 6, chat.Output);

        var roster = await RunAsync(["roster", "export"]);
        var show = await RunAsync(["person", "show", code]);
        var export = await RunAsync(["person", "export", "0912 345 678"]);
        Assert.Equal([0, 0, 0], new[] { roster, show, export }.Select(run => run.ExitCode));
        Assert.Contains($",{code},confirmed,Trần Minh Khôi,2014,child,Trần Thị Lan,+84912345678,", roster.Output, StringComparison.Ordinal);
        Assert.Matches("conversation +terminal, in logs [a-z0-9]{12}, open", show.Output);
        Assert.Contains("consent       signup", show.Output, StringComparison.Ordinal);
        using var json = JsonDocument.Parse(export.Output);
        Assert.Equal("Trần Minh Khôi", json.RootElement.GetProperty("enrolment")[0].GetProperty("name").GetString());

        var refused = await RunAsync(["person", "erase", code], "no\n");
        var erase = await RunAsync(["person", "erase", code, "--yes"]);
        var gone = await RunAsync(["person", "show", "0912345678"]);
        var empty = await RunAsync(["roster", "export"]);
        Assert.Equal([1, 0, 1, 0], new[] { refused, erase, gone, empty }.Select(run => run.ExitCode));
        Assert.DoesNotContain("Khôi", empty.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("0912345678", gone.Error, StringComparison.Ordinal);
        if (service is not null)
        {
            Assert.DoesNotContain("Khôi", service.Error, StringComparison.Ordinal);
            Assert.DoesNotContain("912345678", service.Error, StringComparison.Ordinal);
        }
    }

    [GeneratedRegex(@"Mã đăng ký\D*?\b([A-Z0-9]{6})\b")]
    private static partial Regex CodePattern();
}
