using ChatBot.Bot.Hosting;
using ChatBot.Bot.Settings;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Xunit;

namespace ChatBot.Bot.Tests.Settings;

/// <summary>A setting that nothing reads stops the start and names the one that was probably meant.</summary>
public sealed class KnownSettingsTests
{
    public static TheoryData<string> Every => [.. KnownSettings.All];

    [Fact]
    public void OptionsClasses_ThatTheServiceBinds_AllSayTheirSection()
    {
        var bound = ServiceHost
            .Prepare()
            .Services.Where(service =>
                service.ServiceType.IsGenericType
                && service.ServiceType.GetGenericTypeDefinition() is var open
                && (open == typeof(IConfigureOptions<>) || open == typeof(IValidateOptions<>))
            )
            .Select(service => service.ServiceType.GetGenericArguments()[0])
            .Where(type => type.Assembly == typeof(KnownSettings).Assembly)
            .Distinct()
            .ToList();

        Assert.NotEmpty(bound);
        Assert.Subset(KnownSettings.OptionsTypes().Select(known => known.Type).ToHashSet(), bound.ToHashSet());
    }

    [Theory]
    [MemberData(nameof(Every))]
    public void Setting_OfEveryOptionsClass_IsKnownInAnyCaseAndMissedWithAWrongLetter(string key)
    {
        var wrong = key + "x";

        Assert.Empty(Problems(key));
        Assert.Empty(Problems(key.ToUpperInvariant()));
        Assert.Equal($"{wrong} is unknown; did you mean {key}?", Assert.Single(Problems(wrong)));
    }

    [Theory]
    [InlineData("Telegram:WebhokSecret", "Telegram:WebhookSecret")]
    [InlineData("Telegram:BotTokn", "Telegram:BotToken")]
    [InlineData("telegram:bottokn", "Telegram:BotToken")]
    [InlineData("Telegram:Token", "Telegram:BotToken")]
    [InlineData("Service:Timezones", "Service:TimeZone")]
    [InlineData("Service:QuietHour", "Service:QuietHours")]
    [InlineData("Web:PublicUrl", "Service:PublicUrl")]
    [InlineData("Web:AllowedOrigin", "Web:AllowedOrigins")]
    [InlineData("Storage:LiteDb:Pfad", "Storage:LiteDb:Path")]
    [InlineData("Storage:LiteDB", null)]
    [InlineData("Contnt:Path", "Content:Path")]
    [InlineData("Telgram:BotToken", "Telegram:BotToken")]
    [InlineData("SignUp:SeatsPerDays", "SignUp:SeatsPerDay")]
    [InlineData("Service:Colour", null)]
    public void Setting_Misspelt_NamesTheNearestOne(string key, string? meant)
    {
        var problem = Assert.Single(Problems(key));

        Assert.StartsWith($"{key} is unknown; ", problem, StringComparison.Ordinal);
        Assert.DoesNotContain("the value", problem, StringComparison.Ordinal);
        if (meant is not null)
        {
            Assert.EndsWith($"did you mean {meant}?", problem, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("Logging:LogLevel:Anything")]
    [InlineData("Kestrel:Limits:Nothing")]
    [InlineData("AllowedHosts")]
    [InlineData("WEB_PORT")]
    [InlineData("Telegram")]
    [InlineData("PATH")]
    [InlineData("Weather:Token")]
    [InlineData("ZaloOa:Templates:Lesson")]
    [InlineData("Web:AllowedOrigins:0")]
    public void Setting_OfOthersOrOfAList_IsFree(string key) => Assert.Empty(Problems(key));

    [Fact]
    public void Start_WithAnUnknownSetting_IsRefused()
    {
        var settings = new Dictionary<string, string?> { ["Telegram:WebhokSecret"] = "x" };

        var error = Assert.Throws<OptionsValidationException>(() =>
            _ = ServiceHost.Prepare(settings: settings).Build().Services.GetRequiredService<IOptions<ServiceOptions>>().Value
        );

        Assert.Equal("Telegram:WebhokSecret is unknown; did you mean Telegram:WebhookSecret?", Assert.Single(error.Failures));
    }

    private static List<string> Problems(string key) =>
        [
            .. KnownSettings.Problems(
                new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?> { [key] = "the value" }).Build()
            ),
        ];
}
