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
    public void Kind_WithAnOwner_CanBeToldToItsPerson(string name)
    {
        var kind = All().Single(k => k.Name == name);

        Assert.True(kind.IsTold || !kind.HasOwner, $"'{name}' belongs to a person, who could not be told of it: it has no 'Tell'.");
    }

    [Fact]
    public void Skill_WithAnOwnedKindThatTellsNothing_IsRefusedWithTheWayToMendIt()
    {
        var refused = Assert.Throws<ArgumentException>(() => new SkillSet([new MuteSkill()]));

        Assert.Contains("'mute'", refused.Message, StringComparison.Ordinal);
        Assert.Contains("'Tell'", refused.Message, StringComparison.Ordinal);
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

    private sealed class MuteSkill : Skill
    {
        public override string Name => "mute";

        public override IReadOnlyList<DocumentKind> Documents =>
            [
                new DocumentKind<FailedTurn>("mute", StateJson.Default.FailedTurn, turn => turn.Id, new Retention(1, "A test."))
                {
                    Person = turn => turn.PersonId,
                },
            ];
    }

    private static IReadOnlyList<DocumentKind> All() => AllSkills.Create(ServiceCalendar.Default, []).Documents;
}
