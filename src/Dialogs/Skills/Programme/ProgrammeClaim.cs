using ChatBot.Dialogs.Engine;
using ChatBot.Dialogs.Understanding;
using ChatBot.Dialogs.Understanding.Recognition;
using ChatBot.Dialogs.Understanding.Words;
using NodaTime;

namespace ChatBot.Dialogs.Skills.Programme;

/// <summary>Which messages are for the programme although no topic says so.</summary>
internal static class ProgrammeClaim
{
    private const double OffTopicFrom = 0.5;
    private const int ShortDay = 6;

    private static readonly WordListKey ForWhom = new("programme.for-whom");
    private static readonly WordListKey Anything = new("programme.anything");
    private static readonly WordListKey Particular = new("programme.particular");
    private static readonly WordListKey Question = new("programme.question");
    private static readonly WordListKey AnyThere = new("programme.any-there");
    private static readonly WordListKey AsksDay = new("programme.asks-of-it");
    private static readonly WordListKey Event = new("programme.event");
    private static readonly WordListKey OwnWish = new("programme.own-wish");
    private static readonly WordListKey Own = new("programme.own");
    private static readonly WordListKey OfClass = new("programme.of-class");

    /// <summary>Decides. A search before counts only when the message leans on it.</summary>
    public static async ValueTask<Claim> OfAsync(TurnContext turn, Utterance said, IReadOnlyList<IEventCompanion> companions)
    {
        var recognized = said.Recognized;
        if (companions.Any(companion => companion.Wants(turn, recognized)))
        {
            return Claim.None;
        }

        // "Năm nay tôi 40 tuổi" names a year and asks for no day of it.
        var isDated =
            recognized.Dates is not null && (EditionAnswer.YearOf(recognized) is null || EditionAnswer.IsAskedFor(turn, recognized));
        var isPlaced = recognized.Places.Count > 0;
        var themes = recognized.Themes;
        var asks = recognized.AsksWhatIsOn;
        var particular = recognized.Says(Particular);
        var asked = AskedSearch.Of(recognized);
        if (EditionAnswer.IsFirstAskedFor(recognized))
        {
            return Claim.First;
        }

        if (
            EditionAnswer.YearOf(recognized) is not null
            && (
                EditionAnswer.SaysWeek(recognized)
                || (CeremonyAnswer.In(recognized) is not null && !particular)
                || EditionAnswer.IsFactOfPast(turn, recognized)
            )
        )
        {
            return Claim.First;
        }

        if (asked.AsksForAll || asked.AsksForChanges || (!particular && CeremonyAnswer.Missed(turn, recognized) is not null))
        {
            return Claim.First;
        }

        // "Sang năm tôi muốn học tiếng Anh", "chủ nhật này lớp A1 học ở đâu": a class or a wish of their own, whatever day it names.
        if (!asks && !recognized.Says(Event) && (recognized.Says(OwnWish) || recognized.Says(OfClass)))
        {
            return Claim.None;
        }

        if (
            OnlineWords.AskForList(recognized)
            || (!particular && EventWords.Of(turn.Content).SaysTitle(recognized))
            || (
                (asks || (recognized.Says(AnyThere) && recognized.Analyzed.Tokens.Count <= ShortDay))
                && !particular
                && UnknownPlace.Find(turn.Content, recognized) is not null
            )
        )
        {
            return Claim.First;
        }

        // "What is on this week" asks for a list, also where a topic knows the words.
        if (asks && !particular && recognized.Dates is not null && EditionAnswer.YearOf(recognized) is null && asked.IsBare)
        {
            return Claim.First;
        }

        // "Có gì về tiếng Anh cho người cao tuổi" names both what and for whom, and nothing else.
        if (
            (asks || recognized.Says(Anything))
            && !particular
            && themes.Any(t => t.IsAudience)
            && themes.Any(t => !t.IsAudience)
            && AskedSearch.Of(recognized).IsBare
        )
        {
            return Claim.First;
        }

        if (themes.Any(t => t.IsAudience) && recognized.Says(ForWhom) && !particular)
        {
            return Claim.First;
        }

        var isAskedBack = recognized.Days.IsLunar || recognized.Days.NoSuch is not null;
        if (asks && !particular && (isAskedBack || (isDated && isPlaced)))
        {
            return Claim.First;
        }

        var answered = recognized.Decision == Decision.Answer && !IsOfTheWeek(turn, recognized.Topic);
        if (
            !answered
            && (
                isDated
                || isPlaced
                || themes.Count > 0
                || recognized.DayPart is not null
                || OnlineWords.Of(recognized).Count > 0
                || AskedSearch.Of(recognized).Anywhere
            )
            && await LastSearch.OfAsync(turn) is { } last
            && LeansOn(recognized, turn.Now - last.At)
        )
        {
            return Claim.First;
        }

        if (!asks && EditionFacts.Of(turn.Content).IsLikely(recognized))
        {
            return Claim.None;
        }

        // Who says nothing but a place, a day or a theme means the programme, whatever the words look like to the question matcher.
        if ((isDated || isPlaced || themes.Count > 0 || (asks && recognized.DayPart is not null)) && AskedSearch.Of(recognized).IsBare)
        {
            return Claim.Unanswered;
        }

        // "31/4", "mồng 5 âm lịch": little more than a day that has to be asked back.
        if (
            isAskedBack && (recognized.Analyzed.Tokens.Count <= ShortDay || (recognized.Days.Lunar is not null && recognized.Says(AsksDay)))
        )
        {
            return Claim.Unanswered;
        }

        // "thời tiết ngày mai" names a day and asks for something else.
        var isAboutEvents = recognized.OffTopic < OffTopicFrom || asks;
        return (isDated || isPlaced || isAskedBack) && isAboutEvents ? Claim.Unanswered
            : themes.Count > 0 && isAboutEvents && recognized.Says(Question) && !recognized.Says(Own) ? Claim.Unanswered
            : recognized.Decision != Decision.Answer && EventWords.Of(turn.Content).Find(recognized).Count > 0 ? Claim.Unanswered
            : Claim.None;
    }

    private static bool LeansOn(RecognizerResult recognized, TimeSpan age)
    {
        var asked = AskedSearch.Of(recognized);
        return asked.IsBare
            && (
                asked.GoesOn
                || asked.Anywhere
                || (
                    asked.NamesOneThing
                    && recognized.Analyzed.Tokens.Count <= 6
                    && Duration.FromTimeSpan(age) < AskedSearch.ShortWhile
                    && recognized.Decision != Decision.Answer
                )
            );
    }

    private static bool IsOfTheWeek(TurnContext turn, string? topic) =>
        topic is not null
        && turn.Content.Topics.TryGetValue(topic, out var known)
        && known.Action?.StartsWith("programme.", StringComparison.Ordinal) is true;
}
