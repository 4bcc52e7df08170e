using System.Collections.Frozen;
using System.Globalization;
using ChatBot.Dialogs.Understanding.Commands;
using ChatBot.Dialogs.Understanding.Text;

namespace ChatBot.Dialogs.Understanding.Answers;

/// <summary>One of several shown choices.</summary>
/// <param name="Value">What it means, e.g. a button's payload.</param>
/// <param name="Label">What was shown.</param>
/// <param name="Synonyms">Other words for it.</param>
public sealed record ChoiceOption(string Value, string Label, params IReadOnlyList<string> Synonyms);

/// <summary>
/// A choice by its number ("1", "số 2", "cái thứ ba", "the last one") or by its words: the whole label, its beginning, or words that occur
/// in one label only.
/// </summary>
public static class ChoiceAnswer
{
    /// <summary>Reads a message as a choice; the value is the option's.</summary>
    /// <param name="message">The message.</param>
    /// <param name="options">What was shown.</param>
    /// <param name="thing">Folded word for what is chosen: "lớp 2" is the second of classes, elsewhere a school grade.</param>
    public static AnswerOutcome Parse(string message, IReadOnlyList<ChoiceOption> options, string? thing = null)
    {
        var text = AnalyzedText.Of(message);
        if (text.Tokens.Count == 0)
        {
            return new AnswerOutcome.Rejected(RejectReasons.Empty);
        }

        var expanded = ExpandedText.Of(text);
        var terms = expanded.ToString();
        if (Find(terms, options) is { } exact && MarksFit(expanded, exact))
        {
            return new AnswerOutcome.Accepted(exact.Value);
        }

        if (Number(text, options.Count, thing) is { } number)
        {
            return number >= 1 && number <= options.Count
                ? new AnswerOutcome.Accepted(options[number - 1].Value)
                : new AnswerOutcome.Rejected(RejectReasons.Range);
        }

        if (CommandFinder.Find(text) is not null)
        {
            return AnswerOutcome.Interrupted.Instance;
        }

        var held = Holding(terms, options).FindAll(option => MarksFit(expanded, option));
        if (held.Count == 1)
        {
            return new AnswerOutcome.Accepted(held[0].Value);
        }

        if (SideQuestion.Is(text))
        {
            return AnswerOutcome.Interrupted.Instance;
        }

        return new AnswerOutcome.Rejected(held.Count > 1 ? RejectReasons.Several : RejectReasons.Unclear);
    }

    private static readonly FrozenSet<string> Weightless = new[]
    {
        "lop",
        "cai",
        "o",
        "tai",
        "buoi",
        "hoc",
        "vao",
        "va",
        "thu",
        "cho",
        "nao",
        "gan",
        "ben",
        "the",
        "class",
        "one",
        "at",
        "in",
        "on",
        "and",
    }.ToFrozenSet(StringComparer.Ordinal);

    // "Tôi" is not "tối", "nhất" not "nhật": a word that was typed with marks means only an option that has it so.
    private static bool MarksFit(ExpandedText said, ChoiceOption option)
    {
        var words = option.Synonyms.Prepend(option.Label).SelectMany(name => ExpandedText.Of(AnalyzedText.Of(name)).Terms).ToList();
        return said
            .Terms.Where(term => term.TypedMarks)
            .All(term =>
            {
                var alike = words.FindAll(word => word.Folded.Span.SequenceEqual(term.Folded.Span));
                return alike.Count == 0 || alike.Exists(word => VietnameseText.MarksAgree(term.Marked.Span, word.Marked.Span));
            });
    }

    private static ChoiceOption? Find(string terms, IReadOnlyList<ChoiceOption> options) =>
        options.Where(option => Names(option).Any(name => name == terms)).ToList() is [var only] ? only : null;

    // "tối thứ 3 thứ 5", "cái ở Thành Vinh": every word that weighs stands in the option, in whatever order.
    private static List<ChoiceOption> WithWords(string bare, IReadOnlyList<ChoiceOption> options)
    {
        var wanted = bare.Split(' ').Where(word => !Weightless.Contains(word)).Select(Weekday).ToList();
        return wanted.Count == 0 || (wanted.Contains("nhat") && !wanted.Contains("chu"))
            ? []
            :
            [
                .. options.Where(option =>
                {
                    var held = Names(option).SelectMany(name => name.Split(' ')).Select(Weekday).ToHashSet(StringComparer.Ordinal);
                    return wanted.TrueForAll(held.Contains);
                }),
            ];
    }

    private static string Weekday(string word) =>
        word switch
        {
            "2" => "hai",
            "3" => "ba",
            "4" => "tu",
            "5" => "nam",
            "6" => "sau",
            "7" => "bay",
            _ => word,
        };

    private static List<ChoiceOption> Holding(string terms, IReadOnlyList<ChoiceOption> options)
    {
        var bare = TrimPoliteness(terms);
        if (bare.Length < 2)
        {
            return [];
        }

        var matches = options
            .Where(option =>
                Names(option)
                    .Any(name =>
                        name.StartsWith(bare, StringComparison.Ordinal) && (name.Length == bare.Length || name[bare.Length] == ' ')
                    )
            )
            .ToList();
        if (matches.Count == 0)
        {
            matches = options.Where(option => Names(option).Any(name => HoldsWords(name, bare))).ToList();
        }

        // The label inside a longer answer: "cho tôi lớp tối thứ ba nhé". A label inside another label yields to the longer one.
        if (matches.Count == 0)
        {
            var inside = options
                .Select(option =>
                    (
                        option,
                        Longest: Names(option).Where(name => HoldsWords(bare, name)).Select(name => name.Length).DefaultIfEmpty(0).Max()
                    )
                )
                .Where(found => found.Longest > 0)
                .OrderByDescending(found => found.Longest)
                .ToList();
            matches =
                inside.Count > 1 && inside[0].Longest > inside[1].Longest
                    ? [inside[0].option]
                    : inside.Select(found => found.option).ToList();
        }

        return matches.Count > 0 ? matches : WithWords(bare, options);
    }

    private static IEnumerable<string> Names(ChoiceOption option) =>
        option
            .Synonyms.Prepend(option.Label)
            .Select(name => ExpandedText.Of(AnalyzedText.Of(name)).ToString())
            .Where(name => name.Length > 0);

    private static bool HoldsWords(string text, string words)
    {
        var at = text.IndexOf(words, StringComparison.Ordinal);
        return at >= 0 && (at == 0 || text[at - 1] == ' ') && (at + words.Length == text.Length || text[at + words.Length] == ' ');
    }

    private static string TrimPoliteness(string terms)
    {
        var words = terms.Split(' ').ToList();
        while (words.Count > 1 && words[^1] is "a" or "ah" or "nhe" or "nha" or "di" or "luon" or "ad")
        {
            words.RemoveAt(words.Count - 1);
        }

        while (
            words.Count > 1
            && words[0]
                is "cai"
                    or "da"
                    or "vang"
                    or "chon"
                    or "lay"
                    or "cho"
                    or "toi"
                    or "em"
                    or "minh"
                    or "muon"
                    or "xin"
                    or "phuong"
                    or "an"
            && !(words[0] is "phuong" && words[1] is not "an")
        )
        {
            words.RemoveAt(0);
        }

        return string.Join(' ', words);
    }

    private static bool IsBeforeNumber(AnalyzedText text, int i, string? thing) =>
        (thing is not null && text.Is(i, thing))
        || text.FoldedToken(i)
            is "da"
                or "vang"
                or "chon"
                or "cho"
                or "toi"
                or "em"
                or "minh"
                or "lay"
                or "muon"
                or "so"
                or "cai"
                or "thu"
                or "cau"
                or "muc"
                or "lua"
                or "phuong"
                or "an"
                or "option"
                or "number"
                or "no"
                or "the"
                or "dong"
                or "dap"
                or "nut"
                or "y"
                or "a";

    private static int? Number(AnalyzedText text, int count, string? thing)
    {
        var start = 0;
        while (start < text.Tokens.Count - 1 && text.Raw(start) is not "tối" and not "Tối" && IsBeforeNumber(text, start, thing))
        {
            start++;
        }

        var end = text.Tokens.Count;
        while (
            end > start + 1
            && text.FoldedToken(end - 1)
                is "a"
                    or "ah"
                    or "nhe"
                    or "nha"
                    or "di"
                    or "one"
                    or "option"
                    or "luon"
                    or "ad"
                    or "nay"
                    or "tien"
                    or "choice"
        )
        {
            end--;
        }

        int? ordinal = text.FoldedToken(start) switch
        {
            "dau" or "first" => 1,
            "nhat" when text.Raw(start) is not ("nhật" or "Nhật") => 1,
            "second" => 2,
            "third" => 3,
            "fourth" => 4,
            "fifth" => 5,

            // "Cuối tuần" is the weekend, at the end of no list.
            "cuoi" or "last" when !text.Is(start + 1, "tuan") => count,
            "nhi" => 2,
            _ => null,
        };
        if (ordinal is not null)
        {
            return end - start <= 2 ? ordinal : null;
        }

        // "2nd" is the tokens 2 and nd.
        if (end - start == 2 && text.Tokens[start].Kind == TokenKind.Number && text.FoldedToken(start + 1) is "st" or "nd" or "rd" or "th")
        {
            end--;
        }

        return NumberWords.TryRead(text, start, out var value, out var used)
            && start + used == end
            && !text.FoldedToken(start).Equals("khong", StringComparison.Ordinal)
                ? value
            : int.TryParse(text.Text.TrimEnd('.', ')', '!'), NumberStyles.None, CultureInfo.InvariantCulture, out value) ? value
            : null;
    }
}
