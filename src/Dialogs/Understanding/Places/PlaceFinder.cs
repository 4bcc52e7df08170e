using System.Buffers;
using ChatBot.Content.Model;
using ChatBot.Content.Text;
using ChatBot.Dialogs.Understanding.Words;

namespace ChatBot.Dialogs.Understanding.Places;

/// <summary>
/// Finds communes of today, former communes and former districts in a message, with and without marks and types. The longest name wins;
/// marks that were typed must agree. One slip of the keyboard is forgiven in a name of six letters or more, after a type ("huyện Quỳnh Lư")
/// or when a word of it is no Vietnamese syllable ("Diễn Châuu"). A name that several places share gives all of them; a district said with
/// its commune only tells which.
/// </summary>
public sealed class PlaceFinder
{
    // "Diễn Kỷ, thuộc huyện Diễn Châu", "Nghi Hải cũ của Cửa Lò"
    private const int MostJoiningWords = 2;

    // "qluu" and "hnguyen"; shorter ones are other words too.
    private const int ShortestShort = 4;
    private const int LongestShort = 8;

    private static readonly SearchValues<char> JoiningSigns = SearchValues.Create(",-(;.");

    private readonly PlaceNames _names;
    private readonly Gazetteer _gazetteer;

    private PlaceFinder(Gazetteer gazetteer)
    {
        _gazetteer = gazetteer;
        _names = PlaceNames.Of(gazetteer);
    }

    /// <summary>Prepares the names of a gazetteer.</summary>
    public static PlaceFinder Build(Gazetteer gazetteer) => new(gazetteer);

    /// <summary>Places in the order of the message; a district that only says where a commune lies is not listed for itself.</summary>
    public IReadOnlyList<FoundPlace> Find(AnalyzedText text)
    {
        List<PlaceMatch>? matches = null;
        string? lower = null;
        var slips = Slips(text);
        var i = 0;
        while (i < text.Tokens.Count)
        {
            var last = matches is { Count: > 0 } ? matches[^1] : null;
            var free = last is { IsWeak: false } ? last.EndToken : 0;
            if (ShortAt(text, i, free) is { } shortened && (last is null || shortened.StartToken >= last.EndToken))
            {
                (matches ??= []).Add(shortened);
                i = shortened.EndToken;
                continue;
            }

            var match = _names.Begins(text.FoldedToken(i)) ? LongestAt(text, i, free, ref lower) : null;
            if (match is null or { IsWeak: true } || !IsOfTypeSaid(match))
            {
                match =
                    NearAt(text, i, free, slips) is { } near && (match is null or { IsWeak: true } || near.EndToken > match.EndToken)
                        ? near
                        : match;
            }

            // "xa luong mynh" is the commune Lương Minh with a slip, and not Xá Lượng.
            if (
                match is { Said: PlaceType.Any }
                && PlaceWords.Is(text, i, PlaceWord.CommuneType)
                && NearAt(text, i + 1, free, slips) is { } typed
                && typed.EndToken > match.EndToken
            )
            {
                match = typed;
            }

            // Among words that have another meaning only a name with its type is one: "xã Lương Minh" is not "Xá Lượng".
            var overlaps = match is not null && last is { IsWeak: true } && match.StartToken < last.EndToken;
            if (match is null || (overlaps && (match.IsWeak || match.Said == PlaceType.Any)))
            {
                i++;
                continue;
            }

            if (overlaps)
            {
                matches!.RemoveAt(matches.Count - 1);
            }

            (matches ??= []).Add(match);
            i = match.IsWeak ? i + 1 : match.EndToken;
        }

        return matches is null ? [] : Settle(text, matches);
    }

    // "q.lưu", "q. lưu", "qluu": a former district by its first letter and its second syllable.
    private PlaceMatch? ShortAt(AnalyzedText text, int first, int free)
    {
        if (text.Tokens[first].Kind != TokenKind.Word)
        {
            return null;
        }

        Span<char> key = stackalloc char[LongestShort];
        var head = text.FoldedToken(first);
        var count = 1;
        if (head.Length == 1)
        {
            if (
                first + 1 >= text.Tokens.Count
                || text.Tokens[first + 1].Kind != TokenKind.Word
                || text.Text[text.Tokens[first].End] != '.'
                || text.Tokens[first + 1].Start - text.Tokens[first].End > 2
                || text.FoldedToken(first + 1).Length >= LongestShort
            )
            {
                return null;
            }

            key[0] = head[0];
            text.FoldedToken(first + 1).CopyTo(key[1..]);
            key = key[..(text.FoldedToken(first + 1).Length + 1)];
            count = 2;
        }
        else if (head.Length is < ShortestShort or > LongestShort || VietnameseSyllable.IsFoldedSyllable(head))
        {
            return null;
        }
        else
        {
            head.CopyTo(key);
            key = key[..head.Length];
        }

        if (!_names.TryGetShort(key, out var entries))
        {
            return null;
        }

        var (type, typeToken) = PlaceTypes.Before(text, first, free);
        return new PlaceMatch(typeToken, first + count, [.. entries], type, false);
    }

    private PlaceMatch? LongestAt(AnalyzedText text, int first, int free, ref string? lower)
    {
        PlaceMatch? weak = null;
        for (var count = Math.Min(PlaceNames.LongestName, text.Tokens.Count - first); count >= 1; count--)
        {
            var start = text.Tokens[first].Start;
            var end = text.Tokens[first + count - 1].End;
            if (
                !OnlySpaces(text, first, count)
                || !_names.TryGet(text.Folded.AsSpan(start, end - start), out var entries)
                || OtherMeanings.IsInnerCity(text, first, count)
            )
            {
                continue;
            }

            lower ??= VietnameseText.LowerCanonical(text.Text);
            var typed = lower.AsSpan(start, end - start);
            var (type, typeToken) = PlaceTypes.Before(text, first, free);
            type = type == PlaceType.Any ? PlaceTypes.After(text, first + count) : type;
            var agreeing = Agreeing(entries, typed, type != PlaceType.Any || OtherMeanings.IsSurelyPlace(text, first, count));
            if (agreeing.Count == 0)
            {
                continue;
            }

            // Exact marks beat slips and missing ones, once the message shows that its writer types marks.
            var exact = lower[start..end];
            if (text.HasMarks && agreeing.Exists(e => e.Name == exact))
            {
                agreeing.RemoveAll(e => e.Name != exact);
            }

            var match = new PlaceMatch(
                typeToken,
                first + count,
                PlaceTypes.OfType(agreeing, type),
                type,
                type == PlaceType.Any && OtherMeanings.Fit(text, first, count, agreeing)
            );
            if (!match.IsWeak)
            {
                return match;
            }

            weak ??= match;
        }

        return weak;
    }

    // "phường Vinh Hung" with a slip begins with the name of a city, which is no ward.
    private static bool IsOfTypeSaid(PlaceMatch match) => match.Said == PlaceType.Any || match.Entries.Exists(e => e.Type == match.Said);

    private static List<PlaceEntry> Agreeing(PlaceEntry[] entries, ReadOnlySpan<char> typed, bool named)
    {
        var agreeing = new List<PlaceEntry>(entries.Length);
        foreach (var entry in entries)
        {
            if (NameMarks.Agree(typed, entry.Name))
            {
                agreeing.Add(entry);
            }
        }

        // After "xã", and after "ở" where the words mean nothing else, a name is meant, whatever marks it was given.
        return agreeing.Count == 0 && named ? [.. entries] : agreeing;
    }

    // The name with one slip that begins at a token, the longest first.
    private PlaceMatch? NearAt(AnalyzedText text, int first, int free, ulong slips)
    {
        var (type, typeToken) = PlaceTypes.Before(text, first, free);
        var most = Math.Min(PlaceNames.LongestName, text.Tokens.Count - first);
        if (type == PlaceType.Any && !HoldsSlip(slips, first, most))
        {
            return null;
        }

        Span<char> squeezed = stackalloc char[64];
        for (var count = most; count >= 1; count--)
        {
            if (
                !OnlySpaces(text, first, count)
                || (type == PlaceType.Any && !HoldsSlip(slips, first, count))
                || Squeeze(text, first, count, squeezed) is not (> 0 and var length)
                || _names.Near(squeezed[..length]) is not { Count: > 0 } near
            )
            {
                continue;
            }

            var entries = Nearest(near, squeezed[..length], type);
            return new PlaceMatch(typeToken, first + count, PlaceTypes.OfType(entries, type), type, false);
        }

        return null;
    }

    // Several names one slip away: those of the type that was said, then those that begin with the letter typed, then places of today.
    private static List<PlaceEntry> Nearest(List<PlaceEntry> near, ReadOnlySpan<char> typed, PlaceType type)
    {
        var first = typed[0];
        var ofType = PlaceTypes.OfType(near, type);
        var alike = ofType.FindAll(e => VietnameseText.FoldChar(e.Name[0]) == first);
        alike = alike.Count > 0 ? alike : ofType;
        var today = alike.FindAll(e => !e.IsFormer || e.District is not null);
        return alike.TrueForAll(e => e.Name == alike[0].Name) || today.Count == 0 ? alike : today;
    }

    private static bool HoldsSlip(ulong slips, int first, int count) => first < 64 && (slips >> first & ((1UL << count) - 1)) != 0;

    // A bit for each of the first 64 tokens that is no word of any kind.
    private static ulong Slips(AnalyzedText text)
    {
        var slips = 0UL;
        for (var i = 0; i < Math.Min(64, text.Tokens.Count); i++)
        {
            var word = text.FoldedToken(i);
            if (
                text.Tokens[i].Kind == TokenKind.Word
                && word.Length > 2
                && !VietnameseSyllable.IsFoldedSyllable(word)
                && !EnglishWords.Of(text.Lexicon).IsProtected(word)
                && !ShortForms.Of(text.Lexicon).TryGetShort(word, out _)
            )
            {
                slips |= 1UL << i;
            }
        }

        return slips;
    }

    private static int Squeeze(AnalyzedText text, int first, int count, Span<char> squeezed)
    {
        var length = 0;
        for (var i = first; i < first + count; i++)
        {
            var word = text.FoldedToken(i);
            if (text.Tokens[i].Kind != TokenKind.Word || length + word.Length > squeezed.Length)
            {
                return 0;
            }

            word.CopyTo(squeezed[length..]);
            length += word.Length;
        }

        return length;
    }

    // A commune said with its district ("Diễn Kỷ, huyện Diễn Châu", "TP Vinh, phường Trường Vinh") is one place.
    private List<FoundPlace> Settle(AnalyzedText text, List<PlaceMatch> matches)
    {
        var places = new List<FoundPlace>(matches.Count);
        for (var i = 0; i < matches.Count; i++)
        {
            var match = matches[i];
            var entries = match.Entries;
            var start = text.Tokens[match.StartToken].Start;
            var end = match.EndToken;
            if (i + 1 < matches.Count && Follows(text, match, matches[i + 1]))
            {
                var next = matches[i + 1];
                var inside = Inside(entries, next.Entries);
                if (inside.Count == 0 && match.Said is PlaceType.District or PlaceType.City)
                {
                    inside = Inside(next.Entries, entries);
                }

                if (inside.Count > 0)
                {
                    entries = inside;
                    end = next.EndToken;
                    i++;
                }
                else if (match.IsWeak)
                {
                    continue;
                }
            }
            else if (match.IsWeak)
            {
                continue;
            }

            places.Add(
                new FoundPlace(
                    start,
                    text.Tokens[end - 1].End - start,
                    [
                        .. entries
                            .Where(e => e.District is null)
                            .OrderBy(e => e.IsFormer)
                            .Select(e => e.Commune!)
                            .Distinct(StringComparer.Ordinal),
                    ],
                    [.. entries.Where(e => e.District is not null).Select(e => e.District!).Distinct(StringComparer.Ordinal)]
                )
            );
        }

        return places;
    }

    private List<PlaceEntry> Inside(List<PlaceEntry> communes, List<PlaceEntry> districts) =>
        communes.FindAll(c => c.District is null && districts.Exists(d => d.District is { } code && LiesIn(c, code)));

    private bool LiesIn(PlaceEntry entry, string district) =>
        entry.IsFormer && entry.InDistrict is not null
            ? entry.InDistrict == district
            : _gazetteer.District(district)!.CommuneCodes.Contains(entry.Commune!);

    private static bool Follows(AnalyzedText text, PlaceMatch match, PlaceMatch next)
    {
        if (next.StartToken - match.EndToken > MostJoiningWords)
        {
            return false;
        }

        for (var i = match.EndToken; i < next.StartToken; i++)
        {
            if (!PlaceWords.Is(text, i, PlaceWord.Of))
            {
                return false;
            }
        }

        var from = text.Tokens[match.EndToken - 1].End;
        var signs = 0;
        foreach (var c in text.Text.AsSpan(from, text.Tokens[next.StartToken].Start - from))
        {
            if (!char.IsLetter(c) && c != ' ')
            {
                signs += JoiningSigns.Contains(c) ? 1 : 2;
            }
        }

        return signs <= 1;
    }

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
}
