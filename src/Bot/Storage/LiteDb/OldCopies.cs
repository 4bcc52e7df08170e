using System.Globalization;

namespace ChatBot.Bot.Storage.LiteDb;

/// <summary>
/// What a restore put aside (<c>.replaced-…</c>) and what was copied before a new schema (<c>.schema-N-…</c>). They hold everything, also
/// of people who have had themselves erased since, so they are kept only as long as somebody may want to go back.
/// </summary>
internal sealed class OldCopies(LiteDbStoreOptions options)
{
    /// <summary>An erase has to be carried out within 20 days (Decree 356/2025/NĐ-CP, article 5), copies included.</summary>
    public static readonly TimeSpan KeptFor = TimeSpan.FromDays(14);

    private const string Replaced = ".replaced-";
    private const string BeforeSchema = ".schema-";
    private const string TimeFormat = "yyyyMMddTHHmmssfff";

    /// <summary>Name part of a copy that is made now.</summary>
    public static string ReplacedSuffix(DateTimeOffset now) => Replaced + Shown(now);

    /// <inheritdoc cref="ReplacedSuffix"/>
    public static string SchemaSuffix(int schema, DateTimeOffset now) =>
        string.Create(CultureInfo.InvariantCulture, $"{BeforeSchema}{schema}-") + Shown(now);

    /// <summary>Removes copies that are older than <see cref="KeptFor"/>, by the time in their names.</summary>
    /// <returns>How many files and folders went.</returns>
    public int Remove(DateTimeOffset now)
    {
        var removed = 0;
        var folders = new[] { options.Folder, Path.GetDirectoryName(options.KeysFolder)! }.Distinct(StringComparer.Ordinal);
        var old = folders
            .SelectMany(folder => new DirectoryInfo(folder).EnumerateFileSystemInfos())
            .Where(entry => MadeAt(entry.Name) is { } made && made + KeptFor < now)
            .ToList();
        foreach (var entry in old)
        {
            if (entry is DirectoryInfo { LinkTarget: null } directory)
            {
                directory.Delete(recursive: true);
            }
            else
            {
                entry.Delete();
            }

            removed++;
        }

        return removed;
    }

    /// <summary>When a copy of this name was made, or null when the name is no copy's.</summary>
    private DateTimeOffset? MadeAt(string name)
    {
        var keys = Path.GetFileName(options.KeysFolder);
        foreach (var original in new[] { options.DataName, options.LogName, keys })
        {
            if (!name.StartsWith(original, StringComparison.Ordinal))
            {
                continue;
            }

            var rest = name[original.Length..];
            var isCopy =
                rest.StartsWith(Replaced, StringComparison.Ordinal)
                || (original == options.DataName && rest.StartsWith(BeforeSchema, StringComparison.Ordinal));
            if (isCopy && TimeIn(rest) is { } made)
            {
                return made;
            }
        }

        return null;
    }

    private static string Shown(DateTimeOffset instant) => instant.UtcDateTime.ToString(TimeFormat, CultureInfo.InvariantCulture);

    private static DateTimeOffset? TimeIn(string rest)
    {
        var text = rest[(rest.LastIndexOf('-') + 1)..];
        foreach (var suffix in new[] { StoreFiles.KeysSuffix, BackupCounts.Suffix })
        {
            if (text.EndsWith(suffix, StringComparison.Ordinal))
            {
                text = text[..^suffix.Length];
            }
        }

        return DateTimeOffset.TryParseExact(text, TimeFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var made)
            ? made
            : null;
    }
}
