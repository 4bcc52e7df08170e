using ChatBot.Dialogs.Storage;

namespace ChatBot.Bot.Storage.Contract;

/// <summary>
/// A kind of store that an operator can choose with <c>Storage:Kind</c>: how it is opened, restored and examined. One folder and one line
/// in <c>AllStores</c>.
/// </summary>
internal interface IStoreModule
{
    /// <summary>What <c>Storage:Kind</c> says to choose it.</summary>
    string Name { get; }

    /// <summary>Where the data is, for the operator: the path of a file, or an address without secrets.</summary>
    string PlaceOf(IConfiguration configuration);

    /// <summary>True when there is a store, whole or not. Looks without opening it.</summary>
    bool HasData(IConfiguration configuration);

    /// <summary>The data file on this machine, or null when the store has none.</summary>
    string? DataFileOf(IConfiguration configuration);

    /// <summary>Opens the store, or makes a new one.</summary>
    /// <param name="configuration">The settings.</param>
    /// <param name="kinds">All kinds of document.</param>
    /// <param name="time">The service's clock.</param>
    /// <param name="loggers">Logs.</param>
    /// <exception cref="DataFolderInUseException">Another process has the folder.</exception>
    /// <exception cref="StoreDamagedException">The data is damaged; a backup must be put back.</exception>
    /// <exception cref="StoreVersionException">A newer version wrote the data.</exception>
    /// <exception cref="StoreUnavailableException">The data cannot be written.</exception>
    IServiceStore Open(IConfiguration configuration, IReadOnlyList<DocumentKind> kinds, TimeProvider time, ILoggerFactory loggers);

    /// <summary>Puts a backup in the place of the data, which is kept beside it for a while.</summary>
    /// <param name="configuration">The settings.</param>
    /// <param name="kinds">All kinds of document.</param>
    /// <param name="time">Names what is put aside.</param>
    /// <param name="file">The backup.</param>
    /// <param name="keys">The backup's keys, by default the same name with <c>.keys</c>.</param>
    /// <exception cref="DataFolderInUseException">A service runs on the folder.</exception>
    /// <exception cref="StoreDamagedException">The backup is damaged; nothing was changed.</exception>
    /// <exception cref="FileNotFoundException">The backup, or its keys, are not there.</exception>
    RestoredStore Restore(IConfiguration configuration, IReadOnlyList<DocumentKind> kinds, TimeProvider time, string file, string? keys);

    /// <summary>Opens the data of a store that no process uses and reads it, without an upgrade.</summary>
    /// <exception cref="DataFolderInUseException">Another process has the folder.</exception>
    /// <exception cref="StoreDamagedException">The data is damaged.</exception>
    /// <exception cref="StoreVersionException">A newer version wrote the data.</exception>
    /// <exception cref="IOException">The data cannot be read.</exception>
    StoreSchema Examine(IConfiguration configuration);
}

/// <summary>A store after a restore.</summary>
/// <param name="Documents">Documents in the backup.</param>
/// <param name="RemembersErases">People were erased at some time; those erased after the backup are in the data again.</param>
internal sealed record RestoredStore(int Documents, bool RemembersErases);

/// <summary>Schema of stored data.</summary>
/// <param name="Found">Its number.</param>
/// <param name="Known">The number that this program writes.</param>
internal sealed record StoreSchema(int Found, int Known);
