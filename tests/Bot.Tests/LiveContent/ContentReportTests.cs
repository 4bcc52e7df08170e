using ChatBot.Bot.LiveContent;
using ChatBot.Bot.Settings;
using ChatBot.Bot.Tests.TestKit;
using ChatBot.Content;
using ChatBot.Dialogs.Engine;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using Xunit;

namespace ChatBot.Bot.Tests.LiveContent;

public sealed class ContentReportTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("report").FullName;
    private readonly RecordingLogs _logs = new();
    private readonly ILoggerFactory _loggers;

    public ContentReportTests()
    {
        _loggers = LoggerFactory.Create(logging => logging.AddProvider(_logs));
        Directory.CreateDirectory(Data);
        Directory.CreateDirectory(Content);
    }

    private string Data => Path.Combine(_root, "data");

    private string Content => Path.Combine(_root, "content");

    public void Dispose()
    {
        _loggers.Dispose();
        Directory.Delete(_root, recursive: true);
    }

    [Fact]
    public void Write_FolderThatIsOurs_LiesBesideTheContentInLocalTime()
    {
        Report().Write(Content, State(), Shipped.Content);

        Assert.Contains("Lúc 08:00:00 ngày 05/10/2026", File.ReadAllText(Path.Combine(Content, "KIEM-TRA.txt")), StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFiles(Data));
    }

    [Fact]
    public void Write_FolderNotToBeWritten_GoesToTheDataFolderSaysSoOnceAndComesBackLater()
    {
        // A folder stands at the file's name: no user, not even root, can put a file there.
        Directory.CreateDirectory(Path.Combine(Content, "KIEM-TRA.txt", "x"));
        var report = Report();

        report.Write(Content, State(), Shipped.Content);
        report.Write(Content, State(), Shipped.Content);

        var elsewhere = Path.Combine(Data, "KIEM-TRA.txt");
        Assert.True(File.Exists(elsewhere));
        Assert.Single(_logs.All.Split('\n'), line => line.Contains(elsewhere, StringComparison.Ordinal));

        Directory.Delete(Path.Combine(Content, "KIEM-TRA.txt"), recursive: true);
        report.Write(Content, State(), Shipped.Content);
        Assert.True(File.Exists(Path.Combine(Content, "KIEM-TRA.txt")));
        Assert.False(File.Exists(elsewhere));
    }

    private static ContentState State() =>
        new()
        {
            CheckedAt = new DateTimeOffset(2026, 10, 5, 1, 0, 0, TimeSpan.Zero),
            Waiting = [],
            AllWaits = false,
            Problems = [],
            Taken = [],
        };

    private ContentReport Report()
    {
        var settings = new Dictionary<string, string?> { [DataFolder.Key] = Path.Combine(Data, "chatbot.db") };
        return new ContentReport(
            new ConfigurationBuilder().AddInMemoryCollection(settings).Build(),
            ServiceCalendar.Default,
            _loggers.CreateLogger<CurrentContent>()
        );
    }
}
