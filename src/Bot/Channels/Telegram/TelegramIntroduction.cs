using ChatBot.Bot.Channels.Shared;
using ChatBot.Bot.Clock;
using Microsoft.Extensions.Options;
using Telegram.Bot;
using Telegram.Bot.Types;

namespace ChatBot.Bot.Channels.Telegram;

/// <summary>
/// After the start, in the background: learns the bot's name, registers its commands and introduces it in both languages. Nothing waits for
/// it: a Telegram that is down must not keep the service from starting. What the office wrote itself at @BotFather stays.
/// </summary>
internal sealed class TelegramIntroduction(
    TelegramClients clients,
    TelegramIdentity identity,
    TelegramHealth health,
    TelegramCommandList commands,
    TelegramProfile profile,
    IOptions<TelegramOptions> options,
    TimeProvider time,
    BackOff backOff,
    ILogger<TelegramIntroduction> logger
) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        await UntilDoneAsync(
            "getMe",
            async () =>
            {
                identity.Username = (await clients.Sending.GetMe(stoppingToken)).Username;
                logger.LogInformation("Telegram knows the bot as @{Username}", identity.Username);
            },
            stoppingToken
        );
        // The list without a language is for everyone else: Vietnamese, as the service is.
        await RegisterAsync(c => c.Vi, null, stoppingToken);
        await RegisterAsync(c => c.Vi, "vi", stoppingToken);
        await RegisterAsync(c => c.En, "en", stoppingToken);
        foreach (var language in new[] { null, "vi", "en" })
        {
            await IntroduceAsync(language, stoppingToken);
        }
    }

    private async Task IntroduceAsync(string? language, CancellationToken stoppingToken)
    {
        var bot = clients.Sending;
        await UntilDoneAsync(
            "setMyDescription",
            async () =>
            {
                var now = (await bot.GetMyDescription(language, stoppingToken)).Description;
                if (TelegramProfile.Replaces(profile.Description, now, language) is { } text)
                {
                    await bot.SetMyDescription(text, language, stoppingToken);
                }
            },
            stoppingToken
        );
        await UntilDoneAsync(
            "setMyShortDescription",
            async () =>
            {
                var now = (await bot.GetMyShortDescription(language, stoppingToken)).ShortDescription;
                if (TelegramProfile.Replaces(profile.ShortDescription, now, language) is { } text)
                {
                    await bot.SetMyShortDescription(text, language, stoppingToken);
                }
            },
            stoppingToken
        );

        // Telegram allows a bot very few new names a day, so only a name that differs is set.
        var name = language == "en" ? options.Value.NameEn : options.Value.Name;
        if (name.Length > 0)
        {
            await UntilDoneAsync(
                "setMyName",
                async () =>
                {
                    if ((await bot.GetMyName(language, stoppingToken)).Name != name)
                    {
                        await bot.SetMyName(name, language, stoppingToken);
                    }
                },
                stoppingToken
            );
        }
    }

    private Task RegisterAsync(Func<TelegramCommand, string> text, string? language, CancellationToken stoppingToken) =>
        UntilDoneAsync(
            "setMyCommands",
            () =>
                clients.Sending.SetMyCommands(
                    commands.Commands.Take(TelegramLimits.Commands).Select(c => new BotCommand(c.Name, text(c))),
                    languageCode: language,
                    cancellationToken: stoppingToken
                ),
            stoppingToken
        );

    private async Task UntilDoneAsync(string what, Func<Task> call, CancellationToken stoppingToken)
    {
        for (var failures = 1; !stoppingToken.IsCancellationRequested; failures++)
        {
            try
            {
                await call();
                return;
            }
            catch (Exception) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e)
            {
                var result = TelegramFailures.Classify(e);
                if (result is SendResult.Misconfigured misconfigured)
                {
                    health.Fails(ChannelTrouble.Sending, misconfigured.Reason);
                }
                else
                {
                    health.Error($"{what} failed and is tried again.");
                }

                logger.LogWarning("{Method} failed (attempt {Failures}): {Result}", what, failures, result);
                if (result is SendResult.Rejected)
                {
                    return;
                }

                if (!await backOff.WaitAsync(failures, (result as SendResult.Retry)?.After, time, stoppingToken))
                {
                    return;
                }
            }
        }
    }
}
