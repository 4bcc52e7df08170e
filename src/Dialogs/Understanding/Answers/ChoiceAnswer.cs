using ChatBot.Dialogs.Understanding.Commands;
using ChatBot.Dialogs.Understanding.Words;

namespace ChatBot.Dialogs.Understanding.Answers;

/// <summary>One of several shown choices.</summary>
/// <param name="Value">What it means, e.g. a button's payload.</param>
/// <param name="Label">What was shown.</param>
/// <param name="Synonyms">Other words for it.</param>
public sealed record ChoiceOption(string Value, string Label, params IReadOnlyList<string> Synonyms);

/// <summary>
/// A choice by its number (<see cref="ChoiceNumber"/>) or by its words: the whole label, its beginning, or words that occur in one label
/// only.
/// </summary>
public static class ChoiceAnswer
{
    private const int FewestLetters = 2;

    // In a shorter word every letter counts.
    private const int FewestLettersOfSlip = 5;

    private static readonly WordListKey BeforeLabel = new("answers-choice.before-label");
    private static readonly WordListKey AfterLabel = new("answers-choice.after-label");
    private static readonly WordListKey Weightless = new("answers-choice.weightless");
    private static readonly WordListKey Weekday = new("answers-choice.weekday");

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

        var said = ExpandedText.Of(text);
        var named = options.Select(option => new Named(option)).ToList();
        var whole = said.ToString();
        if (named.FindAll(option => option.Names.Contains(whole)) is [var exact] && exact.MarksFit(said))
        {
            return new AnswerOutcome.Accepted(exact.Option.Value);
        }

        if (ChoiceNumber.Read(text, options.Count, thing) is { Value: var number })
        {
            return number >= 1 && number <= options.Count
                ? new AnswerOutcome.Accepted(options[number - 1].Value)
                : new AnswerOutcome.Rejected(RejectReasons.Range);
        }

        if (CommandFinder.Find(text) is not null)
        {
            return AnswerOutcome.Interrupted.Instance;
        }

        var words = new WordReader(said);
        var meant = Meant(words, named).FindAll(option => option.MarksFit(said));
        if (meant.Count == 0 && !SideQuestion.Is(text))
        {
            meant = Near(words, text.Folded, named);
        }

        return meant.Count == 1 ? new AnswerOutcome.Accepted(meant[0].Option.Value)
            : SideQuestion.Is(text) ? AnswerOutcome.Interrupted.Instance
            : new AnswerOutcome.Rejected(meant.Count > 1 ? RejectReasons.Several : RejectReasons.Unclear);
    }

    // The options whose words the message has, by the first way of four that finds any.
    private static List<Named> Meant(WordReader words, List<Named> options)
    {
        var (from, to) = WithoutPoliteness(words);
        var bare = string.Join(' ', words.Terms.Skip(from).Take(to - from).Select(term => term.Folded.ToString()));
        if (bare.Length < FewestLetters)
        {
            return [];
        }

        var beginning = options.FindAll(option =>
            option.Names.Exists(name => name == bare || name.StartsWith($"{bare} ", StringComparison.Ordinal))
        );
        if (beginning.Count > 0)
        {
            return beginning;
        }

        var holding = options.FindAll(option => option.Names.Exists(name => HoldsWords(name, bare)));
        if (holding.Count > 0)
        {
            return holding;
        }

        // The label inside a longer answer: "cho tôi lớp tối thứ ba nhé". A label inside another label yields to the longer one.
        var inside = options.ConvertAll(option =>
            option.Names.Select(name => HoldsWords(bare, name) ? name.Length : 0).DefaultIfEmpty().Max()
        );
        var longest = inside.Count == 0 ? 0 : inside.Max();
        return longest > 0 ? [.. options.Where((_, i) => inside[i] == longest)] : WithWords(words, from, to, options);
    }

    // "Cho cn tôi": one letter is missing, too many, another, or in the wrong place. A digit is never a slip.
    private static List<Named> Near(WordReader words, string typed, List<Named> options)
    {
        var (from, to) = WithoutPoliteness(words);
        var whole = string.Join(' ', words.Terms.Select(term => term.Folded.ToString()));
        var bare = string.Join(' ', words.Terms.Skip(from).Take(to - from).Select(term => term.Folded.ToString()));
        return options.FindAll(option =>
            option.Names.Exists(name => IsSlipOf(name, whole) || IsSlipOf(name, bare) || IsSlipOf(name, typed))
        );
    }

    private static bool IsSlipOf(string name, string typed)
    {
        if (typed.Length < FewestLettersOfSlip || name.Length < FewestLettersOfSlip || Math.Abs(name.Length - typed.Length) > 1)
        {
            return false;
        }

        var at = 0;
        while (at < Math.Min(name.Length, typed.Length) && name[at] == typed[at])
        {
            at++;
        }

        var left = name.AsSpan(at);
        var right = typed.AsSpan(at);
        var isOne =
            left.Length == right.Length
                ? left.Length > 0
                    && (
                        left[1..].SequenceEqual(right[1..])
                        || (left.Length > 1 && left[0] == right[1] && left[1] == right[0] && left[2..].SequenceEqual(right[2..]))
                    )
            : left.Length > right.Length ? left[1..].SequenceEqual(right)
            : left.SequenceEqual(right[1..]);
        return isOne && !(left.Length > 0 && char.IsAsciiDigit(left[0])) && !(right.Length > 0 && char.IsAsciiDigit(right[0]));
    }

    // "tối thứ 3 thứ 5", "cái ở Thành Vinh": every word that weighs stands in the option, in whatever order.
    private static List<Named> WithWords(WordReader words, int from, int to, List<Named> options)
    {
        var wanted = Enumerable.Range(from, to - from).Where(i => !words.Is(Weightless, i)).Select(i => Plain(words, i)).ToList();
        return wanted.Count == 0 || (wanted.Contains("nhat") && !wanted.Contains("chu"))
            ? []
            : options.FindAll(option => wanted.TrueForAll(option.Words.Contains));
    }

    // The word without its marks; the number of a weekday as its word.
    private static string Plain(WordReader words, int i) => words.At(Weekday, i)?.Value ?? words.Terms[i].Folded.ToString();

    private static bool HoldsWords(string text, string words)
    {
        var at = text.IndexOf(words, StringComparison.Ordinal);
        return at >= 0 && (at == 0 || text[at - 1] == ' ') && (at + words.Length == text.Length || text[at + words.Length] == ' ');
    }

    private static (int From, int To) WithoutPoliteness(WordReader words)
    {
        var to = words.Count;
        while (to > 1 && words.Is(AfterLabel, to - 1))
        {
            to--;
        }

        return (words.Skip(BeforeLabel, 0, to - 1), to);
    }

    /// <summary>An option with the words of its label and synonyms.</summary>
    private sealed class Named
    {
        private readonly List<ExpandedText> _texts;

        public Named(ChoiceOption option)
        {
            Option = option;
            _texts = [.. option.Synonyms.Prepend(option.Label).Select(name => ExpandedText.Of(AnalyzedText.Of(name)))];
            Names = [.. _texts.Select(text => text.ToString()).Where(name => name.Length > 0)];
            Words = _texts
                .SelectMany(text => Enumerable.Range(0, text.Terms.Count).Select(i => Plain(new WordReader(text), i)))
                .ToHashSet(StringComparer.Ordinal);
        }

        public ChoiceOption Option { get; }

        /// <summary>Label and synonyms without marks.</summary>
        public List<string> Names { get; }

        public HashSet<string> Words { get; }

        // "Tôi" is not "tối", "nhất" not "nhật": a word that was typed with marks means only an option that has it so.
        public bool MarksFit(ExpandedText said) =>
            said
                .Terms.Where(term => term.TypedMarks)
                .All(term =>
                {
                    var alike = _texts
                        .SelectMany(text => text.Terms)
                        .Where(word => word.Folded.Span.SequenceEqual(term.Folded.Span))
                        .ToList();
                    return alike.Count == 0 || alike.Exists(word => term.Means(word));
                });
    }
}
