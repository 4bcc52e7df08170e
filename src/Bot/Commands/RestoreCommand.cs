using System.CommandLine;
using System.Globalization;
using ChatBot.Bot.Hosting;
using ChatBot.Bot.Storage.LiteDb;

namespace ChatBot.Bot.Commands;

/// <summary><c>restore FILE</c>. Refused while a service runs: it holds the folder.</summary>
internal static class RestoreCommand
{
    public static void AddTo(RootCommand root, CommandStreams streams)
    {
        var file = new Argument<string>("FILE") { Description = "A file written by 'backup'; FILE.keys must lie beside it." };
        var command = new Command("restore", "Puts a backup in the place of the data. What was there is kept beside it.") { file };
        command.SetAction(async (parsed, _) =>
        {
            var data = DataFolder.File(ServiceConfiguration.Load());
            try
            {
                var documents = StoreFiles.Restore(
                    new LiteDbStoreOptions { Path = data }, DeclaredDocuments.All, parsed.GetValue(file)!, TimeProvider.System);
                await streams.Out.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{documents} documents are back in {data}."));
                return ExitCode.Done;
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException or DataFolderInUseException or StoreDamagedException or StoreVersionException)
            {
                throw new CommandFailure(e.Message, ExitCode.Failed, e);
            }
        });
        root.Add(command);
    }
}
