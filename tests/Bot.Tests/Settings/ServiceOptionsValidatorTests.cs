using ChatBot.Bot.Settings;
using Microsoft.Extensions.Configuration;
using Xunit;

namespace ChatBot.Bot.Tests.Settings;

public sealed class ServiceOptionsValidatorTests
{
    [Fact]
    public void Validate_Defaults_Succeeds() => Assert.Empty(Failures(new ServiceOptions()));

    public static TheoryData<string, Action<object>> Wrong =>
        new()
        {
            { "Service:TimeZone", o => ((ServiceOptions)o).TimeZone = "Vinh" },
            { "Service:QuietHours", o => ((ServiceOptions)o).QuietHours = "21:30" },
            { "Service:QuietHours", o => ((ServiceOptions)o).QuietHours = "22:00-22:00" },
            { "Service:QuietHours", o => ((ServiceOptions)o).QuietHours = "21h30-6h" },
            { "Service:PublicUrl", o => ((ServiceOptions)o).PublicUrl = "bot.example.vn" },
            { "Service:TrustedProxies", o => ((ServiceOptions)o).TrustedProxies = "10.0.0.1, proxy" },
            { "Service:StopSeconds", o => ((ServiceOptions)o).StopSeconds = 0 },
            { "Service:StartAt", o => ((ServiceOptions)o).StartAt = "tomorrow" },
        };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void Validate_WrongSetting_NamesTheKey(string key, Action<object> change)
    {
        var options = new ServiceOptions();
        change(options);

        var failure = Assert.Single(Failures(options));

        Assert.StartsWith(key + ": ", failure, StringComparison.Ordinal);
    }

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

    private static IEnumerable<string> Failures(ServiceOptions options, params (string Key, string? Value)[] settings)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings.ToDictionary(s => s.Key, s => s.Value)).Build();
        return new ServiceOptionsValidator(configuration).Validate(null, options).Failures ?? [];
    }
}
