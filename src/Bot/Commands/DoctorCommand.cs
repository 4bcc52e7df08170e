using System.CommandLine;
using System.Globalization;
using ChatBot.Bot.Channels.Shared;
using ChatBot.Bot.Hosting;
using ChatBot.Bot.Office.Doctor;
using ChatBot.Bot.Office.Transport;
using ChatBot.Bot.Settings;

namespace ChatBot.Bot.Commands;

/// <summary>
/// <c>doctor</c>: looks at everything a running service needs, before the first start, while it runs and when it is stopped.
/// </summary>
internal static class DoctorCommand
{
    /// <summary>Name of the verb.</summary>
    public const string Verb = "doctor";

    /// <summary>Adds the verb to the command line.</summary>
    public static void AddTo(RootCommand root, CommandStreams streams)
    {
        var live = new Option<bool>("--live")
        {
            Description = "Only whether the running service answers and its writer is alive: for a container's health check.",
        };
        var command = new Command(
            Verb,
            "Examines machine, settings, data, content, addresses and channels; says what to do. Fails when something must be done."
        )
        {
            live,
        };
        command.SetAction(
            (parsed, cancellationToken) =>
                parsed.GetValue(live) ? LiveAsync(streams, cancellationToken) : ExamineAsync(streams, cancellationToken)
        );
        root.Add(command);
    }

    private static async Task<int> ExamineAsync(CommandStreams streams, CancellationToken cancellationToken)
    {
        await using var context = await DoctorContext.OpenAsync(() => ServiceHost.Prepare(), cancellationToken);
        var levels = new Dictionary<FindingLevel, int>();
        await foreach (var finding in Examination.RunAsync(context, cancellationToken))
        {
            levels[finding.Level] = levels.GetValueOrDefault(finding.Level) + 1;
            await streams.Out.WriteLineAsync(Line(finding));
        }

        await streams.Out.WriteLineAsync(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{levels.GetValueOrDefault(FindingLevel.Ok)} ok, {levels.GetValueOrDefault(FindingLevel.Warn)} "
                    + $"warn, {levels.GetValueOrDefault(FindingLevel.Fail)} FAIL"
            )
        );
        return levels.ContainsKey(FindingLevel.Fail) ? ExitCode.Failed : ExitCode.Done;
    }

    private static async Task<int> LiveAsync(CommandStreams streams, CancellationToken cancellationToken)
    {
        try
        {
            var answer = await DoctorContext.AskAsync(
                ServiceConfiguration.Load(),
                ServiceLive.Contract,
                new ServiceLive.Request(),
                cancellationToken
            );
            var finding = answer switch
            {
                null => Finding.Fail("service", "not running"),
                { Alive: false } => Finding.Fail("service", "the writer of its store hangs", "restart it"),
                _ => Finding.Ok("service", "alive"),
            };
            await streams.Out.WriteLineAsync(Line(finding));
            return finding.Level == FindingLevel.Fail ? ExitCode.Failed : ExitCode.Done;
        }
        catch (OfficeFailure failure)
        {
            throw new CommandFailure(failure.Message, ExitCode.Failed, failure);
        }
    }

    private static string Line(Finding finding)
    {
        var level = finding.Level switch
        {
            FindingLevel.Ok => "ok",
            FindingLevel.Warn => "warn",
            _ => "FAIL",
        };
        var toDo = finding.ToDo is null ? "" : $" — {finding.ToDo}";

        // A path or a platform's words may hold line ends, and each finding is one line.
        return $"{level.PadRight(6)}{finding.Name.PadRight(13)}{finding.Found}{toDo}".ReplaceLineEndings(" ");
    }
}
