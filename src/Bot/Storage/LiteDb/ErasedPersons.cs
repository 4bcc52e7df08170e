using System.Buffers.Binary;
using ChatBot.Bot.Storage.Sealing;
using LiteDB;

namespace ChatBot.Bot.Storage.LiteDb;

/// <summary>An erase that was carried out.</summary>
/// <param name="Person">Keyed hash of the person's id.</param>
/// <param name="At">When, in Unix milliseconds.</param>
internal readonly record struct ErasedPerson(UInt128 Person, long At);

/// <summary>
/// Who has been erased, as keyed hashes: in the database, with the erase itself, and in a file beside it that a restore does not replace.
/// What is in the file and not in the database was erased after the backup that lies there now was made, and has to be erased again.
/// </summary>
internal sealed class ErasedPersons(Sealer sealer, IStoreDisk disk)
{
    /// <summary>Collection in the database.</summary>
    public const string Collection = "erased";

    /// <summary>File beside the database.</summary>
    public const string FileName = "erased.list";

    private const int EntrySize = 24;

    private readonly List<ErasedPerson> _unlisted = [];
    private List<ErasedPerson> _written = [];
    private HashSet<ErasedPerson> _toRepeat = [];

    /// <summary>Erases that the data in use knows nothing of.</summary>
    public IReadOnlySet<ErasedPerson> ToRepeat => _toRepeat;

    /// <summary>The hash under which a person is listed.</summary>
    public UInt128 HashOf(string personId) => sealer.Hash(Collection, personId);

    /// <summary>Erases of the database that the list does not have yet.</summary>
    public bool HasUnlisted => _unlisted.Count > 0;

    /// <summary>Compares database and list at opening: a crash may have come between the two, or a restore put another one here.</summary>
    public void Load(Database database)
    {
        var known = database.ReadAll(Collection).Select(document => Parse(document["_id"].AsBinary)).ToHashSet();
        var listed = ReadList().ToHashSet();
        _toRepeat = [.. listed.Except(known)];
        _unlisted.Clear();
        _unlisted.AddRange(known.Except(listed));
    }

    /// <summary>Writes a group's erases into its transaction.</summary>
    public void Write(Database database, IReadOnlySet<string> persons, DateTimeOffset now)
    {
        _written = [.. persons.Select(person => new ErasedPerson(HashOf(person), now.ToUnixTimeMilliseconds()))];
        database.Upsert(Collection, _written.ConvertAll(ToDocument));
    }

    /// <summary>The transaction is on disk.</summary>
    public void Committed()
    {
        _unlisted.AddRange(_written);
        _written = [];
    }

    /// <summary>Puts into the list what it does not have yet.</summary>
    /// <exception cref="IOException">It cannot be written; what is missing stays known, and the next call tries again.</exception>
    public void CompleteList()
    {
        using var file = disk.Open(FileName);
        var bytes = _unlisted.SelectMany(ToBytes).ToArray();

        // What a power cut left of an entry is written over.
        file.Write(bytes, file.Length / EntrySize * EntrySize);
        file.Sync();
        _unlisted.Clear();
    }

    /// <summary>The erases of <see cref="ToRepeat"/> have been carried out again.</summary>
    public void WriteRepeated(Database database)
    {
        database.Upsert(Collection, [.. _toRepeat.Select(ToDocument)]);
        database.Commit();
        _toRepeat = [];
    }

    private IEnumerable<ErasedPerson> ReadList()
    {
        if (!disk.Exists(FileName))
        {
            yield break;
        }

        using var file = disk.Open(FileName);
        var entry = new byte[EntrySize];
        for (long at = 0; file.Read(entry, at) == EntrySize; at += EntrySize)
        {
            yield return Parse(entry);
        }
    }

    private static ErasedPerson Parse(ReadOnlySpan<byte> entry) =>
        new(BinaryPrimitives.ReadUInt128BigEndian(entry), BinaryPrimitives.ReadInt64BigEndian(entry[16..]));

    private static byte[] ToBytes(ErasedPerson erased)
    {
        var entry = new byte[EntrySize];
        BinaryPrimitives.WriteUInt128BigEndian(entry, erased.Person);
        BinaryPrimitives.WriteInt64BigEndian(entry.AsSpan(16), erased.At);
        return entry;
    }

    private static BsonDocument ToDocument(ErasedPerson erased) => new() { ["_id"] = ToBytes(erased) };
}
