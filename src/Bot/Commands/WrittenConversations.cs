using System.CommandLine;
using ChatBot.Bot.Settings;
using ChatBot.Bot.Transcripts;
using ChatBot.Content;
using ChatBot.Content.Model;
using NodaTime;

namespace ChatBot.Bot.Commands;

/// <summary>Reads written conversations and the content they are played against, for <c>content try</c> and <c>content play</c>.</summary>
internal static class WrittenConversations
{
    /// <summary>The argument that names the conversations.</summary>
    public static Argument<string[]> Files() =>
        new("FILE.chat") { Description = "Written conversations, or folders of them.", Arity = ArgumentArity.OneOrMore };

    /// <summary>The option that names the content.</summary>
    public static Option<string?> Folder() =>
        new("--content") { Description = "A content folder. Default: the one of Content:Path.", HelpName = "DIR" };

    /// <summary>The file, or the <c>*.chat</c> files of the folder in the order of the alphabet.</summary>
    /// <exception cref="CommandFailure">The folder holds none.</exception>
    public static IEnumerable<string> FilesOf(string path)
    {
        if (!Directory.Exists(path))
        {
            return [path];
        }

        var files = Directory.GetFiles(path, "*.chat").Order(StringComparer.Ordinal).ToList();
        return files.Count > 0 ? files : throw new CommandFailure($"{path} holds no file that ends in .chat.");
    }

    /// <summary>Reads one conversation.</summary>
    /// <exception cref="CommandFailure">The file cannot be read, or a line of it is not understood; the message says which.</exception>
    public static async Task<Transcript> ReadAsync(string file, CancellationToken cancellationToken)
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

    /// <summary>The content of a folder as of a day; null is the folder of the settings.</summary>
    /// <exception cref="CommandFailure">The content has errors.</exception>
    public static ContentSnapshot Load(string? folder, LocalDate day)
    {
        folder = folder is null ? ContentSettings.Folder(ServiceConfiguration.Load()) : Path.GetFullPath(folder);
        var result = ContentLoader.Load(folder, ContentSettings.Options(folder, day));
        return result.Snapshot
            ?? throw new CommandFailure(
                $"The content in {folder} has errors; 'content check' shows all of them. The first: {result.Errors.First()}"
            );
    }
}
