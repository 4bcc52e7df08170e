using System.CommandLine;
using System.Globalization;
using ChatBot.Bot.Channels;
using ChatBot.Bot.Hosting;
using ChatBot.Bot.Office;
using ChatBot.Bot.Settings;
using ChatBot.Bot.Storage;
using ChatBot.Bot.Storage.Contract;
using ChatBot.Dialogs.Storage;
using Microsoft.Extensions.Logging.Abstractions;

namespace ChatBot.Bot.Commands;

/// <summary><c>restore FILE</c>. Refused while a service runs: it holds the folder.</summary>
internal static class RestoreCommand
{
    /// <summary>Adds the verb to the command line.</summary>
    public static void AddTo(RootCommand root, CommandStreams streams)
    {
        var file = new Argument<string>("FILE") { Description = "A file written by 'backup'." };
        var keys = new Option<string?>("--keys") { Description = "The file with its keys. Default: FILE.keys.", HelpName = "FILE" };
        var command = new Command(
            "restore",
            "Puts a backup in the place of the data. What was there is kept beside it for 14 days; who was erased since is erased again."
        )
        {
            file,
            keys,
        };
        command.SetAction(
            (parsed, cancellationToken) => RunAsync(parsed.GetValue(file)!, parsed.GetValue(keys), streams, cancellationToken)
        );
        root.Add(command);
    }

    private static async Task<int> RunAsync(string file, string? keys, CommandStreams streams, CancellationToken cancellationToken)
    {
        var configuration = ServiceConfiguration.Load();
        var module = AllStores.Of(configuration);
        RestoredStore restored;
        try
        {
            restored = module.Restore(configuration, DeclaredDocuments.All, TimeProvider.System, file, keys);
            await streams.Out.WriteLineAsync(
                string.Create(CultureInfo.InvariantCulture, $"{restored.Documents} documents are back in {module.PlaceOf(configuration)}.")
            );
        }
        catch (Exception e)
            when (e
                    is IOException
                        or UnauthorizedAccessException
                        or DataFolderInUseException
                        or StoreDamagedException
                        or StoreVersionException
            )
        {
            throw new CommandFailure(e.Message, ExitCode.Failed, e);
        }

        if (!restored.RemembersErases)
        {
            return ExitCode.Done;
        }

        try
        {
            await using var store = module.Open(configuration, DeclaredDocuments.All, TimeProvider.System, NullLoggerFactory.Instance);
            var erased = await EraseAgain.RunAsync(
                store,
                DeclaredDocuments.All,
                AllChannels.Set.Erasables,
                TimeProvider.System,
                cancellationToken
            );
            await streams.Out.WriteLineAsync(
                string.Create(CultureInfo.InvariantCulture, $"Erased again, because they were erased after the backup was made: {erased}.")
            );
            return ExitCode.Done;
        }
        catch (Exception e)
            when (e is StoreUnavailableException or StoreDamagedException or StoreVersionException or DataFolderInUseException)
        {
            throw new CommandFailure(
                $"The data is back, but who was erased since could not be erased again; the next start tries it. {e.Message}",
                ExitCode.Failed,
                e
            );
        }
    }
}
