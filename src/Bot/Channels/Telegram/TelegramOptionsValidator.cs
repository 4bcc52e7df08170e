using ChatBot.Bot.Channels.Shared;
using Microsoft.Extensions.Options;

namespace ChatBot.Bot.Channels.Telegram;

/// <summary>Names the key that is wrong and the fix; never repeats a secret.</summary>
internal sealed class TelegramOptionsValidator : IValidateOptions<TelegramOptions>
{
    public ValidateOptionsResult Validate(string? name, TelegramOptions options)
    {
        if (!options.IsConfigured)
        {
            return ValidateOptionsResult.Success;
        }

        var problems = new List<string>();
        if (!IsToken(options.BotToken))
        {
            problems.Add(
                "Telegram:BotToken does not look like a bot token: copy it whole from @BotFather, as in "
                    + "123456:ABC-DEF, or leave it empty to switch Telegram off."
            );
        }

        if (options.Mode is null)
        {
            problems.Add("Telegram:Updates must be Polling, Webhook or Off: correct it or remove the setting (Polling).");
        }

        if (options.Mode == TelegramUpdates.Webhook && options.WebhookSecret.Length == 0)
        {
            problems.Add(
                "Telegram:WebhookSecret is missing: with Telegram:Updates=Webhook set it to a long random text "
                    + "of A-Z a-z 0-9 _ -, the same as in setWebhook, or set Telegram:Updates=Polling."
            );
        }

        if (options.WebhookSecret.Length > TelegramLimits.WebhookSecretLength || !options.WebhookSecret.All(IsSecretCharacter))
        {
            problems.Add("Telegram:WebhookSecret may have at most 256 characters of A-Z a-z 0-9 _ - (Telegram's rule): choose another.");
        }

        foreach (var (key, value) in new[] { ("Name", options.Name), ("NameEn", options.NameEn) })
        {
            if (value.Length > TelegramLimits.NameLength)
            {
                problems.Add(
                    $"Telegram:{key} is longer than 64 characters (Telegram's rule): shorten it, or remove the "
                        + $"setting to keep the name the bot has."
                );
            }
        }

        if (!PlatformHttp.IsBaseUrl(options.ApiBaseUrl))
        {
            problems.Add(
                "Telegram:ApiBaseUrl must be an http or https address without a path, as in "
                    + "https://api.telegram.org: correct it or remove the setting."
            );
        }

        return problems.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
    }

    private static bool IsToken(string token)
    {
        var colon = token.IndexOf(':');
        return colon is >= 1 and <= 16
            && token.AsSpan(0, colon).IndexOfAnyExceptInRange('0', '9') < 0
            && token.Length > colon + 1
            && token.AsSpan(colon + 1).IndexOfAnyExcept(SecretCharacters) < 0;
    }

    private static readonly System.Buffers.SearchValues<char> SecretCharacters = System.Buffers.SearchValues.Create(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-"
    );

    private static bool IsSecretCharacter(char c) => SecretCharacters.Contains(c);
}
