using ChatBot.Bot.Channels.DirectLine;
using ChatBot.Bot.Channels.ZaloOa;
using ChatBot.Bot.Settings;
using ChatBot.Bot.Telemetry;
using ChatBot.Dialogs.Engine;

namespace ChatBot.Bot.Hosting;

/// <summary>The store opened by a command itself, when no service holds it: no channel runs and nothing listens.</summary>
internal static class OfficeHost
{
    public static IHost Build(IConfiguration configuration, Action<IServiceCollection>? more = null)
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
        builder.Services.AddServiceCore(configuration);

        // No channel is registered, but what channels keep must go with an erase all the same.
        builder.Services.AddSingleton<IErasable, WebLogErasable>();
        builder.Services.AddSingleton<IErasable, ZaloOaErasable>();
        more?.Invoke(builder.Services);
        return builder.Build();
    }
}
