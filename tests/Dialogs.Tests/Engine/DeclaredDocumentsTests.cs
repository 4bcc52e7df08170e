using ChatBot.Dialogs.Engine;
using ChatBot.Dialogs.Skills;
using ChatBot.Dialogs.Storage;
using Xunit;

namespace ChatBot.Dialogs.Tests.Engine;

public sealed class DeclaredDocumentsTests
{
    public static TheoryData<string> Kinds() => [.. All().Select(k => k.Name)];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Kind_OfAnySkill_HasAnOwnerOrSaysWhyNot(string name)
    {
        var kind = All().Single(k => k.Name == name);

        Assert.True(
            kind.HasOwner || !string.IsNullOrWhiteSpace(kind.OwnerlessBecause),
            $"'{name}' belongs to nobody and does not say why."
        );
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Kind_OfAnySkill_SaysHowLongItIsKeptAndWhy(string name)
    {
        var kind = All().Single(k => k.Name == name);

        Assert.False(string.IsNullOrWhiteSpace(kind.Retention.Reason));
        Assert.True(kind.Retention.Days is > 0 || !kind.HasOwner, $"'{name}' belongs to a person and is kept for ever.");
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Kind_OfAnySkill_HasANameAStoreCanUse(string name) => Assert.Matches("^[a-z][a-z0-9]*$", name);

    [Fact]
    public void Kinds_Together_HaveDistinctNames() => Assert.Equal(All().Count, All().DistinctBy(k => k.Name).Count());

    private static IReadOnlyList<DocumentKind> All() => AllSkills.Create(ServiceCalendar.Default, []).Documents;
}
