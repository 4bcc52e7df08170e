using ChatBot.Bot.Channels.Shared;
using ChatBot.Dialogs.Activities;
using Microsoft.Extensions.Options;

namespace ChatBot.Bot.Channels.ZaloOa.Setup;

/// <summary>Names the key that is wrong and the fix; never repeats a secret.</summary>
internal sealed class ZaloOaOptionsValidator : IValidateOptions<ZaloOaOptions>
{
    public ValidateOptionsResult Validate(string? name, ZaloOaOptions options)
    {
        var problems = new List<string>();

        // It goes into pages whether the channel is on or not: Zalo checks the domain before it shows all that the channel needs.
        if (!ZaloOaLimits.IsVerificationCode(options.SiteVerification))
        {
            problems.Add(
                "ZaloOa:SiteVerification may hold letters, digits, - and _ only: copy the content of the meta tag alone, not the tag."
            );
        }

        if (!options.IsConfigured)
        {
            return Result(problems);
        }

        if (options.AppId.AsSpan().IndexOfAnyExceptInRange('0', '9') >= 0)
        {
            problems.Add(
                "ZaloOa:AppId must be digits only: copy \"ID ứng dụng\" from developers.zalo.me, or leave it "
                    + "empty to switch the Official Account off."
            );
        }

        if (options.AppSecret.Length == 0)
        {
            problems.Add("ZaloOa:AppSecret is missing: copy \"Khóa bí mật của ứng dụng\" from developers.zalo.me > the app > Cài đặt.");
        }

        if (options.OaSecretKey.Length == 0)
        {
            problems.Add(
                "ZaloOa:OaSecretKey is missing: copy \"OA Secret Key\" from the app's Webhook page; it is "
                    + "another one than the app's secret key."
            );
        }

        if (options.OaSecretKey.Length > 0 && options.OaSecretKey == options.AppSecret)
        {
            problems.Add(
                "ZaloOa:OaSecretKey is the same as ZaloOa:AppSecret: events are signed with the OA Secret Key "
                    + "of the Webhook page, copy that one."
            );
        }

        if (!PlatformHttp.IsBaseUrl(options.ApiBaseUrl))
        {
            problems.Add(
                $"ZaloOa:ApiBaseUrl must be an http or https address without a path, as in "
                    + $"{ZaloOaOptions.OfficialApi}: correct it or remove the setting."
            );
        }

        if (!PlatformHttp.IsBaseUrl(options.OAuthBaseUrl))
        {
            problems.Add(
                $"ZaloOa:OAuthBaseUrl must be an http or https address without a path, as in "
                    + $"{ZaloOaOptions.OfficialOAuth}: correct it or remove the setting."
            );
        }

        if (options.CodeVerifier.Length > 0 && !ZaloOaPkce.IsUsable(options.CodeVerifier))
        {
            problems.Add(
                "ZaloOa:CodeVerifier must be 43 letters and digits whose challenge has no + and no /: take one "
                    + "from 'channels zalo-oa verifier', or remove the setting."
            );
        }

        if (options.TakeoverMinutes is < 1 or > 7 * 24 * 60)
        {
            problems.Add("ZaloOa:TakeoverMinutes must be between 1 and 10080 (a week).");
        }

        if (
            options.InfoImageUrl.Length > 0
            && !(Uri.TryCreate(options.InfoImageUrl, UriKind.Absolute, out var image) && image.Scheme is "https" or "http")
        )
        {
            problems.Add("ZaloOa:InfoImageUrl must be an http or https address of a picture, or empty.");
        }

        if (options.ProactiveBudgetVnd < 0 || options.MessagePriceVnd < 0 || options.TemplatePriceVnd < 0)
        {
            problems.Add("ZaloOa:ProactiveBudgetVnd, ZaloOa:MessagePriceVnd and ZaloOa:TemplatePriceVnd are dong, 0 or more.");
        }

        if (options.ProactivePerMinute is < 1 or > ZaloOaLimits.CallsPerMinute)
        {
            problems.Add($"ZaloOa:ProactivePerMinute must be between 1 and {ZaloOaLimits.CallsPerMinute}.");
        }

        foreach (
            var purpose in options.Templates.Keys.Where(p =>
                !Enum.TryParse<Purpose>(p, ignoreCase: true, out var known) || known == Purpose.Reply
            )
        )
        {
            problems.Add($"ZaloOa:Templates:{purpose} names no purpose: it must be Lesson, Reminder or Broadcast.");
        }

        return Result(problems);
    }

    private static ValidateOptionsResult Result(List<string> problems) =>
        problems.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
}
