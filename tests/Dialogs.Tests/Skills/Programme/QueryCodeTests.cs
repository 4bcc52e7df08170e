using ChatBot.Dialogs.Activities;
using ChatBot.Dialogs.Skills.Programme;
using ChatBot.Dialogs.Tests.Understanding;
using ChatBot.Dialogs.Understanding.Dates;
using Xunit;
using static ChatBot.Dialogs.Tests.Skills.Programme.SmallProgramme;

namespace ChatBot.Dialogs.Tests.Skills.Programme;

public sealed class QueryCodeTests
{
    [Fact]
    public void Read_WhatWasWritten_IsTheSame()
    {
        foreach (var from in new NodaTime.LocalDate?[] { null, Monday })
        {
            foreach (var to in new NodaTime.LocalDate?[] { null, Monday, Monday.PlusDays(6) })
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
                            Themes = [.. places.Select(_ => "reading")],
                        };
                        var (days, where, themes) = QueryCode.Write(query);

                        var read = QueryCode.Read(days, where, themes)!;

                        Assert.Equal((query.From, query.To, query.Part, query.Near), (read.From, read.To, read.Part, read.Near));
                        Assert.Equal(query.Places, read.Places);
                        Assert.Equal(query.Themes, read.Themes);
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
            var day = new NodaTime.LocalDate(year, 2, 28);
            var (days, places, themes) = QueryCode.Write(new ProgrammeQuery { From = day, To = day.PlusDays(2) });

            var read = QueryCode.Read(days, places, themes)!;

            Assert.Equal((day, day.PlusDays(2)), (read.From, read.To));
        }
    }

    [Fact]
    public void Read_PlacesAndThemesThatAreGone_AreLeftOut()
    {
        var read = QueryCode.Read("261005", $"~99999+{DienChau}", "reading+nosuchtheme", Of())!;

        Assert.Equal([DienChau], read.Places);
        Assert.Equal(["reading"], read.Themes);
    }

    [Fact]
    public void Payload_FullQuery_FitsAButton()
    {
        var query = new ProgrammeQuery
        {
            From = Monday,
            To = Monday.PlusDays(6),
            Part = DayPart.Evening,
            Places = [DienChau],
            Near = true,
            Themes = ["reading", "children"],
        };

        var payload = QueryCode.Payload(query, 10);

        Assert.Equal("find:261005-261011e:~17464:reading+children:10", payload);
        Assert.NotNull(Payload.Parse(payload!));
    }

    [Fact]
    public void Payload_ManyThings_FitsInItsShortForm()
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

        Assert.Equal("f", payload.Verb);
        var read = ShortQueryCode.Read(payload.Arguments[0], payload.Arguments[1], payload.Arguments[2], SharedContent.Snapshot)!;
        Assert.Equal(QueryCode.Write(query), QueryCode.Write(read));
        Assert.Equal("10", payload.Arguments[3]);
    }

    [Theory]
    [InlineData("26100")]
    [InlineData("261305")]
    [InlineData("261005-x")]
    public void Read_NoDays_IsNothing(string days) => Assert.Null(QueryCode.Read(days, "", ""));
}
