using ChatBot.Bot.Channels.Shared;
using ChatBot.Bot.Delivery;
using ChatBot.Bot.Office.Doctor;
using Xunit;

namespace ChatBot.Bot.Tests.Office.Doctor;

public sealed class ServiceCheckTests : IDisposable
{
    private readonly Patient _patient = new();

    public void Dispose() => _patient.Dispose();

    [Fact]
    public async Task Service_NotRunning_IsNoFault() =>
        Assert.Equal(FindingLevel.Ok, (await _patient.ExamineOneAsync(new ServiceCheck())).Level);

    [Fact]
    public async Task Service_ThatCannotBeAsked_IsAFault()
    {
        _patient.Unreachable = "office.sock belongs to another user";

        var finding = await _patient.ExamineOneAsync(new ServiceCheck());

        Assert.Equal(FindingLevel.Fail, finding.Level);
        Assert.Contains("another user", finding.Found, StringComparison.Ordinal);
    }

    public static TheoryData<string, string> States =>
        new()
        {
            { "healthy", "Ok Ok Ok" },
            { "hung", "Fail Ok Ok" },
            { "old", "Warn Ok Ok" },
            { "slow", "Ok Warn Ok" },
            { "many", "Ok Warn Ok" },
            { "paused", "Ok Ok Warn" },
            { "silent", "Ok Ok Warn" },
        };

    [Theory]
    [MemberData(nameof(States))]
    public async Task Service_Running_IsAsItSays(string state, string expected)
    {
        _patient.Service = state switch
        {
            "hung" => Patient.Healthy with { Alive = false },
            "old" => Patient.Healthy with { Version = "0.0.1" },
            "slow" => Patient.Healthy with { OldestWaitSeconds = 4 },
            "many" => Patient.Healthy with { Pending = 5000 },
            "paused" => Patient.Healthy with { Sending = SendingMode.ProactivePaused },
            "silent" => Patient.Healthy with { Sending = SendingMode.AllPaused },
            _ => Patient.Healthy,
        };

        Assert.Equal(expected, string.Join(' ', (await _patient.ExamineAsync(new ServiceCheck())).Select(finding => finding.Level)));
    }

    [Fact]
    public async Task Settings_ThatAreWrong_AreAllNamed()
    {
        _patient.Settings["Service:TimeZone"] = "Vinh";
        _patient.Settings["Telegram:BotToken"] = "123456:secret token";
        _patient.Settings["Telegram:Updates"] = "Push";

        var findings = await _patient.ExamineAsync(new SettingsCheck());

        Assert.All(findings, finding => Assert.Equal(FindingLevel.Fail, finding.Level));
        foreach (var key in new[] { "Service:TimeZone", "Telegram:BotToken", "Telegram:Updates" })
        {
            Assert.Single(findings, finding => finding.Found.StartsWith(key, StringComparison.Ordinal));
        }

        Assert.DoesNotContain(findings, finding => finding.Found.Contains("secret", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Settings_WithANumberThatIsNone_NameTheKey()
    {
        _patient.Settings["Service:StopSeconds"] = "soon";

        Assert.Contains("Service:StopSeconds", (await _patient.ExamineOneAsync(new SettingsCheck())).Found, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Settings_AsShipped_AreValid() =>
        Assert.Equal(FindingLevel.Ok, (await _patient.ExamineOneAsync(new SettingsCheck())).Level);

    [Fact]
    public async Task Runtime_OfTheTests_IsFine()
    {
        Assert.All(await _patient.ExamineAsync(new RuntimeCheck()), finding => Assert.Equal(FindingLevel.Ok, finding.Level));
        _patient.Settings["Service:TimeZone"] = "Vinh";

        Assert.Equal(FindingLevel.Fail, (await _patient.ExamineAsync(new RuntimeCheck()))[^1].Level);
    }

    [Fact]
    public void Icu_Missing_IsAFault() => Assert.Equal(FindingLevel.Fail, RuntimeCheck.Icu("no ICU").Level);

    [Fact]
    public async Task Channel_InTrouble_IsAWarningWithItsReason()
    {
        var status = new ChannelStatus(Enabled: true, null, null, null, null, Degraded: "Telegram refuses the bot token.");
        _patient.Service = Patient.Healthy with { Channels = [new("telegram", status), new("web", status with { Degraded = null })] };

        var findings = await _patient.ExamineAsync(new ChannelsCheck());

        Assert.Contains(
            findings,
            finding =>
                finding is { Level: FindingLevel.Warn, Name: "telegram" } && finding.Found.Contains("refuses", StringComparison.Ordinal)
        );
        Assert.Contains(findings, finding => finding is { Level: FindingLevel.Ok, Name: "web" });
    }

    [Fact]
    public async Task Check_ThatThrows_IsAFindingWithoutTheMessage()
    {
        var finding = Assert.Single(await Examination.RunAsync(new Broken(), null!, CancellationToken.None));

        Assert.Equal(FindingLevel.Fail, finding.Level);
        Assert.DoesNotContain("0912345678", finding.Found, StringComparison.Ordinal);
    }

    private sealed class Broken : IDoctorCheck
    {
        public string Name => "broken";

        public Task<IReadOnlyList<Finding>> ExamineAsync(DoctorContext context, CancellationToken cancellationToken) =>
            throw new InvalidOperationException("of 0912345678");
    }
}
