using ChatBot.Dialogs.Understanding;
using ChatBot.Dialogs.Understanding.Words;
using NodaTime;

namespace ChatBot.Dialogs.Skills.Programme;

/// <summary>What a message says about the programme, and how it goes on from the search before. Pure.</summary>
/// <param name="Query">What it names itself.</param>
/// <param name="GoesOn">It goes on with what was asked before, in so many words: "còn …?", "… thì sao?".</param>
/// <param name="Anywhere">It asks for the whole province.</param>
public sealed record AskedSearch(ProgrammeQuery Query, bool GoesOn, bool Anywhere)
{
    private static readonly WordListKey AndThen = new("programme.and-then");
    private static readonly WordListKey Still = new("programme.still");
    private static readonly WordListKey WhatAbout = new("programme.what-about");
    private static readonly WordListKey ChildAfter = new("programme.child-after");
    private static readonly WordListKey Ending = new("programme.goes-on");
    private static readonly WordListKey Event = new("programme.event");
    private static readonly WordListKey Everywhere = new("programme.everywhere");
    private static readonly WordListKey NearWords = new("programme.near");
    private static readonly WordListKey Mine = new("programme.mine");
    private const int MostOfAudience = 3;

    private static readonly WordListKey AudienceBefore = new("programme.audience-before");
    private static readonly WordListKey Whole = new("programme.whole");
    private static readonly WordListKey WholeNoun = new("programme.whole-noun");
    private static readonly WordListKey Changed = new("programme.changed");
    private static readonly WordListKey AsksOfIt = new("programme.asks-of-it");

    /// <summary>Reads a message.</summary>
    public static AskedSearch Of(RecognizerResult recognized) => recognized.Remember(Read);

    private static AskedSearch Read(RecognizerResult recognized)
    {
        var isOnline = OnlineWords.Of(recognized).Count > 0;
        var query = new ProgrammeQuery
        {
            From = recognized.Dates?.From,
            To = recognized.Dates?.To,
            Part = recognized.DayPart,
            Online = isOnline,

            // Who follows from anywhere is asked for no place.
            Places = isOnline ? [] : recognized.Places,
            Near = !isOnline && recognized.Places.Count > 0 && recognized.Says(NearWords),
            Themes = [.. recognized.Themes.Select(t => t.Id)],
        };
        return new AskedSearch(query, Opens(recognized) || recognized.Says(Ending), recognized.Says(Everywhere))
        {
            AsksWhatIsOn = recognized.AsksWhatIsOn,
            HasNoun = recognized.Says(Event),
            IsBare = EventWords.IsOnly(recognized, []) || recognized.Says(Everywhere),
            IsNearMe = recognized.Says(NearWords) || recognized.Says(Mine),
            AsksForAll = query.IsOpen && SaysOnlyWhole(recognized),
            UnknownAudience = AudienceOf(recognized),
            AsksForChanges = recognized.Says(Changed),
            AsksOfCeremony =
                CeremonyAnswer.In(recognized) is not null
                && EditionAnswer.YearOf(recognized) is null
                && !query.HasDays
                && recognized.Says(AsksOfIt),
        };
    }

    private static bool SaysOnlyWhole(RecognizerResult recognized)
    {
        var words = new WordReader(recognized.Expanded);
        return words.AreAll(Whole, 0, words.Count) && words.Holds(WholeNoun);
    }

    /// <summary>It asks for the programme as it stands: "chương trình tuần lễ", "tất cả sự kiện".</summary>
    public bool AsksForAll { get; init; }

    /// <summary>It asks which events are called off, put off or changed.</summary>
    public bool AsksForChanges { get; init; }

    /// <summary>It asks for day, hour or place of the opening or the closing of the present week.</summary>
    public bool AsksOfCeremony { get; init; }

    /// <summary>For whom something is asked that no audience of the content is ("sinh viên"), as it was typed; or null.</summary>
    public string? UnknownAudience { get; init; }

    // The words behind "cho" that are neither days, places, themes nor words of any question.
    private static string? AudienceOf(RecognizerResult recognized)
    {
        if (recognized.Themes.Any(theme => theme.IsAudience))
        {
            return null;
        }

        var words = new WordReader(recognized.Expanded);
        if (words.Find(AudienceBefore) is not { } before)
        {
            return null;
        }

        var naming = EventWords.NamingTerms(recognized);
        var end = before.End;
        while (end < words.Count && end - before.End < MostOfAudience && naming.Contains(end))
        {
            end++;
        }

        return end == before.End
            ? null
            : recognized.Text[
                recognized.Analyzed.Tokens[words.Terms[before.End].Token].Start..recognized.Analyzed.Tokens[words.Terms[end - 1].Token].End
            ];
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

    private static bool Opens(RecognizerResult recognized)
    {
        var words = new WordReader(recognized.Expanded);
        return recognized.Language == "en" ? Begins(words, WhatAbout)
            : words.At(Still, 0) is { } still ? still.End < words.Count && IsStill(words, still.End)
            : Begins(words, AndThen);
    }

    private static bool Begins(WordReader words, WordListKey opening) => words.At(opening, 0) is { End: var end } && end < words.Count;

    // "Con tôi", "con gái", "con nhà": a child, where no mark tells it from "còn".
    private static bool IsStill(WordReader words, int after) =>
        words.Terms[after - 1].TypedMarks || (!WordPatterns.MarksCount(words.Terms) && !words.Is(ChildAfter, after));

    // A short question right after a list is about the list; an hour later it is a new one.
    internal static readonly Duration ShortWhile = Duration.FromMinutes(30);
}
