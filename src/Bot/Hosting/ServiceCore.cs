using ChatBot.Bot.Turns;
using Microsoft.Extensions.Options;

namespace ChatBot.Bot.Hosting;

/// <summary>What the service and the verbs that open the store themselves have in common: settings, clock, store, content.</summary>
internal static class ServiceCore
{
    public static void AddServiceCore(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<IConfiguration>(configuration);
        services.AddOptions<ServiceOptions>().BindConfiguration(ServiceOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<ServiceOptions>, ServiceOptionsValidator>();
        services.AddSingleton(provider =>
        {
            var options = provider.GetRequiredService<IOptions<ServiceOptions>>().Value;
            return new ServiceClock(options.StartAt, options.TimeZone);
        });
        services.AddSingleton<TimeProvider>(provider => provider.GetRequiredService<ServiceClock>());
        services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(
            configuration.GetValue("Service:StopSeconds", new ServiceOptions().StopSeconds)));
    }
    /// <summary>What a conversation needs beside the core: turns and their delivery. Channels are added after it.</summary>
    public static IServiceCollection AddConversation(this IServiceCollection services) => services.AddTurns();
}
