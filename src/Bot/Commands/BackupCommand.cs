using System.CommandLine;
using System.Globalization;
using ChatBot.Bot.Office;

namespace ChatBot.Bot.Commands;

/// <summary><c>backup FILE</c>.</summary>
internal static class BackupCommand
{
    public static void AddTo(RootCommand root, CommandStreams streams)
    {
        var file = new Argument<string>("FILE") { Description = "File to write; the keys go into FILE.keys. Keep the two apart: together they tell everything." };
        var command = new Command("backup", "A consistent, checked copy of the data, while the service runs.") { file };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var target = Path.GetFullPath(parsed.GetValue(file)!);
            var result = await OfficeRunner.RunAsync(
                BackupOperation.Contract, new BackupOperation.Request(target), streams.Out, streams, cancellationToken);
            await streams.Out.WriteLineAsync(string.Create(
                CultureInfo.InvariantCulture, $"{result.Documents} documents are in {target}, the keys in {target}.keys."));
            return ExitCode.Done;
        });
        root.Add(command);
    }
}
