using System.Collections.Frozen;

namespace ChatBot.Content.Text;

/// <summary>
/// What a Vietnamese syllable may look like: onset, rhyme, tone. Needed to tell "hocj" (a slip of the keyboard) from "test" (English).
/// </summary>
public static class VietnameseSyllable
{
    // Rows: a vowel; columns: no tone, grave, acute, hook, tilde, dot below.
    private const string Vowels =
        "aàáảãạ" + "ăằắẳẵặ" + "âầấẩẫậ" + "eèéẻẽẹ" + "êềếểễệ" + "iìíỉĩị" + "oòóỏõọ" + "ôồốổỗộ" + "ơờớởỡợ" + "uùúủũụ" + "ưừứửữự" + "yỳýỷỹỵ";

    private static readonly string[] Onsets = [.. "ngh nh ng gh gi kh ph th tr ch qu b c d đ g h k l m n p r s t v x".Split(' '), ""];

    // Rhymes with their vowel marks, without tone. Spelled out rather than composed, so that nothing that is not a rhyme gets in.
    private static readonly string[] Rhymes = (
        "a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây e ec em en eng eo ep et ê "
        + "êch êm ên ênh êp êt êu i ia ich im in inh ip it iu iêc iêm iên iêng iêp iêt iêu yêm yên yêt yêu y ych ynh yt o "
        + "oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oc oe oen oeo oet oi om on ong ooc oong "
        + "op ot ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt u ua uân uâng uât uây uc uê uêch uênh ui um un ung up ut uơ uôc "
        + "uôi uôm uôn uông uôt uy uya uych uyên uyêt uynh uyt uyu uyp ư ưa ưc ưi ưm ưn ưng ưt ưu ươc ươi ươm ươn ương "
        + "ươp ươt ươu"
    ).Split(' ');

    private static readonly FrozenSet<string> RhymeSet = Rhymes.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> RhymeLookup = RhymeSet.GetAlternateLookup<
        ReadOnlySpan<char>
    >();

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> FoldedSyllables = Onsets
        .Where(onset => onset is not "đ")
        .SelectMany(onset => Rhymes.Select(rhyme => onset + VietnameseText.Fold(rhyme)))
        .Append("gi")
        .ToFrozenSet(StringComparer.Ordinal)
        .GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>
    /// A vowel without its tone, and the tone: 0 none, 1 grave, 2 acute, 3 hook, 4 tilde, 5 dot below. Other letters: tone 0.
    /// </summary>
    public static (char Vowel, int Tone) SplitTone(char lower)
    {
        var index = lower < 0x80 ? -1 : Vowels.IndexOf(lower, StringComparison.Ordinal);
        return index < 0 ? (lower, 0) : (Vowels[index / 6 * 6], index % 6);
    }

    /// <summary>The vowel with a tone; other letters come back as they are.</summary>
    public static char WithTone(char vowel, int tone)
    {
        var index = Vowels.IndexOf(vowel, StringComparison.Ordinal);
        return index < 0 ? vowel : Vowels[(index / 6 * 6) + tone];
    }

    /// <summary>Whether two lower-case syllables differ in nothing but the letter that carries the tone ("cúôi", "cuối").</summary>
    public static bool AreSameButForPlace(ReadOnlySpan<char> typed, ReadOnlySpan<char> word)
    {
        if (typed.Length != word.Length)
        {
            return false;
        }

        var tone = 0;
        var expected = 0;
        for (var i = 0; i < typed.Length; i++)
        {
            var (vowel, t) = SplitTone(typed[i]);
            var (other, e) = SplitTone(word[i]);
            if (vowel != other)
            {
                return false;
            }

            tone |= t;
            expected |= e;
        }

        return tone == expected;
    }

    /// <summary>Whether a lower-case token without marks could be the folded form of a Vietnamese syllable.</summary>
    public static bool IsFoldedSyllable(ReadOnlySpan<char> folded) => folded.Length is > 0 and <= 7 && FoldedSyllables.Contains(folded);

    /// <summary>Whether a lower-case token with its marks is a possible Vietnamese syllable.</summary>
    public static bool IsSyllable(ReadOnlySpan<char> lower)
    {
        if (lower.Length is 0 or > 7)
        {
            return false;
        }

        Span<char> plain = stackalloc char[7];
        var tone = 0;
        for (var i = 0; i < lower.Length; i++)
        {
            (plain[i], var t) = SplitTone(lower[i]);
            if (t != 0 && tone != 0)
            {
                return false;
            }

            tone |= t;
        }

        var syllable = plain[..lower.Length];
        foreach (var onset in Onsets)
        {
            if (!syllable.StartsWith(onset, StringComparison.Ordinal))
            {
                continue;
            }

            var rhyme = syllable[onset.Length..];
            if ((RhymeLookup.Contains(rhyme) || (onset is "gi" && rhyme.Length == 0)) && ToneFits(rhyme, tone))
            {
                return true;
            }
        }

        return false;
    }

    // A syllable that ends in c, ch, p, t carries only the acute or the dot below.
    private static bool ToneFits(ReadOnlySpan<char> rhyme, int tone) =>
        tone is 2 or 5 || rhyme.Length == 0 || !(rhyme[^1] is 'c' or 'p' or 't' || rhyme.EndsWith("ch", StringComparison.Ordinal));
}
