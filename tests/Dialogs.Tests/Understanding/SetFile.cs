namespace ChatBot.Dialogs.Tests.Understanding;

/// <summary>A tab-separated set of messages and what they mean, beside the tests. Its first line names the columns.</summary>
internal static class SetFile
{
    public static IReadOnlyList<IReadOnlyDictionary<string, string>> Rows(string name, string folder = "Understanding")
    {
        var lines = File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, folder, name));
        var columns = lines[0].Split('\t');
        return [.. lines.Skip(1).Where(line => line.Length > 0).Select(line => Row(columns, line.Split('\t')))];
    }

    private static Dictionary<string, string> Row(string[] columns, string[] cells) =>
        columns
            .Select((column, i) => (column, Cell: i < cells.Length ? cells[i] : ""))
            .ToDictionary(pair => pair.column, pair => pair.Cell, StringComparer.Ordinal);
}
