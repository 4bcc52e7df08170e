using ChatBot.Dialogs.Skills.SignUp;
using Xunit;

namespace ChatBot.Bot.Tests.Skills.SignUp;

/// <summary>Law 91/2025/QH15: under sixteen a guardian agrees.</summary>
public sealed class GuardianTests
{
    // In 2026 somebody born in 2011 is fifteen at most, and somebody born in 2009 sixteen at least.
    [Theory]
    [InlineData("2011", true)]
    [InlineData("2012", true)]
    [InlineData("2009", false)]
    [InlineData("1990", false)]
    public async Task Learner_ByYearOfBirth_IsAskedForAGuardianUnderSixteen(string year, bool asked)
    {
        await using var house = new House();
        await house.PressesAsync("an", "go:signup");
        foreach (var text in new[] { "tôi đồng ý", "cho tôi", "Nguyễn Văn An" })
        {
            await house.SaysAsync("an", text);
        }

        await house.OutgoingAsync();

        await house.SaysAsync("an", year);

        var question = (await house.OutgoingAsync())[^1];
        Assert.Equal(asked, question.Key!.Contains("guardian", StringComparison.Ordinal));
    }

    [Fact]
    public void Law_SaysSixteen() => Assert.Equal(16, SeatLedger.GuardianUnder);
}
