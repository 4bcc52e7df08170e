using System.Globalization;

namespace ChatBot.Bot.Settings;

/// <summary>Refuses to run without ICU: Vietnamese text would then be compared and normalised wrongly, without any error.</summary>
internal static class GlobalizationGuard
{
    /// <summary>What is wrong and how to mend it, or null when nothing is.</summary>
    public static string? Problem()
    {
        try
        {
            var vietnamese = CultureInfo.GetCultureInfo("vi-VN", predefinedOnly: true);
            var folds = vietnamese.CompareInfo.Compare("hoc", "học", CompareOptions.IgnoreNonSpace) == 0;
            return folds ? null : Message;
        }
        catch (CultureNotFoundException)
        {
            return Message;
        }
    }

    private const string Message =
        "Vietnamese text needs ICU, and this process runs in invariant globalization mode. Install ICU (Debian: libicu72 or later; "
        + "Alpine: icu-libs icu-data-full) and remove DOTNET_SYSTEM_GLOBALIZATION_INVARIANT=1 from the environment.";
}
