using System.CommandLine;
using System.Globalization;
using ChatBot.Bot.Transcripts;
using ChatBot.Content.Model;
using NodaTime;

namespace ChatBot.Bot.Commands;

/// <summary><c>content try FILE.chat …</c>: plays written conversations and says where they differ.</summary>
internal static class TryCommand
{
    /// <summary>Makes the verb, for <c>content</c>.</summary>
    public static Command Make(CommandStreams streams)
    {
        var files = WrittenConversations.Files();
        var folder = WrittenConversations.Folder();
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
                var all = parsed.GetValue(files)!.SelectMany(WrittenConversations.FilesOf).ToList();
                foreach (var file in all)
                {
                    var transcript = await WrittenConversations.ReadAsync(file, cancellationToken);
                    if (!content.TryGetValue(transcript.Day, out var snapshot))
                    {
                        content[transcript.Day] = snapshot = WrittenConversations.Load(parsed.GetValue(folder), transcript.Day);
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
}
