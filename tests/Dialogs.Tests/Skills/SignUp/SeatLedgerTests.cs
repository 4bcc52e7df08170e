using ChatBot.Content.Model;
using ChatBot.Dialogs.Skills.SignUp;
using CsCheck;
using NodaTime;
using Xunit;

namespace ChatBot.Dialogs.Tests.Skills.SignUp;

public sealed class SeatLedgerTests
{
    private static readonly EnglishClass Class = new()
    {
        Id = "c",
        Name = new LocalText("Lớp", "Class"),
        Levels = ["none", "A1"],
        Schedule = new LocalText("Tối", "Evening"),
        Venue = new LocalText("Trường", "School"),
        Start = new LocalDate(2026, 10, 20),
        End = new LocalDate(2026, 12, 20),
        Places = 20,
        MinAge = 7,
        MaxAge = 15,
        SignUpUntil = new LocalDate(2026, 10, 18),
    };

    [Fact]
    public void Left_AnyCountAndSize_IsNeverNegativeNorMoreThanPlaces() =>
        Gen.Select(Gen.Int[0, 500], Gen.Int[0, 500])
            .Sample(
                (places, taken) =>
                {
                    var left = SeatLedger.Left(Class with { Places = places }, taken);
                    Assert.InRange(left, 0, places);
                    Assert.True(taken > places ? left == 0 : left + taken == places);
                }
            );

    [Theory]
    [InlineData(2020, false)]
    [InlineData(2019, true)]
    [InlineData(2011, true)]
    [InlineData(2010, false)]
    public void FitsAge_YearOfBirth_CountsInTheYearOfTheStart(int year, bool fits) => Assert.Equal(fits, SeatLedger.FitsAge(Class, year));

    [Theory]
    [InlineData("none", true)]
    [InlineData("A1", true)]
    [InlineData("B1", false)]
    [InlineData("unsure", true)]
    public void FitsLevel_Level_IsOneOfTheClass(string level, bool fits) => Assert.Equal(fits, SeatLedger.FitsLevel(Class, level));

    [Fact]
    public void IsOpen_LastDay_IsInclusive()
    {
        Assert.True(SeatLedger.IsOpen(Class, new LocalDate(2026, 10, 18)));
        Assert.False(SeatLedger.IsOpen(Class, new LocalDate(2026, 10, 19)));
    }
}
