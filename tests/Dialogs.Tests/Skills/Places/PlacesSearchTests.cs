using ChatBot.Content.Model;
using ChatBot.Dialogs.Skills.Places;
using ChatBot.Dialogs.Tests.Understanding;
using Xunit;

namespace ChatBot.Dialogs.Tests.Skills.Places;

public sealed class PlacesSearchTests
{
    [Fact]
    public void Find_OfAKind_ThoseThereFirstThenTheNearest()
    {
        var content = SharedContent.Snapshot with
        {
            Directory = new[]
            {
                Place("far", "16813", LearningPlaceKind.Library),
                Place("near", "17476", LearningPlaceKind.Library),
                Place("here", "17464", LearningPlaceKind.Library),
                Place("other", "17464", LearningPlaceKind.Centre),
            }.ToDictionary(p => p.Id),
        };

        var found = PlacesSearch.Find(content, LearningPlaceKind.Library, new HashSet<string> { "17464" });

        Assert.Equal(["here", "near", "far"], found.Select(p => p.Place.Id));
        Assert.Equal(0, found[0].Kilometres);
        Assert.InRange(found[1].Kilometres, 3, 10);
        Assert.InRange(found[2].Kilometres, 120, 220);
    }

    private static LearningPlace Place(string id, string commune, LearningPlaceKind kind) =>
        new()
        {
            Id = id,
            Kind = kind,
            Name = new LocalText(id, id),
            CommuneCode = commune,
            Address = new LocalText("…", "…"),
            Source = new LocalText("…", "…"),
        };
}
