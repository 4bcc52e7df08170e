namespace ChatBot.Bot.Storage.LiteDb;

/// <summary>
/// A file as the store sees it: so small that a test can put a disk behind it which forgets what was not synced.
/// Failures are <see cref="IOException"/>s.
/// </summary>
internal interface IBlockFile : IDisposable
{
    /// <summary>Bytes in the file.</summary>
    long Length { get; }

    /// <summary>Reads at an offset; fewer bytes than asked for mean the end of the file.</summary>
    int Read(Span<byte> buffer, long offset);

    /// <summary>Writes at an offset. On disk only after <see cref="Sync"/>.</summary>
    void Write(ReadOnlySpan<byte> buffer, long offset);

    /// <summary>Cuts or extends the file. On disk only after <see cref="Sync"/>.</summary>
    void SetLength(long length);

    /// <summary>Returns when everything written before is on stable media.</summary>
    void Sync();
}

/// <summary>Where the files of a store are.</summary>
internal interface IStoreDisk
{
    /// <summary>True when the file exists.</summary>
    bool Exists(string name);

    /// <summary>Makes a file that either exists whole and synced or not at all.</summary>
    void CreateWhole(string name, ReadOnlySpan<byte> content);

    /// <summary>Opens a file for reading and writing; makes an empty one when it does not exist.</summary>
    IBlockFile Open(string name);
}
