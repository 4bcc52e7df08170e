using System.CommandLine;
using System.Globalization;
using ChatBot.Bot.Office;

namespace ChatBot.Bot.Commands;

/// <summary><c>retention confirm</c>.</summary>
internal static class RetentionCommand
{
    /// <summary>Adds the verb to the command line.</summary>
    public static void AddTo(RootCommand root, CommandStreams streams)
    {
        var yes = new Option<bool>("--yes") { Description = "Do not ask." };
        var confirm = new Command(
            "confirm",
            "Says that the clock is right although the service was off for long: what is past its time is removed again."
        )
        {
            yes,
        };
        confirm.SetAction((parsed, cancellationToken) => ConfirmAsync(parsed.GetValue(yes), streams, cancellationToken));
        root.Add(new Command("retention", "The removal of what is past its time.") { confirm });
    }

    private static async Task<int> ConfirmAsync(bool yes, CommandStreams streams, CancellationToken cancellationToken)
    {
        var found = await RunAsync(false, streams, cancellationToken);
        if (!found.Doubted)
        {
            await streams.Out.WriteLineAsync($"Nothing is held: the clock says {Shown(found.Now)}, and that is believed.");
            return ExitCode.Done;
        }

        if (!yes)
        {
            await streams.Error.WriteAsync(
                $"The clock says {Shown(found.Now)}; the newest stored instant is {Shown(found.Newest!.Value)}. "
                    + $"If the clock is right, what is "
                    + "past its time by it will be removed for good. Type 'confirm' to go on: "
            );
            if ((await streams.In.ReadLineAsync(cancellationToken))?.Trim() != "confirm")
            {
                throw new CommandFailure("Nothing was changed: retention and what falls due stay held.");
            }
        }

        await RunAsync(true, streams, cancellationToken);
        await streams.Out.WriteLineAsync(
            $"The clock is taken for right ({Shown(found.Now)}). Retention runs again tonight, and what falls due goes on."
        );
        return ExitCode.Done;
    }

    private static Task<RetentionConfirm.Result> RunAsync(bool confirm, CommandStreams streams, CancellationToken cancellationToken) =>
        OfficeRunner.RunAsync(RetentionConfirm.Contract, new RetentionConfirm.Request(confirm), streams.Out, streams, cancellationToken);

    private static string Shown(DateTimeOffset instant) => instant.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
}
