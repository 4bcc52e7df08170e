using ChatBot.Dialogs.Understanding;
using ChatBot.Dialogs.Understanding.Text;
using ChatBot.Dialogs.Understanding.Words;
using NodaTime;

namespace ChatBot.Dialogs.Skills.Programme;

/// <summary>What a message says about the programme, and how it goes on from the search before. Pure.</summary>
/// <param name="Query">What it names itself.</param>
/// <param name="GoesOn">It goes on with what was asked before, in so many words: "còn …?", "… thì sao?".</param>
/// <param name="Anywhere">It asks for the whole province.</param>
public sealed record AskedSearch(ProgrammeQuery Query, bool GoesOn, bool Anywhere)
{
    private static readonly string[] Openings = ["the ", "vay ", "roi "];
    private static readonly string[] StillOpenings = ["con ", "the con ", "vay con "];
    private static readonly string[] EnglishOpenings = ["what about ", "how about "];

    // "Con tôi", "con gái", "con nhà": a child, where no mark tells it from "còn".
    private static readonly string[] OfAChild = ["toi", "em", "minh", "trai", "gai", "nha", "cua", "chau", "be", "nho"];
    private static readonly string[] Endings = [" thi sao", " thi the nao", " thi co gi", " thi co khong", " thi co gi khong"];
    private static readonly string[] Nouns =
    [
        "su kien",
        "hoat dong",
        "chuong trinh",
        "event",
        "events",
        "activity",
        "activities",
        "programme",
    ];
    private static readonly string[] Everywhere =
    [
        "toan tinh",
        "khap tinh",
        "ca tinh",
        "moi noi",
        "khap noi",
        "o dau cung duoc",
        "anywhere",
        "whole province",
        "everywhere",
    ];

    private static readonly string[] NearWords = ["gan", "quanh", "xung quanh", "lan can", "near", "around", "close to", "nearby"];

    private static readonly string[] Mine =
    [
        "xa toi",
        "phuong toi",
        "huyen toi",
        "que toi",
        "cho toi o",
        "noi toi o",
        "khu toi",
        "my commune",
        "my ward",
        "my district",
        "my area",
        "my place",
    ];

    /// <summary>Reads a message.</summary>
    public static AskedSearch Of(RecognizerResult recognized) => recognized.Remember(Read);

    private static AskedSearch Read(RecognizerResult recognized)
    {
        var words = recognized.Expanded.ToString();
        var isOnline = OnlineWords.Of(recognized).Count > 0;
        var query = new ProgrammeQuery
        {
            From = recognized.Dates?.From,
            To = recognized.Dates?.To,
            Part = recognized.DayPart,
            Online = isOnline,

            // Who follows from anywhere is asked for no place.
            Places = isOnline ? [] : recognized.Places,
            Near = !isOnline && recognized.Places.Count > 0 && recognized.Expanded.ContainsAnyPhrase(NearWords),
            Themes = [.. recognized.Themes.Select(t => t.Id)],
        };
        return new AskedSearch(
            query,
            Opens(recognized, words) || Endings.Any(e => words.EndsWith(e, StringComparison.Ordinal)),
            recognized.Expanded.ContainsAnyPhrase(Everywhere)
        )
        {
            AsksWhatIsOn = recognized.AsksWhatIsOn,
            HasNoun = recognized.Expanded.ContainsAnyPhrase(Nouns),
            IsBare = EventWords.LeftOver(recognized).Count == 0 || recognized.Expanded.ContainsAnyPhrase(Everywhere),
            IsNearMe = recognized.Expanded.ContainsAnyPhrase(NearWords) || recognized.Expanded.ContainsAnyPhrase(Mine),
        };
    }

    /// <summary>It names events as such ("sự kiện", "hoạt động"): a question that stands for itself.</summary>
    public bool HasNoun { get; init; }

    /// <summary>It asks what takes place, in so many words: "có gì …".</summary>
    public bool AsksWhatIsOn { get; init; }

    /// <summary>It says nothing but days, places, themes and the common words of questions.</summary>
    public bool IsBare { get; init; }

    /// <summary>It asks for what is near the citizen, or near the places named.</summary>
    public bool IsNearMe { get; init; }

    /// <summary>It names one kind of thing only: a day, a place, a theme.</summary>
    public bool NamesOneThing =>
        (Query.HasDays || Query.Part is not null ? 1 : 0)
            + (Query.Places.Count > 0 ? 1 : 0)
            + (Query.Online ? 1 : 0)
            + (Query.Themes.Count > 0 ? 1 : 0)
        == 1;

    /// <summary>The search that is meant, given the one before.</summary>
    /// <param name="last">The search before, or null.</param>
    /// <param name="age">How long ago it was.</param>
    /// <param name="isAudience">Whether a theme's id is that of an audience.</param>
    public ProgrammeQuery After(ProgrammeQuery? last, Duration age, Func<string, bool> isAudience)
    {
        if (
            last is null
            || !(GoesOn || Anywhere || (NamesOneThing && IsBare && !HasNoun && age < ShortWhile && (!AsksWhatIsOn || NarrowsOnly(last))))
        )
        {
            return Query;
        }

        var named = Query;
        var days = named.HasDays ? named : last;
        var saysAudience = named.Themes.Any(isAudience);
        var saysTheme = named.Themes.Any(t => !isAudience(t));
        return new ProgrammeQuery
        {
            From = days.From,
            To = days.To,
            Part = named.HasDays ? named.Part : named.Part ?? last.Part,
            Places =
                Anywhere ? []
                : named.Places.Count > 0 ? named.Places
                : last.Places,
            Online = named.Online || (last.Online && named.Places.Count == 0),
            Near = !Anywhere && (named.Places.Count > 0 ? named.Near : last.Near),
            Themes = [.. last.Themes.Where(t => isAudience(t) ? !saysAudience : !saysTheme), .. named.Themes],
        };
    }

    // "Có gì cho trẻ em không?" looks through the list just shown; "có gì ở Vinh?", "cuối tuần có gì?" and a theme in place of another
    // begin anew.
    private bool NarrowsOnly(ProgrammeQuery last) => (Query.Themes.Count > 0 && last.Themes.Count == 0) || Query.Online;

    private static bool Opens(RecognizerResult recognized, string words)
    {
        bool Begins(string[] openings) => openings.Any(o => words.StartsWith(o, StringComparison.Ordinal));

        if (recognized.Language == "en")
        {
            return Begins(EnglishOpenings);
        }

        return Begins(StillOpenings) ? IsStill(recognized.Expanded.Terms) : Begins(Openings);
    }

    private static bool IsStill(IReadOnlyList<Term> terms)
    {
        var at = terms[0].Folded.Span is "con" ? 0 : 1;
        return terms[at].TypedMarks
            ? terms[at].Marked.Span is "còn"
            : !WordPatterns.MarksCount(terms) && !(at + 1 < terms.Count && OfAChild.Contains(terms[at + 1].Folded.ToString()));
    }

    // A short question right after a list is about the list; an hour later it is a new one.
    internal static readonly Duration ShortWhile = Duration.FromMinutes(30);
}
