namespace ChatBot.Bot.Settings;

/// <summary>Settings of every kind of store; each kind has its own beside them.</summary>
internal sealed record StorageOptions
{
    /// <summary>Section of the settings.</summary>
    public const string Section = "Storage";

    /// <summary>The kind of store; see <c>AllStores</c>.</summary>
    public string? Kind { get; init; }

    /// <summary>
    /// Folder of the office's socket, the keys, the web chat's signing key and the last good content. By default the folder of the data
    /// file.
    /// </summary>
    public string? Folder { get; init; }
}
