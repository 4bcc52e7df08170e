using ChatBot.Content.Model;
using ChatBot.Dialogs.Skills.SignUp;
using ChatBot.Dialogs.Tests.Understanding;
using NodaTime;
using Xunit;

namespace ChatBot.Dialogs.Tests.Skills.SignUp;

public sealed class ClassOrderTests
{
    private const string TruongVinh = "16690";
    private const string ThanhVinh = "16681";
    private const string CuaLo = "16732";
    private const string DienChau = "17464";

    [Fact]
    public void Rank_SameLevel_NearestFirstAndSaysHowFar()
    {
        var ranked = Rank("A1", TruongVinh, Of("far", DienChau), Of("near", ThanhVinh), Of("here", TruongVinh));

        Assert.Equal(["here", "near", "far"], ranked.Select(r => r.Class.Id));
        Assert.Equal(0, ranked[0].Kilometres);
        Assert.InRange(ranked[1].Kilometres!.Value, 3, 10);
        Assert.InRange(ranked[2].Kilometres!.Value, 30, 45);
    }

    [Fact]
    public void Rank_NearOfAnotherLevel_StandsAfterFarOfTheLevel()
    {
        var ranked = Rank("A1", TruongVinh, Of("near", TruongVinh, "B1"), Of("far", DienChau, "A1"));

        Assert.Equal([("far", true), ("near", false)], ranked.Select(r => (r.Class.Id, r.FitsLevel)));
    }

    [Fact]
    public void Rank_Online_StandsBetweenAnEveningsRideAndFarAway() =>
        Assert.Equal(
            ["near", "online", "far"],
            Rank("A1", TruongVinh, Of("online", null), Of("far", DienChau), Of("near", CuaLo)).Select(r => r.Class.Id)
        );

    [Fact]
    public void Rank_CommuneNotKnown_IsStillAFixedOrder() =>
        Assert.Equal(["o", "a", "b"], Rank("A1", null, Of("b", CuaLo), Of("o", null), Of("a", DienChau)).Select(r => r.Class.Id));

    private static IReadOnlyList<RankedClass> Rank(string level, string? commune, params EnglishClass[] classes) =>
        ClassOrder.Rank(classes, level, commune, SharedContent.Snapshot.Places);

    private static EnglishClass Of(string id, string? commune, string level = "A1") =>
        new()
        {
            Id = id,
            Name = new LocalText(id, id),
            Levels = [level],
            Schedule = new LocalText("Tối", "Evening"),
            CommuneCode = commune,
            Venue = new LocalText("Trường", "School"),
            Start = new LocalDate(2026, 10, 20),
            End = new LocalDate(2026, 12, 20),
            Places = 20,
            SignUpUntil = new LocalDate(2026, 10, 18),
        };
}
