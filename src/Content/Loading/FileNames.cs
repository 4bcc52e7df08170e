using System.Text.RegularExpressions;

namespace ChatBot.Content.Loading;

/// <summary>
/// Names of files that nobody means as content: what editors, Word, version control and file managers leave, copies, and our own report.
/// </summary>
internal static partial class FileNames
{
    /// <summary>The report of the last check, in Vietnamese.</summary>
    public const string ReportVi = "KIEM-TRA.txt";

    /// <summary>The report of the last check, in English.</summary>
    public const string ReportEn = "LAST-CHECK.txt";

    /// <summary>Nothing to say about it: it comes and goes by itself, or is ours.</summary>
    public static bool IsLeftover(string name) =>
        name[0] == '.'
        || name.Any(char.IsControl)
        || name[^1] == '~'
        || name.StartsWith("~$", StringComparison.Ordinal)
        || name.EndsWith(".bak", StringComparison.OrdinalIgnoreCase)
        || name.EndsWith(".tmp", StringComparison.OrdinalIgnoreCase)
        || name is "Thumbs.db" or "desktop.ini"
        || name is ReportVi or ReportEn;

    /// <summary>
    /// The file of which another is a copy by its name, as file managers and cloud drives make copies, or null when there is no such file.
    /// What is meant as content is named without blanks and brackets, so a name with them is compared without what they bring.
    /// </summary>
    public static string? OriginalOf(string name, Func<string, bool> exists)
    {
        var folder = name[..(name.LastIndexOf('/') + 1)];
        foreach (var pattern in new[] { Behind(), Before() })
        {
            if (pattern.Replace(name[folder.Length..], "") is { Length: > 0 } rest && folder + rest != name && exists(folder + rest))
            {
                return folder + rest;
            }
        }

        return null;
    }

    // "x - Copy (2).md", "x - Sao chép.md", "x (1).vi.md", "x copy.md", "x (Lan's conflicted copy 2026-10-05).md", "x - Bản sao.md"
    [GeneratedRegex(@"(?:\s+-\s+[^.]*|\s*\([^)]*\)|\s+[^.]*)+(?=\.|$)", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Behind();

    // "Copy of x.md", "Bản sao của x.md"
    [GeneratedRegex(
        @"^(?:Copy(?: \(\d+\))? of|Bản sao(?: \(\d+\))?(?: của)?|Sao chép(?: của)?) ",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase,
        1000
    )]
    private static partial Regex Before();
}
