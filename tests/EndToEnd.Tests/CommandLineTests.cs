using System.Net;
using System.Text.Json;
using Xunit;

namespace ChatBot.EndToEnd.Tests;

public sealed class CommandLineTests(SharedService shared) : IClassFixture<SharedService>, IDisposable
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
    public async Task ContentTry_OfTheConversationThatTravelsWithTheContent_GoesAsWritten()
    {
        var (copied, _, _) = await ServiceProcess.RunAsync(_folder.Path, ["content", "init", "own"]);

        var (exitCode, output, error) = await ServiceProcess.RunAsync(
            _folder.Path,
            ["content", "try", "own/conversations", "--content", "own"]
        );

        Assert.Equal((0, 0, ""), (copied, exitCode, error));
        Assert.Contains("1 as written, 0 differ", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ContentTry_OfAConversationThatGoesOtherwise_SaysAtWhichLineAndFails()
    {
        await File.WriteAllTextAsync(Path.Combine(_folder.Path, "a.chat"), "> xin chào\n< trợ lý\n> menu\n< Giá vàng hôm nay\n");

        var (exitCode, output, _) = await ServiceProcess.RunAsync(_folder.Path, ["content", "try", "a.chat"]);

        Assert.Equal(1, exitCode);
        Assert.Contains("a.chat:4: 'Giá vàng hôm nay' is not in", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("? nothing\n", "a.chat:1: a line begins with")]
    [InlineData("@channel fax\n", "a.chat:1: there is no channel 'fax'; there are ")]
    public async Task ContentTry_OfALineItDoesNotUnderstand_SaysWhatIsPossible(string text, string expected)
    {
        await File.WriteAllTextAsync(Path.Combine(_folder.Path, "a.chat"), text);

        var (exitCode, _, error) = await ServiceProcess.RunAsync(_folder.Path, ["content", "try", "a.chat"]);

        Assert.Equal(1, exitCode);
        Assert.Contains(expected, error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_WithWrongSettings_NamesEachKeyAndTheFixWithoutAStackTrace()
    {
        var (exitCode, output, error) = await ServiceProcess.RunAsync(
            _folder.Path,
            [],
            new Dictionary<string, string?> { ["Service:TimeZone"] = "Vinh", ["Service:QuietHours"] = "late" }
        );

        Assert.Equal((78, ""), (exitCode, output));
        Assert.Contains("Service:TimeZone: 'Vinh'", error, StringComparison.Ordinal);
        Assert.Contains("Service:QuietHours: 'late'", error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_WithANumberThatIsNone_NamesTheKeyWithoutAStackTrace()
    {
        var (exitCode, output, error) = await ServiceProcess.RunAsync(
            _folder.Path,
            [],
            new Dictionary<string, string?> { ["Service:StopSeconds"] = "soon" }
        );

        Assert.Equal((78, ""), (exitCode, output));
        Assert.Contains("Service:StopSeconds", error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_InInvariantGlobalization_IsRefused()
    {
        var (exitCode, _, error) = await ServiceProcess.RunAsync(
            _folder.Path,
            [],
            new Dictionary<string, string?> { ["DOTNET_SYSTEM_GLOBALIZATION_INVARIANT"] = "1" }
        );

        Assert.Equal(78, exitCode);
        Assert.Contains("ICU", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_WithAShiftedClockAndARealChannel_IsRefused()
    {
        var (exitCode, _, error) = await ServiceProcess.RunAsync(
            _folder.Path,
            [],
            new Dictionary<string, string?>
            {
                ["Service:StartAt"] = "2020-10-05T07:00:00",
                ["Telegram:BotToken"] = "123456:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
            }
        );

        Assert.Equal(78, exitCode);
        Assert.Contains("Telegram:ApiBaseUrl", error, StringComparison.Ordinal);
        Assert.DoesNotContain("AAAA", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_OnAnAddressInUse_SaysSo()
    {
        var first = await shared.StartedAsync();

        var (exitCode, output, error) = await ServiceProcess.RunAsync(_folder.Path, ["--urls", first.Address.ToString()]);

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
        Assert.False(File.Exists(Path.Combine(_folder.Path, "data", "office.sock")));
        Assert.Contains(Path.Combine(_folder.Path, "data", "chatbot.db"), service.Output, StringComparison.Ordinal);
        Assert.Contains("Telegram is off", service.Output, StringComparison.Ordinal);
        Assert.Equal("", service.Error.Trim());
    }

    [Fact]
    public async Task Service_OnAFolderInUse_IsRefused()
    {
        await shared.StartedAsync();

        var (exitCode, output, error) = await ServiceProcess.RunAsync(shared.Folder, ["--urls", "http://127.0.0.1:0"]);

        Assert.Equal((1, ""), (exitCode, output));
        Assert.Contains("is in use by another process", error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Verbs_WithARunningService_AreCarriedOutByIt()
    {
        await using var service = await ServiceProcess.StartAsync(_folder.Path);

        var status = await ServiceProcess.RunAsync(_folder.Path, ["channels", "status"]);
        var pause = await ServiceProcess.RunAsync(_folder.Path, ["sending", "pause"]);
        var again = await ServiceProcess.RunAsync(_folder.Path, ["sending", "pause"]);
        var roster = await ServiceProcess.RunAsync(_folder.Path, ["roster", "export", "roster.csv"]);
        var backup = await ServiceProcess.RunAsync(_folder.Path, ["backup", "copy.db"]);
        var restore = await ServiceProcess.RunAsync(_folder.Path, ["restore", "copy.db"]);

        Assert.Equal((0, ""), (status.ExitCode, status.Error));
        Assert.Contains("web         on", status.Output, StringComparison.Ordinal);
        Assert.StartsWith("Sending is paused", pause.Output, StringComparison.Ordinal);
        Assert.StartsWith("Sending was already paused", again.Output, StringComparison.Ordinal);
        Assert.Equal((0, ""), (roster.ExitCode, roster.Output));
        Assert.Equal([0xEF, 0xBB, 0xBF], (await File.ReadAllBytesAsync(Path.Combine(_folder.Path, "roster.csv")))[..3]);
        Assert.Equal(0, backup.ExitCode);
        Assert.Contains("100 %", backup.Error, StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(_folder.Path, "copy.db.keys")));
        Assert.Equal(1, restore.ExitCode);
        Assert.Contains("in use by another process", restore.Error, StringComparison.Ordinal);
    }

    // Seven runs of the program, each of which opens the store and learns the content itself.
    [Fact]
    [Trait("Speed", "Slow")]
    public async Task Verbs_WithoutAService_OpenTheStoreThemselves()
    {
        await ServiceProcess.RunAsync(_folder.Path, ["chat"], input: "/quit\n");
        var pause = await ServiceProcess.RunAsync(_folder.Path, ["sending", "pause"]);
        var backup = await ServiceProcess.RunAsync(_folder.Path, ["backup", "copy.db"]);
        var resume = await ServiceProcess.RunAsync(_folder.Path, ["sending", "resume"]);
        var restore = await ServiceProcess.RunAsync(_folder.Path, ["restore", "copy.db"]);
        var again = await ServiceProcess.RunAsync(_folder.Path, ["sending", "pause"]);
        var nobody = await ServiceProcess.RunAsync(_folder.Path, ["person", "show", "0912345678"]);

        Assert.Equal([0, 0, 0, 0, 0, 1], new[] { pause, backup, resume, restore, again, nobody }.Select(run => run.ExitCode));
        Assert.StartsWith("Sending is running", resume.Output, StringComparison.Ordinal);

        // The backup was made while sending was paused.
        Assert.StartsWith("Sending was already paused", again.Output, StringComparison.Ordinal);
        Assert.Equal("", nobody.Output);
        Assert.DoesNotContain("0912345678", nobody.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Chat_WithPipedInput_AnswersBeforeTheNextPrompt(bool withService)
    {
        if (withService)
        {
            await shared.StartedAsync();
        }

        var (exitCode, output, error) = await ServiceProcess.RunAsync(
            withService ? shared.Folder : _folder.Path,
            ["chat"],
            input: "english\n1\n/quit\n"
        );

        Assert.Equal((0, ""), (exitCode, error));
        var greeting = output.IndexOf("Nghệ An", StringComparison.Ordinal);
        var first = output.IndexOf("> english", StringComparison.Ordinal);
        var second = output.IndexOf("> 1", StringComparison.Ordinal);
        Assert.True(greeting >= 0 && greeting < first && first < second, output);
        Assert.Contains("1. ", output[first..second], StringComparison.Ordinal);
        Assert.True(output.IndexOf("> /quit", StringComparison.Ordinal) > second + 10, output);
    }

    [Fact]
    public async Task Content_InitThenCheck_IsAFolderTheServiceTakes()
    {
        var init = await ServiceProcess.RunAsync(_folder.Path, ["content", "init", "mine"]);
        var check = await ServiceProcess.RunAsync(_folder.Path, ["content", "check", "mine"]);
        var again = await ServiceProcess.RunAsync(_folder.Path, ["content", "init", "mine"]);
        await using var service = await ServiceProcess.StartAsync(
            _folder.Path,
            new Dictionary<string, string?> { ["Content:Path"] = "mine" }
        );

        Assert.Equal([0, 0, 1], new[] { init, check, again }.Select(run => run.ExitCode));
        Assert.Contains("0 errors", check.Output, StringComparison.Ordinal);
        Assert.Contains("not empty", again.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_WithContentThatIsNotThere_SaysWhichSetting()
    {
        var (exitCode, output, error) = await ServiceProcess.RunAsync(
            _folder.Path,
            [],
            new Dictionary<string, string?> { ["Content:Path"] = "nowhere" }
        );

        Assert.Equal((78, ""), (exitCode, output));
        Assert.Contains("Content:Path", error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Understand_LinesWithTimes_AreJsonLinesInOrderWithLettersAsTheyAre()
    {
        const string Input = "2020-10-05T07:00\tTuần lễ diễn ra khi nào?\n2020-10-06\thôm nay có gì\n";

        var (exitCode, output, error) = await ServiceProcess.RunAsync(_folder.Path, ["understand", "--at", "column"], input: Input);

        Assert.Equal((0, ""), (exitCode, error));
        var lines = output.TrimEnd('\n').Split('\n');
        Assert.Equal(2, lines.Length);
        Assert.StartsWith("{\"text\":\"Tuần lễ diễn ra khi nào?\",\"language\":\"vi\",", lines[0], StringComparison.Ordinal);
        using var second = JsonDocument.Parse(lines[1]);
        Assert.Equal("2020-10-06", second.RootElement.GetProperty("from").GetString());
        Assert.Equal("2020-10-06", second.RootElement.GetProperty("to").GetString());
        Assert.False(Directory.Exists(Path.Combine(_folder.Path, "data")));
    }

    [Fact]
    public async Task Understand_Fields_AreReadAsAnswers()
    {
        var one = await ServiceProcess.RunAsync(_folder.Path, ["understand", "--field", "phone", "0912 345 678"]);
        var lines = await ServiceProcess.RunAsync(
            _folder.Path,
            ["understand", "--field", "column"],
            input: "yesno\tdạ đồng ý\nlevel\tA2\n"
        );

        Assert.Equal("{\"text\":\"0912 345 678\",\"outcome\":\"accepted\",\"value\":\"+84912345678\"}\n", one.Output);
        Assert.Equal(
            "{\"text\":\"dạ đồng "
                + "ý\",\"outcome\":\"accepted\",\"value\":\"yes\"}\n{\"text\":\"A2\",\"outcome\":\"accepted\",\"value\":\"A2\"}\n",
            lines.Output
        );
    }

    [Theory]
    [InlineData(2, "--at", "yesterday", "x")]
    [InlineData(2, "--field", "shoe", "x")]
    [InlineData(2, "--at", "column", "x")]
    [InlineData(1, "--at", "column")]
    public async Task Understand_WrongArguments_AreErrors(int expected, params string[] args)
    {
        var (exitCode, output, error) = await ServiceProcess.RunAsync(_folder.Path, ["understand", .. args], input: "no tab\n");

        Assert.Equal((expected, ""), (exitCode, output));
        Assert.StartsWith("error: ", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Evaluate_AFileOfQuestions_TellsSharesAndMisses()
    {
        await File.WriteAllTextAsync(
            Path.Combine(_folder.Path, "questions.tsv"),
            "id\texpected\ttext\n1\tweek_when|week_what\tTuần lễ diễn ra khi nào?\n2\tnone\tgiá vàng hôm nay\n"
        );

        var (exitCode, output, error) = await ServiceProcess.RunAsync(_folder.Path, ["content", "evaluate", "questions.tsv"]);

        Assert.Equal((0, ""), (exitCode, error));
        Assert.Contains("1 on topic, 1 off topic", output, StringComparison.Ordinal);
    }
}
