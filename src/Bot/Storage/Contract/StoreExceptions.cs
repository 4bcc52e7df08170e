namespace ChatBot.Bot.Storage.Contract;

/// <summary>The files hold something that was acknowledged and can no longer be read. Only a backup helps.</summary>
public sealed class StoreDamagedException(string message) : Exception(message)
{
    /// <summary>
    /// What is wrong with the file alone, as the rest of a sentence that begins with its name, or null when the message says it all.
    /// </summary>
    public string? OfTheFile { get; init; }
}

/// <summary>Another process works with the data folder.</summary>
public sealed class DataFolderInUseException(string message, Exception? inner = null) : Exception(message, inner);

/// <summary>The file was written by a newer or unknown version of this program.</summary>
public sealed class StoreVersionException(string message) : Exception(message);
