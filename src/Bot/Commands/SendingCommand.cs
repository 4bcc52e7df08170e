using System.CommandLine;
using ChatBot.Bot.Delivery;
using ChatBot.Bot.Office;

namespace ChatBot.Bot.Commands;

/// <summary><c>sending pause|resume</c>.</summary>
internal static class SendingCommand
{
    /// <summary>Adds the verb to the command line.</summary>
    public static void AddTo(RootCommand root, CommandStreams streams)
    {
        var all = new Option<bool>("--all") { Description = "Hold replies too. Citizens then get no answer at all." };
        var pause = new Command("pause", "Holds lessons, reminders and broadcasts; citizens still get their answers.") { all };
        pause.SetAction(
            (parsed, cancellationToken) =>
                SetAsync(parsed.GetValue(all) ? SendingMode.AllPaused : SendingMode.ProactivePaused, streams, cancellationToken)
        );
        var resume = new Command("resume", "Sends what waited and is not stale.");
        resume.SetAction((_, cancellationToken) => SetAsync(SendingMode.Running, streams, cancellationToken));
        root.Add(new Command("sending", "The switch for everything that goes out.") { pause, resume });
    }

    private static async Task<int> SetAsync(SendingMode mode, CommandStreams streams, CancellationToken cancellationToken)
    {
        var result = await OfficeRunner.RunAsync(
            SendingOperation.Contract,
            new SendingOperation.Request(mode),
            streams.Out,
            streams,
            cancellationToken
        );
        await streams.Out.WriteLineAsync(
            result.Before == result.Mode ? $"Sending was already {Shown(mode)}." : $"Sending is {Shown(mode)}."
        );
        return ExitCode.Done;
    }

    private static string Shown(SendingMode mode) =>
        mode switch
        {
            SendingMode.Running => "running",
            SendingMode.ProactivePaused => "paused; citizens still get their answers",
            _ => "paused, answers included",
        };
}
