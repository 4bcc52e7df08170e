using ChatBot.Content;
using ChatBot.Content.Loading;
using ChatBot.Dialogs.Engine;
using ChatBot.Dialogs.Skills;
using ChatBot.Dialogs.Understanding.Words;
using NodaTime;

namespace ChatBot.Bot.Settings;

/// <summary>
/// Which content is used and how it is checked: the folder of <c>Content:Path</c>, or the shipped one with its sample data.
/// </summary>
internal static class ContentSettings
{
    /// <summary>Key of the setting.</summary>
    public const string Key = "Content:Path";

    /// <summary>Absolute path of the content folder.</summary>
    public static string Folder(IConfiguration configuration) =>
        configuration[Key] is { Length: > 0 } own ? Path.GetFullPath(own) : ShippedContent.Folder;

    /// <summary>Whether a folder is the one that travels with the program.</summary>
    public static bool IsShipped(string folder) => Path.GetFullPath(folder) == Path.GetFullPath(ShippedContent.Folder);

    /// <summary>
    /// How a folder is loaded on a day. Sample data counts only in the shipped folder, and only an office's folder falls back on it.
    /// </summary>
    public static LoadOptions Options(string folder, LocalDate today, LocalDate? madeOn = null)
    {
        var isShipped = IsShipped(folder);
        return new LoadOptions
        {
            Today = today,
            SampleWeek = madeOn,
            IncludeSample = isShipped,
            FallbackFolder = isShipped ? null : ShippedContent.Folder,
            WrongWordExamples = WordExamples.Wrong,
            Known = new KnownNames
            {
                Actions = AllSkills.Create(ServiceCalendar.Default, []).ActionNames,
                WordLists = WordExamples.KnownLists,
            },
        };
    }
}
