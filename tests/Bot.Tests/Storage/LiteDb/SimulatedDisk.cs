using ChatBot.Bot.Storage.LiteDb;

namespace ChatBot.Bot.Tests.Storage.LiteDb;

/// <summary>What a power cut does to writes that were not synced.</summary>
internal enum Loss
{
    /// <summary>All of them are gone.</summary>
    All,

    /// <summary>None is: the cut came just before the sync would have returned.</summary>
    None,

    /// <summary>Any subset, in any order, whole and torn at sectors of 512 bytes.</summary>
    Any,
}

/// <summary>
/// A disk that keeps what was synced and, at a power cut, forgets any of the rest. It can also be full or read-only. Each operation that
/// changes something is a step, so that a test can cut at every one of them.
/// </summary>
internal sealed class SimulatedDisk : IStoreDisk
{
    private const int Sector = 512;
    private readonly Lock _lock = new();
    private readonly Dictionary<string, SimulatedFile> _files = new(StringComparer.Ordinal);

    public SimulatedDisk() { }

    private SimulatedDisk(IEnumerable<(string Name, byte[] Content)> files)
    {
        foreach (var (name, content) in files)
        {
            _files[name] = new SimulatedFile(this, content);
        }
    }

    /// <summary>Steps so far.</summary>
    public int Steps { get; private set; }

    /// <summary>At this step the power goes; it does not happen, nor does any later one.</summary>
    public int CutAt { get; set; } = int.MaxValue;

    public bool IsCut => Steps >= CutAt;

    /// <summary>Bytes that fit on the disk.</summary>
    public long Capacity { get; set; } = long.MaxValue;

    public bool IsReadOnly { get; set; }

    /// <summary>The next syncs fail, though what was written stays in the cache.</summary>
    public bool SyncFails { get; set; }

    public bool Exists(string name)
    {
        lock (_lock)
        {
            return _files.ContainsKey(name);
        }
    }

    public void CreateWhole(string name, ReadOnlySpan<byte> content)
    {
        lock (_lock)
        {
            Step();
            _files[name] = new SimulatedFile(this, content.ToArray());
        }
    }

    public IBlockFile Open(string name)
    {
        lock (_lock)
        {
            if (!_files.TryGetValue(name, out var file))
            {
                Step();
                _files[name] = file = new SimulatedFile(this, []);
            }

            return file;
        }
    }

    /// <summary>The disk as the next start finds it.</summary>
    public SimulatedDisk AfterPowerCut(Loss loss, Random random)
    {
        lock (_lock)
        {
            return new SimulatedDisk(_files.Select(f => (f.Key, f.Value.AfterPowerCut(loss, random))).ToList());
        }
    }

    /// <summary>The disk with one file changed.</summary>
    public SimulatedDisk With(string name, Func<byte[], byte[]> change)
    {
        lock (_lock)
        {
            return new SimulatedDisk(
                _files.Select(f => (f.Key, f.Key == name ? change([.. f.Value.Content]) : [.. f.Value.Content])).ToList()
            );
        }
    }

    public byte[] Read(string name)
    {
        lock (_lock)
        {
            return [.. _files[name].Content];
        }
    }

    private void Step()
    {
        if (IsCut)
        {
            throw new IOException("The power is out.");
        }

        Steps++;
        if (IsCut)
        {
            throw new IOException("The power goes out.");
        }

        if (IsReadOnly)
        {
            throw new IOException("Read-only file system");
        }
    }

    private sealed class SimulatedFile(SimulatedDisk disk, byte[] content) : IBlockFile
    {
        private readonly List<(long Offset, byte[]? Bytes)> _unsynced = [];
        private byte[] _synced = content;
        private byte[] _content = [.. content];

        public ReadOnlySpan<byte> Content => _content;

        public long Length
        {
            get
            {
                lock (disk._lock)
                {
                    return _content.Length;
                }
            }
        }

        public int Read(Span<byte> buffer, long offset)
        {
            lock (disk._lock)
            {
                if (offset >= _content.Length)
                {
                    return 0;
                }

                var rest = _content.AsSpan((int)offset);
                var count = Math.Min(rest.Length, buffer.Length);
                rest[..count].CopyTo(buffer);
                return count;
            }
        }

        public void Write(ReadOnlySpan<byte> buffer, long offset)
        {
            lock (disk._lock)
            {
                disk.Step();
                var used = disk._files.Values.Sum(f => (long)f._content.Length);
                var room = disk.Capacity - used + Math.Max(0, _content.Length - offset);
                // A full disk takes what still fits.
                var fits = (int)Math.Clamp(room, 0, buffer.Length);
                Apply(ref _content, offset, buffer[..fits]);
                _unsynced.Add((offset, buffer[..fits].ToArray()));
                if (fits < buffer.Length)
                {
                    throw new IOException("No space left on device");
                }
            }
        }

        public void SetLength(long length)
        {
            lock (disk._lock)
            {
                disk.Step();
                Array.Resize(ref _content, (int)length);
                _unsynced.Add((length, null));
            }
        }

        public void Sync()
        {
            lock (disk._lock)
            {
                disk.Step();
                if (disk.SyncFails)
                {
                    throw new IOException("Input/output error");
                }

                _synced = [.. _content];
                _unsynced.Clear();
            }
        }

        public byte[] AfterPowerCut(Loss loss, Random random)
        {
            if (loss == Loss.All)
            {
                return [.. _synced];
            }

            if (loss == Loss.None)
            {
                return [.. _content];
            }

            byte[] left = [.. _synced];
            var keep = random.NextDouble();
            foreach (var (offset, bytes) in _unsynced)
            {
                if (bytes is null)
                {
                    if (random.NextDouble() < keep)
                    {
                        Array.Resize(ref left, (int)offset);
                    }

                    continue;
                }

                switch (random.Next(3))
                {
                    case 0 when random.NextDouble() < keep:
                        Apply(ref left, offset, bytes);
                        break;
                    case 1:
                        for (var at = 0; at < bytes.Length; at += Sector)
                        {
                            if (random.NextDouble() < keep)
                            {
                                Apply(ref left, offset + at, bytes.AsSpan(at, Math.Min(Sector, bytes.Length - at)));
                            }
                        }

                        break;
                }
            }

            return left;
        }

        public void Dispose() { }

        private static void Apply(ref byte[] target, long offset, ReadOnlySpan<byte> bytes)
        {
            if (bytes.IsEmpty)
            {
                return;
            }

            if (target.Length < offset + bytes.Length)
            {
                Array.Resize(ref target, (int)offset + bytes.Length);
            }

            bytes.CopyTo(target.AsSpan((int)offset));
        }
    }
}
