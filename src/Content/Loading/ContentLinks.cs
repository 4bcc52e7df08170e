namespace ChatBot.Content.Loading;

/// <summary>
/// Finds links that lead out of a content folder. Whoever may put a file there could otherwise have the service read, keep and tell any
/// file that its user may read: keys, the database. Links inside the folder are fine; containers mount folders so.
/// </summary>
internal sealed class ContentLinks(string folder)
{
    private const int MostLinks = 40;

    private readonly string _root = Real(Path.GetFullPath(folder));

    /// <summary>The problem of an entry that leads out of the content folder.</summary>
    public static ContentProblem Refusal(string name) =>
        new Mark(name).Error(
            "link-outside",
            "This is a link that leads out of the content folder, so it is not read. Put the file itself here.",
            "Đây là liên kết trỏ ra ngoài thư mục nội dung nên chatbot không đọc. Hãy đặt chính tệp đó vào đây."
        );

    /// <summary>Whether an entry of the folder, or of a folder in it, is a link to somewhere else.</summary>
    public bool LeadsOut(string path) =>
        new FileInfo(path).LinkTarget is not null
        && Real(Path.GetFullPath(path)) is var real
        && real != _root
        && !real.StartsWith(_root + Path.DirectorySeparatorChar, StringComparison.Ordinal);

    // The path without any link in it. One that goes round in a circle stays as it is, and no file is found behind it.
    private static string Real(string path)
    {
        var root = Path.GetPathRoot(path)!;
        var left = new Stack<string>(
            path[root.Length..].Split(Path.DirectorySeparatorChar, StringSplitOptions.RemoveEmptyEntries).Reverse()
        );
        var real = root;
        var links = 0;
        while (left.TryPop(out var part))
        {
            var next = Path.Combine(real, part);
            if (links < MostLinks && new FileInfo(next).LinkTarget is { } target)
            {
                links++;
                var whole = Path.GetFullPath(target, real);
                foreach (
                    var piece in whole[root.Length..].Split(Path.DirectorySeparatorChar, StringSplitOptions.RemoveEmptyEntries).Reverse()
                )
                {
                    left.Push(piece);
                }

                real = root;
            }
            else
            {
                real = next;
            }
        }

        return real;
    }
}
