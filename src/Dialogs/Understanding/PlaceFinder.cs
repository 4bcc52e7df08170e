using System.Collections.Frozen;
using ChatBot.Content.Model;

namespace ChatBot.Dialogs.Understanding;

/// <summary>
/// Finds communes of today, former communes and former districts in a message, with and without marks and types. The longest name wins;
/// marks that were typed must agree.
/// </summary>
public sealed class PlaceFinder
{
    private const int LongestName = 4;

    // Names that are also people's names or plain words: taken only after a type or a word of place, or when they are the whole message.
    private static readonly FrozenSet<string> AlsoWords = new[]
    {
        "truong thi", "cam lam", "thu thuy", "thanh tien", "luc da", "ma thanh", "nam anh", "nam can", "ta ca", "son lam", "binh minh", "xa luong",
        "dong van", "thong thu", "thong tan", "an hoa", "hop minh", "minh chau", "kim lien", "dai dong", "ha son", "thanh ha", "thai son",
        "don phuc", "trung do", "minh tien", "bac ly", "hoa hieu", "quang trung", "anh son", "minh hop", "minh thanh", "kim thanh", "ngoc lam",
        "ngoc son", "van an", "van hai", "van tu", "le loi", "thanh an", "dung", "vinh", "hoang mai", "nam kim", "yen na", "tam hop", "nam son",
        "minh son", "thanh lam", "thanh huong", "ngoc bich", "mai son", "xuan lam", "tien phong", "quang tien", "hai chau", "kim son", "nam thanh",
    }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> PlaceWords = new[]
    {
        "o", "tai", "gan", "ve", "den", "toi", "quanh", "tren", "vung", "khu", "tu", "qua", "ngoai", "trong", "cho", "dan", "que", "in", "near", "at",
        "around", "from", "ben", "nha", "cua", "ra", "vo", "vao", "len", "xuong", "thuoc", "dia", "ban",
    }.ToFrozenSet(StringComparer.Ordinal);

    private readonly FrozenDictionary<string, Entry[]>.AlternateLookup<ReadOnlySpan<char>> _byName;
    private readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> _firstWords;
    private readonly Gazetteer _gazetteer;

    private PlaceFinder(Gazetteer gazetteer)
    {
        _gazetteer = gazetteer;
        var entries = Entries(gazetteer).ToList();
        _byName = entries.GroupBy(e => VietnameseText.Fold(e.Name), StringComparer.Ordinal)
            .ToFrozenDictionary(g => g.Key, g => g.ToArray(), StringComparer.Ordinal)
            .GetAlternateLookup<ReadOnlySpan<char>>();
        _firstWords = entries.Select(e => VietnameseText.Fold(e.Name).Split(' ')[0]).ToFrozenSet(StringComparer.Ordinal)
            .GetAlternateLookup<ReadOnlySpan<char>>();
    }

    private enum PlaceType
    {
        Any,
        Commune,
        Ward,
        Town,
        District,
        City,
    }

    /// <summary>Prepares the names of a gazetteer.</summary>
    public static PlaceFinder Build(Gazetteer gazetteer) => new(gazetteer);

    /// <summary>Places in the order of the message; a district that only says where a commune lies is not listed for itself.</summary>
    public IReadOnlyList<FoundPlace> Find(AnalyzedText text)
    {
        List<Match>? matches = null;
        string? lower = null;
        for (var i = 0; i < text.Tokens.Count;)
        {
            if (_firstWords.Contains(text.FoldedToken(i)) && LongestAt(text, i, matches is null ? 0 : matches[^1].EndToken, ref lower) is { } match)
            {
                (matches ??= []).Add(match);
                i = match.EndToken;
            }
            else
            {
                i++;
            }
        }

        return matches is null ? [] : Settle(text, matches);
    }

    private Match? LongestAt(AnalyzedText text, int first, int free, ref string? lower)
    {
        for (var count = Math.Min(LongestName, text.Tokens.Count - first); count >= 1; count--)
        {
            var start = text.Tokens[first].Start;
            var end = text.Tokens[first + count - 1].End;
            if (!OnlySpaces(text, first, count) || !_byName.TryGetValue(text.Folded.AsSpan(start, end - start), out var entries))
            {
                continue;
            }

            lower ??= VietnameseText.LowerCanonical(text.Text);
            var typed = lower.AsSpan(start, end - start);
            var (type, typeToken) = TypeBefore(text, first, free);
            type = type == PlaceType.Any ? TypeAfter(text, first + count) : type;
            var agreeing = new List<Entry>(entries.Length);
            foreach (var entry in entries)
            {
                if (VietnameseText.MarksAgree(typed, entry.Name))
                {
                    agreeing.Add(entry);
                }
            }

            if (agreeing.Count == 0 || (type == PlaceType.Any && IsAnotherWord(text, first, count, text.Folded.AsSpan(start, end - start))))
            {
                continue;
            }

            // Exact marks beat slips and missing ones, once the message shows that its writer types marks.
            var exact = lower[start..end];
            if (text.HasMarks && agreeing.Exists(e => e.Name == exact))
            {
                agreeing.RemoveAll(e => e.Name != exact);
            }

            return new Match(typeToken, first + count, OfType(agreeing, type));
        }

        return null;
    }

    // A commune said with its district ("Diễn Kỷ, huyện Diễn Châu") is one place; the district only tells which commune of that name.
    private List<FoundPlace> Settle(AnalyzedText text, List<Match> matches)
    {
        var places = new List<FoundPlace>(matches.Count);
        for (var i = 0; i < matches.Count; i++)
        {
            var entries = matches[i].Entries;
            var start = text.Tokens[matches[i].StartToken].Start;
            var end = matches[i].EndToken;
            if (i + 1 < matches.Count && entries.Exists(e => e.District is null) && Follows(text, matches[i], matches[i + 1]))
            {
                var districts = matches[i + 1].Entries.Where(e => e.District is not null).Select(e => e.District!).ToList();
                var inside = entries.Where(e => e.District is null && districts.Exists(d => LiesIn(e, d))).ToList();
                if (inside.Count > 0)
                {
                    entries = inside;
                    end = matches[++i].EndToken;
                }
            }

            places.Add(new FoundPlace(
                start,
                text.Tokens[end - 1].End - start,
                [.. entries.Where(e => e.District is null).OrderBy(e => e.IsFormer).Select(e => e.Commune!).Distinct(StringComparer.Ordinal)],
                [.. entries.Where(e => e.District is not null).Select(e => e.District!).Distinct(StringComparer.Ordinal)]));
        }

        return places;
    }

    private bool LiesIn(Entry entry, string district) => entry.IsFormer && entry.InDistrict is not null
        ? entry.InDistrict == district
        : _gazetteer.District(district)!.CommuneCodes.Contains(entry.Commune!);

    private static bool Follows(AnalyzedText text, Match match, Match next)
    {
        var from = text.Tokens[match.EndToken - 1].End;
        var gap = text.Folded.AsSpan(from, text.Tokens[next.StartToken].Start - from).Trim();
        return gap is "" or "," or "-" or "(" or ";" or ", o" or "o" or "thuoc" or ", thuoc" or "cua" or "in" or ", in";
    }

    private static List<Entry> OfType(List<Entry> entries, PlaceType type)
    {
        var wanted = type switch
        {
            PlaceType.Commune => entries.FindAll(e => e.Type == PlaceType.Commune),
            PlaceType.Ward => entries.FindAll(e => e.Type == PlaceType.Ward),
            PlaceType.Town => entries.FindAll(e => e.Type == PlaceType.Town),
            PlaceType.District or PlaceType.City => entries.FindAll(e => e.District is not null),
            _ => entries,
        };
        if (wanted.Count == 0 && type is PlaceType.Commune or PlaceType.Ward or PlaceType.Town)
        {
            wanted = entries.FindAll(e => e.District is null);
        }

        return wanted.Count == 0 ? entries : wanted;
    }

    private static bool IsAnotherWord(AnalyzedText text, int first, int count, ReadOnlySpan<char> folded)
    {
        if (first == 0 && count == text.Tokens.Count)
        {
            return false;
        }

        var previous = first > 0 ? text.FoldedToken(first - 1) : default;
        var next = first + count < text.Tokens.Count ? text.FoldedToken(first + count) : default;
        var afterPlaceWord = PlaceWords.GetAlternateLookup<ReadOnlySpan<char>>().Contains(previous);
        if (!AlsoWords.GetAlternateLookup<ReadOnlySpan<char>>().Contains(folded))
        {
            // "con cuông" and the like are safe; a person's given names in capitals after a family name are not looked for here.
            return false;
        }

        if (folded is "vinh")
        {
            return previous is "anh" or "thay" or "chu" or "ong" or "em" or "bac" or "van" or "duc" or "quang" or "ban" or "huu" or "hoc" && !IsLocativeUniversity(text, first)
                || next is "danh" or "du" or "quang" or "hien" or "hanh";
        }

        if (folded is "dung")
        {
            return true;
        }

        if (afterPlaceWord)
        {
            return next is "nao";
        }

        // At the beginning and in capitals it is what the message is about: "Kim Liên có sự kiện gì".
        return !(first == 0 && char.IsUpper(text.Raw(0)[0]) && char.IsUpper(text.Raw(count - 1)[0])
            && (text.Text.Contains(',', StringComparison.Ordinal) || next is "co" or "thi" or "hom" or "ngay" or "tuan" or "cuoi" or "mai"));
    }

    private static bool IsLocativeUniversity(AnalyzedText text, int first) =>
        text.Is(first - 2, "dai") && (text.Is(first - 3, "o") || text.Is(first - 3, "tai") || (text.Is(first - 3, "truong") && (text.Is(first - 4, "o") || text.Is(first - 4, "tai"))));

    private static (PlaceType Type, int Token) TypeBefore(AnalyzedText text, int first, int free)
    {
        if (first == free)
        {
            return (PlaceType.Any, first);
        }

        var one = text.FoldedToken(first - 1);
        var raw = text.Raw(first - 1);
        var marked = text.Tokens[first - 1].HasMarks;
        if (first - 2 >= free)
        {
            var two = text.FoldedToken(first - 2);
            if (two is "thanh" && one is "pho")
            {
                return (PlaceType.City, first - 2);
            }

            if (two is "thi" && one is "xa")
            {
                return (PlaceType.District, first - 2);
            }

            if (two is "thi" && one is "tran")
            {
                return (PlaceType.Town, first - 2);
            }
        }

        var type = one switch
        {
            "xa" when !marked || raw is "xã" or "Xã" or "xạ" or "XÃ" => PlaceType.Commune,
            "x" => PlaceType.Commune,
            "phuong" when !marked || raw is "phường" or "Phường" or "PHƯỜNG" => PlaceType.Ward,
            "p" => PlaceType.Ward,
            "huyen" or "h" or "tx" => PlaceType.District,
            "tp" => PlaceType.City,
            "tt" => PlaceType.Town,
            _ => PlaceType.Any,
        };
        return (type, type == PlaceType.Any ? first : first - 1);
    }

    private static PlaceType TypeAfter(AnalyzedText text, int index) => index >= text.Tokens.Count ? PlaceType.Any : text.FoldedToken(index) switch
    {
        "commune" => PlaceType.Commune,
        "ward" => PlaceType.Ward,
        "district" or "town" => PlaceType.District,
        "city" => PlaceType.City,
        _ => PlaceType.Any,
    };

    private static bool OnlySpaces(AnalyzedText text, int first, int count)
    {
        for (var i = first + 1; i < first + count; i++)
        {
            if (text.Tokens[i].Start != text.Tokens[i - 1].End + 1 || text.Text[text.Tokens[i - 1].End] is not (' ' or '-'))
            {
                return false;
            }
        }

        return true;
    }

    private static IEnumerable<Entry> Entries(Gazetteer gazetteer)
    {
        foreach (var commune in gazetteer.Communes)
        {
            yield return new Entry(Key(commune.Name), TypeOf(commune.FullName), commune.Code, null, false, null);
            foreach (var former in commune.Former)
            {
                yield return new Entry(Key(former.Name), TypeOf(former.FullName), commune.Code, null, true, former.DistrictCode);
            }
        }

        foreach (var district in gazetteer.Districts)
        {
            yield return new Entry(Key(district.Name), TypeOf(district.FullName), null, district.Code, true, null);
        }
    }

    private static string Key(string name) => VietnameseText.LowerCanonical(VietnameseText.Normalize(name));

    private static PlaceType TypeOf(string fullName) => VietnameseText.Fold(VietnameseText.Normalize(fullName)) switch
    {
        ['x', 'a', ' ', ..] => PlaceType.Commune,
        ['p', 'h', 'u', ..] => PlaceType.Ward,
        ['t', 'h', 'i', ' ', 't', ..] => PlaceType.Town,
        ['t', 'h', 'a', ..] => PlaceType.City,
        _ => PlaceType.District,
    };

    private sealed record Entry(string Name, PlaceType Type, string? Commune, string? District, bool IsFormer, string? InDistrict);

    private sealed record Match(int StartToken, int EndToken, List<Entry> Entries);
}
