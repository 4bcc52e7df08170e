using System.CommandLine;
using System.Globalization;
using ChatBot.Bot.LiveContent;
using ChatBot.Bot.Settings;
using ChatBot.Content;
using ChatBot.Content.Loading;
using ChatBot.Dialogs.Engine;

namespace ChatBot.Bot.Commands;

/// <summary><c>content check|init|evaluate|try|play</c>. None of them opens the store.</summary>
internal static class ContentCommand
{
    /// <summary>Adds the verb to the command line.</summary>
    public static void AddTo(RootCommand root, CommandStreams streams)
    {
        var command = new Command("content", "What the service knows: folders of text files.")
        {
            Check(streams),
            Init(streams),
            EvaluateCommand.Make(streams),
            TryCommand.Make(streams),
            PlayCommand.Make(streams),
        };
        root.Add(command);
    }

    /// <summary>The content of the settings, or of a folder.</summary>
    internal static LoadResult Load(string? folder)
    {
        var configuration = ServiceConfiguration.Load();
        var own = ContentSettings.Folder(configuration);
        folder = folder is null ? own : Path.GetFullPath(folder);
        var today = ServiceCalendar.Default.ToLocal(TimeProvider.System.GetUtcNow()).Date;
        // The kept content belongs to the service's folder; another folder has none.
        var kept = folder == own && !ContentSettings.IsShipped(folder) ? CurrentContent.Kept(configuration) : null;
        return ContentLoader.Load(folder, ContentSettings.Options(folder, today), kept);
    }

    private static Command Check(CommandStreams streams)
    {
        var folder = new Argument<string?>("DIR")
        {
            Description = "A content folder. Default: the one of Content:Path.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var language = new Option<string?>("--language")
        {
            Description = "vi or en. Default: Office:Language, else the terminal's.",
            HelpName = "vi|en",
        };
        language.AcceptOnlyFromAmong("vi", "en");
        var command = new Command("check", "Says what is wrong in the content, by file and line. Fails when the service would refuse it.")
        {
            folder,
            language,
        };
        command.SetAction(
            async (parsed, _) =>
            {
                var configuration = ServiceConfiguration.Load();
                var result = Load(parsed.GetValue(folder));
                var words = OfficeLanguage.OfTerminal(parsed.GetValue(language), configuration);
                foreach (var problem in result.Problems)
                {
                    await streams.Out.WriteLineAsync(problem.In(words));
                }

                var errors = result.Errors.Count();
                var warnings = result.Problems.Count - errors;
                await streams.Out.WriteLineAsync(
                    words == "vi"
                        ? string.Create(CultureInfo.InvariantCulture, $"{errors} lỗi, {warnings} điều cần xem")
                        : string.Create(CultureInfo.InvariantCulture, $"{errors} errors, {warnings} warnings")
                );
                return errors == 0 ? ExitCode.Done : ExitCode.Failed;
            }
        );
        return command;
    }

    private static Command Init(CommandStreams streams)
    {
        var folder = new Argument<string>("DIR") { Description = "A folder that is empty or does not exist yet." };
        var command = new Command("init", "Copies the shipped content for an office to own. An upgrade never touches it.") { folder };
        command.SetAction(
            async (parsed, _) =>
            {
                var target = Path.GetFullPath(parsed.GetValue(folder)!);
                try
                {
                    var files = ContentInit.CopyTo(target);
                    await streams.Out.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{files} files are in {target}."));
                    await streams.Out.WriteLineAsync(
                        $"Edit them, check them with 'content check {parsed.GetValue(folder)}', and set Content:Path to the folder."
                    );
                    return ExitCode.Done;
                }
                catch (Exception e) when (e is IOException or UnauthorizedAccessException)
                {
                    throw new CommandFailure(e.Message, ExitCode.Failed, e);
                }
            }
        );
        return command;
    }
}
