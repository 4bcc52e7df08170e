using System.Collections.Frozen;
using ChatBot.Content.Model;
using ChatBot.Content.Text;

namespace ChatBot.Dialogs.Understanding.Words;

/// <summary>One word of a meaning.</summary>
/// <param name="Folded">Without marks.</param>
/// <param name="Marked">Lower case with marks.</param>
internal readonly record struct Meant(string Folded, string Marked);

/// <summary>
/// What short forms and dialect stand for, from <c>words/abbreviations.tsv</c> and <c>words/dialect.tsv</c>, as the tables that expanding a
/// message looks them up in. Every message is expanded, so a word that stands for itself must cost no more than two look-ups.
/// </summary>
internal sealed class ShortForms
{
    private static readonly WordListKey Short = new("abbreviations.short");
    private static readonly WordListKey Alone = new("abbreviations.alone");
    private static readonly WordListKey Capitals = new("abbreviations.capitals");
    private static readonly WordListKey EnglishNames = new("abbreviations.english-names");
    private static readonly WordListKey Marked = new("dialect.marked");
    private static readonly WordListKey Unmarked = new("dialect.unmarked");
    private static readonly WordListKey Standard = new("dialect.standard");

    // In the order in which they are tried.
    private static readonly WordListKey[] Contexts =
    [
        new("abbreviations.before"),
        new("dialect.before"),
        new("abbreviations.between"),
        new("abbreviations.after"),
        new("dialect.after"),
    ];

    private readonly FrozenDictionary<string, Meant[]>.AlternateLookup<ReadOnlySpan<char>> _short;
    private readonly FrozenDictionary<string, Meant[]>.AlternateLookup<ReadOnlySpan<char>> _marked;
    private readonly FrozenDictionary<string, Special>.AlternateLookup<ReadOnlySpan<char>> _special;
    private readonly WordPatterns _standard;

    private ShortForms(Lexicon lexicon)
    {
        _short = Lookup(Forms(lexicon[Short].Entries.Concat(lexicon[Unmarked].Entries), VietnameseText.Fold));
        _marked = Lookup(Forms(lexicon[Marked].Entries, word => word));
        _standard = lexicon[Standard];
        var alone = Forms(lexicon[Alone].Entries, VietnameseText.Fold).ToDictionary(StringComparer.Ordinal);
        var capitals = Forms(lexicon[Capitals].Entries, VietnameseText.Fold).ToDictionary(StringComparer.Ordinal);
        var english = Forms(lexicon[EnglishNames].Entries, VietnameseText.Fold).ToDictionary(StringComparer.Ordinal);
        var rules = Contexts
            .SelectMany((key, kind) => lexicon[key].Entries.SelectMany(entry => Rule.Of(entry, kind)))
            .ToLookup(rule => rule.Word, rule => rule.Rule, StringComparer.Ordinal);
        _special = Lookup(
            rules
                .Select(group => group.Key)
                .Concat(alone.Keys)
                .Concat(capitals.Keys)
                .Concat(english.Keys)
                .Distinct(StringComparer.Ordinal)
                .ToDictionary(
                    word => word,
                    word => new Special(
                        [.. rules[word]],
                        alone.GetValueOrDefault(word),
                        capitals.GetValueOrDefault(word),
                        english.GetValueOrDefault(word)
                    ),
                    StringComparer.Ordinal
                )
        );
    }

    /// <summary>The tables of a lexicon.</summary>
    public static ShortForms Of(Lexicon lexicon) => lexicon.Table(static lexicon => new ShortForms(lexicon));

    /// <summary>The meaning of an abbreviation or of dialect that is known without its marks.</summary>
    public bool TryGetShort(ReadOnlySpan<char> folded, out Meant[] means) => _short.TryGetValue(folded, out means!);

    /// <summary>The meaning of dialect that was typed with its marks.</summary>
    public bool TryGetMarked(ReadOnlySpan<char> lower, out Meant[] means) => _marked.TryGetValue(lower, out means!);

    /// <summary>Whether the word at an index is part of a pair of the standard language ("mô hình", "đánh răng").</summary>
    /// <param name="typed">The message as typed.</param>
    /// <param name="index">Index of the word.</param>
    public bool IsStandardAt(IReadOnlyList<Term> typed, int index) =>
        _standard.LongestAt(typed, index, marksCount: false) is not null
        || (index > 0 && _standard.LongestAt(typed, index - 1, marksCount: false) is { } pair && pair.End > index);

    /// <summary>
    /// The meaning of a word that depends on its neighbours or on how it was typed, or null. The word itself comes back where its
    /// neighbours say that it is meant ("mo cua").
    /// </summary>
    /// <param name="text">The message.</param>
    /// <param name="expanded">The message that is being expanded.</param>
    /// <param name="index">Index of the word.</param>
    public Meant[]? InContext(AnalyzedText text, ExpandedText expanded, int index)
    {
        if (!_special.TryGetValue(text.FoldedToken(index), out var special))
        {
            return null;
        }

        if (special.Rules.Length > 0)
        {
            var terms = expanded.Typed;
            foreach (var rule in special.Rules)
            {
                if (index >= rule.Offset && rule.Pattern.EndAt(terms, index - rule.Offset, marksCount: false) > 0)
                {
                    return rule.Means;
                }
            }
        }

        return special.InCapitals is { } capitals && IsUpper(text.Raw(index)) ? capitals
            : special.InVietnamese is { } vietnamese && !HoldsOtherEnglish(text) ? vietnamese
            : special.Alone;
    }

    private bool HoldsOtherEnglish(AnalyzedText text)
    {
        var english = EnglishWords.Of(text.Lexicon);
        for (var i = 0; i < text.Tokens.Count; i++)
        {
            var word = text.FoldedToken(i);
            if (english.IsSure(word) && !(_special.TryGetValue(word, out var special) && special.InVietnamese is not null))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsUpper(ReadOnlySpan<char> word)
    {
        foreach (var c in word)
        {
            if (!char.IsUpper(c))
            {
                return false;
            }
        }

        return true;
    }

    private static Dictionary<string, Meant[]> Forms(IEnumerable<WordEntry> entries, Func<string, string> form)
    {
        var forms = new Dictionary<string, Meant[]>(StringComparer.Ordinal);
        foreach (var entry in entries)
        {
            foreach (var word in entry.Pattern.Split('|'))
            {
                forms.TryAdd(form(VietnameseText.LowerCanonical(VietnameseText.Normalize(word))), Meaning(entry.Value));
            }
        }

        return forms;
    }

    private static FrozenDictionary<string, T>.AlternateLookup<ReadOnlySpan<char>> Lookup<T>(Dictionary<string, T> table) =>
        table.ToFrozenDictionary(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();

    private static Meant[] Meaning(string words) =>
        [
            .. VietnameseText
                .LowerCanonical(VietnameseText.Normalize(words))
                .Split(' ')
                .Select(word => new Meant(VietnameseText.Fold(word), word)),
        ];

    /// <summary>What is known of a word beside a plain meaning.</summary>
    private sealed record Special(Rule[] Rules, Meant[]? Alone, Meant[]? InCapitals, Meant[]? InVietnamese);

    /// <summary>A pattern in which one word, counted from its beginning, is written out.</summary>
    private sealed record Rule(WordPattern Pattern, int Offset, Meant[] Means)
    {
        private const int LastOfBefore = 1;
        private const int Between = 2;

        /// <summary>One rule for each word that may stand where the pattern writes one out.</summary>
        /// <param name="entry">The line.</param>
        /// <param name="kind">Index of its list in <see cref="Contexts"/>.</param>
        public static IEnumerable<(string Word, Rule Rule)> Of(WordEntry entry, int kind)
        {
            var elements = entry.Pattern.Split(' ').Where(part => part is not ("^" or "$")).ToArray();
            var offset =
                kind <= LastOfBefore ? 0
                : kind == Between ? 1
                : elements.Length - 1;
            var rule = new Rule(WordPattern.Parse(entry.Pattern), offset, Meaning(entry.Value));
            return elements[offset]
                .Split('|')
                .Select(word => (VietnameseText.Fold(VietnameseText.LowerCanonical(word.TrimStart('='))), rule));
        }
    }
}
