using Microsoft.Extensions.Logging.Console;

namespace ChatBot.Bot.Telemetry;

/// <summary>
/// Logs go to standard error, so that standard output carries results only. <c>Logging:Console:FormatterName=json</c> for machines.
/// </summary>
internal static class ServiceLogging
{
    private static volatile bool _isStarted;

    /// <summary>From now on the host's own errors are logged.</summary>
    public static void NoteStarted() => _isStarted = true;

    /// <summary>Adds the log to the error stream, as the settings say.</summary>
    public static void AddTo(ILoggingBuilder logging, IConfiguration configuration)
    {
        logging.AddConfiguration(configuration.GetSection("Logging"));

        // What stops a start is told once, as a message (StartGuard); the host would add its stack trace.
        logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", level => level >= LogLevel.Warning && _isStarted);

        // HealthChanges says each change once.
        logging.AddFilter("Microsoft.Extensions.Diagnostics.HealthChecks.DefaultHealthCheckService", LogLevel.None);
        logging.AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        logging.Services.Configure<SimpleConsoleFormatterOptions>(format =>
        {
            format.SingleLine = true;
            format.TimestampFormat = "HH:mm:ss ";
        });
    }
}
