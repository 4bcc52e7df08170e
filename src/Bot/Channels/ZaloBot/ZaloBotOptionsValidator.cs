using System.Buffers;
using ChatBot.Bot.Channels.Shared;
using Microsoft.Extensions.Options;

namespace ChatBot.Bot.Channels.ZaloBot;

/// <summary>Names the key that is wrong and the fix; never repeats a secret.</summary>
internal sealed class ZaloBotOptionsValidator : IValidateOptions<ZaloBotOptions>
{
    private static readonly SearchValues<char> TokenCharacters = SearchValues.Create(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-.~+="
    );

    public ValidateOptionsResult Validate(string? name, ZaloBotOptions options)
    {
        if (!options.IsConfigured)
        {
            return ValidateOptionsResult.Success;
        }

        var problems = new List<string>();
        if (!IsToken(options.Token))
        {
            problems.Add(
                "ZaloBot:Token does not look like a bot token: copy it whole from the message of Zalo Bot "
                    + "Manager, digits, a colon and a secret, or leave it empty to switch Zalo Bot off."
            );
        }

        if (options.Mode is null)
        {
            problems.Add("ZaloBot:Updates must be Polling, Webhook or Off: correct it or remove the setting (Polling).");
        }

        if (options.Mode == ZaloBotUpdates.Webhook && options.WebhookSecret.Length == 0)
        {
            problems.Add(
                "ZaloBot:WebhookSecret is missing: with ZaloBot:Updates=Webhook set it to a long random text "
                    + "of 8 to 256 characters and run 'channels zalo-bot register', or set ZaloBot:Updates=Polling."
            );
        }
        else if (options.WebhookSecret.Length > 0 && !IsSecret(options.WebhookSecret))
        {
            problems.Add(
                "ZaloBot:WebhookSecret must have 8 to 256 characters (Zalo's rule), printable and without "
                    + "blanks because it travels in a header: choose another."
            );
        }

        if (!PlatformHttp.IsBaseUrl(options.ApiBaseUrl))
        {
            problems.Add(
                "ZaloBot:ApiBaseUrl must be an http or https address without a path, as in "
                    + "https://bot-api.zaloplatforms.com: correct it or remove the setting."
            );
        }

        return problems.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
    }

    // The token becomes part of an address: a stray slash or line break would call something else.
    private static bool IsToken(string token)
    {
        var colon = token.IndexOf(':', StringComparison.Ordinal);
        return colon > 0
            && token.AsSpan(0, colon).IndexOfAnyExceptInRange('0', '9') < 0
            && token.Length > colon + 1
            && token.AsSpan(colon + 1).IndexOfAnyExcept(TokenCharacters) < 0;
    }

    private static bool IsSecret(string secret) =>
        secret.Length is >= ZaloBotLimits.SecretShortest and <= ZaloBotLimits.SecretLongest
        && secret.AsSpan().IndexOfAnyExceptInRange('!', '~') < 0;
}
