using ChatBot.Bot.Storage.Files;
using Microsoft.Win32.SafeHandles;

namespace ChatBot.Bot.Storage.LiteDb;

/// <summary>Files of a real folder. Only the service's own user may read them: they hold personal data.</summary>
internal sealed class PhysicalDisk(string folder) : IStoreDisk
{
    /// <inheritdoc/>
    public bool Exists(string name) => File.Exists(Path.Combine(folder, name));

    /// <inheritdoc/>
    public void CreateWhole(string name, ReadOnlySpan<byte> content)
    {
        var path = Path.Combine(folder, name);
        var unfinished = path + ".new";
        using (var file = new PhysicalFile(PrivateFile.Open(unfinished, FileMode.Create)))
        {
            file.Write(content, 0);
            file.Sync();
        }

        File.Move(unfinished, path, overwrite: false);
        DirectorySync.Sync(folder);
    }

    /// <inheritdoc/>
    public IBlockFile Open(string name)
    {
        var path = Path.Combine(folder, name);
        var isNew = !File.Exists(path);
        var file = new PhysicalFile(PrivateFile.Open(path, FileMode.OpenOrCreate));
        if (isNew)
        {
            DirectorySync.Sync(folder);
        }

        return file;
    }

    private sealed class PhysicalFile(FileStream stream) : IBlockFile
    {
        // Positioned reads and writes on the handle: a backup reads while the writer works.
        private readonly SafeFileHandle _handle = stream.SafeFileHandle;

        /// <inheritdoc/>
        public long Length => RandomAccess.GetLength(_handle);

        /// <inheritdoc/>
        public int Read(Span<byte> buffer, long offset)
        {
            var total = 0;
            while (total < buffer.Length)
            {
                var read = RandomAccess.Read(_handle, buffer[total..], offset + total);
                if (read == 0)
                {
                    break;
                }

                total += read;
            }

            return total;
        }

        /// <inheritdoc/>
        public void Write(ReadOnlySpan<byte> buffer, long offset) => RandomAccess.Write(_handle, buffer, offset);

        /// <inheritdoc/>
        public void SetLength(long length) => RandomAccess.SetLength(_handle, length);

        /// <inheritdoc/>
        public void Sync() => RandomAccess.FlushToDisk(_handle);

        /// <inheritdoc/>
        public void Dispose() => stream.Dispose();
    }
}
