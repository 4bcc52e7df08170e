using static ChatBot.Bot.Storage.LiteDb.PageRecord;

namespace ChatBot.Bot.Storage.LiteDb;

/// <summary>
/// The log as LiteDB sees it: a stream of pages. LiteDB's queue hands over pages from a thread of its own, and an exception there can hang
/// the engine or abort the process, so <see cref="Write"/> only appends to memory and never throws; the store then calls
/// <see cref="CommitGroup"/>, which writes all pages of the group at once, syncs once, and reports failures on the thread that can handle
/// them. LiteDB's own flushes do nothing.
/// </summary>
internal sealed class LogStream(IBlockFile file, uint epoch) : Stream
{
    private static readonly TimeSpan QueueLimit = TimeSpan.FromSeconds(30);

    // A transaction of this many pages is written while it grows, so that one large job does not fill the memory.
    private const int SpillRecords = 4096;

    private readonly IBlockFile _file = file;
    private byte[] _pending = new byte[64 * Size];
    private int _pendingRecords;
    private uint _written;
    private uint _synced;
    private uint _epoch = epoch;
    private long _confirmed;
    private Exception? _fault;

    /// <summary>Records in the log.</summary>
    public int Records
    {
        get
        {
            lock (this)
            {
                return (int)_written + _pendingRecords;
            }
        }
    }

    /// <summary>Records known to be on stable media; the rest is nobody's.</summary>
    public uint SyncedRecords
    {
        get
        {
            lock (this)
            {
                return _synced;
            }
        }
    }

    /// <summary>Pages handed over since the stream was made.</summary>
    public long PagesAppended { get; private set; }

    /// <summary>Transactions whose last page has arrived since the stream was made.</summary>
    public long ConfirmedTransactions
    {
        get
        {
            lock (this)
            {
                return _confirmed;
            }
        }
    }

    public override bool CanRead => true;

    public override bool CanSeek => true;

    public override bool CanWrite => true;

    public override long Length => (long)Records * PageSize;

    public override long Position { get; set; }

    /// <summary>Waits until LiteDB's queue has handed over the given number of confirmed transactions, then writes and syncs.</summary>
    /// <exception cref="IOException">Nothing of the group may be taken as written.</exception>
    public void CommitGroup(long confirmedTransactions)
    {
        lock (this)
        {
            var deadline = Environment.TickCount64 + (long)QueueLimit.TotalMilliseconds;
            while (_confirmed < confirmedTransactions && _fault is null)
            {
                var left = deadline - Environment.TickCount64;
                if (left <= 0 || !Monitor.Wait(this, TimeSpan.FromMilliseconds(left)))
                {
                    throw new IOException("LiteDB did not hand over the pages of a committed transaction.");
                }
            }

            Sync();
        }
    }

    /// <summary>Writes what is pending and syncs it.</summary>
    public void Sync()
    {
        lock (this)
        {
            if (_fault is not null)
            {
                throw new IOException("The log cannot be written: " + _fault.Message, _fault);
            }

            if (_pendingRecords == 0 && _written == _synced)
            {
                return;
            }

            try
            {
                WritePending();
                _file.Sync();
            }
            catch (Exception e)
            {
                _fault = e;
                throw;
            }

            _synced = _written;
        }
    }

    public override void Write(byte[] buffer, int offset, int count)
    {
        lock (this)
        {
            try
            {
                Append(buffer.AsSpan(offset, count));
            }
            catch (Exception e) when (e is IOException or OutOfMemoryException)
            {
                _fault ??= e;
            }

            if (count == PageSize && LiteDbPage.IsConfirmed(buffer.AsSpan(offset, count)))
            {
                _confirmed++;
            }

            Monitor.PulseAll(this);
        }
    }

    public override int Read(byte[] buffer, int offset, int count)
    {
        lock (this)
        {
            var index = (uint)(Position / PageSize);
            if (Position % PageSize != 0 || count != PageSize)
            {
                throw new IOException($"LiteDB read {count} bytes of the log at {Position}: not a page.");
            }

            if (index >= _written)
            {
                if (index >= _written + _pendingRecords)
                {
                    return 0;
                }

                _pending.AsSpan((int)(index - _written) * Size, PageSize).CopyTo(buffer.AsSpan(offset));
            }
            else
            {
                Span<byte> record = stackalloc byte[Size];
                if (_file.Read(record, (long)index * Size) != Size || !IsValid(record, index) || Word(record) != _epoch)
                {
                    throw new IOException($"Page {index} of the log cannot be read back.");
                }

                record[..PageSize].CopyTo(buffer.AsSpan(offset));
            }

            Position += PageSize;
            return PageSize;
        }
    }

    /// <summary>LiteDB cuts the log at the end of a checkpoint, when the data file is synced.</summary>
    public override void SetLength(long value)
    {
        lock (this)
        {
            if (value != 0)
            {
                throw new IOException("A log is only ever cut to nothing.");
            }

            if (_fault is not null)
            {
                throw new IOException("The log cannot be cut: " + _fault.Message, _fault);
            }

            try
            {
                // Synced before the next record is written: old records must not come back behind new ones.
                _file.SetLength(0);
                _file.Sync();
            }
            catch (Exception e)
            {
                _fault = e;
                throw;
            }

            _epoch = NextEpoch(_epoch);
            _written = _synced = 0;
            _pendingRecords = 0;
        }
    }

    public override void Flush() { }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    /// <summary>From now on nothing is written, whatever LiteDB still wants to do while it closes.</summary>
    public void Stop()
    {
        lock (this)
        {
            _fault ??= new IOException("The log is closed.");
            Monitor.PulseAll(this);
        }
    }

    /// <summary>Rises over restarts without being stored, because it follows the clock and never stands still within a process.</summary>
    public static uint NextEpoch(uint epoch) => Math.Max(epoch + 1, (uint)DateTimeOffset.UtcNow.ToUnixTimeSeconds());

    private void Append(ReadOnlySpan<byte> page)
    {
        if (_fault is not null)
        {
            return;
        }

        if (page.Length != PageSize || Position != Length)
        {
            throw new IOException(
                $"LiteDB wrote {page.Length} bytes at {Position} of the log, which ends at {Length}: not an append of a page."
            );
        }

        if (_pendingRecords == SpillRecords)
        {
            WritePending();
        }

        if ((_pendingRecords + 1) * Size > _pending.Length)
        {
            Array.Resize(ref _pending, _pending.Length * 2);
        }

        var record = _pending.AsSpan(_pendingRecords * Size, Size);
        page.CopyTo(record);
        Seal(record, _epoch, _written + (uint)_pendingRecords, _synced);
        _pendingRecords++;
        PagesAppended++;
        Position += PageSize;
    }

    private void WritePending()
    {
        _file.Write(_pending.AsSpan(0, _pendingRecords * Size), (long)_written * Size);
        _written += (uint)_pendingRecords;
        _pendingRecords = 0;
    }
}
