using System.Collections.Frozen;
using System.Globalization;
using ChatBot.Content.Text;
using ChatBot.Dialogs.Understanding.Words;

namespace ChatBot.Dialogs.Understanding.Answers;

/// <summary>
/// Finds what stands around a name in a sentence: its bearer ("cho con gái …"), the listener ("… cháu ạ", "… em ơi") and a place
/// ("… ở Quỳnh Lưu"). Each of these words is also a name ("Trần Thị Em", "Phạm Nhã", "Lê Văn Ở"): it is cut off only where capitals or a
/// particle beside it tell, and never so that a name would end in "Thị" or "Văn".
/// </summary>
internal static class NameFrame
{
    private const int MostBeforeFor = 7;

    // Values of the lists; names.tsv tells what each means.
    private const string Always = "always";
    private const string Sure = "sure";
    private const string Nobody = "nobody";
    private const string Letter = "letter";
    private const string Two = "two";

    private static readonly WordListKey Particle = new("names.particle");
    private static readonly WordListKey Addressed = new("names.addressed");
    private static readonly WordListKey BeforeAddressed = new("names.before-addressed");
    private static readonly WordListKey Unfinished = new("names.unfinished");
    private static readonly WordListKey Place = new("names.place");
    private static readonly WordListKey BeforeName = new("names.before-name");
    private static readonly WordListKey SignUp = new("names.sign-up");
    private static readonly WordListKey For = new("names.for");
    private static readonly WordListKey Named = new("names.named");
    private static readonly WordListKey AsksName = new("names.asks-name");
    private static readonly WordListKey Child = new("names.child");
    private static readonly WordListKey FamilyPart = new("names.family-part");
    private static readonly WordListKey GivenPart = new("names.given-part");
    private static readonly WordListKey NotParts = new("names.not-parts");
    private static readonly WordListKey SignUpEnglish = new("names.sign-up-english");
    private static readonly WordListKey RelativeEnglish = new("names.relative-english");
    private static readonly WordListKey Kin = new("kinship.owner");
    private static readonly WordListKey FamilyName = new("kinship.family-name");

    /// <summary>Whether a folded word is a common family name.</summary>
    public static bool IsFamilyName(string folded) =>
        Lexicon.Current.Table(static lexicon => new FamilyNames(lexicon[FamilyName])).Contains(folded);

    /// <summary>
    /// The first token of a name that somebody is signed up under ("đăng ký cho con gái Nguyễn Bảo Anh", "for my son Tom"), else 0.
    /// </summary>
    public static int Lead(AnalyzedText text, WordReader words)
    {
        var at = words.Skip(BeforeName, 0, words.Count - 1);
        if (English(text, words, at) is > 0 and var english)
        {
            return english;
        }

        if (words.Is(SignUp, at))
        {
            for (var skipped = 0; at < words.Count && skipped < MostBeforeFor && !words.Is(For, at); skipped++)
            {
                at++;
            }
        }

        if (!words.Is(For, at) || at >= words.Count - 1)
        {
            return 0;
        }

        var kin = AfterLowerKin(text, words, at + 1);
        if (kin >= words.Count || kin == at + 1)
        {
            return 0;
        }

        // "cho mình tên Hà", "cho con tôi là Lê Minh": the introduction is read as any other.
        var named = words.Is(Named, kin) && kin < words.Count - 1 && !words.Is(AsksName, kin + 1);
        return named || BeginsName(text, kin) ? kin : 0;
    }

    /// <summary>
    /// The first token after words of kinship that only say whose name it is: "con gái út Lê Ngân", "vợ tôi Nguyễn Thị Lan"; else 0.
    /// </summary>
    public static int AfterKin(AnalyzedText text, WordReader words, int first)
    {
        var at = AfterLowerKin(text, words, first);
        at = at > first ? words.Skip(Named, at, words.Count - 1) : at;
        if (at == first || at >= words.Count || words.Is(Unfinished, at))
        {
            return 0;
        }

        return IsUpper(text, at) || (words.Is(Child, first) && at - first >= 2 && BeginsName(text, at)) ? at : 0;
    }

    /// <summary>
    /// The first token of a name in capitals after words without any that end in "là" or "tên": "ở nhà gọi là Bống", "thằng cu tên Bin";
    /// else 0.
    /// </summary>
    public static int AfterSmallWords(AnalyzedText text, WordReader words)
    {
        for (var i = 1; i < words.Count - 1 && !IsUpper(text, i); i++)
        {
            if (words.Is(Named, i) && IsUpper(text, i + 1))
            {
                return i + 1;
            }
        }

        return 0;
    }

    /// <summary>"họ Nguyễn tên Nam" as "Nguyễn Nam", or null.</summary>
    public static string? InParts(AnalyzedText text, WordReader words)
    {
        for (var i = 0; i < words.Count - 3 && i < 3; i++)
        {
            if (!words.Is(FamilyPart, i) || words.Is(NotParts, i + 1))
            {
                continue;
            }

            for (var at = i + 2; at < Math.Min(i + 5, words.Count - 1); at++)
            {
                if (words.Is(GivenPart, at) && !IsUpper(text, at))
                {
                    var given = words.Is(Named, at + 1) && at + 2 < words.Count ? at + 2 : at + 1;
                    return $"{text.Text[text.Tokens[i + 1].Start..text.Tokens[at - 1].End]} {text.Text[text.Tokens[given].Start..]}";
                }
            }
        }

        return null;
    }

    /// <summary>A whole name in capitals with a family name before it ("Trần Đăng Ký"): no sentence, whatever its words mean.</summary>
    public static bool IsTitled(AnalyzedText text)
    {
        if (text.Tokens.Count is < 2 or > 5 || !IsFamilyName(text.FoldedToken(0).ToString()))
        {
            return false;
        }

        for (var i = 0; i < text.Tokens.Count; i++)
        {
            if (!char.IsUpper(text.Raw(i)[0]) || (text.Tokens[i].Length > 1 && !char.IsLower(text.Raw(i)[^1])))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The token after the last of the name.</summary>
    /// <param name="text">The message.</param>
    /// <param name="words">The message as typed.</param>
    /// <param name="first">First token of the name.</param>
    /// <param name="end">Token after the last that may belong to it.</param>
    /// <param name="introduced">"tên tôi là" or the like stands before it.</param>
    public static int Tail(AnalyzedText text, WordReader words, int first, int end, bool introduced)
    {
        end = BeforePlace(text, words, first, end);
        while (end > first + 1)
        {
            var cut = WithoutAddress(text, words, first, end, introduced);
            if (cut == end || words.Is(Unfinished, cut - 1))
            {
                return end;
            }

            end = cut;
        }

        return end;
    }

    private static int WithoutAddress(AnalyzedText text, WordReader words, int first, int end, bool introduced)
    {
        var last = end - 1;
        var before = end - 2;
        var tells = CaseTells(text, words, first, last);
        if (words.At(Particle, last) is { } particle)
        {
            // "em ơi", "cháu ạ", "chị nhé"
            if (
                before > first
                && words.At(Addressed, before) is { } addressed
                && !words.Is(Unfinished, before - 1)
                && (CaseTells(text, words, first, before) || (addressed.Value.Length > 0 && IsEnough(before - first, introduced)))
            )
            {
                return before;
            }

            var isCut =
                tells
                || particle.Value == Always
                || (
                    int.TryParse(particle.Value, CultureInfo.InvariantCulture, out var fewest)
                    && (introduced || text.HasMarks || last - first >= fewest)
                    && !IsUpper(text, last)
                );
            return isCut ? last : end;
        }

        if (words.At(Addressed, last) is not { } called)
        {
            return end;
        }

        // "nhé cháu", "nha em"; "Cao Xuân Đài cháu"; "ad" is nobody's name.
        if (before > first && words.Is(BeforeAddressed, before) && (tells || IsEnough(before - first, introduced)))
        {
            return before;
        }

        return last - first >= 2 && (tells || called.Value == Nobody) ? last : end;
    }

    private static int BeforePlace(AnalyzedText text, WordReader words, int first, int end)
    {
        for (var i = first + 1; i < end - 1; i++)
        {
            if (words.At(Place, i) is not { } place || IsUpper(text, i) || words.Is(Unfinished, i - 1))
            {
                continue;
            }

            var isPlace = place.Value switch
            {
                Always => true,
                Letter => text.Tokens[i - 1].Length > 1,
                Two => i - first >= 2 || CaseTells(text, words, first, i),
                _ => CaseTells(text, words, first, i),
            };
            if (isPlace)
            {
                return i;
            }
        }

        return end;
    }

    private static bool IsEnough(int words, bool introduced) => words >= 2 || (introduced && words >= 1);

    // The writer begins names with capitals, and this word has none.
    private static bool CaseTells(AnalyzedText text, WordReader words, int first, int at)
    {
        for (var i = first; i < at; i++)
        {
            if (!IsUpper(text, i) && !words.Is(Particle, i))
            {
                return false;
            }
        }

        return char.IsLower(text.Raw(at)[0]);
    }

    private static int AfterLowerKin(AnalyzedText text, WordReader words, int at)
    {
        while (at < words.Count && words.At(Kin, at)?.Value is "" && !IsUpper(text, at))
        {
            at++;
        }

        return at;
    }

    private static bool BeginsName(AnalyzedText text, int at) =>
        IsUpper(text, at) || (text.Tokens.Count - at is >= 2 and <= 6 && IsFamilyName(text.FoldedToken(at).ToString()));

    private static int English(AnalyzedText text, WordReader words, int from)
    {
        var at = words.Skip(SignUpEnglish, from, words.Count - 2);
        var name = at + words.Length(RelativeEnglish, at);
        return name > at && name < words.Count && IsUpper(text, name) ? name : 0;
    }

    private static bool IsUpper(AnalyzedText text, int i) => char.IsUpper(text.Raw(i)[0]);

    /// <summary>Family names without their marks.</summary>
    private sealed class FamilyNames(WordPatterns list)
    {
        private readonly FrozenSet<string> _names = list
            .Entries.SelectMany(entry => entry.Pattern.Split('|'))
            .Select(VietnameseText.Fold)
            .ToFrozenSet(StringComparer.Ordinal);

        public bool Contains(string folded) => _names.Contains(folded);
    }
}
