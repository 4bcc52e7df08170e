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

    private static IEnumerable<string> Failures(ServiceOptions options) =>
        new ServiceOptionsValidator(new ConfigurationBuilder().Build()).Validate(null, options).Failures ?? [];
}
