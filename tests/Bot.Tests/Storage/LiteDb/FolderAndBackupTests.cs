using System.Diagnostics;
using ChatBot.Bot.Storage.Contract;
using ChatBot.Bot.Storage.LiteDb;
using ChatBot.Bot.Tests.TestKit;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;
using static ChatBot.Bot.Tests.Storage.SampleDocuments;

namespace ChatBot.Bot.Tests.Storage.LiteDb;

/// <summary>The data folder as a whole: one process, schema, backup, restore.</summary>
public sealed class FolderAndBackupTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("chatbot-folder-").FullName;

    private string Backup => Path.Combine(_folder, "backup.db");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Open_Twice_IsRefused()
    {
        await using var store = Open();
        var error = Assert.Throws<DataFolderInUseException>(() => Open());
        Assert.Contains("in use", error.Message, StringComparison.Ordinal);
        await store.RunAsync(s => s.Put(Chats, new Chat("a", "n", 1)));
    }

    [Fact]
    public async Task Open_WhileAnotherProcessHasTheFolder_IsRefused()
    {
        if (!OperatingSystem.IsLinux())
        {
            return;
        }

        var file = Path.Combine(_folder, "data", FolderLock.FileName);
        await using (Open())
        {
            using var refused = Process.Start("flock", ["--nonblock", file, "true"]);
            await refused.WaitForExitAsync();
            Assert.Equal(1, refused.ExitCode);
        }

        // The lock is the kernel's: another program that holds it is another process like any.
        using var holder = Process.Start(
            new ProcessStartInfo("flock", [file, "sh", "-c", "echo held; read line"])
            {
                RedirectStandardOutput = true,
                RedirectStandardInput = true,
            }
        )!;
        Assert.Equal("held", await holder.StandardOutput.ReadLineAsync());
        Assert.Throws<DataFolderInUseException>(() => Open());
        Assert.Throws<DataFolderInUseException>(() => StoreFiles.Restore(Options(), All, CreateBackupElsewhere(), TimeProvider.System));
        await holder.StandardInput.WriteLineAsync("done");
        await holder.WaitForExitAsync();
        await using var store = Open();
    }

    [Fact]
    public async Task Open_WithoutKeys_IsRefused()
    {
        await using (var store = Open())
        {
            await store.RunAsync(s => s.Put(Chats, new Chat("a", "n", 1)));
        }

        Directory.Move(Path.Combine(_folder, "data", "keys"), Path.Combine(_folder, "keys"));
        Assert.Contains("keys", Assert.Throws<StoreDamagedException>(() => Open()).Message, StringComparison.Ordinal);
        Directory.Move(Path.Combine(_folder, "keys"), Path.Combine(_folder, "data", "keys"));
        await using var again = Open();
        Assert.NotNull(await again.GetAsync(Chats, "a"));
    }

    [Fact]
    public async Task Open_LogWithoutData_IsRefused()
    {
        var store = Open();
        await store.RunAsync(s => s.Put(Chats, new Chat("a", "n", 1)));
        var log = Path.Combine(_folder, "data", "chatbot-log.db");
        Run("cp", log, log + ".copy");
        await store.DisposeAsync();
        File.Move(log + ".copy", log, overwrite: true);
        File.Delete(Path.Combine(_folder, "data", "chatbot.db"));
        Assert.Throws<StoreDamagedException>(() => Open());
    }

    [Fact]
    public async Task Schema_OneOlder_IsUpgradedAfterABackup_AndNewerIsRefused()
    {
        await using (var store = Open())
        {
            await store.RunAsync(s => s.Put(Chats, new Chat("a", "n", 1)));
        }

        await using (var upgraded = Open(o => o with { Schema = 2 }))
        {
            Assert.NotNull(await upgraded.GetAsync(Chats, "a"));
        }

        var backup = Assert.Single(
            Directory.EnumerateFiles(Path.Combine(_folder, "data"), "chatbot.db.schema-1-*"),
            f => !f.EndsWith(".keys", StringComparison.Ordinal)
        );
        Assert.Contains("newer", Assert.Throws<StoreVersionException>(() => Open()).Message, StringComparison.Ordinal);
        Assert.Throws<StoreVersionException>(() => Open(o => o with { Schema = 4 }));
        StoreFiles.Restore(Options(), All, backup, TimeProvider.System);
        await using var old = Open();
        Assert.NotNull(await old.GetAsync(Chats, "a"));
    }

    [Fact]
    public async Task Backup_WhileWorksRun_IsOneMomentAndCanBeRestored()
    {
        var shares = new List<double>();
        int atBackup;
        await using (var store = Open(o => o with { CheckpointPages = 30 }))
        {
            await store.RunAsync(s => s.Enqueue(Message("waiting")));
            using var stop = new CancellationTokenSource();
            var written = 0;
            var writing = Task.Run(async () =>
            {
                for (var i = 0; !stop.IsCancellationRequested; i++)
                {
                    // Two documents that must never part.
                    await store.RunAsync(s =>
                    {
                        s.Put(Chats, new Chat("left", "n", i, new string('x', 2000)));
                        s.Put(Bookings, new Booking("right", "p", "Vinh", i));
                        s.Put(Bookings, new Booking($"{i}", "p", "Vinh", null));
                    });
                    Volatile.Write(ref written, i + 1);
                }
            });
            Assert.True(SpinWait.SpinUntil(() => Volatile.Read(ref written) > 50, Eventually.Deadline));
            atBackup = Volatile.Read(ref written);
            Assert.InRange(
                await store.BackupAsync(Backup, new ImmediateProgress(shares.Add), CancellationToken.None),
                atBackup,
                int.MaxValue
            );
            var afterBackup = Volatile.Read(ref written);
            await Assert.ThrowsAsync<IOException>(() => store.BackupAsync(Backup, null, CancellationToken.None));
            Assert.True(SpinWait.SpinUntil(() => Volatile.Read(ref written) > afterBackup + 50, Eventually.Deadline), "Works must go on.");
            await stop.CancelAsync();
            await writing;
            Assert.Throws<DataFolderInUseException>(() => StoreFiles.Restore(Options(), All, Backup, TimeProvider.System));
        }

        Assert.Equal(1, shares[^1]);
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Backup));
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Backup + ".keys"));
        }

        // Onto a machine that never had the keys.
        Directory.Move(Path.Combine(_folder, "data"), Path.Combine(_folder, "gone"));
        StoreFiles.Restore(Options(), All, Backup, TimeProvider.System);
        await using var restored = Open();
        var left = (await restored.GetAsync(Chats, "left"))!.Step;
        Assert.True(left >= atBackup - 1);
        Assert.Equal(left, (await restored.GetAsync(Bookings, "right"))!.Day);
        Assert.Equal(left + 2, (await restored.ExecuteAsync(s => s.OfPersonAsync(Bookings, "p"))).Count);
        Assert.Equal("waiting", Assert.Single(await restored.ClaimAllAsync()).Activity.Text);
    }

    [Fact]
    public async Task Restore_KeepsWhatItReplaces()
    {
        await using (var store = Open())
        {
            await store.RunAsync(s => s.Put(Chats, new Chat("a", "backup", 1)));
            await store.BackupAsync(Backup, null, CancellationToken.None);
            await store.RunAsync(s => s.Put(Chats, new Chat("a", "later", 2)));
        }

        StoreFiles.Restore(Options(), All, Backup, TimeProvider.System);
        await using (var restored = Open())
        {
            Assert.Equal("backup", (await restored.GetAsync(Chats, "a"))!.Name);
        }

        var data = Path.Combine(_folder, "data");
        var replaced = Assert.Single(Directory.EnumerateFiles(data, "chatbot.db.replaced-*"));
        var suffix = replaced[replaced.IndexOf(".replaced-", StringComparison.Ordinal)..];

        // Put by hand where it was, it is the store of before.
        foreach (var name in new[] { "chatbot.db", "chatbot-log.db" })
        {
            File.Move(Path.Combine(data, name) + suffix, Path.Combine(data, name), overwrite: true);
        }

        Directory.Delete(Path.Combine(data, "keys"), recursive: true);
        Directory.Move(Path.Combine(data, "keys") + suffix, Path.Combine(data, "keys"));
        await using var again = Open();
        Assert.Equal("later", (await again.GetAsync(Chats, "a"))!.Name);
    }

    [Fact]
    public async Task Restore_OfADamagedBackup_ChangesNothing()
    {
        await using (var store = Open())
        {
            await store.RunAsync(s => s.Put(Chats, new Chat("a", "n", 1)));
            await store.BackupAsync(Backup, null, CancellationToken.None);
        }

        var bytes = await File.ReadAllBytesAsync(Backup);
        bytes[bytes.Length / 2] ^= 1;
        await File.WriteAllBytesAsync(Backup, bytes);
        Assert.Throws<StoreDamagedException>(() => StoreFiles.Restore(Options(), All, Backup, TimeProvider.System));
        File.Delete(Backup + ".keys");
        Assert.Throws<FileNotFoundException>(() => StoreFiles.Restore(Options(), All, Backup, TimeProvider.System));
        Assert.Empty(Directory.EnumerateFileSystemEntries(Path.Combine(_folder, "data"), "*.replaced-*"));
        await using var again = Open();
        Assert.NotNull(await again.GetAsync(Chats, "a"));
    }

    [Fact]
    public async Task Restore_CutOff_IsNamedAtTheNextStart()
    {
        await using (var store = Open())
        {
            await store.BackupAsync(Backup, null, CancellationToken.None);
        }

        await File.WriteAllTextAsync(Path.Combine(_folder, "data", "restore-in-progress"), Backup);
        Assert.Contains("restore", Assert.Throws<StoreDamagedException>(() => Open()).Message, StringComparison.Ordinal);
        StoreFiles.Restore(Options(), All, Backup, TimeProvider.System);
        await using var again = Open();
    }

    private static void Run(string program, params string[] arguments)
    {
        using var process = Process.Start(program, arguments);
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
    }

    private string CreateBackupElsewhere()
    {
        File.WriteAllText(Backup, string.Empty);
        File.WriteAllText(Backup + ".keys", string.Empty);
        return Backup;
    }

    private LiteDbStoreOptions Options() => new() { Path = Path.Combine(_folder, "data", "chatbot.db") };

    private LiteDbStore Open(Func<LiteDbStoreOptions, LiteDbStoreOptions>? change = null) =>
        LiteDbStore.Open(change?.Invoke(Options()) ?? Options(), All, TimeProvider.System, NullLoggerFactory.Instance);

    private sealed class ImmediateProgress(Action<double> report) : IProgress<double>
    {
        public void Report(double value) => report(value);
    }
}
