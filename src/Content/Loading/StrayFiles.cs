namespace ChatBot.Content.Loading;

/// <summary>Reports files that nothing reads: a name that is slightly wrong would otherwise lose what is in them without a word.</summary>
internal static class StrayFiles
{
    private const string AnyName = "";

    // What is not content and may lie beside it.
    private static readonly Dictionary<string, string[]> Beside = new(StringComparer.Ordinal)
    {
        [""] = ["README.md"],
        ["places"] = ["NOTICE.txt"],
        ["conversations"] = [".chat"],
        ["templates"] = [AnyName],
    };

    private static readonly Dictionary<string, string[]> Meant = ContentFiles
        .Kinds.Keys.Union(Beside.Keys)
        .ToDictionary(
            folder => folder,
            string[] (folder) => [.. ContentFiles.Kinds.GetValueOrDefault(folder, []), .. Beside.GetValueOrDefault(folder, [])],
            StringComparer.Ordinal
        );

    /// <exception cref="IOException">The folder could not be listed.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder may not be listed.</exception>
    public static IReadOnlyList<ContentProblem> In(string path)
    {
        var problems = new List<ContentProblem>();
        var links = new ContentLinks(path);
        ReportIn(path, "", problems);
        foreach (
            var directory in Directory
                .EnumerateDirectories(path)
                .Where(d => !links.LeadsOut(d))
                .Select(d => Path.GetFileName(d))
                .Where(IsMeant)
        )
        {
            if (Meant.ContainsKey(directory))
            {
                ReportIn(path, directory, problems);
            }
            else
            {
                problems.Add(
                    new Mark(directory).Warning(
                        "not-read",
                        $"Nothing reads this folder.{Suggestion.Hint(directory, Meant.Keys.Where(k => k.Length > 0))}",
                        $"Chatbot không đọc thư mục này.{Suggestion.HintVi(directory, Meant.Keys.Where(k => k.Length > 0))}"
                    )
                );
            }
        }

        return problems;
    }

    private static string Names(string[] endings) => string.Join(", ", endings.Select(e => e[0] == '.' ? "*" + e : e));

    private static void ReportIn(string path, string folder, List<ContentProblem> problems)
    {
        var endings = Meant[folder];
        foreach (var name in Directory.EnumerateFiles(Path.Combine(path, folder)).Select(f => Path.GetFileName(f)).Where(IsMeant))
        {
            if (!endings.Any(e => name.EndsWith(e, StringComparison.Ordinal)))
            {
                problems.Add(
                    new Mark(folder.Length == 0 ? name : $"{folder}/{name}").Warning(
                        "not-read",
                        $"Nothing reads this file; here files are named {Names(endings)}.",
                        $"Chatbot không đọc tệp này; ở đây tệp có tên {Names(endings)}."
                    )
                );
            }
        }
    }

    private static bool IsMeant(string name) => !FileNames.IsLeftover(name);
}
