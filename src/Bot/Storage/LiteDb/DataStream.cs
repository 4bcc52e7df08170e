using static ChatBot.Bot.Storage.LiteDb.PageRecord;

namespace ChatBot.Bot.Storage.LiteDb;

/// <summary>
/// The data file as LiteDB sees it. It is written only by a checkpoint; before the first page of one the log is synced, so that a page
/// that is torn here is whole there.
/// </summary>
internal sealed class DataStream(IBlockFile file, LogStream log) : Stream
{
    private readonly byte[] _record = new byte[Size];
    private long _records = file.Length / Size;
    private bool _dirty;
    private volatile bool _stopped;

    public override bool CanRead => true;

    public override bool CanSeek => true;

    public override bool CanWrite => true;

    public override long Length => _records * PageSize;

    public override long Position { get; set; }

    public override int Read(byte[] buffer, int offset, int count)
    {
        if (Position % PageSize != 0 || count != PageSize)
        {
            throw new IOException($"LiteDB read {count} bytes of the data file at {Position}: not a page.");
        }

        var index = Position / PageSize;
        if (index >= _records)
        {
            return 0;
        }

        if (file.Read(_record, index * Size) != Size || !IsValid(_record, (uint)index))
        {
            throw new IOException($"Page {index} of the data file is damaged.");
        }

        _record.AsSpan(0, PageSize).CopyTo(buffer.AsSpan(offset));
        Position += PageSize;
        return PageSize;
    }

    public override void Write(byte[] buffer, int offset, int count)
    {
        if (_stopped)
        {
            throw new IOException("The data file is closed.");
        }

        if (Position % PageSize != 0 || count != PageSize)
        {
            throw new IOException($"LiteDB wrote {count} bytes of the data file at {Position}: not a page.");
        }

        if (!_dirty)
        {
            log.Sync();
            _dirty = true;
        }

        var index = Position / PageSize;
        buffer.AsSpan(offset, PageSize).CopyTo(_record);
        Seal(_record, DataFormat, (uint)index, 0);
        file.Write(_record, index * Size);
        _records = Math.Max(_records, index + 1);
        Position += PageSize;
    }

    /// <summary>LiteDB flushes at the end of a checkpoint, before it cuts the log.</summary>
    public override void Flush()
    {
        if (!_dirty)
        {
            return;
        }

        file.Sync();
        _dirty = false;
    }

    public override void SetLength(long value) => throw new NotSupportedException("The data file never shrinks.");

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    /// <summary>From now on nothing is written, whatever LiteDB still wants to do while it closes.</summary>
    public void Stop() => _stopped = true;
}
