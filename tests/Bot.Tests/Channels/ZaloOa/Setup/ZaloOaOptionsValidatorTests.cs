using ChatBot.Bot.Channels.ZaloOa.Setup;
using Xunit;

namespace ChatBot.Bot.Tests.Channels.ZaloOa.Setup;

public sealed class ZaloOaOptionsValidatorTests
{
    [Fact]
    public void Validate_ChannelOff_IsFine() =>
        Assert.True(new ZaloOaOptionsValidator().Validate(null, new ZaloOaOptions { ApiBaseUrl = "nonsense" }).Succeeded);

    [Fact]
    public void Validate_ChannelOffWithACodeThatIsATag_NamesTheKey() =>
        Assert.StartsWith(
            "ZaloOa:SiteVerification",
            new ZaloOaOptionsValidator().Validate(null, new ZaloOaOptions { SiteVerification = "<meta name=\"zalo\">" }).FailureMessage,
            StringComparison.Ordinal
        );

    [Fact]
    public void Validate_Complete_IsFine() => Assert.Empty(Problems(_ => { }));

    [Fact]
    public void Validate_OaSecretThatIsTheAppSecret_SaysSo() =>
        Assert.Contains("copy that one", Assert.Single(Problems(o => o.OaSecretKey = o.AppSecret)), StringComparison.Ordinal);

    [Theory]
    [InlineData("ZaloOa:AppId")]
    [InlineData("ZaloOa:AppSecret")]
    [InlineData("ZaloOa:OaSecretKey")]
    [InlineData("ZaloOa:SiteVerification")]
    [InlineData("ZaloOa:ApiBaseUrl")]
    [InlineData("ZaloOa:OAuthBaseUrl")]
    [InlineData("ZaloOa:CodeVerifier")]
    [InlineData("ZaloOa:TakeoverMinutes")]
    [InlineData("ZaloOa:InfoImageUrl")]
    [InlineData("ZaloOa:ProactiveBudgetVnd")]
    [InlineData("ZaloOa:ProactivePerMinute")]
    [InlineData("ZaloOa:Templates")]
    public void Validate_OneWrong_NamesTheKey(string key)
    {
        var problem = Assert.Single(Problems(o => Break(o, key)));

        Assert.StartsWith(key, problem, StringComparison.Ordinal);
        Assert.DoesNotContain("oa-secret", problem, StringComparison.Ordinal);
    }

    private static void Break(ZaloOaOptions options, string key)
    {
        _ = key switch
        {
            "ZaloOa:AppId" => options.AppId = "app 1",
            "ZaloOa:AppSecret" => options.AppSecret = "",
            "ZaloOa:OaSecretKey" => options.OaSecretKey = "",
            "ZaloOa:SiteVerification" => options.SiteVerification = "<meta name=\"zalo\">",
            "ZaloOa:ApiBaseUrl" => options.ApiBaseUrl = "https://openapi.zalo.me/v3.0",
            "ZaloOa:OAuthBaseUrl" => options.OAuthBaseUrl = "oauth.zaloapp.com",
            "ZaloOa:CodeVerifier" => options.CodeVerifier = "short",
            "ZaloOa:InfoImageUrl" => options.InfoImageUrl = "phone.png",
            _ => "",
        };
        switch (key)
        {
            case "ZaloOa:TakeoverMinutes":
                options.TakeoverMinutes = 0;
                break;
            case "ZaloOa:ProactiveBudgetVnd":
                options.ProactiveBudgetVnd = -1;
                break;
            case "ZaloOa:ProactivePerMinute":
                options.ProactivePerMinute = 5000;
                break;
            case "ZaloOa:Templates":
                options.Templates["Reply"] = "1";
                break;
        }
    }

    private static IEnumerable<string> Problems(Action<ZaloOaOptions> change)
    {
        var options = new ZaloOaOptions
        {
            AppId = "360846524940903967",
            AppSecret = "app-secret",
            OaSecretKey = "oa-secret",
        };
        change(options);
        return new ZaloOaOptionsValidator().Validate(null, options).Failures ?? [];
    }
}
