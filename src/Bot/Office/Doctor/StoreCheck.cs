using System.Globalization;
using ChatBot.Bot.Channels.Shared;
using ChatBot.Bot.Storage.Contract;

namespace ChatBot.Bot.Office.Doctor;

/// <summary>The data file: what the running service says of it, or whether it can be opened and read. It is never upgraded here.</summary>
internal sealed class StoreCheck : IDoctorCheck
{
    /// <inheritdoc/>
    public string Name => "store";

    /// <inheritdoc/>
    public Task<IReadOnlyList<Finding>> ExamineAsync(DoctorContext context, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<Finding>>([Examine(context)]);

    private Finding Examine(DoctorContext context)
    {
        if (context.Service is { } service)
        {
            return service.Writable
                ? Finding.Ok(Name, string.Create(CultureInfo.InvariantCulture, $"in use by the running service, schema {service.Schema}"))
                : Finding.Fail(
                    Name,
                    "the running service cannot write",
                    "look at 'disk' and 'data folder'; it goes on by itself when it can"
                );
        }

        if (context.UnreachableService is not null)
        {
            return Finding.Warn(Name, "not examined: the running service holds it and cannot be asked");
        }

        if (context.IsFolderClosed)
        {
            return Finding.Warn(Name, "not examined: this user may not look into the data folder", "run doctor as the service's user");
        }

        if (context.Store is not { } module)
        {
            return Finding.Warn(Name, "not examined: the settings name no kind of store that there is", "look at 'settings'");
        }

        var file = module.DataFileOf(context.Configuration);
        if (file is not null && !File.Exists(file))
        {
            return module.HasData(context.Configuration)
                ? Finding.Fail(
                    Name,
                    $"{file} is missing, and its log is there",
                    "put the data file back, or run 'restore FILE' with the last backup"
                )
                : Finding.Ok(Name, "not there yet; the first start makes it");
        }

        // Opening writes (the log is replayed), and as root it would leave files the service cannot open.
        return file is not null && FileOwner.Self is { } self && FileOwner.Of(file) is { } owner && self != owner
            ? Finding.Warn(
                Name,
                $"not examined: it belongs to {FileOwner.NameOf(owner)}",
                FileOwner.Of(Path.GetDirectoryName(file)!) == self
                    ? "look at 'data folder'"
                    : $"run doctor as that user (sudo -u {FileOwner.NameOf(owner)} …)"
            )
            : Open(module, context.Configuration);
    }

    private Finding Open(IStoreModule module, IConfiguration configuration)
    {
        try
        {
            var schema = module.Examine(configuration);
            return Schema(schema.Found, schema.Known);
        }
        catch (DataFolderInUseException)
        {
            return Finding.Fail(
                Name,
                "another process has the folder and does not answer on its socket",
                "look whether a service, a restore or another command runs"
            );
        }
        catch (Exception e) when (e is StoreDamagedException or StoreVersionException or IOException or UnauthorizedAccessException)
        {
            // These messages are written for the operator.
            return Finding.Fail(Name, e.Message);
        }
    }

    internal static Finding Schema(int found, int known) =>
        found switch
        {
            _ when found == known => Finding.Ok(
                "store",
                string.Create(CultureInfo.InvariantCulture, $"can be opened and was read, schema {found}")
            ),
            _ when found == known - 1 => Finding.Warn(
                "store",
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"schema {found}; the next start upgrades it to {known} after a backup of its own"
                ),
                "make a backup first"
            ),
            _ when found > known => Finding.Fail(
                "store",
                string.Create(CultureInfo.InvariantCulture, $"schema {found}, and this version knows {known}"),
                "start the newer version that wrote it, or restore a backup of before"
            ),
            _ => Finding.Fail(
                "store",
                string.Create(CultureInfo.InvariantCulture, $"schema {found}, and this version upgrades only from {known - 1}"),
                "start the version in between once"
            ),
        };
}
