using ChatBot.Bot.Settings;
using ChatBot.Bot.Storage.Contract;
using ChatBot.Bot.Storage.LiteDb;
using ChatBot.Dialogs.Storage;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace ChatBot.Bot.Storage;

/// <summary>The kinds of store there are, the default first. The only place that names one.</summary>
internal static class AllStores
{
    /// <summary>The setting that chooses the kind.</summary>
    public const string KindKey = "Storage:Kind";

    /// <summary>Every kind of store.</summary>
    public static IReadOnlyList<IStoreModule> All { get; } = [new LiteDbModule()];

    /// <summary>The kind of store that the settings choose.</summary>
    /// <exception cref="OptionsValidationException">There is no such kind; the message names those there are.</exception>
    public static IStoreModule Of(IConfiguration configuration) =>
        Find(configuration) ?? throw new OptionsValidationException(KindKey, typeof(StorageOptions), [UnknownKind(configuration)]);

    /// <summary>The kind of store that the settings choose, or null when there is no such kind.</summary>
    public static IStoreModule? Find(IConfiguration configuration) =>
        configuration[KindKey] is { Length: > 0 } name
            ? All.FirstOrDefault(module => string.Equals(module.Name, name, StringComparison.OrdinalIgnoreCase))
            : All[0];

    /// <summary>What is wrong with the setting, and how to mend it.</summary>
    public static string UnknownKind(IConfiguration configuration) =>
        $"{KindKey}: there is no store '{configuration[KindKey]}'. Set it to {string.Join(" or ", All.Select(m => m.Name))}, or remove it.";

    /// <summary>
    /// Opens a store of its own in a folder, for a written conversation that must not touch the service's data. Embedded, whatever the
    /// service uses.
    /// </summary>
    /// <param name="folder">An empty folder.</param>
    /// <param name="kinds">All kinds of document.</param>
    /// <param name="eachTurnTwice">Runs each turn twice for one effect and reads every document back from its bytes.</param>
    public static IServiceStore OpenScratch(string folder, IReadOnlyList<DocumentKind> kinds, bool eachTurnTwice)
    {
        var options = new LiteDbStoreOptions { Path = Path.Combine(folder, "chatbot.db"), RunEachTurnTwice = eachTurnTwice };

        // Without a cache every document is read back from its bytes: one that cannot be read would otherwise show only after a restart.
        options = eachTurnTwice ? options with { CachedDocuments = 0 } : options;
        return LiteDbStore.Open(options, kinds, TimeProvider.System, NullLoggerFactory.Instance);
    }
}
