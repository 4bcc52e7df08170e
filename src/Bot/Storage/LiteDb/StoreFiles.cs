using System.IO.Compression;
using ChatBot.Dialogs.Storage;

namespace ChatBot.Bot.Storage.LiteDb;

/// <summary>Backup, restore and upgrade: whatever handles the store's files as a whole. Nothing here ever destroys a file it found.</summary>
internal static class StoreFiles
{
    /// <summary>Added to a backup's name for the file with its keys.</summary>
    public const string KeysSuffix = ".keys";

    private const string Unfinished = ".unfinished";
    private const string RestoringName = "restore-in-progress";
    private const int CopyRecords = 256;

    /// <exception cref="StoreDamagedException">A restore was cut off.</exception>
    public static void ThrowIfRestoring(LiteDbStoreOptions options)
    {
        if (File.Exists(Path.Combine(options.Folder, RestoringName)))
        {
            throw new StoreDamagedException(
                $"A restore into '{options.Folder}' was cut off. Run 'restore FILE' again; what was there before lies beside it as '.replaced-…'.");
        }
    }

    /// <summary>Copies the data file and the keys, then opens the copy and reads all of it.</summary>
    /// <param name="options">The running store.</param>
    /// <param name="kinds">Its kinds.</param>
    /// <param name="source">Its data file, which no checkpoint changes meanwhile.</param>
    /// <param name="file">Where to.</param>
    /// <param name="isSame">False once the store was opened anew: the data file may have changed.</param>
    /// <param name="progress">Share done.</param>
    /// <param name="cancellationToken">Stops.</param>
    /// <returns>Documents in the backup.</returns>
    public static int Backup(
        LiteDbStoreOptions options,
        IReadOnlyList<DocumentKind> kinds,
        IBlockFile source,
        string file,
        Func<bool> isSame,
        IProgress<double>? progress,
        CancellationToken cancellationToken)
    {
        file = Path.GetFullPath(file);
        var keys = file + KeysSuffix;
        foreach (var name in new[] { file, keys })
        {
            if (File.Exists(name))
                throw new IOException($"'{name}' exists already; choose another name for the backup.");
        }

        try
        {
            using (var target = PhysicalDisk.OpenFile(file + Unfinished, FileMode.Create))
            {
                var buffer = new byte[CopyRecords * PageRecord.Size];
                var length = source.Length;
                for (long offset = 0; offset < length;)
                {
                    cancellationToken.ThrowIfCancellationRequested();
                    var read = source.Read(buffer, offset);
                    target.Write(buffer, 0, read);
                    offset += read;
                    progress?.Report(0.7 * offset / length);
                }

                target.Flush(flushToDisk: true);
            }

            if (!isSame())
                throw new StoreUnavailableException("The store was opened anew while it was copied; try the backup again.");
            using (var target = PhysicalDisk.OpenFile(keys + Unfinished, FileMode.Create))
            {
                using (var zip = new ZipArchive(target, ZipArchiveMode.Create, leaveOpen: true))
                {
                    foreach (var key in Directory.EnumerateFiles(options.KeysFolder).Where(k => !k.EndsWith(".new", StringComparison.Ordinal)))
                        zip.CreateEntryFromFile(key, Path.GetFileName(key));
                }

                target.Flush(flushToDisk: true);
            }

            var documents = Verify(file + Unfinished, keys + Unfinished, kinds);
            File.Move(keys + Unfinished, keys);
            File.Move(file + Unfinished, file);
            DirectorySync.Sync(Path.GetDirectoryName(file)!);
            progress?.Report(1);
            return documents;
        }
        finally
        {
            File.Delete(file + Unfinished);
            File.Delete(keys + Unfinished);
        }
    }

    /// <summary>
    /// Puts a backup in the place of the store's files. The backup is read whole first; the files it replaces stay beside with
    /// <c>.replaced-</c> and the time.
    /// </summary>
    /// <returns>Documents in the backup.</returns>
    /// <exception cref="DataFolderInUseException">A service runs on the folder.</exception>
    /// <exception cref="StoreDamagedException">The backup is damaged; nothing was changed.</exception>
    /// <exception cref="FileNotFoundException">The backup, or its keys, are not there.</exception>
    public static int Restore(LiteDbStoreOptions options, IReadOnlyList<DocumentKind> kinds, string file, TimeProvider time)
    {
        file = Path.GetFullPath(file);
        foreach (var name in new[] { file, file + KeysSuffix })
        {
            if (!File.Exists(name))
                throw new FileNotFoundException($"The backup needs the file '{name}', and it is not there.", name);
        }

        Directory.CreateDirectory(options.Folder);
        using var folderLock = FolderLock.Take(options.Folder);
        var documents = Verify(file, file + KeysSuffix, kinds);
        var data = Path.Combine(options.Folder, options.DataName);
        var stagedData = data + Unfinished;
        var stagedKeys = options.KeysFolder + Unfinished;
        File.Delete(stagedData);
        if (Directory.Exists(stagedKeys))
            Directory.Delete(stagedKeys, recursive: true);
        using (var source = File.OpenRead(file))
        using (var target = PhysicalDisk.OpenFile(stagedData, FileMode.CreateNew))
        {
            source.CopyTo(target);
            target.Flush(flushToDisk: true);
        }

        ExtractKeys(file + KeysSuffix, stagedKeys);

        // From here to the end a power cut leaves a mixture, and the marker says so.
        var marker = Path.Combine(options.Folder, RestoringName);
        File.WriteAllText(marker, file);
        DirectorySync.Sync(options.Folder);
        var suffix = ".replaced-" + time.GetUtcNow().ToString("yyyyMMddTHHmmssfff", System.Globalization.CultureInfo.InvariantCulture);
        foreach (var name in new[] { data, Path.Combine(options.Folder, options.LogName) })
        {
            if (File.Exists(name))
                File.Move(name, name + suffix);
        }

        if (Directory.Exists(options.KeysFolder))
            Directory.Move(options.KeysFolder, options.KeysFolder + suffix);
        Directory.Move(stagedKeys, options.KeysFolder);
        File.Move(stagedData, data);
        DirectorySync.Sync(options.Folder);
        File.Delete(marker);
        DirectorySync.Sync(options.Folder);
        return documents;
    }

    /// <summary>Brings a file of the schema before to this program's; an automatic backup is made first.</summary>
    public static Database Upgrade(LiteDbStoreOptions options, Database database, Func<Database> reopen, TimeProvider time, ILogger logger)
    {
        var found = database.Schema;
        if (found == options.Schema)
            return database;
        if (found > options.Schema)
        {
            throw new StoreVersionException(
                $"The data file has schema {found}, and this version knows schema {options.Schema}. Start the newer version that wrote it, or restore a backup of before.");
        }

        if (found < options.Schema - 1)
        {
            throw new StoreVersionException(
                $"The data file has schema {found}, and this version upgrades only from {options.Schema - 1}. Start the version in between once.");
        }

        database.Checkpoint();
        var copy = Path.Combine(options.Folder, options.DataName)
            + $".schema-{found}-" + time.GetUtcNow().ToString("yyyyMMddTHHmmssfff", System.Globalization.CultureInfo.InvariantCulture);
        _ = Backup(options, [], database.DataFile, copy, () => true, null, CancellationToken.None);
        logger.LogInformation("The data file is brought from schema {Found} to {Schema}. A backup of before is in {Backup}.", found, options.Schema, copy);
        database.SetSchema(options.Schema);
        database.Dispose();
        return reopen();
    }

    private static int Verify(string data, string keys, IReadOnlyList<DocumentKind> kinds)
    {
        var folder = Directory.CreateTempSubdirectory("chatbot-verify-").FullName;
        try
        {
            ExtractKeys(keys, Path.Combine(folder, "keys"));
            var sealer = Sealer.Open(Path.Combine(folder, "keys"), mayCreate: false);
            using var database = Database.Open(new CopyDisk(data), "data", "log", 0, sealer);
            return database.Verify(kinds);
        }
        catch (Exception e) when (e is LiteDB.LiteException or System.Security.Cryptography.CryptographicException or IOException or InvalidDataException)
        {
            throw new StoreDamagedException($"The backup '{data}' cannot be read whole: {e.Message}");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void ExtractKeys(string zipFile, string folder)
    {
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(folder);
        else
            Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        using var zip = ZipFile.OpenRead(zipFile);
        foreach (var entry in zip.Entries)
        {
            using var source = entry.Open();
            using var target = PhysicalDisk.OpenFile(Path.Combine(folder, Path.GetFileName(entry.FullName)), FileMode.CreateNew);
            source.CopyTo(target);
            target.Flush(flushToDisk: true);
        }

        DirectorySync.Sync(folder);
    }

    /// <summary>A copy to be read: its log is empty, and nothing is written.</summary>
    private sealed class CopyDisk(string data) : IStoreDisk
    {
        public bool Exists(string name) => name == "data";

        public void CreateWhole(string name, ReadOnlySpan<byte> content) => throw new InvalidOperationException("A copy is only read.");

        public IBlockFile Open(string name) => name == "data" ? new ReadOnlyFile(File.OpenHandle(data)) : new EmptyFile();
    }

    private sealed class ReadOnlyFile(Microsoft.Win32.SafeHandles.SafeFileHandle handle) : IBlockFile
    {
        public long Length => RandomAccess.GetLength(handle);

        public int Read(Span<byte> buffer, long offset)
        {
            var total = 0;
            for (int read; total < buffer.Length && (read = RandomAccess.Read(handle, buffer[total..], offset + total)) > 0;)
                total += read;
            return total;
        }

        public void Write(ReadOnlySpan<byte> buffer, long offset) => throw new IOException("A copy is only read.");

        public void SetLength(long length) => throw new IOException("A copy is only read.");

        public void Sync()
        {
        }

        public void Dispose() => handle.Dispose();
    }

    private sealed class EmptyFile : IBlockFile
    {
        public long Length => 0;

        public int Read(Span<byte> buffer, long offset) => 0;

        public void Write(ReadOnlySpan<byte> buffer, long offset) => throw new IOException("A copy is only read.");

        public void SetLength(long length)
        {
        }

        public void Sync()
        {
        }

        public void Dispose()
        {
        }
    }
}
