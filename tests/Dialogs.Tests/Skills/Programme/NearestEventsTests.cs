using ChatBot.Content.Model;
using ChatBot.Dialogs.Skills.Programme;
using ChatBot.Dialogs.Understanding.Dates;
using Xunit;
using static ChatBot.Dialogs.Tests.Skills.Programme.SmallProgramme;

namespace ChatBot.Dialogs.Tests.Skills.Programme;

public sealed class NearestEventsTests
{
    private static ProgrammeQuery Query { get; } =
        new()
        {
            From = Monday.PlusDays(5),
            To = Monday.PlusDays(5),
            Places = [DienChau],
        };

    [Fact]
    public void Find_OtherHoursThatDay_GivesUpTheHourFirst() =>
        AssertNearest(
            WidenedBy.Hours,
            "afternoon",
            Query with
            {
                Part = DayPart.Evening,
            },
            Event("afternoon", 5, 14, DienChau),
            Event("tomorrow", 6, 19, DienChau)
        );

    [Fact]
    public void Find_SamePlaceOtherDays_NearestDayFirst() =>
        AssertNearest(
            WidenedBy.Days,
            "dayafter twobefore",
            Query,
            Event("twobefore", 3, 9, DienChau),
            Event("dayafter", 6, 9, DienChau),
            Event("vinh", 5, 9, TruongVinh)
        );

    [Fact]
    public void Find_NothingInThePlaceAtAll_NeighboursThatDay()
    {
        var nearest = AssertNearest(
            WidenedBy.Nearby,
            "neighbour",
            Query,
            Event("neighbour", 5, 9, MinhChau),
            Event("vinh", 5, 9, TruongVinh),
            Event("other", 6, 9, TruongVinh)
        );
        Assert.InRange(nearest.Events[0].Kilometres!.Value, 3, 10);
    }

    [Fact]
    public void Find_NoNeighbour_AnywhereThatDayByDistance() =>
        AssertNearest(
            WidenedBy.Elsewhere,
            "vinh far online",
            Query,
            Event("far", 5, 8, MuongXen),
            Event("vinh", 5, 9, TruongVinh),
            Event("online", 5, 7, null)
        );

    [Fact]
    public void Find_NothingThatDayAnywhere_OtherDaysElsewhere() =>
        AssertNearest(WidenedBy.DaysAndPlace, "vinh", Query, Event("vinh", 8, 9, TruongVinh));

    [Fact]
    public void Find_NothingOfTheThemeAtAll_OtherThemesThereAndThen() =>
        AssertNearest(
            WidenedBy.Theme,
            "reading",
            Query with
            {
                Themes = ["english"],
            },
            Event("reading", 5, 9, DienChau, "reading"),
            Event("other", 6, 9, DienChau)
        );

    [Fact]
    public void Find_ThemeButNotForThem_GivesUpForWhomFirst() =>
        AssertNearest(
            WidenedBy.Audience,
            "stem",
            new ProgrammeQuery { Themes = ["stem", "teachers"] },
            Event("stem", 5, 9, DienChau, "stem children"),
            Event("talk", 1, 9, DienChau, "digital teachers")
        );

    [Fact]
    public void Find_ThemeOnOtherDaysNotForThem_BeforeAnythingElseForThem() =>
        AssertNearest(
            WidenedBy.AudienceElsewhere,
            "stem",
            Query with
            {
                Themes = ["stem", "teachers"],
            },
            Event("stem", 6, 9, TruongVinh, "stem"),
            Event("talk", 5, 9, DienChau, "digital teachers")
        );

    [Fact]
    public void Find_NothingOfTheTheme_SomethingElseForThem() =>
        AssertNearest(
            WidenedBy.Theme,
            "talk",
            new ProgrammeQuery { Themes = ["stem", "teachers"] },
            Event("talk", 1, 9, DienChau, "digital teachers"),
            Event("fair", 1, 8, DienChau, "reading")
        );

    [Fact]
    public void Find_NeitherThemeNorThoseAskedFor_SaysSo() =>
        AssertNearest(
            WidenedBy.Neither,
            "fair",
            new ProgrammeQuery { Themes = ["stem", "teachers"] },
            Event("fair", 1, 8, DienChau, "reading")
        );

    [Fact]
    public void Find_NothingOnlineAtAll_OnTheSpot() =>
        AssertNearest(
            WidenedBy.Online,
            "fair",
            new ProgrammeQuery
            {
                From = Monday.PlusDays(1),
                To = Monday.PlusDays(1),
                Online = true,
            },
            Event("fair", 1, 8, DienChau)
        );

    [Fact]
    public void Find_NothingFits_WhateverComesNext() =>
        AssertNearest(WidenedBy.Everything, "vinh", Query with { Themes = ["english"] }, Event("vinh", 9, 9, TruongVinh));

    [Fact]
    public void Find_OnlyWhatDoesNotTakePlaceOrIsOver_IsNothing() =>
        Assert.Null(
            NearestEvents.Find(
                Of(
                    Event("off", 5, 9, DienChau, status: EventStatus.Cancelled),
                    Event("late", 6, 9, DienChau, status: EventStatus.Postponed),
                    Event("over", 0, 5, DienChau)
                ),
                Query with
                {
                    From = Monday.PlusDays(8),
                    To = Monday.PlusDays(8),
                },
                Now
            )
        );

    private static NearestEvents AssertNearest(WidenedBy what, string ids, ProgrammeQuery query, params ProgrammeEvent[] events)
    {
        var nearest = NearestEvents.Find(Of(events), query, Now)!;

        Assert.Equal(what, nearest.What);
        Assert.Equal(ids, string.Join(' ', nearest.Events.Select(e => e.Event.Id)));
        return nearest;
    }
}
