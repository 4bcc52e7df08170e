using System.CommandLine;
using System.Globalization;
using ChatBot.Bot.Office;
using ChatBot.Bot.Storage.Sealing;

namespace ChatBot.Bot.Commands;

/// <summary><c>backup FILE</c>.</summary>
internal static class BackupCommand
{
    /// <summary>Adds the verb to the command line.</summary>
    public static void AddTo(RootCommand root, CommandStreams streams)
    {
        var file = new Argument<string>("FILE")
        {
            Description = "File to write, outside of the data folder; how much of what it holds is noted in FILE.counts.",
        };
        var keys = new Option<string?>("--keys")
        {
            Description = "File for the keys. Default: FILE.keys. Keep the two apart: together they tell everything.",
            HelpName = "FILE",
        };
        var command = new Command("backup", "A consistent, checked copy of the data, while the service runs.") { file, keys };
        command.SetAction(
            async (parsed, cancellationToken) =>
            {
                var target = Path.GetFullPath(parsed.GetValue(file)!);
                var keysTarget = Path.GetFullPath(parsed.GetValue(keys) ?? target + BackupKeys.Suffix);
                var result = await OfficeRunner.RunAsync(
                    BackupOperation.Contract,
                    new BackupOperation.Request(target, keysTarget),
                    streams.Out,
                    streams,
                    cancellationToken
                );
                await streams.Out.WriteLineAsync(
                    string.Create(CultureInfo.InvariantCulture, $"{result.Documents} documents are in {target}, the keys in {keysTarget}.")
                );
                return ExitCode.Done;
            }
        );
        root.Add(command);
    }
}
