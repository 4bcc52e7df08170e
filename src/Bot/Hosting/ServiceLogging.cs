using Microsoft.Extensions.Logging.Console;

namespace ChatBot.Bot.Hosting;

/// <summary>Logs go to standard error, so that standard output carries results only. <c>Logging:Console:FormatterName=json</c> for machines.</summary>
internal static class ServiceLogging
{
    public static void AddTo(ILoggingBuilder logging, IConfiguration configuration)
    {
        logging.AddConfiguration(configuration.GetSection("Logging"));
        logging.AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        logging.Services.Configure<SimpleConsoleFormatterOptions>(format =>
        {
            format.SingleLine = true;
            format.TimestampFormat = "HH:mm:ss ";
        });
    }
}
