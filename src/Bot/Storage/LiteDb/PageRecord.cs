using System.Buffers.Binary;
using System.Numerics;

namespace ChatBot.Bot.Storage.LiteDb;

/// <summary>
/// How a page lies in a file. LiteDB's pages have no checksum, so a torn or zeroed page would be read as data. Both files therefore hold
/// records of one LiteDB page (8,192 bytes) and a trailer of 16 bytes, little-endian:
/// <code>
/// 0  4  CRC-32C of the page and the rest of the trailer
/// 4  4  log: epoch, raised each time the log is cut to nothing    data: format, 0x31444243 ("CBD1")
/// 8  4  index of the record in its file: a record found elsewhere is a stray
/// 12 4  log: number of records that were synced when this one was written    data: 0
/// </code>
/// </summary>
internal static class PageRecord
{
    /// <summary>Bytes of a page of LiteDB.</summary>
    public const int PageSize = 8192;

    /// <summary>Bytes behind each page: checksum, word, index.</summary>
    public const int TrailerSize = 16;

    /// <summary>Bytes of a page with its trailer.</summary>
    public const int Size = PageSize + TrailerSize;

    /// <summary>Word of the data file's pages: the format's number.</summary>
    public const uint DataFormat = 0x31444243;

    /// <summary>Fills the trailer of a record whose page is in place.</summary>
    public static void Seal(Span<byte> record, uint word, uint index, uint synced)
    {
        BinaryPrimitives.WriteUInt32LittleEndian(record[(PageSize + 4)..], word);
        BinaryPrimitives.WriteUInt32LittleEndian(record[(PageSize + 8)..], index);
        BinaryPrimitives.WriteUInt32LittleEndian(record[(PageSize + 12)..], synced);
        BinaryPrimitives.WriteUInt32LittleEndian(record[PageSize..], Checksum(record));
    }

    /// <summary>True when the record is whole and at its place.</summary>
    public static bool IsValid(ReadOnlySpan<byte> record, uint index) =>
        record.Length == Size
        && BinaryPrimitives.ReadUInt32LittleEndian(record[(PageSize + 8)..]) == index
        && BinaryPrimitives.ReadUInt32LittleEndian(record[PageSize..]) == Checksum(record);

    /// <summary>The epoch (log) or format (data).</summary>
    public static uint Word(ReadOnlySpan<byte> record) => BinaryPrimitives.ReadUInt32LittleEndian(record[(PageSize + 4)..]);

    /// <summary>Records that were synced when this one was written (log).</summary>
    public static uint Synced(ReadOnlySpan<byte> record) => BinaryPrimitives.ReadUInt32LittleEndian(record[(PageSize + 12)..]);

    private static uint Checksum(ReadOnlySpan<byte> record)
    {
        var crc = uint.MaxValue;
        var page = record[..PageSize];
        while (page.Length >= 8)
        {
            crc = BitOperations.Crc32C(crc, BinaryPrimitives.ReadUInt64LittleEndian(page));
            page = page[8..];
        }

        var trailer = record[(PageSize + 4)..];
        for (var i = 0; i < 12; i += 4)
        {
            crc = BitOperations.Crc32C(crc, BinaryPrimitives.ReadUInt32LittleEndian(trailer[i..]));
        }

        return ~crc;
    }
}

/// <summary>Fields of LiteDB's own page that a replay needs (format 8 of LiteDB 5; BasePage and HeaderPage of its source).</summary>
internal static class LiteDbPage
{
    private const int LastPageOffset = 64;
    private const int TransactionOffset = 14;
    private const int ConfirmedOffset = 18;

    /// <summary>The page's id.</summary>
    public static uint Id(ReadOnlySpan<byte> page) => BinaryPrimitives.ReadUInt32LittleEndian(page);

    /// <summary>The transaction that wrote the page.</summary>
    public static uint Transaction(ReadOnlySpan<byte> page) => BinaryPrimitives.ReadUInt32LittleEndian(page[TransactionOffset..]);

    /// <summary>The last page of a committed transaction is marked; without it the transaction did not happen.</summary>
    public static bool IsConfirmed(ReadOnlySpan<byte> page) => page[ConfirmedOffset] != 0;

    /// <summary>Highest page number in use, from the header page.</summary>
    public static uint LastPage(ReadOnlySpan<byte> header) => BinaryPrimitives.ReadUInt32LittleEndian(header[LastPageOffset..]);

    /// <summary>As LiteDB's checkpoint does before it writes a page of the log into the data file.</summary>
    public static void ClearTransaction(Span<byte> page)
    {
        BinaryPrimitives.WriteUInt32LittleEndian(page[TransactionOffset..], uint.MaxValue);
        page[ConfirmedOffset] = 0;
    }
}
