using ChatBot.Bot.Settings;
using ChatBot.Bot.Storage.Contract;
using ChatBot.Bot.Storage.Sealing;
using ChatBot.Dialogs.Storage;

namespace ChatBot.Bot.Storage.LiteDb;

/// <summary>The store in one file: <c>Storage:LiteDb:Path</c>. One process, no server.</summary>
internal sealed class LiteDbModule : IStoreModule
{
    /// <inheritdoc/>
    public string Name => "LiteDb";

    /// <inheritdoc/>
    public string PlaceOf(IConfiguration configuration) => DataFolder.File(configuration);

    /// <inheritdoc/>
    public bool HasData(IConfiguration configuration) => StoreFiles.HaveData(DataFolder.File(configuration));

    /// <inheritdoc/>
    public string? DataFileOf(IConfiguration configuration) => DataFolder.File(configuration);

    /// <inheritdoc/>
    public IServiceStore Open(IConfiguration configuration, IReadOnlyList<DocumentKind> kinds, TimeProvider time, ILoggerFactory loggers) =>
        LiteDbStore.Open(Options(configuration), kinds, time, loggers);

    /// <inheritdoc/>
    public RestoredStore Restore(
        IConfiguration configuration,
        IReadOnlyList<DocumentKind> kinds,
        TimeProvider time,
        string file,
        string? keys
    )
    {
        var options = Options(configuration);
        var documents = StoreFiles.Restore(options, kinds, file, time, keys);
        return new RestoredStore(documents, File.Exists(Path.Combine(options.Folder, ErasedPersons.FileName)));
    }

    /// <inheritdoc/>
    public StoreSchema Examine(IConfiguration configuration)
    {
        var options = Options(configuration);
        using var folderLock = FolderLock.Take(options.Folder);
        StoreFiles.ThrowIfRestoring(options);
        using var database = Database.Open(
            new PhysicalDisk(options.Folder),
            options.DataName,
            options.LogName,
            options.Schema,
            Sealer.Open(options.KeysFolder, mayCreate: false)
        );
        return new StoreSchema(database.Schema, options.Schema);
    }

    private static LiteDbStoreOptions Options(IConfiguration configuration) =>
        new() { Path = DataFolder.File(configuration), KeysFolder = DataFolder.Keys(configuration) };
}
