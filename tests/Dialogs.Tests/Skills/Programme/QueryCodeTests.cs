using ChatBot.Dialogs.Activities;
using ChatBot.Dialogs.Engine;
using ChatBot.Dialogs.Skills;
using ChatBot.Dialogs.Skills.Programme;
using ChatBot.Dialogs.Tests.Understanding;
using ChatBot.Dialogs.Understanding.Dates;
using NodaTime;
using Xunit;
using static ChatBot.Dialogs.Tests.Skills.Programme.SmallProgramme;

namespace ChatBot.Dialogs.Tests.Skills.Programme;

public sealed class QueryCodeTests
{
    [Fact]
    public void Read_WhatWasWritten_IsTheSame()
    {
        foreach (var from in new LocalDate?[] { null, Monday })
        {
            foreach (var to in new LocalDate?[] { null, Monday, Monday.PlusDays(6) })
            {
                foreach (var part in new DayPart?[] { null, DayPart.Morning, DayPart.Evening })
                {
                    foreach (var places in new string[][] { [], [DienChau], [DienChau, DienChauDistrict] })
                    {
                        var query = new ProgrammeQuery
                        {
                            From = from,
                            To = to,
                            Part = part,
                            Places = places,
                            Near = places.Length == 1,
                            Online = places.Length == 0,
                            Themes = [.. places.Select(_ => "reading")],
                        };

                        Assert.Equal(ReadableQuery.Of(query), ReadableQuery.Of(ReadBack(query)!));
                    }
                }
            }
        }
    }

    [Fact]
    public void Read_AnyYearOfTheCentury_IsTheSameDay()
    {
        for (var year = 2000; year < 2100; year++)
        {
            var day = new LocalDate(year, 2, 28);

            var read = ReadBack(new ProgrammeQuery { From = day, To = day.PlusDays(2) })!;

            Assert.Equal((day, day.PlusDays(2)), (read.From, read.To));
        }
    }

    [Theory]
    [InlineData(1899)]
    [InlineData(3000)]
    public void Write_YearNoWeekWasHeldIn_IsADayThatIsRead(int year)
    {
        var day = new LocalDate(year, 5, 12);

        Assert.NotNull(ReadBack(new ProgrammeQuery { From = day, To = day })!.From);
    }

    [Fact]
    public void Read_PlacesAndThemesThatAreGone_AreLeftOut()
    {
        var (days, places, themes) = QueryCode.Write(
            new ProgrammeQuery
            {
                From = Monday,
                Near = true,
                Places = ["39999", DienChau],
                Themes = ["reading", "nosuchtheme"],
            }
        );

        var read = QueryCode.Read(days, places, themes, Of())!;

        Assert.Equal([DienChau], read.Places);
        Assert.Equal(["reading"], read.Themes);
    }

    [Fact]
    public void Payload_ManyThings_FitsAButton()
    {
        var query = new ProgrammeQuery
        {
            From = Monday,
            To = Monday.PlusDays(6),
            Part = DayPart.Evening,
            Places = [DienChau, MinhChau, TruongVinh, MuongXen, DienChauDistrict],
            Near = true,
            Themes = ["reading", "vocational", "children", "elderly", "teachers"],
        };

        var payload = Payload.Parse(QueryCode.Payload(query, 10)!)!.Value;

        var read = QueryCode.Read(payload.Arguments[0], payload.Arguments[1], payload.Arguments[2], SharedContent.Snapshot)!;
        Assert.Equal(ReadableQuery.Of(query), ReadableQuery.Of(read));
        Assert.Equal("10", payload.Arguments[3]);
    }

    /// <summary>A button of a search that a form takes for its own would only say that the form is closed.</summary>
    [Fact]
    public void Verbs_OfTheSkills_AreNoneOfTheForms()
    {
        var verbs = AllSkills.Create(ServiceCalendar.Default, []).Skills.SelectMany(skill => skill.Buttons.Keys);

        Assert.DoesNotContain(verbs, verb => new Payload(verb, []).IsOfForm);
    }

    [Theory]
    [InlineData("26100")]
    [InlineData("261005")]
    [InlineData("abc-x")]
    public void Read_NoDays_IsNothing(string days) => Assert.Null(QueryCode.Read(days, "", "", Of()));

    private static ProgrammeQuery? ReadBack(ProgrammeQuery query)
    {
        var (days, places, themes) = QueryCode.Write(query);
        return QueryCode.Read(days, places, themes, SharedContent.Snapshot);
    }
}
