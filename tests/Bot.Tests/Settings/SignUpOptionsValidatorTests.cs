using ChatBot.Bot.Settings;
using ChatBot.Dialogs.Skills.SignUp;
using Xunit;

namespace ChatBot.Bot.Tests.Settings;

public sealed class SignUpOptionsValidatorTests
{
    [Fact]
    public void Defaults_OfTheSettings_AreThoseOfTheRules()
    {
        Assert.True(Validate(new SignUpOptions()).Succeeded);
        Assert.Equal(SeatLimits.Default, new SignUpOptions().ToLimits());
    }

    [Theory]
    [InlineData("SeatsPerPerson")]
    [InlineData("SeatsPerDay")]
    [InlineData("SeatsPerAddressPerHour")]
    [InlineData("ClassSeatsPerHour")]
    [InlineData("UnconfirmedSeats")]
    [InlineData("ProvisionalHours")]
    public void Setting_OutOfRange_IsNamedWithWhatIsRight(string key)
    {
        foreach (var wrong in new[] { 0, -1, 1_000_000 })
        {
            var options = new SignUpOptions();
            typeof(SignUpOptions).GetProperty(key)!.SetValue(options, wrong);

            var failure = Assert.Single(Validate(options).Failures!);
            Assert.StartsWith($"SignUp:{key}: {wrong} is out of range. Give 1 to ", failure, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Bound_BelowWhatOneMayHold_IsRefused() =>
        Assert.Contains(
            "SignUp:UnconfirmedSeats",
            Assert.Single(Validate(new SignUpOptions { SeatsPerPerson = 50 }).Failures!),
            StringComparison.Ordinal
        );

    private static Microsoft.Extensions.Options.ValidateOptionsResult Validate(SignUpOptions options) =>
        new SignUpOptionsValidator().Validate(null, options);
}
