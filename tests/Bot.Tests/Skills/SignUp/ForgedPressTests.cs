using Xunit;

namespace ChatBot.Bot.Tests.Skills.SignUp;

/// <summary>Anybody can make up the press of a button. What rests on a consent is stored only after it was given.</summary>
public sealed class ForgedPressTests
{
    private static readonly string[] Presses =
    [
        "who:child",
        "name:Lan",
        "birth-year:2014",
        "guardian:Lan",
        "commune:16681",
        "level:A1",
        "class:vinh-moi-toi",
        "phone:+84912345678",
        "confirm:yes",
        "child-agrees:yes",
    ];

    [Fact]
    public async Task Presses_MadeUpBeforeTheConsent_StoreNothing()
    {
        await using var house = new House();
        await house.PressesAsync("an", "go:signup");
        var form = (await house.ConversationAsync("an")).Stack[^1];

        foreach (var press in Presses)
        {
            await house.PressesAsync("an", $"s:signup:{form.Id}:{press}");
        }

        var open = (await house.ConversationAsync("an")).Stack[^1];
        Assert.Equal(form.Slots, open.Slots);
        Assert.Equal("consent", open.Asking);
        Assert.Empty(open.Answered);
    }

    [Fact]
    public async Task Presses_MadeUpBeforeTheChildAgrees_StoreNothing()
    {
        await using var house = new House();
        await house.PressesAsync("an", "go:signup");
        foreach (var text in new[] { "tôi đồng ý", "cho con tôi", "Lê Minh Anh", "2014", "Lê Văn Hùng", "bố" })
        {
            await house.SaysAsync("an", text);
        }

        var form = (await house.ConversationAsync("an")).Stack[^1];
        var consent = Assert.Single(form.Slots.Keys, key => key.EndsWith(".shown", StringComparison.Ordinal));

        foreach (var press in new[] { "commune:16681", "level:A1", "class:vinh-tre-em", "phone:+84912345678" })
        {
            await house.PressesAsync("an", $"s:signup:{form.Id}:{press}");
        }

        var open = (await house.ConversationAsync("an")).Stack[^1];
        Assert.Equal(form.Answered, open.Answered);
        Assert.Contains(consent, open.Slots.Keys);
    }

    [Fact]
    public async Task Presses_MadeUpBeforeTheConsentToLessons_StoreNothing()
    {
        await using var house = new House();
        await house.PressesAsync("an", "go:lessons");
        var form = (await house.ConversationAsync("an")).Stack[^1];

        await house.PressesAsync("an", $"s:{form.Dialog}:{form.Id}:hour:19:00");

        Assert.Empty((await house.ConversationAsync("an")).Stack[^1].Answered);
    }

    [Fact]
    public async Task Press_OfAnEarlierAnswer_StillCorrectsIt()
    {
        await using var house = new House();
        await house.PressesAsync("an", "go:signup");
        foreach (var text in new[] { "tôi đồng ý", "cho con tôi", "Lê Minh Anh", "2014", "Lê Văn Hùng", "bố" })
        {
            await house.SaysAsync("an", text);
        }

        var form = (await house.ConversationAsync("an")).Stack[^1];

        await house.PressesAsync("an", $"s:signup:{form.Id}:who:self");

        Assert.Equal("self", (await house.ConversationAsync("an")).Stack[^1].Slots["who"]);
    }
}
