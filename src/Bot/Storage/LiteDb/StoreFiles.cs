using ChatBot.Bot.Storage.Contract;
using ChatBot.Bot.Storage.Files;
using ChatBot.Bot.Storage.Sealing;
using ChatBot.Dialogs.Storage;

namespace ChatBot.Bot.Storage.LiteDb;

/// <summary>
/// Backup, restore and upgrade: whatever handles the store's files as a whole. Nothing here ever destroys a file it found.
/// </summary>
internal static class StoreFiles
{
    /// <summary>Added to a backup's name for the file with its keys.</summary>
    public const string KeysSuffix = BackupKeys.Suffix;

    private const string Unfinished = ".unfinished";
    private const string RestoringName = "restore-in-progress";
    private const int CopyRecords = 256;

    /// <summary>Whether there is a store here, whole or not: its data, its log, or a restore that was cut off.</summary>
    public static bool HaveData(string path)
    {
        var options = new LiteDbStoreOptions { Path = path };
        return File.Exists(path)
            || File.Exists(Path.Combine(options.Folder, options.LogName))
            || File.Exists(Path.Combine(options.Folder, RestoringName));
    }

    /// <summary>Makes the folders of the data and of the keys, for their user alone.</summary>
    public static void CreateFolders(LiteDbStoreOptions options)
    {
        PrivateFile.CreateFolder(options.Folder);
        PrivateFile.CreateFolder(KeysParent(options));
    }

    /// <summary>Refuses files that a restore has only half replaced.</summary>
    /// <exception cref="StoreDamagedException">A restore was cut off.</exception>
    public static void ThrowIfRestoring(LiteDbStoreOptions options)
    {
        if (File.Exists(Path.Combine(options.Folder, RestoringName)))
        {
            throw new StoreDamagedException(
                $"A restore into '{options.Folder}' was cut off. Run 'restore FILE' again; what was there "
                    + $"before lies beside it as '.replaced-…'."
            );
        }
    }

    /// <summary>Copies the data file and the keys, then opens the copy and reads all of it.</summary>
    /// <param name="options">The running store.</param>
    /// <param name="kinds">Its kinds.</param>
    /// <param name="source">Its data file, which no checkpoint changes meanwhile.</param>
    /// <param name="file">Where to. The counts go beside it.</param>
    /// <param name="keys">Where the keys go.</param>
    /// <param name="isSame">False once the store was opened anew: the data file may have changed.</param>
    /// <param name="progress">Share done.</param>
    /// <param name="cancellationToken">Stops.</param>
    /// <param name="noteCounts">Notes beside the backup how many documents of each kind it holds.</param>
    /// <returns>Documents in the backup.</returns>
    public static int Backup(
        LiteDbStoreOptions options,
        IReadOnlyList<DocumentKind> kinds,
        IBlockFile source,
        string file,
        string keys,
        Func<bool> isSame,
        IProgress<double>? progress,
        CancellationToken cancellationToken,
        bool noteCounts = true
    )
    {
        file = Path.GetFullPath(file);
        keys = Path.GetFullPath(keys);
        var counts = file + BackupCounts.Suffix;
        if (keys == file || keys == counts)
        {
            throw new IOException($"The keys of the backup need a file of their own, and '{keys}' is taken by the backup.");
        }

        foreach (var name in new[] { file, keys, counts })
        {
            if (PrivateFile.IsTaken(name))
            {
                throw new IOException($"'{name}' exists already; choose another name for the backup.");
            }
        }

        try
        {
            using (var target = PrivateFile.CreateAnew(file + Unfinished))
            {
                var buffer = new byte[CopyRecords * PageRecord.Size];
                var length = source.Length;
                long offset = 0;
                while (offset < length)
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
            {
                throw new StoreUnavailableException("The store was opened anew while it was copied; try the backup again.");
            }

            BackupKeys.Pack(options.KeysFolder, keys + Unfinished);
            var documents = Verify(file + Unfinished, keys + Unfinished, kinds);

            // The data last: it is there only when the other two are.
            File.Move(keys + Unfinished, keys);
            if (noteCounts)
            {
                BackupCounts.Write(counts + Unfinished, documents);
                File.Move(counts + Unfinished, counts);
            }

            File.Move(file + Unfinished, file);
            DirectorySync.Sync(Path.GetDirectoryName(keys)!);
            DirectorySync.Sync(Path.GetDirectoryName(file)!);
            progress?.Report(1);
            return documents.Values.Sum();
        }
        finally
        {
            foreach (var name in new[] { file, keys, counts })
            {
                File.Delete(name + Unfinished);
            }
        }
    }

    /// <summary>
    /// Puts a backup in the place of the store's files. The backup is read whole first; the files it replaces stay beside with
    /// <c>.replaced-</c> and the time.
    /// </summary>
    /// <param name="options">Where the store is, or is to be.</param>
    /// <param name="kinds">Its kinds.</param>
    /// <param name="file">The backup.</param>
    /// <param name="time">Names what is put aside.</param>
    /// <param name="keys">The backup's keys, by default the same name with <c>.keys</c>.</param>
    /// <returns>Documents in the backup.</returns>
    /// <exception cref="DataFolderInUseException">A service runs on the folder.</exception>
    /// <exception cref="StoreDamagedException">The backup is damaged, or not what was noted of it; nothing was changed.</exception>
    /// <exception cref="FileNotFoundException">The backup, or its keys, are not there.</exception>
    public static int Restore(
        LiteDbStoreOptions options,
        IReadOnlyList<DocumentKind> kinds,
        string file,
        TimeProvider time,
        string? keys = null
    )
    {
        file = Path.GetFullPath(file);
        keys = Path.GetFullPath(keys ?? file + KeysSuffix);
        foreach (var name in new[] { file, keys })
        {
            if (!File.Exists(name))
            {
                throw new FileNotFoundException($"The backup needs the file '{name}', and it is not there.", name);
            }
        }

        // A backup that cannot be read makes no data folder where there was none.
        using var found = Directory.Exists(options.Folder) ? FolderLock.Take(options.Folder) : null;
        var documents = Verify(file, keys, kinds);
        BackupCounts.Compare(file, documents);
        CreateFolders(options);
        using var made = found is null ? FolderLock.Take(options.Folder) : null;
        var data = Path.Combine(options.Folder, options.DataName);
        var stagedData = data + Unfinished;
        var stagedKeys = options.KeysFolder + Unfinished;
        File.Delete(stagedData);
        if (Directory.Exists(stagedKeys))
        {
            Directory.Delete(stagedKeys, recursive: true);
        }

        using (var source = File.OpenRead(file))
        using (var target = PrivateFile.Open(stagedData, FileMode.CreateNew))
        {
            source.CopyTo(target);
            target.Flush(flushToDisk: true);
        }

        BackupKeys.Unpack(keys, stagedKeys);
        DirectorySync.Sync(KeysParent(options));

        // From here to the end a power cut leaves a mixture, and the marker says so.
        var marker = Path.Combine(options.Folder, RestoringName);
        File.WriteAllText(marker, file);
        DirectorySync.Sync(options.Folder);
        var suffix = OldCopies.ReplacedSuffix(time.GetUtcNow());
        foreach (var name in new[] { data, Path.Combine(options.Folder, options.LogName) })
        {
            if (File.Exists(name))
            {
                File.Move(name, name + suffix);
            }
        }

        if (Directory.Exists(options.KeysFolder))
        {
            Directory.Move(options.KeysFolder, options.KeysFolder + suffix);
        }

        Directory.Move(stagedKeys, options.KeysFolder);
        DirectorySync.Sync(KeysParent(options));
        File.Move(stagedData, data);
        DirectorySync.Sync(options.Folder);
        File.Delete(marker);
        DirectorySync.Sync(options.Folder);
        return documents.Values.Sum();
    }

    /// <summary>Brings a file of the schema before to this program's; an automatic backup is made first.</summary>
    public static Database Upgrade(LiteDbStoreOptions options, Database database, Func<Database> reopen, TimeProvider time, ILogger logger)
    {
        var found = database.Schema;
        if (found == options.Schema)
        {
            return database;
        }

        if (found > options.Schema)
        {
            throw new StoreVersionException(
                $"The data file has schema {found}, and this version knows schema {options.Schema}. Start the "
                    + $"newer version that wrote it, or restore a backup of before."
            );
        }

        if (found < options.Schema - 1)
        {
            throw new StoreVersionException(
                $"The data file has schema {found}, and this version upgrades only from {options.Schema - 1}. "
                    + $"Start the version in between once."
            );
        }

        database.Checkpoint();
        var copy = Path.Combine(options.Folder, options.DataName) + OldCopies.SchemaSuffix(found, time.GetUtcNow());
        _ = Backup(options, [], database.DataFile, copy, copy + KeysSuffix, () => true, null, CancellationToken.None, noteCounts: false);
        logger.LogInformation(
            "The data file is brought from schema {Found} to {Schema}. A backup of before is in {Backup}.",
            found,
            options.Schema,
            copy
        );
        database.SetSchema(options.Schema);
        database.Dispose();
        return reopen();
    }

    private static string KeysParent(LiteDbStoreOptions options) => Path.GetDirectoryName(options.KeysFolder)!;

    private static IReadOnlyDictionary<string, int> Verify(string data, string keys, IReadOnlyList<DocumentKind> kinds)
    {
        var folder = Directory.CreateTempSubdirectory("chatbot-verify-").FullName;
        try
        {
            BackupKeys.Unpack(keys, Path.Combine(folder, "keys"));
            var sealer = Sealer.Open(Path.Combine(folder, "keys"), mayCreate: false);
            using var database = Database.Open(new CopyDisk(data), "data", "log", 0, sealer);
            return database.Verify(kinds);
        }
        catch (Exception e)
            when (e is LiteDB.LiteException or System.Security.Cryptography.CryptographicException or IOException or InvalidDataException)
        {
            throw new StoreDamagedException(
                $"The backup '{data}' cannot be read whole: {e.Message} Take another backup. Nothing was changed."
            );
        }
        catch (StoreDamagedException e)
        {
            // Said of a copy, what is said of the service's own data would blame the wrong file.
            throw new StoreDamagedException(
                e.OfTheFile is { } what
                    ? $"The backup '{data}' {what}. Take another backup. Nothing was changed."
                    : $"The backup '{data}' with its keys '{keys}' cannot be used: they do not fit together, or a "
                        + $"part is missing. Take another backup. Nothing was changed."
            );
        }
        catch (StoreVersionException)
        {
            throw new StoreVersionException(
                $"The backup '{data}' is no backup that this version reads: it was made by a newer version, or "
                    + $"is another kind of file. Take another backup, or "
                    + "install the version that made it. Nothing was changed."
            );
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>A copy to be read: its log is empty, and nothing is written.</summary>
    private sealed class CopyDisk(string data) : IStoreDisk
    {
        /// <inheritdoc/>
        public bool Exists(string name) => name == "data";

        /// <inheritdoc/>
        public void CreateWhole(string name, ReadOnlySpan<byte> content) => throw new InvalidOperationException("A copy is only read.");

        /// <inheritdoc/>
        public IBlockFile Open(string name) => name == "data" ? new ReadOnlyFile(File.OpenHandle(data)) : new EmptyFile();
    }

    private sealed class ReadOnlyFile(Microsoft.Win32.SafeHandles.SafeFileHandle handle) : IBlockFile
    {
        /// <inheritdoc/>
        public long Length => RandomAccess.GetLength(handle);

        /// <inheritdoc/>
        public int Read(Span<byte> buffer, long offset)
        {
            var total = 0;
            int read;
            while (total < buffer.Length && (read = RandomAccess.Read(handle, buffer[total..], offset + total)) > 0)
            {
                total += read;
            }

            return total;
        }

        /// <inheritdoc/>
        public void Write(ReadOnlySpan<byte> buffer, long offset) => throw new IOException("A copy is only read.");

        /// <inheritdoc/>
        public void SetLength(long length) => throw new IOException("A copy is only read.");

        /// <inheritdoc/>
        public void Sync() { }

        /// <inheritdoc/>
        public void Dispose() => handle.Dispose();
    }

    private sealed class EmptyFile : IBlockFile
    {
        /// <inheritdoc/>
        public long Length => 0;

        /// <inheritdoc/>
        public int Read(Span<byte> buffer, long offset) => 0;

        /// <inheritdoc/>
        public void Write(ReadOnlySpan<byte> buffer, long offset) => throw new IOException("A copy is only read.");

        /// <inheritdoc/>
        public void SetLength(long length) { }

        /// <inheritdoc/>
        public void Sync() { }

        /// <inheritdoc/>
        public void Dispose() { }
    }
}
