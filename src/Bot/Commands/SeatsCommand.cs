using System.CommandLine;
using System.Globalization;
using ChatBot.Bot.Office;

namespace ChatBot.Bot.Commands;

/// <summary><c>seats list|confirm|release</c>.</summary>
internal static class SeatsCommand
{
    /// <summary>Adds the verb to the command line.</summary>
    public static void AddTo(RootCommand root, CommandStreams streams) =>
        root.Add(
            new Command("seats", "The seats that are held, provisional ones among them.")
            {
                List(streams),
                Confirm(streams),
                Release(streams),
            }
        );

    private static Option<string?> Class() => new("--class") { Description = "Only this class.", HelpName = "ID" };

    private static Option<string?> Conversation() =>
        new("--conversation")
        {
            Description = "Only of this conversation (its name in logs), person id, or holder of a code.",
            HelpName = "NAME",
        };

    private static Option<string?> Address() =>
        new("--address") { Description = "Only taken from this web address, by its name in 'seats list' and the log.", HelpName = "NAME" };

    private static Option<string?> Reason() => new("--reason") { Description = "Why, for the audit. Name nobody.", HelpName = "TEXT" };

    private static Argument<string[]> Codes(ArgumentArity arity) => new("CODE") { Description = "Confirmation codes.", Arity = arity };

    private static Command List(CommandStreams streams)
    {
        var (only, conversation, address) = (Class(), Conversation(), Address());
        var provisional = new Option<bool>("--provisional") { Description = "Only those that wait for a confirmation." };
        var command = new Command("list", "Seats that are held, one a line.") { only, conversation, address, provisional };
        command.SetAction(
            async (parsed, cancellationToken) =>
            {
                var filter = new SeatFilter(
                    parsed.GetValue(only),
                    parsed.GetValue(conversation),
                    parsed.GetValue(address),
                    parsed.GetValue(provisional)
                );
                var result = await OfficeRunner.RunAsync(SeatsList.Contract, filter, streams.Out, streams, cancellationToken);
                await streams.Error.WriteLineAsync(Number($"{Seats(result.Seats)}, {result.Provisional} of them provisional."));
                FailIfNoneOf(filter, result.Seats);
                return ExitCode.Done;
            }
        );
        return command;
    }

    private static Command Confirm(CommandStreams streams)
    {
        var (codes, reason) = (Codes(ArgumentArity.OneOrMore), Reason());
        var command = new Command("confirm", "Makes provisional seats firm, whose holder was rung or is known. The holder is told.")
        {
            codes,
            reason,
        };
        command.SetAction(
            async (parsed, cancellationToken) =>
            {
                var request = new SeatsConfirm.Request(parsed.GetValue(codes)!, parsed.GetValue(reason));
                var result = await OfficeRunner.RunAsync(SeatsConfirm.Contract, request, streams.Out, streams, cancellationToken);
                await streams.Out.WriteLineAsync(
                    Number($"{Seats(result.Confirmed.Count)} {(result.Confirmed.Count == 1 ? "is" : "are")} confirmed.")
                );
                if (result.NotProvisional.Count == 0)
                {
                    return ExitCode.Done;
                }

                throw new CommandFailure($"No provisional seat has the code {string.Join(", ", result.NotProvisional)}: see 'seats list'.");
            }
        );
        return command;
    }

    private static Command Release(CommandStreams streams)
    {
        var (codes, only, conversation, address, reason) = (Codes(ArgumentArity.ZeroOrMore), Class(), Conversation(), Address(), Reason());
        var provisional = new Option<bool>("--provisional") { Description = "Only those that wait for a confirmation." };
        var yes = new Option<bool>("--yes") { Description = "Release them; without it they are only counted." };
        var command = new Command(
            "release",
            "Frees seats that nobody will take. Their holders are told. Says first what would be released."
        )
        {
            codes,
            only,
            conversation,
            address,
            provisional,
            reason,
            yes,
        };
        command.SetAction(
            async (parsed, cancellationToken) =>
            {
                var filter = new SeatFilter(
                    parsed.GetValue(only),
                    parsed.GetValue(conversation),
                    parsed.GetValue(address),
                    parsed.GetValue(provisional)
                );
                var isMeant = parsed.GetValue(yes);
                var request = new SeatsRelease.Request(parsed.GetValue(codes) ?? [], filter, parsed.GetValue(reason), isMeant);
                var result = await OfficeRunner.RunAsync(SeatsRelease.Contract, request, streams.Out, streams, cancellationToken);
                FailIfNoneOf(filter, result.Codes.Count + result.NotHeld.Count);
                await streams.Out.WriteLineAsync(
                    isMeant
                        ? Number($"{Seats(result.Codes.Count)} {(result.Codes.Count == 1 ? "is" : "are")} released, ")
                            + Number($"{result.Firm} of them firm before.")
                        : Number($"{Seats(result.Codes.Count)} would be released, {result.Firm} of them firm: ")
                            + $"{string.Join(' ', result.Codes)}\nNothing was changed. Add --yes to release them."
                );
                if (result.NotHeld.Count == 0)
                {
                    return ExitCode.Done;
                }

                throw new CommandFailure($"No seat that is held has the code {string.Join(", ", result.NotHeld)}: see 'seats list'.");
            }
        );
        return command;
    }

    private static void FailIfNoneOf(SeatFilter filter, int found)
    {
        if (found == 0 && filter.Address is { } name)
        {
            throw new CommandFailure($"There are no seats of the address '{name}'. Its name stands in 'seats list' and 'doctor'.");
        }
    }

    private static string Seats(int count) => count == 1 ? "1 seat" : Number($"{count} seats");

    private static string Number(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
