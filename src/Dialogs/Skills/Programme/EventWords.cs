using System.Collections.Frozen;
using System.Runtime.CompilerServices;
using ChatBot.Content.Model;
using ChatBot.Content.Text;
using ChatBot.Dialogs.Understanding;
using ChatBot.Dialogs.Understanding.Words;

namespace ChatBot.Dialogs.Skills.Programme;

/// <summary>
/// Finds events by the words of their titles, texts and venues: "cuộc thi đọc sách bao giờ", "ngày hội STEM ở đâu". A word counts the more
/// the fewer events have it, and a word that no event has counts against. Words that stand everywhere name no event, however many there
/// are: those of the title that were said must be shared by few.
/// </summary>
internal sealed class EventWords
{
    // Share of what the question says (by weight) that an event must answer to.
    private const double GoodShare = 0.6;
    private const double TextWeight = 0.5;

    // A word, or several together, that more titles share than this name none of them.
    private const int MostAlike = 3;

    // Fewer words of a title than this are words of any sentence.
    private const int ShortestName = 3;

    private static readonly WordListKey Common = new("programme.common");

    private static readonly ConditionalWeakTable<ContentSnapshot, EventWords> Known = [];

    private readonly List<(ProgrammeEvent Event, FrozenSet<string> Title, FrozenSet<string> All, Term[][] Names)> _events;
    private readonly Dictionary<string, List<Term>> _forms = new(StringComparer.Ordinal);
    private readonly List<string> _texts;
    private readonly Dictionary<string, int> _counts = new(StringComparer.Ordinal);

    private EventWords(ContentSnapshot content)
    {
        using var reading = Lexicon.Of(content.Words).Use();
        _events =
        [
            .. content
                .Editions.Values.SelectMany(e => e.Events)
                .Select(e =>
                {
                    var title = Words(e.Title).ToFrozenSet(StringComparer.Ordinal);
                    return (
                        e,
                        title,
                        title
                            .Concat(new[] { e.Description, e.Venue, e.Audience }.OfType<LocalText>().SelectMany(Words))
                            .ToFrozenSet(StringComparer.Ordinal),
                        Names(e.Title)
                    );
                }),
        ];
        _texts =
        [
            .. content
                .Editions.Values.SelectMany(e => e.Events)
                .SelectMany(e => new[] { e.Title, e.Description, e.Venue }.OfType<LocalText>())
                .SelectMany(t => new[] { t.Vi, t.En })
                .Select(t => $" {string.Join(' ', Tokens(AnalyzedText.Of(t)))} "),
        ];
        foreach (var term in _events.SelectMany(e => Texts(e.Event)).SelectMany(t => ExpandedText.AsTyped(AnalyzedText.Of(t)).Terms))
        {
            var folded = term.Folded.ToString();
            if (!_forms.TryGetValue(folded, out var forms))
            {
                _forms.Add(folded, forms = []);
            }

            if (!forms.Exists(form => form.Marked.Span.SequenceEqual(term.Marked.Span)))
            {
                forms.Add(term);
            }
        }

        foreach (var word in _events.SelectMany(e => e.All))
        {
            _counts[word] = _counts.GetValueOrDefault(word) + 1;
        }
    }

    /// <summary>The words of a snapshot's events, made once.</summary>
    public static EventWords Of(ContentSnapshot content) => Known.GetValue(content, c => new EventWords(c));

    /// <summary>Whether these folded words stand together in the title, text or place of any event.</summary>
    public bool HasPhrase(string words) => _texts.Exists(t => t.Contains($" {words} ", StringComparison.Ordinal));

    /// <summary>Events that answer to a message, the best first; none when nothing does well.</summary>
    /// <param name="said">The message.</param>
    /// <param name="beside">
    /// Lists of words that say what is wanted of one event and do not name it ("nhắc"), or null when a list may be wanted as well.
    /// </param>
    public IReadOnlyList<ProgrammeEvent> Find(RecognizerResult said, IReadOnlyList<WordListKey>? beside = null)
    {
        var called = Called(said, beside is null);
        if (called.Count > 0)
        {
            return called;
        }

        // "Cho ông bà" asks for whom, not for the event of that name: only words beside days, places and themes name one.
        var naming = Words(said, withThemes: beside is not null, beside ?? []);
        var asked = Words(said, withThemes: true, beside ?? []);
        if (naming.Count == 0)
        {
            return [];
        }

        var weights = asked.ToDictionary(
            w => w,
            w => Math.Log(1 + (_events.Count / (_counts.GetValueOrDefault(w) + 0.5))),
            StringComparer.Ordinal
        );
        var weight = weights.Values.Sum();
        var scored = _events
            .Select(e =>
                (
                    e.Event,
                    e.Title,
                    Titled: asked.Count(e.Title.Contains),
                    Share: asked.Sum(w =>
                        e.Title.Contains(w) ? weights[w]
                        : e.All.Contains(w) ? TextWeight * weights[w]
                        : 0
                    ) / weight
                )
            )
            .Where(e =>
                e.Share >= GoodShare
                && naming.Overlaps(e.Title)
                && IsRare([.. asked.Where(e.Title.Contains)])
                && (e.Titled >= 2 || (e.Titled == 1 && asked.Count == 1 && !VietnameseSyllable.IsFoldedSyllable(asked.Single())))
            )
            .OrderByDescending(e => e.Share)
            .ToList();
        return [.. scored.Where(e => e.Share >= scored[0].Share * 0.9).Select(e => e.Event)];
    }

    /// <summary>Whether a message says the title of an event whole, and one that is no phrase of other questions.</summary>
    public bool SaysTitle(RecognizerResult said) => SaysTitle(said, ShortestName + 1);

    /// <summary>Whether a message says the title of an event whole.</summary>
    /// <param name="said">The message.</param>
    /// <param name="fewest">Fewest words of the title.</param>
    public bool SaysTitle(RecognizerResult said, int fewest)
    {
        return _events.Exists(e => e.Names.Any(n => n.Length >= fewest && Run(said.Expanded.Terms, n, whole: true) > 0));
    }

    private static IEnumerable<string> Texts(ProgrammeEvent happening) =>
        new[] { happening.Title, happening.Description, happening.Venue, happening.Audience }
            .OfType<LocalText>()
            .SelectMany(text => new[] { text.Vi, text.En });

    // The events of which the message says the title, or of the titles the longest part, word by word: common words count in it too.
    private List<ProgrammeEvent> Called(RecognizerResult said, bool whole)
    {
        var runs = _events.Select(e => (e.Event, Run: e.Names.Max(n => Run(said.Expanded.Terms, n, whole)))).ToList();
        var longest = runs.Count == 0 ? 0 : runs.Max(r => r.Run);
        return longest < ShortestName ? [] : [.. runs.Where(r => r.Run == longest).Select(r => r.Event)];
    }

    private static int Run(IReadOnlyList<Term> terms, Term[] name, bool whole)
    {
        for (var length = name.Length; length >= (whole ? name.Length : ShortestName); length--)
        {
            for (var start = 0; start + length <= name.Length; start++)
            {
                for (var at = 0; at + length <= terms.Count; at++)
                {
                    if (terms[at].Means(name[start]) && AreSame(terms, at, name, start, length))
                    {
                        return length;
                    }
                }
            }
        }

        return 0;
    }

    private static bool AreSame(IReadOnlyList<Term> terms, int at, Term[] name, int start, int length)
    {
        for (var i = 1; i < length; i++)
        {
            if (!terms[at + i].Means(name[start + i]))
            {
                return false;
            }
        }

        return true;
    }

    private static Term[][] Names(LocalText title) =>
        [.. new[] { title.Vi, title.En }.Select(t => ExpandedText.AsTyped(AnalyzedText.Of(t)).Terms.ToArray())];

    private bool IsRare(IReadOnlyList<string> titled) => _events.Count(e => titled.All(e.Title.Contains)) <= MostAlike;

    private static IEnumerable<string> Words(LocalText text) => new[] { text.Vi, text.En }.SelectMany(Words);

    private static IEnumerable<string> Words(string text)
    {
        var analyzed = AnalyzedText.Of(text);
        var words = WordReader.AsTyped(analyzed);
        for (var i = 0; i < words.Count; i++)
        {
            if (!words.Is(Common, i))
            {
                yield return analyzed.FoldedToken(i).ToString();
            }
        }
    }

    private static IEnumerable<string> Tokens(AnalyzedText text) =>
        Enumerable.Range(0, text.Tokens.Count).Select(i => text.FoldedToken(i).ToString());

    /// <summary>
    /// Whether a message says nothing beside its days, places, themes, the common words of questions, and those of some lists.
    /// </summary>
    public static bool IsOnly(RecognizerResult said, IReadOnlyList<WordListKey> lists)
    {
        var words = new WordReader(said.Expanded);
        return Naming(said, withThemes: false).All(i => words.IsAny(lists, i));
    }

    // A word whose marks no event has is another word: it counts against all of them.
    private string Key(Term term)
    {
        var folded = term.Folded.ToString();
        return !term.TypedMarks || !_forms.TryGetValue(folded, out var forms) || forms.Exists(form => term.Means(form))
            ? folded
            : term.Marked.ToString();
    }

    /// <summary>Indexes of the terms that are neither common nor said of days, places or themes.</summary>
    public static IReadOnlySet<int> NamingTerms(RecognizerResult said) => Naming(said, withThemes: false).ToHashSet();

    private HashSet<string> Words(RecognizerResult said, bool withThemes, IReadOnlyList<WordListKey> without)
    {
        var words = new WordReader(said.Expanded);
        return Naming(said, withThemes)
            .Where(i => !words.IsAny(without, i))
            .Select(i => Key(said.Expanded.Terms[i]))
            .ToHashSet(StringComparer.Ordinal);
    }

    // Indexes of the terms that are neither common nor said of days, of places or, if so wished, of themes.
    private static IEnumerable<int> Naming(RecognizerResult said, bool withThemes)
    {
        var text = said.Analyzed;
        var online = OnlineWords.Of(said);
        var words = new WordReader(said.Expanded);
        for (var i = 0; i < words.Count; i++)
        {
            var token = text.Tokens[words.Terms[i].Token];
            if (
                token.Kind == TokenKind.Word
                && !words.Is(Common, i)
                && !online.Contains(i)
                && !said.FoundPlaces.Any(p => token.Start >= p.Start && token.Start < p.Start + p.Length)
                && (withThemes || !said.Themes.Any(t => i >= t.Start && i < t.Start + t.Count))
            )
            {
                yield return i;
            }
        }
    }
}
