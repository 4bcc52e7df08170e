using ChatBot.Bot.Storage.Contract;
using ChatBot.Dialogs.Storage;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;

namespace ChatBot.Bot.Tests.Storage.TrialStore;

/// <summary>A kind of store added by following "Adding a store" in CONTRIBUTING.md, whose lines these are.</summary>
internal sealed class TrialModule : IStoreModule
{
    public string Name => "Trial";

    public string PlaceOf(IConfiguration configuration) => "memory";

    public bool HasData(IConfiguration configuration) => false;

    public string? DataFileOf(IConfiguration configuration) => null;

    public IServiceStore Open(IConfiguration configuration, IReadOnlyList<DocumentKind> kinds, TimeProvider time, ILoggerFactory loggers) =>
        new TrialStore(time);

    public RestoredStore Restore(
        IConfiguration configuration,
        IReadOnlyList<DocumentKind> kinds,
        TimeProvider time,
        string file,
        string? keys
    ) => throw new IOException("What is only in memory cannot be restored.");

    public StoreSchema Examine(IConfiguration configuration) => new(1, 1);
}
