using System.CommandLine;
using System.Globalization;
using ChatBot.Bot.Office;

namespace ChatBot.Bot.Commands;

/// <summary><c>person show|export|erase</c>.</summary>
internal static class PersonCommand
{
    /// <summary>Adds the verb to the command line.</summary>
    public static void AddTo(RootCommand root, CommandStreams streams) =>
        root.Add(new Command("person", "What is kept of a person.") { Show(streams), Export(streams), Erase(streams) });

    private static Argument<string> Who() => new("WHO") { Description = "Person id, confirmation code or phone number." };

    private static Command Show(CommandStreams streams)
    {
        var who = Who();
        var command = new Command("show", "What the office needs to help somebody, and what logs call their conversations.") { who };
        command.SetAction(
            async (parsed, cancellationToken) =>
            {
                var result = await OfficeRunner.RunAsync(
                    PersonShow.Contract,
                    new PersonRequest(parsed.GetValue(who)!),
                    streams.Out,
                    streams,
                    cancellationToken
                );
                await PrintAsync(result, streams.Out);
                return ExitCode.Done;
            }
        );
        return command;
    }

    private static Command Export(CommandStreams streams)
    {
        var who = Who();
        var file = new Argument<string?>("FILE")
        {
            Description = "JSON file to write, for its owner alone. Default: standard output.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var overwrite = new Option<bool>("--overwrite")
        {
            Description = "Replace FILE whatever it is; otherwise only an earlier export is replaced.",
        };
        var command = new Command("export", "Everything that is kept of a person, as JSON.") { who, file, overwrite };
        command.SetAction(
            async (parsed, cancellationToken) =>
            {
                var request = new PersonRequest(parsed.GetValue(who)!);
                if (parsed.GetValue(file) is not { } path)
                {
                    await OfficeRunner.RunAsync(PersonExport.Contract, request, streams.Out, streams, cancellationToken);
                    return ExitCode.Done;
                }

                var result = await OutputFile.WriteAsync(
                    path,
                    PersonExport.Beginning,
                    parsed.GetValue(overwrite),
                    output => OfficeRunner.RunAsync(PersonExport.Contract, request, output, streams, cancellationToken)
                );
                await streams.Error.WriteLineAsync($"Everything kept of {result.Person} is in {Path.GetFullPath(path)}.");
                return ExitCode.Done;
            }
        );
        return command;
    }

    private static Command Erase(CommandStreams streams)
    {
        var who = Who();
        var yes = new Option<bool>("--yes") { Description = "Do not ask." };
        var command = new Command("erase", "Removes a person: conversations, places, lessons. Places become free. It cannot be undone.")
        {
            who,
            yes,
        };
        command.SetAction(
            async (parsed, cancellationToken) =>
            {
                if (!parsed.GetValue(yes))
                {
                    // A person who is not found is reported before the question.
                    var found = await OfficeRunner.RunAsync(
                        PersonShow.Contract,
                        new PersonRequest(parsed.GetValue(who)!),
                        streams.Out,
                        streams,
                        cancellationToken
                    );
                    await streams.Error.WriteAsync(
                        $"Everything kept of {found.Person} is removed and cannot be brought back. Type 'erase' to go on: "
                    );
                    if ((await streams.In.ReadLineAsync(cancellationToken))?.Trim() != "erase")
                    {
                        throw new CommandFailure("Nothing was removed.");
                    }
                }

                var result = await OfficeRunner.RunAsync(
                    PersonErase.Contract,
                    new PersonRequest(parsed.GetValue(who)!),
                    streams.Out,
                    streams,
                    cancellationToken
                );
                await streams.Out.WriteLineAsync($"{result.Person} is erased.");
                foreach (var (kind, count) in result.Removed.OrderBy(pair => pair.Key, StringComparer.Ordinal))
                {
                    await streams.Out.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"  {kind}: {count}"));
                }

                return ExitCode.Done;
            }
        );
        return command;
    }

    private static async Task PrintAsync(PersonShow.Result person, TextWriter output)
    {
        await output.WriteLineAsync($"person {person.Person}");
        foreach (var line in person.Lines)
        {
            await output.WriteLineAsync($"  {line.Label.PadRight(12)}  {line.Text}");
        }
    }
}
