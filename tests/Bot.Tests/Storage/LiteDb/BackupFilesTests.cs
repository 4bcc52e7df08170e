using System.IO.Compression;
using ChatBot.Bot.Storage.Contract;
using ChatBot.Bot.Storage.LiteDb;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;
using static ChatBot.Bot.Tests.Storage.SampleDocuments;

namespace ChatBot.Bot.Tests.Storage.LiteDb;

/// <summary>The three files of a backup: who may read them, what may lie in their way, and what a restore takes out of them.</summary>
public sealed class BackupFilesTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("chatbot-files-").FullName;

    private string Backup => Path.Combine(_folder, "backup.db");

    private LiteDbStoreOptions Options => new() { Path = Path.Combine(_folder, "data", "chatbot.db") };

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Backup_WithKeysElsewhere_IsRestoredFromBothPlaces()
    {
        var keys = Path.Combine(Directory.CreateDirectory(Path.Combine(_folder, "elsewhere")).FullName, "1.keys");
        await MakeAsync(keys);

        Assert.False(File.Exists(Backup + ".keys"));
        Assert.Throws<FileNotFoundException>(() => StoreFiles.Restore(Options, All, Backup, TimeProvider.System));
        StoreFiles.Restore(Options, All, Backup, TimeProvider.System, keys);
        await using var restored = Open();
        Assert.Equal("Lan", (await restored.GetAsync(Chats, "a"))!.Name);
    }

    [Fact]
    public async Task Backup_Made_NotesWhatItHoldsAndIsForItsOwnerOnly()
    {
        await MakeAsync();

        var lines = await File.ReadAllLinesAsync(Backup + BackupCounts.Suffix);
        Assert.Contains("chats 1", lines);
        Assert.Contains("bookings 0", lines);
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        foreach (var file in new[] { Backup, Backup + ".keys", Backup + BackupCounts.Suffix })
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
        }
    }

    [Theory]
    [InlineData("chats 1", "chats 2")]
    [InlineData("chats 1", "chats 0")]
    [InlineData("bookings 0", "other 3")]
    [InlineData("chats 1", "nonsense")]
    [InlineData("chats 1", "chats -1")]
    public async Task Restore_OfAnotherBackupThanWasNoted_IsRefusedAndChangesNothing(string noted, string instead)
    {
        await MakeAsync();
        var note = Backup + BackupCounts.Suffix;
        await File.WriteAllTextAsync(note, (await File.ReadAllTextAsync(note)).Replace(noted, instead, StringComparison.Ordinal));

        var error = Assert.Throws<StoreDamagedException>(() => StoreFiles.Restore(Options, All, Backup, TimeProvider.System));

        Assert.Contains(note, error.Message, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(Options.Folder, "*.replaced-*"));
        File.Delete(note);
        Assert.NotEqual(0, StoreFiles.Restore(Options, All, Backup, TimeProvider.System));
    }

    [Theory]
    [InlineData("data/backup.db")]
    [InlineData("data/chatbot-log.db")]
    [InlineData("data/keys/backup.db")]
    [InlineData("link/backup.db")]
    [InlineData("data/../data/backup.db")]
    public async Task Backup_IntoTheDataFolder_IsRefused(string name)
    {
        await using var store = Open();
        Directory.CreateSymbolicLink(Path.Combine(_folder, "link"), Options.Folder);

        await Assert.ThrowsAsync<IOException>(() => store.BackupAsync(Path.Combine(_folder, name), null, CancellationToken.None));
        await Assert.ThrowsAsync<IOException>(() => store.BackupAsync(Backup, null, CancellationToken.None, Path.Combine(_folder, name)));

        Assert.False(File.Exists(Backup));
    }

    [Theory]
    [InlineData(".unfinished")]
    [InlineData(".keys.unfinished")]
    [InlineData(".counts.unfinished")]
    public async Task Backup_WhereALinkWaits_LeavesWhatItPointsTo(string suffix)
    {
        var victim = Path.Combine(_folder, "victim");
        await File.WriteAllTextAsync(victim, "mine");
        File.CreateSymbolicLink(Backup + suffix, victim);

        await MakeAsync();

        Assert.Equal("mine", await File.ReadAllTextAsync(victim));
        Assert.Null(new FileInfo(Backup).LinkTarget);
        Assert.Null(new FileInfo(Backup + ".keys").LinkTarget);
    }

    [Theory]
    [InlineData("")]
    [InlineData(".keys")]
    [InlineData(".counts")]
    public async Task Backup_OverALinkThatLeadsNowhere_IsRefused(string suffix)
    {
        File.CreateSymbolicLink(Backup + suffix, Path.Combine(_folder, "nowhere"));

        await Assert.ThrowsAsync<IOException>(() => MakeAsync());

        Assert.False(File.Exists(Path.Combine(_folder, "nowhere")));
    }

    [Fact]
    public async Task Restore_KeysFileWithForeignEntries_TakesOnlyKeys()
    {
        await MakeAsync();
        using (var zip = ZipFile.Open(Backup + ".keys", ZipArchiveMode.Update))
        {
            foreach (var name in new[] { "run.sh", "../names.key", "sub/key.xml", "..\\key.xml", ".xml", "names.key.new", "office.sock" })
            {
                await using var entry = zip.CreateEntry(name).Open();
                entry.WriteByte(1);
            }
        }

        StoreFiles.Restore(Options, All, Backup, TimeProvider.System);

        Assert.All(
            Directory.EnumerateFiles(Options.KeysFolder).Select(Path.GetFileName),
            name => Assert.Matches(@"^(key-.+\.xml|names\.key)$", name)
        );
        await using var restored = Open();
        Assert.NotNull(await restored.GetAsync(Chats, "a"));
    }

    [Theory]
    [InlineData("key-big.xml", 1, 70_000)]
    [InlineData("directline.key", 1, 300_000_000)]
    [InlineData("key-many{0}.xml", 1001, 1)]
    public async Task Restore_KeysFileThatUnpacksToTooMuch_IsRefusedAndLeavesNothing(string name, int files, int length)
    {
        await MakeAsync();
        using (var zip = ZipFile.Open(Backup + ".keys", ZipArchiveMode.Update))
        {
            for (var file = 0; file < files; file++)
            {
                var entryName = string.Format(System.Globalization.CultureInfo.InvariantCulture, name, file);
                await using var entry = zip.CreateEntry(entryName, CompressionLevel.Fastest).Open();
                var zeros = new byte[Math.Min(length, 1 << 20)];
                for (var left = length; left > 0; left -= zeros.Length)
                {
                    await entry.WriteAsync(zeros.AsMemory(0, Math.Min(left, zeros.Length)));
                }
            }
        }

        Assert.Throws<StoreDamagedException>(() => StoreFiles.Restore(Options, All, Backup, TimeProvider.System));

        Assert.Empty(Directory.EnumerateFileSystemEntries(Options.Folder, "*.replaced-*"));
        Assert.DoesNotContain(Directory.EnumerateFiles(Options.KeysFolder), file => new FileInfo(file).Length > 64 * 1024);
    }

    [Fact]
    public async Task Restore_OfADamagedBackup_BlamesTheBackupAndNotTheData()
    {
        await MakeAsync();
        var whole = await File.ReadAllBytesAsync(Backup);
        var flipped = (byte[])whole.Clone();
        flipped[whole.Length / 2] ^= 1;

        foreach (var damaged in new[] { flipped, whole[..(whole.Length / 2)], new byte[whole.Length], [] })
        {
            await File.WriteAllBytesAsync(Backup, damaged);

            var error = Record.Exception(() => StoreFiles.Restore(Options, All, Backup, TimeProvider.System));

            Assert.True(error is StoreDamagedException or StoreVersionException, error?.ToString());
            Assert.Contains($"The backup '{Backup}'", error!.Message, StringComparison.Ordinal);
            Assert.Contains("Take another backup", error.Message, StringComparison.Ordinal);
            Assert.DoesNotContain("store's data file", error.Message, StringComparison.Ordinal);
            Assert.DoesNotContain("restore FILE", error.Message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("<!DOCTYPE key [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><key id='1'>&x;</key>")]
    [InlineData("<!DOCTYPE key><key id='1'/>")]
    [InlineData("<html/>")]
    [InlineData("<key xmlns='urn:other' id='1'/>")]
    [InlineData("<key id='1'>")]
    [InlineData("no xml")]
    [InlineData("")]
    public async Task Restore_KeyThatIsNoneOfDataProtection_IsRefusedByItsName(string xml)
    {
        await MakeAsync();
        using (var zip = ZipFile.Open(Backup + ".keys", ZipArchiveMode.Update))
        {
            await using var entry = zip.CreateEntry("key-1.xml").Open();
            await entry.WriteAsync(System.Text.Encoding.UTF8.GetBytes(xml));
        }

        var error = Assert.Throws<StoreDamagedException>(() => StoreFiles.Restore(Options, All, Backup, TimeProvider.System));

        Assert.Contains("'key-1.xml'", error.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(Options.KeysFolder, "key-1.xml")));
    }

    [Fact]
    public async Task Restore_OfADamagedBackupWhereThereIsNoData_MakesNoFolder()
    {
        await MakeAsync();
        await File.WriteAllTextAsync(Backup, "no database");
        var elsewhere = new LiteDbStoreOptions { Path = Path.Combine(_folder, "fresh", "chatbot.db") };

        Assert.Throws<StoreDamagedException>(() => StoreFiles.Restore(elsewhere, All, Backup, TimeProvider.System));

        Assert.False(Directory.Exists(elsewhere.Folder));
    }

    [Fact]
    public async Task Restore_WhereThereIsNoData_MakesTheFolderForItsOwnerOnly()
    {
        await MakeAsync();
        var elsewhere = new LiteDbStoreOptions { Path = Path.Combine(_folder, "fresh", "chatbot.db") };

        StoreFiles.Restore(elsewhere, All, Backup, TimeProvider.System);

        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(elsewhere.Folder));
        }
    }

    private async Task MakeAsync(string? keys = null)
    {
        await using var store = Open();
        await store.RunAsync(s => s.Put(Chats, new Chat("a", "Lan", 1)));
        await store.BackupAsync(Backup, null, CancellationToken.None, keys);
    }

    private LiteDbStore Open() => LiteDbStore.Open(Options, All, TimeProvider.System, NullLoggerFactory.Instance);
}
