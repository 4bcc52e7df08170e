using ChatBot.Dialogs.Storage;

namespace ChatBot.Bot.Storage.Contract;

/// <summary>
/// An open store as the service uses it. What turns need is in <see cref="ChatBot.Dialogs.Storage"/>; what only the service and its
/// commands need (files, keys, settings) is here, because the dialogs know neither files nor settings.
/// </summary>
internal interface IServiceStore : IStore, IStoreHealth, IStoreBackup, IPseudonyms, IEraseMemory, IAsyncDisposable;

/// <summary>Copies of a store.</summary>
internal interface IStoreBackup
{
    /// <summary>Copies the store into one file and its keys into a second, while works go on, and checks the copy.</summary>
    /// <param name="file">Where to, outside of the data folder. It must not exist.</param>
    /// <param name="progress">Share done, 0 to 1.</param>
    /// <param name="cancellationToken">Stops; nothing is left.</param>
    /// <param name="keys">Where the keys go, by default the same name with <c>.keys</c>. It must not exist.</param>
    /// <returns>Documents in the backup.</returns>
    /// <exception cref="StoreUnavailableException">The store cannot be read now.</exception>
    /// <exception cref="IOException">The backup cannot be written.</exception>
    /// <exception cref="StoreDamagedException">The copy does not hold what it should.</exception>
    Task<int> BackupAsync(string file, IProgress<double>? progress, CancellationToken cancellationToken, string? keys = null);

    /// <summary>
    /// Removes what a restore or an upgrade has put aside and kept long enough: such copies also hold people who were erased since.
    /// </summary>
    /// <returns>How many files and folders went.</returns>
    /// <exception cref="IOException">One cannot be removed.</exception>
    /// <exception cref="UnauthorizedAccessException">One may not be removed.</exception>
    int RemoveOldCopies(DateTimeOffset now);
}

/// <summary>Names for logs and for the office.</summary>
internal interface IPseudonyms
{
    /// <summary>A short name for a conversation: the same each time, telling nothing about who it is.</summary>
    string Pseudonym(string conversationKey);
}

/// <summary>
/// Remembers who was erased outside of what a restore replaces, so that a backup of before does not bring the person back.
/// </summary>
internal interface IEraseMemory
{
    /// <summary>Number of erases of before that the data in use, a restored backup, does not know.</summary>
    int ErasesToRepeat { get; }

    /// <summary>True for a person who has to be erased again.</summary>
    bool MustBeErasedAgain(string personId);

    /// <summary>Notes that everybody who had to be erased again has been.</summary>
    Task ErasedAgainAsync();
}
