using System.CommandLine;
using System.Globalization;
using System.Text;
using ChatBot.Bot.Office;

namespace ChatBot.Bot.Commands;

/// <summary><c>roster export</c>.</summary>
internal static class RosterCommand
{
    public static void AddTo(RootCommand root, CommandStreams streams)
    {
        var file = new Argument<string?>("FILE") { Description = "CSV file to write. Default: standard output.", Arity = ArgumentArity.ZeroOrOne };
        var only = new Option<string?>("--class") { Description = "Only this class.", HelpName = "ID" };
        var export = new Command("export", "Who has a place, as CSV that Excel opens.") { file, only };
        export.SetAction((parsed, cancellationToken) => RunAsync(parsed.GetValue(file), parsed.GetValue(only), streams, cancellationToken));
        root.Add(new Command("roster", "The lists of the classes.") { export });
    }

    private static async Task<int> RunAsync(string? file, string? only, CommandStreams streams, CancellationToken cancellationToken)
    {
        var request = new RosterExport.Request(only);
        if (file is null)
        {
            await OfficeRunner.RunAsync(RosterExport.Contract, request, streams.Out, streams, cancellationToken);
            return ExitCode.Done;
        }

        // Whole or not at all: half a roster would be taken for the roster.
        var unfinished = file + ".unfinished";
        try
        {
            RosterExport.Result result;
            await using (var output = new StreamWriter(unfinished, append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)))
            {
                result = await OfficeRunner.RunAsync(RosterExport.Contract, request, output, streams, cancellationToken);
            }

            File.Move(unfinished, file, overwrite: true);
            await streams.Error.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{result.Places} places are in {Path.GetFullPath(file)}."));
            return ExitCode.Done;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CommandFailure(e.Message, ExitCode.Failed, e);
        }
        finally
        {
            File.Delete(unfinished);
        }
    }
}
