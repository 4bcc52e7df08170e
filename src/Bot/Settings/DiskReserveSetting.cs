namespace ChatBot.Bot.Settings;

/// <summary>
/// Room on the disk of the data that strangers do not get: below it the web takes no messages, and <c>doctor</c> fails.
/// </summary>
internal static class DiskReserveSetting
{
    /// <summary>Key of the setting.</summary>
    public const string Key = "Web:DiskReserveMegabytes";

    /// <summary>Megabytes, where the setting is absent.</summary>
    public const int Default = 256;

    /// <summary>Megabytes to keep free; 0 for no reserve.</summary>
    /// <exception cref="InvalidOperationException">The setting is not a number.</exception>
    public static int Megabytes(IConfiguration configuration) => configuration.GetValue(Key, Default);
}
