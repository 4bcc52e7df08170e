using System.CommandLine;
using System.Globalization;
using ChatBot.Bot.Office;
using ChatBot.Bot.Office.Transport;

namespace ChatBot.Bot.Commands;

/// <summary><c>undelivered list|retry|drop</c>.</summary>
internal static class UndeliveredCommand
{
    /// <summary>Adds the verb to the command line.</summary>
    public static void AddTo(RootCommand root, CommandStreams streams) =>
        root.Add(
            new Command("undelivered", "Messages that did not arrive, and turns that failed.")
            {
                List(streams),
                Change(
                    UndeliveredRetry.Contract,
                    "retry",
                    "Sends messages again and runs turns again, for whom it is still wanted, in hours in which people may be written to.",
                    "tried again",
                    streams
                ),
                Change(
                    UndeliveredDrop.Contract,
                    "drop",
                    "Forgets them, because their people were helped in another way.",
                    "dropped",
                    streams
                ),
            }
        );

    private static Command List(CommandStreams streams)
    {
        var text = new Option<bool>("--text") { Description = "Show what was written too. The audit notes it." };
        var command = new Command("list", "What did not get through, one a line, oldest first, with code and reason.") { text };
        command.SetAction(
            async (parsed, cancellationToken) =>
            {
                var request = new UndeliveredList.Request(parsed.GetValue(text));
                var result = await OfficeRunner.RunAsync(UndeliveredList.Contract, request, streams.Out, streams, cancellationToken);
                await streams.Error.WriteLineAsync(
                    string.Create(CultureInfo.InvariantCulture, $"messages that did not arrive: {result.Messages}; ")
                        + string.Create(CultureInfo.InvariantCulture, $"turns that failed: {result.Turns}.")
                );
                return ExitCode.Done;
            }
        );
        return command;
    }

    private static Command Change(
        OfficeContract<UndeliveredChange, UndeliveredChanged> operation,
        string verb,
        string description,
        string done,
        CommandStreams streams
    )
    {
        var codes = new Argument<string[]>("CODE") { Description = "Codes of 'undelivered list'.", Arity = ArgumentArity.OneOrMore };
        var reason = new Option<string>("--reason")
        {
            Description = "Why, for the audit. Name nobody.",
            HelpName = "TEXT",
            Required = true,
        };
        var command = new Command(verb, description) { codes, reason };
        command.SetAction(
            async (parsed, cancellationToken) =>
            {
                var request = new UndeliveredChange(parsed.GetValue(codes)!, parsed.GetValue(reason)!);
                var result = await OfficeRunner.RunAsync(operation, request, streams.Out, streams, cancellationToken);
                foreach (var code in result.Done)
                {
                    await streams.Out.WriteLineAsync($"{code}: {done}.");
                }

                foreach (var (code, why) in result.Refused)
                {
                    await streams.Error.WriteLineAsync($"{code}: {why}.");
                }

                return result.Refused.Count == 0 ? ExitCode.Done : ExitCode.Failed;
            }
        );
        return command;
    }
}
