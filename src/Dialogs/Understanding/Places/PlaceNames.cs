using System.Collections.Frozen;
using ChatBot.Content.Model;
using ChatBot.Content.Text;

namespace ChatBot.Dialogs.Understanding.Places;

/// <summary>
/// All names of places, looked up as they are written and with one slip of the keyboard: a letter wrong, missing, too many, or two swapped.
/// Every name is filed under itself and under each form with one letter left out, so that a look-up tries only a dozen forms of what was
/// typed.
/// </summary>
internal sealed class PlaceNames
{
    /// <summary>Words of the longest name.</summary>
    public const int LongestName = 4;

    /// <summary>Fewest letters of a name that is recognised with a slip; among shorter ones too many are a slip apart.</summary>
    public const int ShortestNear = 6;

    private const int LongestTyped = 24;

    private readonly FrozenDictionary<string, PlaceEntry[]>.AlternateLookup<ReadOnlySpan<char>> _exact;
    private readonly FrozenDictionary<string, string[]>.AlternateLookup<ReadOnlySpan<char>> _near;
    private readonly FrozenDictionary<string, PlaceEntry[]> _squeezed;
    private readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> _firstWords;
    private readonly FrozenDictionary<string, PlaceEntry[]>.AlternateLookup<ReadOnlySpan<char>> _short;

    private PlaceNames(List<PlaceEntry> entries)
    {
        _exact = Group(entries, e => VietnameseText.Fold(e.Name)).GetAlternateLookup<ReadOnlySpan<char>>();
        _firstWords = entries
            .Select(e => VietnameseText.Fold(e.Name).Split(' ')[0])
            .ToFrozenSet(StringComparer.Ordinal)
            .GetAlternateLookup<ReadOnlySpan<char>>();
        _short = Group([.. entries.Where(e => e.District is not null && e.Name.Contains(' '))], ShortOf)
            .GetAlternateLookup<ReadOnlySpan<char>>();
        _squeezed = Group(entries, e => VietnameseText.Fold(e.Name).Replace(" ", "", StringComparison.Ordinal));
        _near = _squeezed
            .Keys.Where(name => name.Length >= ShortestNear)
            .SelectMany(name => Shortened(name).Append(name).Distinct(StringComparer.Ordinal).Select(form => (form, name)))
            .GroupBy(pair => pair.form, StringComparer.Ordinal)
            .ToFrozenDictionary(group => group.Key, group => group.Select(pair => pair.name).ToArray(), StringComparer.Ordinal)
            .GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>Prepares the names of a gazetteer.</summary>
    public static PlaceNames Of(Gazetteer gazetteer) => new(Entries(gazetteer).ToList());

    /// <summary>Whether a name begins with this folded word.</summary>
    public bool Begins(ReadOnlySpan<char> word) => _firstWords.Contains(word);

    /// <summary>The places of a folded name.</summary>
    public bool TryGet(ReadOnlySpan<char> folded, out PlaceEntry[] entries) => _exact.TryGetValue(folded, out entries!);

    /// <summary>The former districts that a folded short form means: "qluu", or "q.lưu" without its point.</summary>
    public bool TryGetShort(ReadOnlySpan<char> folded, out PlaceEntry[] entries) => _short.TryGetValue(folded, out entries!);

    // "Quỳnh Lưu" is "qluu".
    private static string ShortOf(PlaceEntry entry) =>
        VietnameseText.Fold(entry.Name).Split(' ') is var words ? words[0][0] + string.Concat(words[1..]) : "";

    /// <summary>
    /// The places whose names are at most one slip from these letters, written without blanks; empty when there are none.
    /// </summary>
    public List<PlaceEntry> Near(ReadOnlySpan<char> typed)
    {
        if (typed.Length is < ShortestNear - 1 or > LongestTyped)
        {
            return [];
        }

        List<string>? names = null;
        Collect(typed, typed, ref names);
        Span<char> shortened = stackalloc char[LongestTyped];
        for (var i = 0; i < typed.Length; i++)
        {
            typed[..i].CopyTo(shortened);
            typed[(i + 1)..].CopyTo(shortened[i..]);
            Collect(shortened[..(typed.Length - 1)], typed, ref names);
        }

        return names is null ? [] : [.. names.SelectMany(name => _squeezed[name])];
    }

    private void Collect(ReadOnlySpan<char> form, ReadOnlySpan<char> typed, ref List<string>? names)
    {
        if (!_near.TryGetValue(form, out var filed))
        {
            return;
        }

        foreach (var name in filed)
        {
            if (IsOneSlip(typed, name) && !(names ??= []).Contains(name))
            {
                names.Add(name);
            }
        }
    }

    private static bool IsOneSlip(ReadOnlySpan<char> typed, ReadOnlySpan<char> name)
    {
        var same = typed.CommonPrefixLength(name);
        var a = typed[same..];
        var b = name[same..];
        if (a.Length == b.Length)
        {
            return a.Length == 0
                || a[1..].SequenceEqual(b[1..])
                || (a.Length >= 2 && a[0] == b[1] && a[1] == b[0] && a[2..].SequenceEqual(b[2..]));
        }

        return (a.Length == b.Length + 1 && a[1..].SequenceEqual(b)) || (b.Length == a.Length + 1 && a.SequenceEqual(b[1..]));
    }

    private static IEnumerable<string> Shortened(string name)
    {
        for (var i = 0; i < name.Length; i++)
        {
            yield return name.Remove(i, 1);
        }
    }

    private static FrozenDictionary<string, PlaceEntry[]> Group(List<PlaceEntry> entries, Func<PlaceEntry, string> key) =>
        entries
            .GroupBy(key, StringComparer.Ordinal)
            .ToFrozenDictionary(group => group.Key, group => group.ToArray(), StringComparer.Ordinal);

    private static IEnumerable<PlaceEntry> Entries(Gazetteer gazetteer)
    {
        var districts = gazetteer.Districts.Select(d => Key(d.Name)).ToHashSet(StringComparer.Ordinal);
        foreach (var commune in gazetteer.Communes)
        {
            yield return new PlaceEntry(Key(commune.Name), TypeOf(commune.FullName), commune.Code, null, false, null, false);
            foreach (var former in commune.Former)
            {
                var (name, type) = (Key(former.Name), TypeOf(former.FullName));
                yield return new PlaceEntry(
                    name,
                    type,
                    commune.Code,
                    null,
                    true,
                    former.DistrictCode,
                    type == PlaceType.Town && districts.Contains(name)
                );
            }
        }

        foreach (var district in gazetteer.Districts)
        {
            yield return new PlaceEntry(Key(district.Name), TypeOf(district.FullName), null, district.Code, true, null, false);
        }
    }

    private static string Key(string name) => VietnameseText.LowerCanonical(VietnameseText.Normalize(name));

    private static PlaceType TypeOf(string fullName) =>
        VietnameseText.Fold(VietnameseText.Normalize(fullName)) switch
        {
            ['x', 'a', ' ', ..] => PlaceType.Commune,
            ['p', 'h', 'u', ..] => PlaceType.Ward,
            ['t', 'h', 'i', ' ', 't', ..] => PlaceType.Town,
            ['t', 'h', 'a', ..] => PlaceType.City,
            _ => PlaceType.District,
        };
}
