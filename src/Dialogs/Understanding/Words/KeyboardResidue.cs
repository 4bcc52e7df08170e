using System.Buffers;
using ChatBot.Content.Text;

namespace ChatBot.Dialogs.Understanding.Words;

/// <summary>
/// Reads words typed in Telex or VNI while the keyboard did not convert them ("dduowcj", "tie61ng"), by doing what the keyboard would have
/// done. The caller protects English words first: "test" is "tét" in Telex.
/// </summary>
public static class KeyboardResidue
{
    private const int MaxLength = 12;

    private const string Vowels = "aăâeêioôơuưy";

    private static readonly SearchValues<char> VowelSet = SearchValues.Create(Vowels);

    /// <summary>The syllable that the keys mean, in lower case with marks; null when they mean none.</summary>
    /// <param name="lower">A token in lower case; it may hold letters with marks already.</param>
    public static string? Decode(ReadOnlySpan<char> lower)
    {
        if (lower.Length is < 2 or > MaxLength)
        {
            return null;
        }

        return lower.IndexOfAnyInRange('0', '9') >= 0 ? DecodeVni(lower) : DecodeTelex(lower);
    }

    private static string? DecodeTelex(ReadOnlySpan<char> keys)
    {
        Span<char> letters = stackalloc char[MaxLength];
        var length = 0;
        var tone = -1;
        foreach (var key in keys)
        {
            var typed = letters[..length];
            switch (key)
            {
                case 's' or 'f' or 'r' or 'x' or 'j' or 'z' when HasVowel(typed):
                    if (tone >= 0)
                    {
                        return null;
                    }

                    tone = key switch
                    {
                        'f' => 1,
                        's' => 2,
                        'r' => 3,
                        'x' => 4,
                        'j' => 5,
                        _ => 0,
                    };
                    continue;
                case 'w' when Horn(typed, breve: true):
                    continue;
                case 'w':
                    letters[length++] = 'ư';
                    continue;
                case 'd' when length > 0 && letters[0] == 'd':
                    letters[0] = 'đ';
                    continue;
                case 'a' or 'e' or 'o' when Circumflex(typed, key):
                    continue;
                default:
                    letters[length++] = key;
                    continue;
            }
        }

        return Finish(letters[..length], tone);
    }

    private static string? DecodeVni(ReadOnlySpan<char> keys)
    {
        Span<char> letters = stackalloc char[MaxLength];
        var length = 0;
        var tone = -1;
        foreach (var key in keys)
        {
            var typed = letters[..length];
            var ok = true;
            switch (key)
            {
                case >= '0' and <= '5':
                    ok = tone < 0 && HasVowel(typed);
                    tone = key switch
                    {
                        '1' => 2,
                        '2' => 1,
                        '3' => 3,
                        '4' => 4,
                        '5' => 5,
                        _ => 0,
                    };
                    break;
                case '6':
                    var at = typed.LastIndexOfAny('a', 'e', 'o');
                    ok = at >= 0 && Circumflex(typed, typed[at]);
                    break;
                case '7':
                    ok = Horn(typed, breve: false);
                    break;
                case '8':
                    var a = typed.LastIndexOf('a');
                    ok = a >= 0;
                    if (ok)
                    {
                        typed[a] = 'ă';
                    }

                    break;
                case '9':
                    ok = length > 0 && letters[0] == 'd';
                    letters[0] = ok ? 'đ' : letters[0];
                    break;
                default:
                    letters[length++] = key;
                    break;
            }

            if (!ok)
            {
                return null;
            }
        }

        return Finish(letters[..length], tone);
    }

    private static bool Horn(Span<char> letters, bool breve)
    {
        var at = letters.LastIndexOfAny('a', 'o', 'u');
        if (at < 0)
        {
            return false;
        }

        if (letters[at] == 'a')
        {
            if (!breve)
            {
                at = letters.LastIndexOfAny('o', 'u');
                if (at < 0)
                {
                    return false;
                }

                letters[at] = letters[at] == 'o' ? 'ơ' : 'ư';
                return true;
            }

            // "muaw" is mưa: a after u takes the horn of the u.
            if (at > 0 && letters[at - 1] == 'u' && !(at > 1 && letters[at - 2] == 'q'))
            {
                letters[at - 1] = 'ư';
                return true;
            }

            letters[at] = 'ă';
            return true;
        }

        if (letters[at] == 'o' && at > 0 && letters[at - 1] is 'u' or 'ư')
        {
            letters[at - 1] = 'ư';
        }

        letters[at] = letters[at] == 'o' ? 'ơ' : 'ư';
        return true;
    }

    private static bool Circumflex(Span<char> letters, char vowel)
    {
        var at = letters.LastIndexOf(vowel);
        if (at < 0 || letters[(at + 1)..].IndexOfAny(VowelSet) >= 0)
        {
            return false;
        }

        letters[at] = vowel switch
        {
            'a' => 'â',
            'e' => 'ê',
            _ => 'ô',
        };
        return true;
    }

    private static bool HasVowel(ReadOnlySpan<char> letters)
    {
        foreach (var c in letters)
        {
            if (VietnameseSyllable.SplitTone(c).Vowel is 'a' or 'ă' or 'â' or 'e' or 'ê' or 'i' or 'o' or 'ô' or 'ơ' or 'u' or 'ư' or 'y')
            {
                return true;
            }
        }

        return false;
    }

    // The tone goes on the vowel with a shape mark (the last of two), else on the second of three or before a final consonant, else the
    // first.
    private static string? Finish(Span<char> letters, int tone)
    {
        if (tone > 0)
        {
            var first = -1;
            var last = -1;
            var shaped = -1;
            for (var i = 0; i < letters.Length; i++)
            {
                var (vowel, existing) = VietnameseSyllable.SplitTone(letters[i]);
                if (existing != 0)
                {
                    return null;
                }

                if (
                    !Vowels.Contains(vowel, StringComparison.Ordinal)
                    || (
                        i == 1
                        && (
                            (vowel == 'u' && letters[0] == 'q')
                            || (
                                vowel == 'i'
                                && letters[0] == 'g'
                                && letters.Length > 2
                                && Vowels.Contains(letters[2], StringComparison.Ordinal)
                            )
                        )
                    )
                )
                {
                    continue;
                }

                first = first < 0 ? i : first;
                last = i;
                shaped = vowel is 'ă' or 'â' or 'ê' or 'ô' or 'ơ' or 'ư' ? i : shaped;
            }

            if (first < 0)
            {
                return null;
            }

            var count = last - first + 1;
            var at =
                shaped >= 0 ? shaped
                : count >= 3 || (count == 2 && last < letters.Length - 1) ? first + 1
                : first;
            letters[at] = VietnameseSyllable.WithTone(letters[at], tone);
        }

        return VietnameseSyllable.IsSyllable(letters) ? letters.ToString() : null;
    }
}
