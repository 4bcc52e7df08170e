using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using ChatBot.Bot.Storage.Contract;
using ChatBot.Bot.Storage.Sealing;
using ChatBot.Dialogs.Storage;
using LiteDB;
using LiteDB.Engine;

namespace ChatBot.Bot.Storage.LiteDb;

/// <summary>
/// LiteDB's engine over our own files, in the hands of one thread at a time: LiteDB 5 has corrupted itself under concurrent writers.
/// <para>
/// Any exception out of the engine leaves it in doubt: <see cref="Faulted"/> is set, and the owner closes this object and opens a new one,
/// which starts from what is synced. That is also why nothing here rolls back.
/// </para>
/// </summary>
internal sealed class Database : IDisposable
{
    private const string KindPrefix = "d_";
    private const string PersonIndex = "p";

    // Sentinels around "any number" and "any text" in LiteDB's order of types: null < number < text < document.
    private static readonly BsonValue BelowNumbers = new(long.MinValue);
    private static readonly BsonValue AboveNumbers = new(long.MaxValue);
    private static readonly BsonValue BelowTexts = new(string.Empty);
    private static readonly BsonValue AboveTexts = new BsonDocument();

    private readonly IBlockFile _dataFile;
    private readonly IBlockFile _logFile;
    private readonly LogStream _log;
    private readonly DataStream _data;
    private readonly LiteEngine _engine;
    private readonly Sealer _sealer;
    private readonly Predicate _byId = new("$._id = @0", 1);
    private readonly Predicate _afterId = new("$._id > @0", 1);
    private readonly Predicate _byPerson = new("$.p = @0", 1);
    private readonly Dictionary<string, Predicate> _ranges = new(StringComparer.Ordinal);
    private bool _inTransaction;
    private bool _changed;

    private Database(IBlockFile dataFile, IBlockFile logFile, LogReplayResult replay, Sealer sealer)
    {
        _dataFile = dataFile;
        _logFile = logFile;
        _sealer = sealer;
        Replay = replay;
        _log = new LogStream(logFile, LogStream.NextEpoch(0));
        _data = new DataStream(dataFile, _log);
        _engine = new LiteEngine(
            new EngineSettings
            {
                DataStream = _data,
                LogStream = _log,
                Collation = Collation.Binary,
            }
        );
    }

    /// <summary>What the replay at opening found.</summary>
    public LogReplayResult Replay { get; }

    /// <summary>An exception came out of the engine; nothing may be done any more but to close.</summary>
    public bool Faulted { get; private set; }

    /// <summary>Pages in the log.</summary>
    public int LogPages => _log.Records;

    /// <summary>Pages handed to the log since opening.</summary>
    public long PagesWritten => _log.PagesAppended;

    /// <summary>Records of the log that are synced: what a reopening after a failure may trust.</summary>
    public uint SyncedLogRecords => _log.SyncedRecords;

    /// <summary>The data file; constant between checkpoints, so that a backup can read it while the writer works.</summary>
    public IBlockFile DataFile => _dataFile;

    /// <summary>Schema number in the file.</summary>
    public int Schema => _engine.Pragma(Pragmas.USER_VERSION).AsInt32;

    /// <summary>Opens the files, or makes them.</summary>
    /// <param name="disk">Where they are.</param>
    /// <param name="dataName">Name of the data file.</param>
    /// <param name="logName">Name of the log file.</param>
    /// <param name="schema">Schema number for a new file.</param>
    /// <param name="sealer">Seals and opens bodies.</param>
    /// <param name="trusted">See <see cref="LogReplay.Run"/>.</param>
    /// <exception cref="StoreDamagedException">The files are damaged.</exception>
    public static Database Open(IStoreDisk disk, string dataName, string logName, int schema, Sealer sealer, uint? trusted = null)
    {
        IBlockFile? data = null,
            log = null;
        try
        {
            if (!disk.Exists(dataName))
            {
                if (disk.Exists(logName))
                {
                    log = disk.Open(logName);
                    if (log.Length > 0)
                    {
                        throw new StoreDamagedException(
                            $"The data file '{dataName}' is missing but its log '{logName}' is there. Put the "
                                + $"data file back, or use 'restore FILE'."
                        );
                    }
                }

                disk.CreateWhole(dataName, NewFile(schema));
            }

            data = disk.Open(dataName);
            log ??= disk.Open(logName);
            var replay = LogReplay.Run(log, data, trusted);
            DataCheck.Run(data);
            return new Database(data, log, replay, sealer);
        }
        catch
        {
            data?.Dispose();
            log?.Dispose();
            throw;
        }
    }

    /// <summary>Sees to it that the kind's indexes exist; documents from before an index was declared are put into it.</summary>
    public void Prepare(DocumentKind kind) =>
        Guard(() =>
        {
            var isNew = false;
            foreach (var index in kind.IndexNames)
            {
                var field = Field(index);
                isNew |= _engine.EnsureIndex(Collection(kind), field, BsonExpression.Create("$." + field), false);
            }

            if (kind.HasOwner)
            {
                isNew |= _engine.EnsureIndex(Collection(kind), PersonIndex, BsonExpression.Create("$.p"), false);
            }

            if (!isNew)
            {
                return;
            }

            Begin();
            foreach (var document in ReadAll(Collection(kind)).ToList())
            {
                var read = Read(kind, document);
                Upsert(Collection(kind), [Write(kind, kind.KeyOf(read), read, kind.Serialize(read))]);
            }

            Commit();
        });

    /// <summary>Writes the number of the schema.</summary>
    public void SetSchema(int schema) =>
        Guard(() =>
        {
            _engine.Pragma(Pragmas.USER_VERSION, schema);
            _engine.Checkpoint();
        });

    /// <summary>The committed document, or what this transaction has applied already; null when there is none.</summary>
    public object? Find(DocumentKind kind, string key)
    {
        return Guard(() =>
        {
            using var reader = _engine.Query(Collection(kind), _byId.Query(StoredKey(kind, key)));
            return reader.Read() ? Read(kind, reader.Current.AsDocument) : null;
        });
    }

    /// <summary>Documents of a range of an index, in index order.</summary>
    public List<object> Range(DocumentKind kind, IndexRange range) =>
        Guard(() =>
        {
            var result = new List<object>();
            using var reader = _engine.Query(Collection(kind), RangeQuery(kind, range));
            while (result.Count < range.Limit && reader.Read())
            {
                result.Add(Read(kind, reader.Current.AsDocument));
            }

            return result;
        });

    /// <summary>Number of documents in a range of an index.</summary>
    public int Count(DocumentKind kind, IndexRange range) =>
        Guard(() =>
        {
            // Selecting nothing but the indexed field keeps LiteDB from reading the documents.
            var query = RangeQuery(kind, range with { Limit = int.MaxValue });
            query.Select = BsonExpression.Create("$." + Field(range.Index));
            using var reader = _engine.Query(Collection(kind), query);
            var count = 0;
            while (reader.Read())
            {
                count++;
            }

            return count;
        });

    /// <summary>Documents of a person.</summary>
    public List<object> OfPerson(DocumentKind kind, string person) =>
        Guard(() =>
        {
            var result = new List<object>();
            using var reader = _engine.Query(Collection(kind), _byPerson.Query(person));
            while (reader.Read())
            {
                result.Add(Read(kind, reader.Current.AsDocument));
            }

            return result;
        });

    /// <summary>A page of all documents, in the order of their stored keys.</summary>
    public List<ScannedDocument> Scan(DocumentKind kind, string? after, int max) =>
        Guard(() =>
        {
            var result = new List<ScannedDocument>();
            var from =
                after is null ? BsonValue.MinValue
                : kind.KeyIsPersonal ? new BsonValue(Convert.FromHexString(after))
                : new BsonValue(after);
            var query = _afterId.Query(from);
            query.Limit = max;
            query.OrderBy = BsonExpression.Create("$._id");
            using var reader = _engine.Query(Collection(kind), query);
            while (reader.Read())
            {
                var document = reader.Current.AsDocument;
                var id = document["_id"];
                result.Add(new ScannedDocument(id.IsBinary ? Convert.ToHexStringLower(id.AsBinary) : id.AsString, Read(kind, document)));
            }

            return result;
        });

    /// <summary>Applies writes to one kind inside the transaction.</summary>
    public void Apply(DocumentKind kind, IReadOnlyList<(string Key, Change Change)> changes)
    {
        var puts = changes
            .Where(c => c.Change.Document is not null)
            .Select(c => Write(kind, c.Key, c.Change.Document!, c.Change.Json!))
            .ToList();
        var deletes = changes.Where(c => c.Change.Document is null).Select(c => StoredKey(kind, c.Key)).ToList();
        if (puts.Count > 0)
        {
            Upsert(Collection(kind), puts);
        }

        if (deletes.Count > 0)
        {
            Delete(Collection(kind), deletes);
        }
    }

    /// <summary>Adds or replaces documents in the open transaction.</summary>
    public void Upsert(string collection, IReadOnlyList<BsonDocument> documents) =>
        Guard(() =>
        {
            if (documents.Count == 0)
            {
                return;
            }

            Begin();
            _engine.Upsert(collection, documents, BsonAutoId.ObjectId);
            _changed = true;
        });

    /// <summary>Removes documents in the open transaction.</summary>
    public void Delete(string collection, IReadOnlyList<BsonValue> ids) =>
        Guard(() =>
        {
            if (ids.Count == 0)
            {
                return;
            }

            Begin();
            _changed |= _engine.Delete(collection, ids) > 0;
        });

    /// <summary>All documents of an internal collection, in the order of their ids.</summary>
    public List<BsonDocument> ReadAll(string collection) =>
        Guard(() =>
        {
            var result = new List<BsonDocument>();
            using var reader = _engine.Query(collection, new Query { OrderBy = BsonExpression.Create("$._id") });
            while (reader.Read())
            {
                result.Add(reader.Current.AsDocument);
            }

            return result;
        });

    /// <summary>Begins the group's transaction, if it is not begun.</summary>
    public void Begin() =>
        Guard(() =>
        {
            if (_inTransaction)
            {
                return;
            }

            if (!_engine.BeginTrans())
            {
                throw new IOException("LiteDB has a transaction left over.");
            }

            _inTransaction = true;
        });

    /// <summary>Commits the group's transaction; returns when it is on stable media.</summary>
    public void Commit() =>
        Guard(() =>
        {
            if (!_inTransaction)
            {
                return;
            }

            var confirmed = _log.ConfirmedTransactions + (_changed ? 1 : 0);
            if (!_engine.Commit())
            {
                throw new IOException("LiteDB did not commit.");
            }

            _inTransaction = false;
            if (_changed)
            {
                _log.CommitGroup(confirmed);
            }

            _changed = false;
        });

    /// <summary>Puts the log into the data file and cuts it.</summary>
    public void Checkpoint() =>
        Guard(() =>
        {
            _engine.Checkpoint();
        });

    /// <summary>
    /// Reads everything: each collection by its keys and by each of its indexes, and opens each body. What a backup is checked with,
    /// because LiteDB itself notices little.
    /// </summary>
    /// <returns>Documents by kind; what the store keeps for itself under the name of its collection.</returns>
    /// <exception cref="StoreDamagedException">Something does not fit.</exception>
    public IReadOnlyDictionary<string, int> Verify(IReadOnlyList<DocumentKind> kinds)
    {
        var counts = kinds.ToDictionary(kind => kind.Name, _ => 0, StringComparer.Ordinal);
        var byCollection = kinds.ToDictionary(Collection, StringComparer.Ordinal);
        var indexes = ReadSystem("$indexes")
            .Where(i => i["name"].AsString != "_id")
            .ToLookup(i => i["collection"].AsString, i => i["expression"].AsString);
        foreach (var collection in ReadSystem("$cols").Where(c => c["type"].AsString == "user").Select(c => c["name"].AsString))
        {
            var count = 0;
            using (var reader = _engine.Query(collection, new Query()))
            {
                while (reader.Read())
                {
                    count++;
                    if (byCollection.TryGetValue(collection, out var kind))
                    {
                        _ = Read(kind, reader.Current.AsDocument);
                    }
                }
            }

            foreach (var expression in indexes[collection])
            {
                var field = BsonExpression.Create(expression);
                using var reader = _engine.Query(collection, new Query { OrderBy = field, Select = field });
                var indexed = 0;
                while (reader.Read())
                {
                    indexed++;
                }

                if (indexed != count)
                {
                    throw new StoreDamagedException(
                        $"Collection '{collection}' has {count} documents, but {indexed} in the index on {expression}."
                    );
                }
            }

            counts[collection.StartsWith(KindPrefix, StringComparison.Ordinal) ? collection[KindPrefix.Length..] : collection] = count;
        }

        return counts;
    }

    /// <summary>Closes after a failure: LiteDB may no longer write anything.</summary>
    public void Abandon()
    {
        Faulted = true;
        _data.Stop();
        _log.Stop();
        Dispose();
    }

    /// <summary>Closes the files in good order.</summary>
    [SuppressMessage(
        "Design",
        "CA1031:Do not catch general exception types",
        Justification = "A faulted engine throws anything on closing; the files are what counts."
    )]
    public void Dispose()
    {
        try
        {
            _engine.Dispose();
        }
        catch (Exception) when (Faulted)
        {
            // Its state is given up; the next opening starts from the files.
        }
        finally
        {
            _dataFile.Dispose();
            _logFile.Dispose();
        }
    }

    /// <summary>The data file of an empty database. Made in memory, so that a power cut never leaves half of one.</summary>
    private static byte[] NewFile(int schema)
    {
        using var data = new MemoryStream();
        using var log = new MemoryStream();
        using (
            var engine = new LiteEngine(
                new EngineSettings
                {
                    DataStream = data,
                    LogStream = log,
                    Collation = Collation.Binary,
                }
            )
        )
        {
            engine.Pragma(Pragmas.USER_VERSION, schema);
            engine.Pragma(Pragmas.UTC_DATE, true);
            engine.Pragma(Pragmas.TIMEOUT, 5);
            // No automatic checkpoint: the store says when, between groups, with the log synced.
            engine.Pragma(Pragmas.CHECKPOINT, 0);
            engine.Checkpoint();
        }

        var pages = data.ToArray();
        var file = new byte[pages.Length / PageRecord.PageSize * PageRecord.Size];
        for (var i = 0; i < pages.Length / PageRecord.PageSize; i++)
        {
            var record = file.AsSpan(i * PageRecord.Size, PageRecord.Size);
            pages.AsSpan(i * PageRecord.PageSize, PageRecord.PageSize).CopyTo(record);
            PageRecord.Seal(record, PageRecord.DataFormat, (uint)i, 0);
        }

        return file;
    }

    private List<BsonDocument> ReadSystem(string collection)
    {
        var result = new List<BsonDocument>();
        using var reader = _engine.Query(collection, new Query());
        while (reader.Read())
        {
            result.Add(reader.Current.AsDocument);
        }

        return result;
    }

    private static string Collection(DocumentKind kind) => KindPrefix + kind.Name;

    private static string Field(string index) => "ix_" + index;

    private static BsonValue ToBson(IndexValue value) => value.Text is { } text ? new BsonValue(text) : new BsonValue(value.Number);

    private BsonValue StoredKey(DocumentKind kind, string key)
    {
        if (!kind.KeyIsPersonal)
        {
            return new BsonValue(key);
        }

        var hash = new byte[16];
        BinaryPrimitives.WriteUInt128BigEndian(hash, _sealer.Hash(kind.Name, key));
        return new BsonValue(hash);
    }

    private BsonDocument Write(DocumentKind kind, string key, object document, byte[] json)
    {
        var isSealed = kind.PersonalFields.Count > 0;
        var stored = new BsonDocument { ["_id"] = StoredKey(kind, key) };
        if (kind.PersonOf(document) is { } person)
        {
            stored[PersonIndex] = person;
        }

        foreach (var index in kind.IndexNames)
        {
            if (kind.IndexOf(document, index) is { } value)
            {
                stored[Field(index)] = ToBson(value);
            }
        }

        stored["b"] = isSealed ? _sealer.Seal(kind.Name, json) : json;
        stored["v"] = isSealed ? 1 : 0;
        return stored;
    }

    private object Read(DocumentKind kind, BsonDocument stored)
    {
        var body = stored["b"].AsBinary;
        return kind.Deserialize(stored["v"].AsInt32 == 1 ? _sealer.Open(kind.Name, body) : body);
    }

    private Query RangeQuery(DocumentKind kind, IndexRange range)
    {
        if (!kind.IndexNames.Contains(range.Index))
        {
            throw new ArgumentException($"Kind '{kind.Name}' declares no index '{range.Index}'.", nameof(range));
        }

        var field = Field(range.Index);
        if (!_ranges.TryGetValue(field, out var predicate))
        {
            _ranges[field] = predicate = new Predicate($"$.{field} BETWEEN @0 AND @1", 2);
        }

        var from =
            range.From is { } low ? ToBson(low)
            : range.To is { Text: not null } ? BelowTexts
            : BelowNumbers;
        var to =
            range.To is { } high ? ToBson(high)
            : range.From is { Text: null } ? AboveNumbers
            : AboveTexts;
        var query = predicate.Query(from, to);
        query.OrderBy = BsonExpression.Create("$." + field);
        query.Limit = range.Limit;
        return query;
    }

    private void Guard(Action action) =>
        Guard(() =>
        {
            action();
            return true;
        });

    private T Guard<T>(Func<T> action)
    {
        ObjectDisposedException.ThrowIf(Faulted, this);
        try
        {
            return action();
        }
        catch (Exception e) when (e is not (ArgumentException or JsonException or CryptographicException))
        {
            Faulted = true;
            throw;
        }
    }

    /// <summary>
    /// A condition parsed once; parsing the text anew for each value would cost more than the search (LiteDB caches by text, and with
    /// values in the text it caches for ever).
    /// </summary>
    private sealed class Predicate
    {
        private readonly BsonDocument _parameters = [];
        private readonly BsonExpression _expression;

        public Predicate(string text, int parameters)
        {
            for (var i = 0; i < parameters; i++)
            {
                _parameters[i.ToString(CultureInfo.InvariantCulture)] = BsonValue.Null;
            }

            _expression = BsonExpression.Create(text, _parameters);
        }

        public Query Query(BsonValue value)
        {
            _parameters["0"] = value;
            return new Query { Where = { _expression } };
        }

        public Query Query(BsonValue from, BsonValue to)
        {
            _parameters["1"] = to;
            return Query(from);
        }
    }
}
