using ChatBot.Bot.Storage.Contract;
using static ChatBot.Bot.Storage.LiteDb.PageRecord;

namespace ChatBot.Bot.Storage.LiteDb;

/// <summary>
/// What happens to the files before LiteDB sees them: the log is checked, cut where it ends, and its committed transactions are put into
/// the data file, so that LiteDB always opens with an empty log.
/// <para>
/// Where does a log end? A power cut may have lost any of the writes since the last sync, in any order, so behind a hole there may be good
/// records of the same group: nobody was told that these are on disk, and they are cut. But each record also says how many records were
/// synced when it was written. A good record that says so of a bad one before it proves that something acknowledged is damaged; going on
/// would lose turns in silence, so the store refuses.
/// </para>
/// </summary>
internal static class LogReplay
{
    /// <summary>Records read at once.</summary>
    private const int Batch = 128;

    /// <summary>Replays the log and empties it.</summary>
    /// <param name="log">The log file.</param>
    /// <param name="data">The data file.</param>
    /// <param name="trusted">When this process knows it: records that were synced; what lies behind failed and must not come back.</param>
    /// <returns>What was found.</returns>
    /// <exception cref="StoreDamagedException">Something acknowledged is damaged.</exception>
    public static LogReplayResult Run(IBlockFile log, IBlockFile data, uint? trusted = null)
    {
        if (log.Length == 0)
        {
            return new LogReplayResult(0, 0, 0);
        }

        if (trusted is { } known && log.Length > (long)known * Size)
        {
            log.SetLength((long)known * Size);
            log.Sync();
        }

        var (good, dropped) = FindEnd(log);
        var committed = Committed(log, good, out var transactions);
        var record = new byte[Size];
        foreach (var (page, index) in committed.OrderBy(c => c.Key))
        {
            ReadRecord(log, record, index);
            LiteDbPage.ClearTransaction(record.AsSpan(0, PageSize));
            Seal(record, DataFormat, page, 0);
            data.Write(record, (long)page * Size);
        }

        if (committed.Count > 0)
        {
            data.Sync();
        }

        log.SetLength(0);
        log.Sync();
        return new LogReplayResult(transactions, committed.Count, dropped);
    }

    /// <summary>Number of good records from the start, and how many non-empty ones are dropped behind them.</summary>
    private static (uint Good, int Dropped) FindEnd(IBlockFile log)
    {
        uint? firstBad = null;
        uint epoch = 0;
        uint provenSynced = 0;
        var dropped = 0;
        uint index = 0;
        foreach (var record in ReadAll(log))
        {
            var valid = IsValid(record, index) && (epoch == 0 || Word(record) == epoch || firstBad is not null);
            if (valid && firstBad is null)
            {
                epoch = Word(record);
            }

            if (!valid)
            {
                firstBad ??= index;
            }
            else if (firstBad is not null && (epoch == 0 || Word(record) == epoch))
            {
                provenSynced = Math.Max(provenSynced, Synced(record));
            }

            if (firstBad is not null && record.AsSpan().ContainsAnyExcept((byte)0))
            {
                dropped++;
            }

            index++;
        }

        if (firstBad is { } bad && provenSynced > bad)
        {
            throw new StoreDamagedException(
                $"The store's log is damaged at page {bad}, and later pages prove that this page had been written safely. "
                    + "Going on would lose what citizens were told is done. Put the last backup back with "
                    + "'restore FILE'; the files are left as they are."
            );
        }

        return (firstBad ?? index, dropped);
    }

    /// <summary>The last committed version of each page: page number to record.</summary>
    private static Dictionary<uint, uint> Committed(IBlockFile log, uint good, out int transactions)
    {
        var open = new Dictionary<uint, List<(uint Page, uint Index)>>();
        var committed = new Dictionary<uint, uint>();
        transactions = 0;
        uint index = 0;
        foreach (var record in ReadAll(log))
        {
            if (index == good)
            {
                break;
            }

            var transaction = LiteDbPage.Transaction(record);
            if (!open.TryGetValue(transaction, out var pages))
            {
                open[transaction] = pages = [];
            }

            pages.Add((LiteDbPage.Id(record), index));
            if (LiteDbPage.IsConfirmed(record))
            {
                foreach (var (page, at) in pages)
                {
                    committed[page] = at;
                }

                open.Remove(transaction);
                transactions++;
            }

            index++;
        }

        return committed;
    }

    private static void ReadRecord(IBlockFile log, byte[] record, uint index)
    {
        if (log.Read(record, (long)index * Size) != Size || !IsValid(record, index))
        {
            throw new IOException($"Page {index} of the log cannot be read back.");
        }
    }

    /// <summary>The records of a file one by one, in one reused array; a short last one is filled with zeros and so is not valid.</summary>
    internal static IEnumerable<byte[]> ReadAll(IBlockFile file)
    {
        var buffer = new byte[Batch * Size];
        var record = new byte[Size];
        long offset = 0;
        while (true)
        {
            var read = file.Read(buffer, offset);
            for (var at = 0; at < read; at += Size)
            {
                var length = Math.Min(Size, read - at);
                buffer.AsSpan(at, length).CopyTo(record);
                record.AsSpan(length).Clear();
                yield return record;
            }

            offset += read;
            if (read < buffer.Length)
            {
                yield break;
            }
        }
    }
}

/// <summary>What a replay did.</summary>
/// <param name="Transactions">Transactions put into the data file.</param>
/// <param name="Pages">Pages of them.</param>
/// <param name="DroppedPages">Pages behind the end that were dropped: they belong to work nobody was told is done, or to damage at the
/// end.</param>
internal readonly record struct LogReplayResult(int Transactions, int Pages, int DroppedPages);
