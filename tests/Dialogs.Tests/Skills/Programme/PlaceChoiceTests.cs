using ChatBot.Content.Model;
using ChatBot.Dialogs.Skills.Programme;
using ChatBot.Dialogs.Tests.Understanding;
using Xunit;
using static ChatBot.Dialogs.Tests.Skills.Programme.SmallProgramme;

namespace ChatBot.Dialogs.Tests.Skills.Programme;

public sealed class PlaceChoiceTests
{
    [Fact]
    public void Of_NameOfCommuneAndDistrict_AsksWhenTheyDiffer() =>
        Assert.Equal([DienChau, DienChauDistrict], Choose("ở Diễn Châu có gì", Event("a", 1, 9, DienChau), Event("b", 1, 9, MinhChau)).Ask);

    [Theory]
    [InlineData("ở xã Diễn Châu có gì", DienChau)]
    [InlineData("o xa dien chau co gi", DienChau)]
    [InlineData("huyện Diễn Châu có gì", DienChauDistrict)]
    public void Of_TypeSaid_IsNotAsked(string text, string place)
    {
        var choice = Choose(text, Event("a", 1, 9, DienChau), Event("b", 1, 9, MinhChau));

        Assert.Empty(choice.Ask);
        Assert.Equal([place], choice.Query.Places);
    }

    [Fact]
    public void Of_BothGiveTheSame_IsNotAskedAndMeansTheWidest()
    {
        var choice = Choose("ở Diễn Châu có gì", Event("a", 1, 9, DienChau));

        Assert.Empty(choice.Ask);
        Assert.Equal([DienChauDistrict], choice.Query.Places);
    }

    [Fact]
    public void Of_NothingInPlacesApart_IsAsked() => Assert.Equal(2, Choose("ở Kỳ Sơn có gì", Event("a", 1, 9, TruongVinh)).Ask.Count);

    private static PlaceChoice Choose(string text, params ProgrammeEvent[] events)
    {
        var recognized = SharedContent.Recognizer.Recognize(text, Now);
        return PlaceChoice.Of(Of(events), recognized.FoundPlaces, AskedSearch.Of(recognized).Query, Now);
    }
}
