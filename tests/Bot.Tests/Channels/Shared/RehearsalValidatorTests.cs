using ChatBot.Bot.Channels;
using ChatBot.Bot.Channels.Shared;
using ChatBot.Bot.Settings;
using Microsoft.Extensions.Configuration;
using Xunit;

namespace ChatBot.Bot.Tests.Channels.Shared;

public sealed class RehearsalValidatorTests
{
    [Theory]
    [InlineData(null)]
    [InlineData("https://api.telegram.org")]
    [InlineData("http://10.0.0.5:8081")]
    public void Validate_StartAtWithAChannelThatReachesCitizens_IsRefused(string? address)
    {
        var options = new ServiceOptions { StartAt = "2020-10-05T07:00:00" };

        var failure = Assert.Single(Failures(options, ("Telegram:BotToken", "1:x"), ("Telegram:ApiBaseUrl", address)));

        Assert.Contains("Telegram:ApiBaseUrl", failure, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://localhost:8081")]
    [InlineData("http://127.0.0.1:8081")]
    [InlineData("http://[::1]:8081")]
    public void Validate_StartAtWithAFakeOnThisMachine_Succeeds(string address)
    {
        var options = new ServiceOptions { StartAt = "2020-10-05T07:00:00" };

        Assert.Empty(Failures(options, ("Telegram:BotToken", "1:x"), ("Telegram:ApiBaseUrl", address)));
    }

    [Fact]
    public void Validate_StartAtWithChannelsOff_Succeeds() =>
        Assert.Empty(Failures(new ServiceOptions { StartAt = "2020-10-05T07:00:00" }));

    /// <summary>Every address that any channel declares: none may be forgotten by the check.</summary>
    public static TheoryData<string, string> Addresses
    {
        get
        {
            var all = new TheoryData<string, string>();
            foreach (var address in AllChannels.Set.Modules.SelectMany(module => module.Addresses))
            {
                all.Add(address.SwitchKey, address.AddressKey);
            }

            return all;
        }
    }

    [Theory]
    [MemberData(nameof(Addresses))]
    public void Validate_StartAtWithAnyChannelOnItsPlatform_IsRefused(string switchKey, string addressKey) =>
        Assert.Contains(
            Failures(new ServiceOptions { StartAt = "2020-10-05T07:00:00" }, (switchKey, "1:x")),
            failure => failure.Contains(addressKey, StringComparison.Ordinal)
        );

    private static IEnumerable<string> Failures(ServiceOptions options, params (string Key, string? Value)[] settings)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings.ToDictionary(s => s.Key, s => s.Value)).Build();
        return new RehearsalValidator(AllChannels.Set, configuration).Validate(null, options).Failures ?? [];
    }
}
