namespace ChatBot.Bot.Settings;

/// <summary>Where the database is: <c>Storage:LiteDb:Path</c>, relative to the directory the caller is in.</summary>
internal static class DataFolder
{
    public const string Key = "Storage:LiteDb:Path";

    public const string Default = "data/chatbot.db";

    public static string File(IConfiguration configuration) =>
        Path.GetFullPath(configuration[Key] is { Length: > 0 } path ? path : Default);

    public static string Of(IConfiguration configuration) => Path.GetDirectoryName(File(configuration))!;

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
