using ChatBot.Bot.Settings;
using Microsoft.Extensions.Configuration;
using Xunit;

namespace ChatBot.Bot.Tests.Settings;

public sealed class OfficeLanguageTests
{
    [Theory]
    [InlineData(null, "vi")]
    [InlineData("", "vi")]
    [InlineData("vi", "vi")]
    [InlineData("en", "en")]
    public void OfFiles_BySetting_IsVietnameseWhenNoneIsSet(string? setting, string expected) =>
        Assert.Equal(expected, OfficeLanguage.OfFiles(Configuration(setting)));

    [Theory]
    [InlineData("vi", "en", "vi")]
    [InlineData("en", "vi", "en")]
    [InlineData(null, "vi", "vi")]
    [InlineData(null, "en", "en")]
    public void OfTerminal_AskedThenSet_Wins(string? asked, string setting, string expected) =>
        Assert.Equal(expected, OfficeLanguage.OfTerminal(asked, Configuration(setting)));

    [Theory]
    [InlineData("fr")]
    [InlineData("tiếng Việt")]
    public void Validate_AnUnknownLanguage_NamesTheKey(string setting)
    {
        var result = new ServiceOptionsValidator(Configuration(setting)).Validate(null, new ServiceOptions());

        Assert.Contains(result.Failures!, failure => failure.StartsWith("Office:Language: ", StringComparison.Ordinal));
    }

    private static IConfiguration Configuration(string? setting) =>
        new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?> { [OfficeLanguage.Key] = setting }).Build();
}
