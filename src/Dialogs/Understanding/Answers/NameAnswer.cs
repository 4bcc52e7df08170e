using System.Buffers;
using System.Text;
using ChatBot.Content.Text;
using ChatBot.Dialogs.Understanding.Commands;
using ChatBot.Dialogs.Understanding.Words;

namespace ChatBot.Dialogs.Understanding.Answers;

/// <summary>
/// A person's name. Every name is right, Kinh, Thái, Mông or foreign, one word or seven; there is no list of names. Refused are digits,
/// questions, and command words when they are the whole message.
/// </summary>
public static class NameAnswer
{
    /// <summary>Fewest letters.</summary>
    public const int MinLetters = 2;

    /// <summary>Most letters and spaces.</summary>
    public const int MaxLength = 60;

    private const int MaxWords = 9;

    private const int MostConsonants = 3;

    private static readonly SearchValues<char> Consonants = SearchValues.Create("bcdfghjklmnpqrstvwxz");

    private static readonly SearchValues<char> NeverInNames = SearchValues.Create("@/\\<>{}[]=*_#+");

    // Vietnamese letters of the old code TCVN3, read as signs: "V¨n" is no name that could be put right.
    private static readonly SearchValues<char> OldCode = SearchValues.Create("¨®§µ¸¶¹¡¢£¤¥¦«¬©¯±²³»¼½¾¿×÷");

    private const int MostOfGreeting = 6;

    private const int MostOfRefusal = 3;

    // Values of the lists; names.tsv tells what each means.
    private const string Lower = "lower";
    private const string AnyCase = "any";

    private static readonly WordListKey Opener = new("names.opener");
    private static readonly WordListKey Greeting = new("names.greeting");
    private static readonly WordListKey Introduction = new("names.introduction");
    private static readonly WordListKey Dictated = new("names.dictated");
    private static readonly WordListKey DictatedFor = new("names.dictated-for");
    private static readonly WordListKey Field = new("names.field");
    private static readonly WordListKey AfterField = new("names.after-field");
    private static readonly WordListKey Is = new("names.is");
    private static readonly WordListKey Address = new("names.address");
    private static readonly WordListKey NotAName = new("names.no-name");
    private static readonly WordListKey Insult = new("names.insult");
    private static readonly WordListKey Sentence = new("names.sentence");
    private static readonly WordListKey Asks = new("names.asks");
    private static readonly WordListKey AsksAtEnd = new("names.asks-at-end");
    private static readonly WordListKey OtherDetail = new("names.other-detail");
    private static readonly WordListKey Grade = new("names.grade");
    private static readonly WordListKey BeforeGrade = new("names.before-grade");
    private static readonly WordListKey AndAnother = new("names.and-another");
    private static readonly WordListKey Owner = new("kinship.owner");

    /// <summary>Reads a message as a name, in title case.</summary>
    public static AnswerOutcome Parse(string message)
    {
        if (message.AsSpan().IndexOfAny(OldCode) >= 0)
        {
            return new AnswerOutcome.Rejected(RejectReasons.Unclear);
        }

        var text = WithoutOtherDetails(WithoutKeys(AnalyzedText.Of(message)));
        if (text.Tokens.Count == 0)
        {
            return new AnswerOutcome.Rejected(RejectReasons.Empty);
        }

        var asks = text.Text.Contains('?', StringComparison.Ordinal);
        var words = WordReader.AsTyped(text);
        var lead = asks ? 0 : NameFrame.Lead(text, words);
        if (lead > 0)
        {
            text = AnalyzedText.Of(text.Text[text.Tokens[lead].Start..]);
            words = WordReader.AsTyped(text);
        }

        if (NameFrame.InParts(text, words) is { } parts)
        {
            text = AnalyzedText.Of(parts);
            words = WordReader.AsTyped(text);
        }

        if (words.Is(Insult, 0) || (!asks && NoName.Is(text, words)))
        {
            return new AnswerOutcome.Rejected(RejectReasons.Unclear);
        }

        // "là sao": what looks like an introduction asks.
        if (words.Is(Asks, 0) || (CommandFinder.Find(text) is { } command && !IsNameAnyway(text, command)))
        {
            return AnswerOutcome.Interrupted.Instance;
        }

        var isRefusal = SideQuestion.IsRefusal(text);
        var (first, introduced) = SkipIntroduction(text, words);
        introduced |= lead > 0;
        if (
            asks
            || (!introduced && SideQuestion.Is(text))
            || words.Is(AsksAtEnd, words.Count - 1)
            || (!IsDictated(words) && !NameFrame.IsTitled(text) && new WordReader(ExpandedText.Of(text)).Holds(Sentence))
        )
        {
            return isRefusal && !asks ? new AnswerOutcome.Rejected(RejectReasons.Refused) : AnswerOutcome.Interrupted.Instance;
        }

        if (text.Text.AsSpan().IndexOfAnyInRange('0', '9') >= 0)
        {
            return new AnswerOutcome.Rejected(RejectReasons.Digits);
        }

        // Without its mark the family name Khổng is "không".
        if (isRefusal && words.Count - first <= MostOfRefusal && !char.IsUpper(text.Text[^1]) && text.Raw(0) is not "Khong")
        {
            return new AnswerOutcome.Rejected(RejectReasons.Refused);
        }

        (first, var end) = Part(text, first);
        end = NameFrame.Tail(text, words, first, end, introduced);
        if (HoldsTwo(text, words, first, end))
        {
            return new AnswerOutcome.Rejected(RejectReasons.Several);
        }

        return first >= end ? new AnswerOutcome.Rejected(RejectReasons.Empty) : Take(text, first, end);
    }

    // "Nguyễn Văn Hùng và Nguyễn Thị Lan"; the family name Và stands first.
    private static bool HoldsTwo(AnalyzedText text, WordReader words, int first, int end)
    {
        for (var i = first + 2; i < end - 2; i++)
        {
            if (words.Is(AndAnother, i) && char.IsLower(text.Raw(i)[0]))
            {
                return true;
            }
        }

        return false;
    }

    private static AnswerOutcome Take(AnalyzedText text, int first, int end)
    {
        var start = text.Tokens[first].Start;
        var typed = text.Text.AsSpan(start, text.Tokens[end - 1].End - start);
        if (typed.IndexOfAny(NeverInNames) >= 0)
        {
            return new AnswerOutcome.Rejected(RejectReasons.Unclear);
        }

        var name = TitleCase(typed);
        var letters = name.Count(char.IsLetter);
        if (letters < MinLetters)
        {
            return new AnswerOutcome.Rejected(RejectReasons.TooShort);
        }

        if (name.Length > MaxLength || end - first > MaxWords)
        {
            return new AnswerOutcome.Rejected(RejectReasons.TooLong);
        }

        if (IsMash(VietnameseText.Fold(name)))
        {
            return new AnswerOutcome.Rejected(RejectReasons.Unclear);
        }

        return first == 0 && WordReader.AsTyped(AnalyzedText.Of(name)).IsOnly(NotAName)
            ? new AnswerOutcome.Rejected(RejectReasons.Unclear)
            : new AnswerOutcome.Accepted(name);
    }

    // A name can be pronounced; "asdkjh" cannot. One such word among others may be an initial or a slip. Letters of other scripts count
    // as vowels.
    private static bool IsMash(string folded)
    {
        foreach (var range in folded.AsSpan().SplitAny(" '-"))
        {
            if (CanBeSaid(folded.AsSpan()[range]))
            {
                return false;
            }
        }

        return true;
    }

    private static bool CanBeSaid(ReadOnlySpan<char> word)
    {
        var vowels = 0;
        var run = 0;
        for (var i = 0; i < word.Length; i++)
        {
            if (!Consonants.Contains(word[i]))
            {
                vowels++;
                run = 0;
            }
            else
            {
                // Written with several letters, said as one: "Schmidt", "Knights".
                i += word[i..] switch
                {
                    ['s', 'c', 'h', ..] or ['n', 'g', 'h', ..] or ['t', 'c', 'h', ..] => 2,
                    ['c' or 'g' or 'k' or 'p' or 's' or 't', 'h', ..] or ['c', 'k', ..] => 1,
                    _ => 0,
                };
                if (++run > MostConsonants)
                {
                    return false;
                }
            }
        }

        return vowels > 0;
    }

    // "Huy" and "Vi" are names; "hủy" and a bare "huy" are not.
    private static bool IsNameAnyway(AnalyzedText text, CommandKind command) =>
        text.Text is "Huy" || command is CommandKind.Vietnamese && text.FoldedToken(0) is "vi" && text.Tokens.Count == 1;

    /// <summary>First token of the name after "dạ tên em là", "con tôi tên", "my name is" and the like.</summary>
    private static (int First, bool Introduced) SkipIntroduction(AnalyzedText text, WordReader words)
    {
        if (words.Length(Introduction, 0) is > 0 and var english && english < words.Count)
        {
            return (english, true);
        }

        if (IsDictated(words))
        {
            return (words.Skip(DictatedFor, 1, words.Count - 1), true);
        }

        var opened = AfterOpeners(text, words);
        var owner = words.Skip(Owner, opened, words.Count);
        var i = owner + words.Length(Field, owner);
        var isSaid = i > owner;
        while (isSaid && i < words.Count - 1 && (words.Is(AfterField, i) || (words.Is(Owner, i) && words.Holds(Is, i + 1))))
        {
            i++;
        }

        if ((isSaid || owner > opened) && words.Length(Is, i) is > 0 and var length && i + length < words.Count)
        {
            i += length;
            isSaid = true;
        }

        // "tên em Hoa", "tên bố Nguyễn Văn A"
        if (isSaid)
        {
            return (
                NameFrame.AfterKin(text, words, i) is > 0 and var kin ? kin : Math.Max(i, NameFrame.AfterSmallWords(text, words)),
                true
            );
        }

        if (NameFrame.AfterSmallWords(text, words) is > 0 and var after)
        {
            return (after, true);
        }

        // "anh Trần Văn Bình", "con gái út Lê Ngân": in small letters before capitals it is an address; "anh thư" is a name.
        if (NameFrame.AfterKin(text, words, opened) is > 0 and var named)
        {
            return (named, true);
        }

        // "em Lan", "chị Hoa": an address that no name begins with; "Anh Thư" stays whole.
        return
            words.Count > opened + 1
            && words.At(Address, opened) is { } address
            && (address.Value == AnyCase || char.IsLower(text.Raw(opened)[0]))
            && owner == opened + 1
            && (opened > 0 || words.Count <= MostOfGreeting)
            ? (owner, true)
            : (opened, opened > 0);
    }

    // "ghi giúp tôi là Nguyễn Văn Bảy"
    private static bool IsDictated(WordReader words) => words.Count > 2 && words.Is(Dictated, 0);

    private static int AfterOpeners(AnalyzedText text, WordReader words)
    {
        var i = AfterGreeting(text, words);
        while (
            i < words.Count - 1
            && words.At(Opener, i) is { } opener
            && (opener.Value != Lower || text.Tokens[i].HasMarks || char.IsLower(text.Raw(i)[0]))
        )
        {
            i = opener.End;
        }

        return i;
    }

    // The greeting before the comma is addressed to the service: "chào ad, em là Lan".
    private static int AfterGreeting(AnalyzedText text, WordReader words)
    {
        if (!words.Is(Greeting, 0))
        {
            return 0;
        }

        for (var i = 1; i < Math.Min(MostOfGreeting, text.Tokens.Count); i++)
        {
            if (text.Text.AsSpan(text.Tokens[i - 1].End, text.Tokens[i].Start - text.Tokens[i - 1].End).IndexOfAny(",.!;") >= 0)
            {
                return i;
            }
        }

        return 0;
    }

    // "Trần Thị Lan sinh năm 1990", "Lan, sđt 0912…", "Lan 2k5": the name stands before the other detail.
    private static AnalyzedText WithoutOtherDetails(AnalyzedText text)
    {
        var words = WordReader.AsTyped(text);
        for (var i = 2; i < words.Count - 1; i++)
        {
            if (!words.Is(OtherDetail, i) && !(text.Is(i, "2") && text.FoldedToken(i + 1) is ['k', ..]))
            {
                continue;
            }

            // "… học lớp 3", "… là học sinh lớp 6"
            var cut = i;
            while (cut > 1 && words.Is(Grade, i) && words.Is(BeforeGrade, cut - 1))
            {
                cut--;
            }

            return AnalyzedText.Of(text.Text[..text.Tokens[cut].Start]);
        }

        return text;
    }

    // "nguyeenx vawn an": one such word may be a foreign name (Lee, Max), two are a keyboard that did not convert.
    private static AnalyzedText WithoutKeys(AnalyzedText text)
    {
        var keys = 0;
        for (var i = 0; i < text.Tokens.Count; i++)
        {
            keys += KeyboardRepair.Decode(text, i) is null ? 0 : 1;
        }

        return keys >= 2 ? KeyboardRepair.Of(text) : text;
    }

    // The name stands between a colon and a comma: "bố: Nguyễn Văn An", "Trần Văn Nam, nam, ở Vinh".
    private static (int First, int End) Part(AnalyzedText text, int first)
    {
        var end = text.Tokens.Count;
        for (var i = first + 1; i < end; i++)
        {
            var gap = text.Text.AsSpan(text.Tokens[i - 1].End, text.Tokens[i].Start - text.Tokens[i - 1].End);
            if (gap.Contains(':') && i - first <= 4)
            {
                first = i;
            }
            else if (gap.IndexOfAny(",;\n(") >= 0)
            {
                return (first, i);
            }
        }

        return (first, end);
    }

    private static string TitleCase(ReadOnlySpan<char> typed)
    {
        var name = new StringBuilder(typed.Length);
        var upper = true;
        var isGlued = typed.IndexOf(' ') < 0;
        var before = ' ';
        foreach (var c in typed)
        {
            // "NguyễnVănAn": a capital behind a small letter begins the next word where no blank does.
            if (isGlued && char.IsUpper(c) && char.IsLower(before))
            {
                name.Append(' ');
                upper = true;
            }

            before = c;
            if (char.IsLetter(c))
            {
                name.Append(upper ? char.ToUpperInvariant(c) : char.ToLowerInvariant(c));
                upper = false;
            }
            else if (c is '\'' or '-' && name.Length > 0)
            {
                name.Append(c);
                upper = true;
            }
            else if (name.Length > 0 && name[^1] != ' ')
            {
                name.Append(' ');
                upper = true;
            }
        }

        return name.ToString().Trim();
    }
}
