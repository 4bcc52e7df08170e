using System.Globalization;
using ChatBot.Bot.Storage.Contract;
using ChatBot.Bot.Storage.Files;

namespace ChatBot.Bot.Storage.LiteDb;

/// <summary>
/// How many documents of each kind a backup holds, as noted when it was made: a text file beside it, one kind and its number a line. It
/// tells nothing about anybody. A restore compares: a backup that can be read may still be another store's, or an empty one.
/// </summary>
internal static class BackupCounts
{
    /// <summary>Added to a backup's name for the file with its counts.</summary>
    public const string Suffix = ".counts";

    // Forty kinds take a kilobyte; what is longer was not written by a backup.
    private const int MostBytes = 64 * 1024;

    /// <summary>Writes the counts to a file made anew.</summary>
    public static void Write(string file, IReadOnlyDictionary<string, int> counts)
    {
        using var stream = PrivateFile.CreateAnew(file);
        using var writer = new StreamWriter(stream);
        foreach (var (kind, count) in counts.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            writer.Write(string.Create(CultureInfo.InvariantCulture, $"{kind} {count}\n"));
        }

        writer.Flush();
        stream.Flush(flushToDisk: true);
    }

    /// <summary>Compares a backup that was read with what was noted; a backup without a note is taken as it is.</summary>
    /// <exception cref="StoreDamagedException">They differ, or the note cannot be read.</exception>
    public static void Compare(string backup, IReadOnlyDictionary<string, int> counts)
    {
        var file = backup + Suffix;
        if (!File.Exists(file))
        {
            return;
        }

        var noted = Read(file);
        foreach (var kind in noted.Keys.Union(counts.Keys).Order(StringComparer.Ordinal))
        {
            var (then, now) = (noted.GetValueOrDefault(kind), counts.GetValueOrDefault(kind));
            if (then != now)
            {
                throw new StoreDamagedException(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"The backup '{backup}' holds {now} documents of '{kind}', and {then} were noted in "
                            + $"'{file}' when it was made: it is another "
                            + $"file, or it was changed. Take another backup; or remove that note, to restore this one all the same."
                    )
                );
            }
        }
    }

    private static Dictionary<string, int> Read(string file)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        if (new FileInfo(file).Length > MostBytes)
        {
            throw Unreadable(file);
        }

        foreach (var line in File.ReadLines(file))
        {
            if (
                line.Split(' ') is not [var kind, var number]
                || !int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var count)
                || !counts.TryAdd(kind, count)
            )
            {
                throw Unreadable(file);
            }
        }

        return counts;
    }

    private static StoreDamagedException Unreadable(string file) =>
        new($"'{file}' is not what a backup notes (a kind and a number a line). Remove it to restore without the comparison.");
}
