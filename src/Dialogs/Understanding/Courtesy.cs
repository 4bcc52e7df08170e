using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using ChatBot.Dialogs.Understanding.Recognition;
using ChatBot.Dialogs.Understanding.Text;

namespace ChatBot.Dialogs.Understanding;

/// <summary>
/// Tells what is only polite: a word that something was read, laughter, an emoji. It asks for nothing, so it is neither a question nor a
/// miss; in a form "ok" and "vâng" are answers, and only the form knows to what.
/// </summary>
public static class Courtesy
{
    private const int MostWords = 6;

    private static readonly string[] Said =
    [
        "ok",
        "oke",
        "okie",
        "oki",
        "okay",
        "okey",
        "okela",
        "vâng",
        "dạ",
        "ừ",
        "ừm",
        "uh",
        "um",
        "uhm",
        "rõ",
        "hiểu",
        "tốt",
        "tuyệt",
        "hihi",
        "ý",
        "haha",
        "hehe",
        "hi hi",
        "good",
        "great",
        "nice",
        "noted",
        "understood",
        "yes",
        "yeah",
        "yep",
    ];

    private static readonly string[] Beside =
    [
        "rồi",
        "được",
        "đã",
        "ạ",
        "ah",
        "nhé",
        "nha",
        "nhá",
        "em",
        "anh",
        "chị",
        "bạn",
        "cháu",
        "con",
        "cô",
        "chú",
        "bác",
        "ad",
        "bot",
        "tôi",
        "mình",
        "đồng",
        "quá",
        "lắm",
        "vời",
        "thế",
        "à",
        "very",
    ];

    private const int MostWordsOfFarewell = 16;

    // Folded words parted by one space.
    private static readonly string[] Farewells =
    [
        "cam on",
        "tam biet",
        "hen gap lai",
        "mai gap lai",
        "bye",
        "chuc ban",
        "chuc anh",
        "chuc chi",
        "chuc em",
        "chuc ca nha",
        "chuc moi nguoi",
        "chuc cac",
        "chuc ad",
        "chuc bot",
        "chuc so",
        "chuc can bo",
        "chuc ngu ngon",
        "thank you",
        "thanks",
        "good night",
        "have a nice",
        "have a good",
        "see you",
    ];

    // Of thanks and wishes at length; folded. A word beside these may be what the message is about.
    private static readonly FrozenSet<string> WordsOfThanks = (
        "cam on xin da vang a u ok oke nhe nha nhieu lam qua rat that va da vi voi roi luon em anh chi co chu "
        + "bac ban ad admin bot ong ba chau con minh toi tui thay cac ca nha moi nguoi so can bo gia dinh "
        + "tot bung de thuong nhiet tinh chu dao tan tam gioi vui ve chuc suc khoe manh binh an hanh phuc thanh "
        + "cong mot ngay tuan buoi sang trua chieu toi dem cuoi lanh doi dao "
        + "ho tro giup do tam biet bye thank thanks you a lot so much very for your the help helpful kind are "
        + "have good nice day evening great all"
    )
        .Split(' ')
        .ToFrozenSet(StringComparer.Ordinal);

    private static readonly string[] Asks =
    [
        "hoi",
        "gi",
        "nao",
        "sao",
        "dau",
        "bao nhieu",
        "bao gio",
        "may gio",
        "muon",
        "cho toi",
        "cho em",
        "khong a",
        "duoc khong",
        "chi toi",
        "giup toi voi",
        "what",
        "how",
        "where",
        "when",
        "who",
        "which",
        "can",
        "could",
        "want",
        "need",
    ];

    /// <summary>Whether the message is polite and nothing else, also at length: thanks, wishes, a farewell that asks for nothing.</summary>
    /// <param name="said">The message.</param>
    public static bool Is(RecognizerResult said) =>
        Is(said.Analyzed)
        || (
            said.Analyzed.Tokens.Count <= MostWordsOfFarewell
            && said.Decision == Decision.None
            && !said.Text.Contains('?', StringComparison.Ordinal)
            && said.Expanded.ContainsAnyPhrase(Farewells)
            && !said.Expanded.ContainsAnyPhrase(Asks)
        );

    /// <summary>
    /// Whether the message is thanks or a wish at length, in such words only; nothing in it is then about a day or a topic.
    /// </summary>
    /// <param name="said">The message.</param>
    public static bool IsThanks(RecognizerResult said)
    {
        var text = said.Analyzed;
        return text.Tokens.Count is > 0 and <= MostWordsOfFarewell
            && !said.Text.Contains('?', StringComparison.Ordinal)
            && Enumerable.Range(0, text.Tokens.Count).All(i => WordsOfThanks.Contains(text.FoldedToken(i).ToString()))
            && said.Expanded.ContainsAnyPhrase(Farewells);
    }

    /// <summary>Whether the whole message is polite and nothing else.</summary>
    /// <param name="text">The message.</param>
    public static bool Is(AnalyzedText text)
    {
        if (text.Tokens.Count == 0)
        {
            return IsEmoji(text.Text);
        }

        if (text.Tokens.Count > MostWords || text.Text.Contains('?', StringComparison.Ordinal))
        {
            return false;
        }

        var marked = VietnameseText.LowerCanonical(text.Text);
        var said = false;
        foreach (var token in text.Tokens)
        {
            var word = marked.AsSpan(token.Start, token.Length);
            if (IsOneOf(Said, word))
            {
                said = true;
            }
            else if (!IsOneOf(Beside, word))
            {
                return false;
            }
        }

        return said;
    }

    private static bool IsOneOf(string[] words, ReadOnlySpan<char> typed)
    {
        Span<char> folded = stackalloc char[16];
        foreach (var word in words)
        {
            if (word.Length == typed.Length && word.Length <= folded.Length)
            {
                VietnameseText.FoldInto(typed, folded);
                if (folded[..typed.Length].SequenceEqual(VietnameseText.Fold(word)) && VietnameseText.MarksAgree(typed, word))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static bool IsEmoji(string text) =>
        text.EnumerateRunes().Any(rune => Rune.GetUnicodeCategory(rune) == UnicodeCategory.OtherSymbol)
        || text is "<3" or ":)" or ":))" or ":)))" or ":D" or "^^" or "^_^";
}
