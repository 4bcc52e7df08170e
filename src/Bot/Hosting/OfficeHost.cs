using ChatBot.Bot.Channels;
using ChatBot.Bot.Channels.Shared;
using ChatBot.Bot.Settings;
using ChatBot.Bot.Telemetry;

namespace ChatBot.Bot.Hosting;

/// <summary>The store opened by a command itself, when no service holds it: no channel runs and nothing listens.</summary>
internal static class OfficeHost
{
    /// <param name="configuration">The settings.</param>
    /// <param name="more">Registers what the command needs beside the core, or null.</param>
    /// <param name="channels">The channels of the program, or null for those it is shipped with.</param>
    public static IHost Build(IConfiguration configuration, Action<IServiceCollection>? more = null, ChannelSet? channels = null)
    {
        var builder = Host.CreateEmptyApplicationBuilder(
            new HostApplicationBuilderSettings
            {
                ApplicationName = "ChatBot.Bot",
                ContentRootPath = AppContext.BaseDirectory,
                EnvironmentName = ServiceConfiguration.EnvironmentName,
            }
        );
        ServiceLogging.AddTo(builder.Logging, configuration);

        // What the start and stop of the store say is of no use to someone who asked for a roster.
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.Services.AddServiceCore(configuration, channels ?? AllChannels.Set);
        more?.Invoke(builder.Services);
        return builder.Build();
    }
}
