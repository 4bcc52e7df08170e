using ChatBot.Content.Model;
using ChatBot.Dialogs.Skills.Programme;
using ChatBot.Dialogs.Understanding.Dates;
using NodaTime;
using Xunit;
using static ChatBot.Dialogs.Tests.Skills.Programme.SmallProgramme;

namespace ChatBot.Dialogs.Tests.Skills.Programme;

public sealed class ProgrammeSearchTests
{
    private static readonly ContentSnapshot Content = Of(
        Event("early", 0, 6, TruongVinh, hours: 1),
        Event("morning", 0, 9, TruongVinh, "reading children"),
        Event("evening", 0, 19, DienChau, "reading"),
        Event("neighbour", 1, 9, MinhChau, "english children"),
        Event("online", 1, 20, null)
    );

    public static TheoryData<string, string> Queries =>
        new()
        {
            { "::", "morning evening neighbour online" },
            { "261005::", "morning evening early" },
            { "261005m::", "morning early" },
            { "261005e::", "evening" },
            { $":{DienChau}:", "evening" },
            { $":{DienChauDistrict}:", "evening neighbour" },
            { $":~{DienChau}:", "evening neighbour" },
            { "::children", "morning neighbour" },
            { "::children+english", "neighbour" },
            { $"261005-261006:{DienChauDistrict}:children", "neighbour" },
            { "261004::", "" },
            { "-261005::", "morning evening early" },
        };

    [Theory]
    [MemberData(nameof(Queries))]
    public void Find_DaysPlacesThemes_AllMustFit(string query, string expected)
    {
        var found = ProgrammeSearch.Find(Content, ReadableQuery.Read(query), Now);

        Assert.Equal(expected, string.Join(' ', found.Select(e => e.Id)));
    }

    [Fact]
    public void Find_EventAcrossDays_IsInEveryPartOfThem()
    {
        var content = Of(Event("long", 0, 20, TruongVinh, hours: 30));

        Assert.Single(
            ProgrammeSearch.Find(
                content,
                new ProgrammeQuery
                {
                    From = Monday.PlusDays(1),
                    To = Monday.PlusDays(1),
                    Part = DayPart.Morning,
                },
                Now
            )
        );
    }

    [Fact]
    public void Find_PartOfTheDayOfAnHour_HoldsTheEventAtThatHour()
    {
        for (var hour = 6; hour < 22; hour++)
        {
            var content = Of(Event("e", 0, hour, TruongVinh, hours: 0));

            Assert.Single(
                ProgrammeSearch.Find(
                    content,
                    new ProgrammeQuery
                    {
                        From = Monday,
                        To = Monday,
                        Part = DayParts.Of(new LocalTime(hour, 0)),
                    },
                    Monday.PlusDays(-1).At(new LocalTime(8, 0))
                )
            );
        }
    }

    [Fact]
    public void EditionFor_DayOfNone_IsTheNextElseTheLast()
    {
        var content = Of();

        Assert.Equal("t", ProgrammeSearch.EditionFor(content, Monday.PlusDays(-100))!.Id);
        Assert.Equal("t", ProgrammeSearch.EditionFor(content, Monday.PlusDays(100))!.Id);
    }

    // A citizen's "19h" and the event at 19:00 must fall into the same part of the day.
    [Fact]
    public void Find_PartOfTheDay_IsThatOfTheHourItself()
    {
        for (var hour = 0; hour < 24; hour++)
        {
            var content = Of(Event("e", 5, hour, DienChau, hours: 0));
            foreach (var part in Enum.GetValues<DayPart>())
            {
                var found = ProgrammeSearch.Find(
                    content,
                    new ProgrammeQuery
                    {
                        From = Monday.PlusDays(5),
                        To = Monday.PlusDays(5),
                        Part = part,
                    },
                    Now
                );
                Assert.Equal(DayParts.Of(new LocalTime(hour, 0)) == part, found.Count == 1);
            }
        }
    }
}
