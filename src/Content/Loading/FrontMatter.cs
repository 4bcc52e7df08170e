namespace ChatBot.Content.Loading;

/// <summary>A Markdown file with YAML between two lines of three dashes at its top.</summary>
internal sealed class FrontMatter
{
    private const string Fence = "---";
    private const string MoreLine = "<!-- more -->";

    private FrontMatter(YamlMap fields, Located body)
    {
        Fields = fields;
        Body = body;
    }

    /// <summary>The fields between the two lines of hyphens.</summary>
    public YamlMap Fields { get; }

    /// <summary>The text under the front matter, without blank lines around it.</summary>
    public Located Body { get; }

    /// <summary>Reads a file; null when it is not of this form (a problem was added).</summary>
    public static FrontMatter? Parse(string name, string text, List<ContentProblem> problems)
    {
        var lines = text.Split('\n');
        var end = lines[0].TrimEnd() == Fence ? Array.FindIndex(lines, 1, line => line.TrimEnd() == Fence) : -1;
        if (end < 0)
        {
            problems.Add(
                new Mark(name, 1).Error(
                    "front-matter",
                    "The file must begin with a line '---', the fields, and another line '---'; the text follows below.",
                    "Tệp phải bắt đầu bằng dòng '---', rồi các mục, rồi một dòng '---' nữa; phần chữ viết ở dưới."
                )
            );
            return null;
        }

        var fields = new YamlFile(name, 1, problems).Parse(string.Join('\n', lines[1..end]));
        return fields is null ? null : new FrontMatter(fields, Trim(lines, end + 1, lines.Length, name));
    }

    /// <summary>The text before the line <c>&lt;!-- more --&gt;</c> and the text after it, null when there is no such line.</summary>
    public (Located Short, Located? More) SplitBody()
    {
        var lines = Body.Text.Split('\n');
        var at = Array.FindIndex(lines, line => line.Trim() == MoreLine);
        if (at < 0)
        {
            return (Body, null);
        }

        var first = Body.At.Line;
        var shortPart = Trim(lines, 0, at, Body.At.File, first);
        var more = Trim(lines, at + 1, lines.Length, Body.At.File, first);
        return (shortPart, more.Text.Length == 0 ? null : more);
    }

    private static Located Trim(string[] lines, int from, int to, string name, int firstLine = 1)
    {
        while (from < to && string.IsNullOrWhiteSpace(lines[from]))
        {
            from++;
        }

        while (to > from && string.IsNullOrWhiteSpace(lines[to - 1]))
        {
            to--;
        }

        return new Located(string.Join('\n', lines[from..to]), new Mark(name, firstLine + from));
    }
}
