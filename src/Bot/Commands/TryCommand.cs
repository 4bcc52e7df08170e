using System.CommandLine;
using System.Globalization;
using ChatBot.Bot.Settings;
using ChatBot.Bot.Transcripts;
using ChatBot.Content;
using ChatBot.Content.Model;
using NodaTime;

namespace ChatBot.Bot.Commands;

/// <summary><c>content try FILE.chat …</c>: plays written conversations and says where they differ.</summary>
internal static class TryCommand
{
    public static Command Make(CommandStreams streams)
    {
        var files = new Argument<string[]>("FILE.chat")
        {
            Description = "Written conversations, or folders of them.",
            Arity = ArgumentArity.OneOrMore,
        };
        var folder = new Option<string?>("--content")
        {
            Description = "A content folder. Default: the one of Content:Path.",
            HelpName = "DIR",
        };
        var command = new Command(
            "try",
            "Plays written conversations against the content and says where they differ. Nobody's data is touched."
        )
        {
            files,
            folder,
        };
        command.SetAction(
            async (parsed, cancellationToken) =>
            {
                var content = new Dictionary<LocalDate, ContentSnapshot>();
                var differ = 0;
                var all = parsed.GetValue(files)!.SelectMany(FilesOf).ToList();
                foreach (var file in all)
                {
                    var transcript = await ReadAsync(file, cancellationToken);
                    if (!content.TryGetValue(transcript.Day, out var snapshot))
                    {
                        content[transcript.Day] = snapshot = Load(parsed.GetValue(folder), transcript.Day);
                    }

                    var difference = await TranscriptPlay.RunAsync(transcript, snapshot);
                    differ += difference is null ? 0 : 1;
                    await streams.Out.WriteLineAsync(difference is null ? $"as written  {file}" : $"DIFFERS     {difference}");
                }

                await streams.Out.WriteLineAsync(
                    string.Create(CultureInfo.InvariantCulture, $"{all.Count - differ} as written, {differ} differ")
                );
                return differ == 0 ? ExitCode.Done : ExitCode.Failed;
            }
        );
        return command;
    }

    private static IEnumerable<string> FilesOf(string path)
    {
        if (!Directory.Exists(path))
        {
            return [path];
        }

        var files = Directory.GetFiles(path, "*.chat").Order(StringComparer.Ordinal).ToList();
        return files.Count > 0 ? files : throw new CommandFailure($"{path} holds no file that ends in .chat.");
    }

    private static async Task<Transcript> ReadAsync(string file, CancellationToken cancellationToken)
    {
        try
        {
            return Transcript.Parse(file, await File.ReadAllTextAsync(file, cancellationToken));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or FormatException)
        {
            throw new CommandFailure(e.Message, ExitCode.Failed, e);
        }
    }

    private static ContentSnapshot Load(string? folder, LocalDate day)
    {
        folder = folder is null ? ContentSettings.Folder(ServiceConfiguration.Load()) : Path.GetFullPath(folder);
        var result = ContentLoader.Load(folder, ContentSettings.Options(folder, day));
        return result.Snapshot
            ?? throw new CommandFailure(
                $"The content in {folder} has errors; 'content check' shows all of them. The first: {result.Errors.First()}"
            );
    }
}
