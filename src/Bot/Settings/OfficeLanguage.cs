namespace ChatBot.Bot.Settings;

/// <summary>The language in which the office is spoken to: <c>vi</c> or <c>en</c>, by <c>Office:Language</c>.</summary>
internal static class OfficeLanguage
{
    /// <summary>Key of the setting.</summary>
    public const string Key = "Office:Language";

    private const string Vietnamese = "vi";
    private const string English = "en";

    private static readonly string[] LocaleVariables = ["LC_ALL", "LC_MESSAGES", "LANG"];

    /// <summary>Whether it is <c>vi</c> or <c>en</c>.</summary>
    public static bool IsKnown(string? language) => language is Vietnamese or English;

    /// <summary>For what is left for the people who edit content: Vietnamese when nothing is set.</summary>
    public static string OfFiles(IConfiguration configuration) => Set(configuration) ?? Vietnamese;

    /// <summary>
    /// For the terminal: what is asked for, else what is set, else the language of the terminal (<c>LC_ALL</c>, <c>LC_MESSAGES</c>,
    /// <c>LANG</c>, the first that says something, as everywhere on Unix). English when that is neither.
    /// </summary>
    public static string OfTerminal(string? asked, IConfiguration configuration)
    {
        var locale = LocaleVariables.Select(Environment.GetEnvironmentVariable).FirstOrDefault(value => !string.IsNullOrEmpty(value));
        return asked
            ?? Set(configuration)
            ?? (locale is Vietnamese || locale?.StartsWith("vi_", StringComparison.Ordinal) == true ? Vietnamese : English);
    }

    private static string? Set(IConfiguration configuration) => configuration[Key] is { } language && IsKnown(language) ? language : null;
}
