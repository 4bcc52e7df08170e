using System.Diagnostics;
using ChatBot.Bot.Channels.Shared;
using ChatBot.Bot.Office.Doctor;
using Xunit;

namespace ChatBot.Bot.Tests.Office.Doctor;

public sealed class DataFolderCheckTests : IDisposable
{
    private readonly Patient _patient = new();

    public void Dispose() => _patient.Dispose();

    [Fact]
    public async Task Folder_NotThereYet_IsFine()
    {
        var finding = await _patient.ExamineOneAsync(new DataFolderCheck());

        Assert.Equal(FindingLevel.Ok, finding.Level);
        Assert.Contains("not there yet", finding.Found, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_patient.Data));
    }

    [Theory]
    [InlineData(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, nameof(FindingLevel.Ok))]
    [InlineData(
        UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.GroupRead,
        nameof(FindingLevel.Fail)
    )]
    [InlineData(
        UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.OtherExecute,
        nameof(FindingLevel.Fail)
    )]
    public async Task Folder_ThatOthersMayEnter_IsWrong(UnixFileMode mode, string expected)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        Directory.CreateDirectory(_patient.Data);
        File.SetUnixFileMode(_patient.Data, mode);

        var finding = await _patient.ExamineOneAsync(new DataFolderCheck());

        Assert.Equal(expected, finding.Level.ToString());
        Assert.Equal(finding.Level == FindingLevel.Ok, finding.ToDo is null);
        Assert.Empty(Directory.EnumerateFileSystemEntries(_patient.Data));
    }

    [Fact]
    public async Task Folder_ThatIsAFile_IsWrong()
    {
        await File.WriteAllTextAsync(_patient.Data, "");

        Assert.Equal(FindingLevel.Fail, (await _patient.ExamineOneAsync(new DataFolderCheck())).Level);
    }

    [Fact]
    public async Task Folder_InAFolderThatIsNoPlaceForFiles_IsWrong()
    {
        // Nobody makes folders in /proc, not even root.
        _patient.Settings["Storage:LiteDb:Path"] = "/proc/self/chatbot/data/chatbot.db";

        var findings = await _patient.ExamineAsync(new DataFolderCheck());

        Assert.Contains(
            findings,
            finding => finding.Level == FindingLevel.Fail && finding.ToDo!.Contains("install -d", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task Folder_OfAnotherUser_IsNeitherJudgedNorWrittenTo()
    {
        if (!OperatingSystem.IsLinux())
        {
            return;
        }

        // Root's own folder for others; for root, which may do everything, a folder given away.
        var folder = "/root";
        if (FileOwner.Self == 0)
        {
            folder = Directory.CreateDirectory(_patient.Data).FullName;
            using var chown = Process.Start("chown", ["65534", folder]);
            await chown.WaitForExitAsync();
        }

        _patient.Settings["Storage:LiteDb:Path"] = Path.Combine(folder, "chatbot.db");

        var finding = (await _patient.ExamineAsync(new DataFolderCheck()))[0];

        Assert.Equal(FindingLevel.Warn, finding.Level);
        Assert.Contains("belongs to", finding.Found, StringComparison.Ordinal);
        Assert.True(FileOwner.Self != 0 || !Directory.EnumerateFileSystemEntries(folder).Any());
    }

    [Fact]
    public async Task Folder_WithAFileOfAnotherUser_IsWrongAndSaysWhatToDo()
    {
        if (FileOwner.Self != 0 || OperatingSystem.IsWindows())
        {
            // Only root can give a file away.
            return;
        }

        Directory.CreateDirectory(_patient.Data, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        var file = Path.Combine(Directory.CreateDirectory(Path.Combine(_patient.Data, "keys")).FullName, "1.key");
        await File.WriteAllTextAsync(file, "");
        Assert.Equal(FindingLevel.Ok, (await _patient.ExamineOneAsync(new DataFolderCheck())).Level);
        using var chown = Process.Start("chown", ["65534", file]);
        await chown.WaitForExitAsync();

        var finding = await _patient.ExamineOneAsync(new DataFolderCheck());

        Assert.Equal(FindingLevel.Fail, finding.Level);
        Assert.Contains(file, finding.Found, StringComparison.Ordinal);
        Assert.StartsWith("chown -R ", finding.ToDo, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Folder_ThatMayNotBeLookedInto_IsNotCalledEmpty()
    {
        if (!OperatingSystem.IsLinux() || FileOwner.Self == 0)
        {
            // Root may look into every folder.
            Assert.Equal(FindingLevel.Ok, (await _patient.ExamineOneAsync(new StoreCheck())).Level);
            return;
        }

        _patient.Settings["Storage:LiteDb:Path"] = "/root/chatbot.db";

        foreach (var check in new IDoctorCheck[] { new StoreCheck(), new KeysCheck(), new ServiceCheck() })
        {
            Assert.Equal(FindingLevel.Warn, (await _patient.ExamineOneAsync(check)).Level);
        }
    }

    [Fact]
    public async Task Folder_WithAPathTooLongForASocket_IsAWarning()
    {
        _patient.Settings["Storage:LiteDb:Path"] = Path.Combine(_patient.Folder, new string('x', 110), "chatbot.db");

        var findings = await _patient.ExamineAsync(new DataFolderCheck());

        Assert.Contains(
            findings,
            finding => finding.Level == FindingLevel.Warn && finding.Found.Contains("socket", StringComparison.Ordinal)
        );
    }

    [Fact]
    public void FileSystem_OverTheNetwork_IsWrong() =>
        Assert.Equal(FindingLevel.Fail, DataFolderCheck.OverNetwork("/srv/data", "nfs4").Level);

    [Fact]
    public void Owner_OfAFolderOfOurs_IsUs()
    {
        if (!OperatingSystem.IsLinux())
        {
            return;
        }

        Assert.Equal(FileOwner.Self, FileOwner.Of(_patient.Folder));
        Assert.Equal(Environment.UserName, FileOwner.NameOf(FileOwner.Self!.Value));
        Assert.Null(FileOwner.Of(Path.Combine(_patient.Folder, "nothing")));
    }
}
