using System.Text.Json;
using System.Text.RegularExpressions;
using Xunit;

namespace ChatBot.EndToEnd.Tests;

/// <summary>A sign-up in the terminal, and what the office can then do with it, with a running service and without one.</summary>
// Some thirty runs of the program; each verb without a service opens the store and learns the content itself.
[Trait("Speed", "Slow")]
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
        bố mẹ
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
        Assert.Contains(
            $" (dữ liệu mẫu),{code},confirmed,Trần Minh Khôi,2014,child,Trần Thị Lan,+84912345678,",
            roster.Output,
            StringComparison.Ordinal
        );
        Assert.Matches("conversation +terminal, in logs [a-z0-9]{12}, open", show.Output);
        Assert.Contains("consent       signup", show.Output, StringComparison.Ordinal);
        using var json = JsonDocument.Parse(export.Output);
        Assert.Equal("Trần Minh Khôi", json.RootElement.GetProperty("enrolment")[0].GetProperty("name").GetString());

        var refused = await RunAsync(["person", "erase", code], "no\n");
        var erase = await RunAsync(["person", "erase", code, "--yes"]);
        var again = await RunAsync(["person", "erase", code], "erase\n");
        Assert.DoesNotContain("Type 'erase'", again.Error, StringComparison.Ordinal);
        Assert.Equal(1, again.ExitCode);
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

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Question_NotAnswered_IsListedAddedAndAnswered(bool withService)
    {
        var settings = new Dictionary<string, string?> { ["Content:Path"] = "mine" };
        await ServiceProcess.RunAsync(_folder.Path, ["content", "init", "mine"]);
        await using var service = withService ? await ServiceProcess.StartAsync(_folder.Path, settings) : null;
        Task<(int ExitCode, string Output, string Error)> RunAsync(string[] args, string input = "") =>
            ServiceProcess.RunAsync(_folder.Path, args, settings, input);

        await RunAsync(["chat", "--as", "lan"], "dạy tôi nấu phở bò\n/quit\n");
        await RunAsync(["chat", "--as", "minh"], "day toi nau pho bo\n/quit\n");
        var list = await RunAsync(["questions", "list"]);
        Assert.Equal((0, ""), (list.ExitCode, list.Error));
        Assert.Matches(@"(?m)^ +2  \d{4}-\d\d-\d\d  dạy tôi nấu phở bò$", list.Output);
        Assert.Contains("nearest: ", list.Output, StringComparison.Ordinal);

        var unknown = await RunAsync(["questions", "add", "clc_coursess", "dạy tôi nấu phở bò"]);
        var taken = await RunAsync(["questions", "add", "clc_courses", "VSTEP là chứng chỉ gì?"]);
        var add = await RunAsync(["questions", "add", "clc_courses", "dạy tôi nấu phở bò"]);
        Assert.Equal([1, 1, 0], new[] { unknown, taken, add }.Select(run => run.ExitCode));
        Assert.Contains("Did you mean 'clc_courses'", unknown.Error, StringComparison.Ordinal);
        Assert.Contains("vstep_what", taken.Error, StringComparison.Ordinal);
        Assert.Contains("mine/phrasings/added.yaml", add.Output, StringComparison.Ordinal);
        Assert.Contains("1 unanswered", add.Output, StringComparison.Ordinal);

        var chat = await RunAsync(["chat", "--as", "lan"], "dạy tôi nấu phở bò\n/quit\n");
        Assert.Contains("theo nhu cầu của dân", chat.Output, StringComparison.Ordinal);
        var empty = await RunAsync(["questions", "list"]);
        Assert.Contains("no unanswered questions", empty.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task QuestionsAdd_ToTheShippedContent_IsRefusedWithTheWayOut()
    {
        await ServiceProcess.RunAsync(_folder.Path, ["chat"], input: "/quit\n");

        var add = await ServiceProcess.RunAsync(_folder.Path, ["questions", "add", "clc_courses", "dạy tôi nấu phở bò"]);

        Assert.Equal((1, ""), (add.ExitCode, add.Output));
        Assert.Contains("content init", add.Error, StringComparison.Ordinal);
    }

    [GeneratedRegex(@"Mã đăng ký\D*?\b([A-Z0-9]{6})\b")]
    private static partial Regex CodePattern();
}
