namespace ChatBot.Content.Loading;

/// <summary>Reports files that nothing reads: a name that is slightly wrong would otherwise lose what is in them without a word.</summary>
internal static class StrayFiles
{
    private const string AnyName = "";

    private static readonly Dictionary<string, string[]> Read = new(StringComparer.Ordinal)
    {
        [""] = ["facts.yaml", "classes.yaml", "themes.yaml", "follow-ups.yaml", "off-topic.txt", "README.md"],
        ["topics"] = [".md"],
        ["lessons"] = [".md"],
        ["texts"] = [".yaml"],
        ["editions"] = [".yaml"],
        ["phrasings"] = [".yaml"],
        ["places"] = ["nghe-an-units.json", "directory.yaml", "NOTICE.txt"],
        ["conversations"] = [".chat"],
        ["templates"] = [AnyName],
    };

    public static void Report(string path, List<ContentProblem> problems)
    {
        ReportIn(path, "", problems);
        foreach (var directory in Directory.EnumerateDirectories(path).Select(d => Path.GetFileName(d)).Where(IsMeant))
        {
            if (Read.ContainsKey(directory))
                ReportIn(path, directory, problems);
            else
                problems.Add(new Mark(directory).Warning("not-read", $"Nothing reads this folder.{Suggestion.Hint(directory, Read.Keys.Where(k => k.Length > 0))}"));
        }
    }

    private static void ReportIn(string path, string folder, List<ContentProblem> problems)
    {
        var endings = Read[folder];
        foreach (var name in Directory.EnumerateFiles(Path.Combine(path, folder)).Select(f => Path.GetFileName(f)).Where(IsMeant))
        {
            if (!endings.Any(e => name.EndsWith(e, StringComparison.Ordinal)))
                problems.Add(new Mark(folder.Length == 0 ? name : $"{folder}/{name}").Warning("not-read", $"Nothing reads this file; here files are named {string.Join(", ", endings.Select(e => e[0] == '.' ? "*" + e : e))}."));
        }
    }

    // Files of editors, of version control and of file managers.
    private static bool IsMeant(string name) => name[0] != '.' && name[^1] != '~' && !name.EndsWith(".bak", StringComparison.Ordinal) && name != "Thumbs.db";
}
