namespace ChatBot.Bot.Settings;

/// <summary>
/// Where the service keeps its files. The data file lies at <c>Storage:LiteDb:Path</c>; socket, keys and signing key lie in
/// <c>Storage:Folder</c>, by default in the folder of the data file. Both are relative to the directory the caller is in.
/// </summary>
internal static class DataFolder
{
    /// <summary>The setting of the data file.</summary>
    public const string Key = "Storage:LiteDb:Path";

    /// <summary>The setting of the folder of socket and keys.</summary>
    public const string FolderKey = "Storage:Folder";

    /// <summary>The data file when no setting names one.</summary>
    public const string Default = "data/chatbot.db";

    /// <summary>Full path of the data file.</summary>
    public static string File(IConfiguration configuration) =>
        Path.GetFullPath(configuration[Key] is { Length: > 0 } path ? path : Default);

    /// <summary>Full path of the folder of socket, keys and signing key.</summary>
    public static string Of(IConfiguration configuration) =>
        configuration[FolderKey] is { Length: > 0 } folder
            ? Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder))
            : Path.GetDirectoryName(File(configuration))!;

    /// <summary>Full path of the folder of the keys.</summary>
    public static string Keys(IConfiguration configuration) => Path.Combine(Of(configuration), "keys");

    /// <summary>The setting to change when the folder is not good.</summary>
    public static string KeyOf(IConfiguration configuration) => configuration[FolderKey] is { Length: > 0 } ? FolderKey : Key;

    /// <summary>The nearest folder above that exists: what is asked of the disk can be asked of it too.</summary>
    public static string Existing(string folder)
    {
        while (!Directory.Exists(folder) && Path.GetDirectoryName(folder) is { } parent)
        {
            folder = parent;
        }

        return folder;
    }
}
