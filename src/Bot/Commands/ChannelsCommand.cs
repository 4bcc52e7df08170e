using System.CommandLine;
using System.Globalization;
using ChatBot.Bot.Channels.Shared;
using ChatBot.Bot.Office;
using ChatBot.Bot.Office.Transport;

namespace ChatBot.Bot.Commands;

/// <summary><c>channels status</c>, and the verbs of single channels.</summary>
internal static class ChannelsCommand
{
    private const int NameWidth = 12;

    private static readonly string Indent = new(' ', NameWidth);

    /// <summary>Adds the verb to the command line.</summary>
    public static void AddTo(RootCommand root, CommandStreams streams, ChannelSet set, IVerbContext context)
    {
        var status = new Command("status", "What each channel does, and how much waits to be sent.");
        status.SetAction(
            async (_, cancellationToken) =>
            {
                var result = await OfficeRunner.RunAsync(
                    ChannelStatusReport.Contract,
                    new ChannelStatusReport.Request(),
                    streams.Out,
                    streams,
                    cancellationToken
                );
                await PrintAsync(result, streams.Out);
                return ExitCode.Done;
            }
        );
        var channels = new Command("channels", "The messengers and the web.") { status };
        foreach (var module in set.Modules)
        {
            if (module.Verbs(context) is { } verbs)
            {
                channels.Add(verbs);
            }
        }

        root.Add(channels);
    }

    private static async Task PrintAsync(ChannelStatusReport.Result result, TextWriter output)
    {
        if (!result.Running)
        {
            await output.WriteLineAsync("The service is not running.");
        }

        foreach (var (name, status) in result.Channels)
        {
            var state =
                !status.Enabled ? "off"
                : status.Degraded is null ? "on"
                : "degraded";
            await output.WriteLineAsync(
                $"{name.PadRight(NameWidth)}{state.PadRight(10)}last in {Shown(status.LastUpdateAt)} · last out "
                    + $"{Shown(status.LastSentAt)}"
            );
            if (status.Degraded is not null)
            {
                await output.WriteLineAsync($"{Indent}{status.Degraded}");
            }

            if (status.Quota is not null)
            {
                await output.WriteLineAsync($"{Indent}quota: {status.Quota}");
            }

            // The present trouble is mostly the last error too, and is printed once.
            if (status.LastError is not null && status.LastError != status.Degraded)
            {
                await output.WriteLineAsync($"{Indent}last error {Shown(status.LastErrorAt)}: {status.LastError}");
            }
        }

        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"waiting to be sent: {result.Pending}"));
    }

    private static string Shown(DateTimeOffset? instant) =>
        instant?.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture) ?? "never";
}
