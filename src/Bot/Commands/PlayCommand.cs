using System.CommandLine;
using System.Globalization;
using ChatBot.Bot.Transcripts;

namespace ChatBot.Bot.Commands;

/// <summary>
/// <c>content play FILE.chat …</c>: plays written conversations and prints all that is said, whatever was expected, so
/// that a writer of content sees what the service answers.
/// </summary>
internal static class PlayCommand
{
    /// <summary>Makes the verb, for <c>content</c>.</summary>
    public static Command Make(CommandStreams streams)
    {
        var files = WrittenConversations.Files();
        var folder = WrittenConversations.Folder();
        var command = new Command(
            "play",
            "Plays written conversations and prints them whole, differences from what is written included. Nobody's data is touched."
        )
        {
            files,
            folder,
        };
        command.SetAction(
            async (parsed, cancellationToken) =>
            {
                var (differ, written) = (0, 0);
                foreach (var file in parsed.GetValue(files)!.SelectMany(WrittenConversations.FilesOf))
                {
                    var transcript = await WrittenConversations.ReadAsync(file, cancellationToken);
                    var content = WrittenConversations.Load(parsed.GetValue(folder), transcript.Day);
                    written += transcript.Steps.Count(step => step.IsExpectation);
                    await streams.Out.WriteLineAsync($"# {file}");
                    differ += await TranscriptPlay.ShowAsync(transcript, content, streams.Out);
                    await streams.Out.WriteLineAsync();
                }

                await streams.Out.WriteLineAsync(
                    written == 0 ? "No answer is written, so nothing was compared."
                    : differ == 1 ? "1 line differs from what is written."
                    : string.Create(CultureInfo.InvariantCulture, $"{differ} lines differ from what is written.")
                );
                return ExitCode.Done;
            }
        );
        return command;
    }
}
