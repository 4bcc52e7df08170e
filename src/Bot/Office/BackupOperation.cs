using System.Globalization;
using System.Text.Json.Serialization;
using System.Threading.Channels;
using ChatBot.Bot.Office.Transport;
using ChatBot.Bot.Storage.Contract;
using ChatBot.Dialogs.Storage;

namespace ChatBot.Bot.Office;

/// <summary><c>backup</c>: a consistent, checked copy while the service goes on; the keys go into a second file.</summary>
internal sealed class BackupOperation(IStoreBackup store, Audit audit)
    : OfficeOperation<BackupOperation.Request, BackupOperation.Result>(Contract)
{
    /// <summary>Name, request and result of the operation.</summary>
    public static readonly OfficeContract<Request, Result> Contract = new("backup", BackupJson.Default.Request, BackupJson.Default.Result);

    /// <summary>What the audit says of a backup that was finished and read back.</summary>
    public const string Done = "backup.done";

    /// <param name="File">Absolute path on the machine of the service.</param>
    /// <param name="Keys">Absolute path for the keys, or null for the same name with <c>.keys</c>.</param>
    public sealed record Request(string File, string? Keys = null);

    /// <param name="Documents">Documents in the copy, each of which was read back.</param>
    public sealed record Result(int Documents);

    public override async Task<Result> RunAsync(Request request, OfficeCall call)
    {
        await audit.WriteAsync(call, "backup", Path.GetFileName(request.File));
        var shares = System.Threading.Channels.Channel.CreateBounded<double>(
            new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropOldest }
        );
        var copying = CopyAsync(request, shares.Writer, call.CancellationToken);
        var told = 0;
        await foreach (var share in shares.Reader.ReadAllAsync(call.CancellationToken))
        {
            // A line for each tenth is enough.
            var percent = (int)(share * 10) * 10;
            if (percent > told)
            {
                told = percent;
                await call.ReportAsync(string.Create(CultureInfo.InvariantCulture, $"{percent} %"));
            }
        }

        var documents = await copying;

        // The first entry tells who asked, the second that the backup is finished; its age is read from the second.
        await audit.WriteAsync(call, Done, Path.GetFileName(request.File));
        return new Result(documents);
    }

    private async Task<int> CopyAsync(Request request, ChannelWriter<double> shares, CancellationToken cancellationToken)
    {
        try
        {
            return await store.BackupAsync(request.File, new Share(shares), cancellationToken, request.Keys);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or StoreUnavailableException or StoreDamagedException)
        {
            throw new OfficeFailure(e.Message, e);
        }
        finally
        {
            shares.Complete();
        }
    }

    // Progress<T> posts to the thread pool, where two reports may change places.
    private sealed class Share(ChannelWriter<double> shares) : IProgress<double>
    {
        /// <summary>Takes a share from 0 to 1.</summary>
        public void Report(double value) => shares.TryWrite(value);
    }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(BackupOperation.Request))]
[JsonSerializable(typeof(BackupOperation.Result))]
internal sealed partial class BackupJson : JsonSerializerContext;
