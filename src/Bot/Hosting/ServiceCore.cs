using ChatBot.Bot.Calendars;
using ChatBot.Bot.Channels.Shared;
using ChatBot.Bot.Clock;
using ChatBot.Bot.Delivery;
using ChatBot.Bot.LiveContent;
using ChatBot.Bot.Office;
using ChatBot.Bot.Settings;
using ChatBot.Bot.Storage;
using ChatBot.Bot.Turns;
using ChatBot.Content.Model;
using ChatBot.Dialogs.Activities;
using ChatBot.Dialogs.Engine;
using ChatBot.Dialogs.Engine.Routing;
using ChatBot.Dialogs.Skills;
using ChatBot.Dialogs.Storage;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using NodaTime;

namespace ChatBot.Bot.Hosting;

/// <summary>What the service and the verbs that open the store themselves have in common.</summary>
internal static class ServiceCore
{
    /// <summary>Settings, clock, store, content, dialogs, and the office's operations.</summary>
    public static IServiceCollection AddServiceCore(this IServiceCollection services, IConfiguration configuration, ChannelSet channels)
    {
        var kinds = DeclaredDocuments.Of(channels);
        services.AddSingleton(channels);
        services.AddSingleton(kinds);

        // Whether a channel is on or off: what it keeps of a person goes with an erase all the same.
        foreach (var erasable in channels.Erasables)
        {
            services.AddSingleton(erasable);
        }

        services.AddSingleton(configuration);
        services.AddOptions<ServiceOptions>().BindConfiguration(ServiceOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<ServiceOptions>, ServiceOptionsValidator>();
        services.AddSingleton<IValidateOptions<ServiceOptions>, RehearsalValidator>();
        services.AddOptions<SignUpOptions>().BindConfiguration(SignUpOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<SignUpOptions>, SignUpOptionsValidator>();
        services.Configure<HostOptions>(host =>
            host.ShutdownTimeout = TimeSpan.FromSeconds(configuration.GetValue("Service:StopSeconds", new ServiceOptions().StopSeconds))
        );
        services.AddSingleton(provider => new ServiceClock(Options(provider).StartAt, Options(provider).TimeZone));
        services.AddSingleton<TimeProvider>(provider => provider.GetRequiredService<ServiceClock>());
        services.AddSingleton(provider => Calendar(Options(provider)));

        // Before Data Protection, which would make the data folder readable for everybody.
        services.AddHostedService<StoreLifetime>();

        // The same keys as the store's: they are in the backup, and what a channel signs survives a restart.
        services
            .AddDataProtection()
            .SetApplicationName("ChatBot")
            .PersistKeysToFileSystem(new DirectoryInfo(DataFolder.Keys(configuration)));
        services.AddStore(configuration, kinds);
        services.AddHostedService<EraseAgain>();
        services.AddSingleton(provider => new ClockGuard(
            kinds,
            provider.GetRequiredService<IStore>(),
            provider.GetRequiredService<TimeProvider>(),
            TimeSpan.FromDays(Options(provider).ClockGapDays),
            provider.GetRequiredService<ILogger<ClockGuard>>()
        ));
        services.AddSingleton<ServiceDates>();
        services.AddHostedService(provider => provider.GetRequiredService<ServiceDates>());

        services.AddSingleton(provider =>
            AllSkills.Create(
                provider.GetRequiredService<ServiceCalendar>(),
                channels.Erasables,
                // Asked for late: the content is prepared with the recogniser of these very skills.
                () => provider.GetRequiredService<CurrentContent>().Current,
                Uri.TryCreate(Options(provider).PublicUrl, UriKind.Absolute, out var publicUrl) ? publicUrl : null,
                provider.GetRequiredService<IOptions<SignUpOptions>>().Value.ToLimits(),
                channels.Documents
            )
        );
        services.AddSingleton(provider => new CalendarVersions(
            Path.Combine(DataFolder.Of(provider.GetRequiredService<IConfiguration>()), "calendar-versions.json"),
            provider.GetRequiredService<TimeProvider>()
        ));
        services.AddSingleton<CalendarFiles>();
        services.AddSingleton<IFileMaker>(provider => provider.GetRequiredService<CalendarFiles>());
        services.AddSingleton<TurnRunner>();
        services.AddSingleton<ITurn>(provider => provider.GetRequiredService<TurnRunner>());
        services.AddSingleton<IProactiveGate, ProactiveGate>();
        services.AddSingleton<CurrentContent>();
        services.AddHostedService(provider => provider.GetRequiredService<CurrentContent>());
        services.AddSingleton<Func<ContentSnapshot>>(provider =>
        {
            var content = provider.GetRequiredService<CurrentContent>();
            return () => content.Current;
        });

        services.TryAddSingleton<SendingSwitch>();
        services.AddOffice(channels);
        return services;
    }

    /// <summary>What a conversation needs beside the core: turns and their delivery. Channels are added after it.</summary>
    public static IServiceCollection AddConversation(this IServiceCollection services)
    {
        services.AddSingleton<Func<string, ChannelCapabilities>>(provider =>
        {
            // Adapters hand in to the gateway, so they can be asked for only once it exists.
            var adapters = new Lazy<Dictionary<string, IChannelAdapter>>(() =>
                provider.GetServices<IChannelAdapter>().ToDictionary(adapter => adapter.Channel, StringComparer.Ordinal)
            );
            var unknown = new ChannelCapabilities();
            return channel => adapters.Value.GetValueOrDefault(channel)?.Capabilities ?? unknown;
        });
        return services.AddTurns().AddDelivery();
    }

    private static ServiceOptions Options(IServiceProvider provider) => provider.GetRequiredService<IOptions<ServiceOptions>>().Value;

    private static ServiceCalendar Calendar(ServiceOptions options)
    {
        var quiet = QuietHoursSetting.TryParse(options.QuietHours, out var from, out var to)
            ? new QuietHours(LocalTime.FromTimeOnly(from), LocalTime.FromTimeOnly(to))
            : new QuietHours(LocalTime.Midnight, LocalTime.Midnight);
        return new ServiceCalendar(DateTimeZoneProviders.Tzdb[options.TimeZone], quiet);
    }
}
