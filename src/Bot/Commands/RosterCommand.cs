using System.CommandLine;
using System.Globalization;
using ChatBot.Bot.Office;

namespace ChatBot.Bot.Commands;

/// <summary><c>roster export</c>.</summary>
internal static class RosterCommand
{
    /// <summary>Adds the verb to the command line.</summary>
    public static void AddTo(RootCommand root, CommandStreams streams)
    {
        var file = new Argument<string?>("FILE")
        {
            Description = "CSV file to write, for its owner alone. Default: standard output.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var overwrite = new Option<bool>("--overwrite")
        {
            Description = "Replace FILE whatever it is; otherwise only an earlier roster is replaced.",
        };
        var only = new Option<string?>("--class") { Description = "Only this class.", HelpName = "ID" };
        var export = new Command("export", "Who has a place, as CSV that Excel opens.") { file, only, overwrite };
        export.SetAction(
            (parsed, cancellationToken) =>
                RunAsync(parsed.GetValue(file), parsed.GetValue(only), parsed.GetValue(overwrite), streams, cancellationToken)
        );
        root.Add(new Command("roster", "The lists of the classes.") { export });
    }

    private static async Task<int> RunAsync(
        string? file,
        string? only,
        bool overwrite,
        CommandStreams streams,
        CancellationToken cancellationToken
    )
    {
        var request = new RosterExport.Request(only);
        if (file is null)
        {
            await OfficeRunner.RunAsync(RosterExport.Contract, request, streams.Out, streams, cancellationToken);
            return ExitCode.Done;
        }

        var result = await OutputFile.WriteAsync(
            file,
            RosterExport.Beginning,
            overwrite,
            output => OfficeRunner.RunAsync(RosterExport.Contract, request, output, streams, cancellationToken)
        );
        await streams.Error.WriteLineAsync(
            string.Create(CultureInfo.InvariantCulture, $"{result.Places} places are in {Path.GetFullPath(file)}.")
        );
        return ExitCode.Done;
    }
}
