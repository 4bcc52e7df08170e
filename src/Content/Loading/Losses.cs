using System.Text;
using System.Text.RegularExpressions;
using ChatBot.Content.Model;

namespace ChatBot.Content.Loading;

/// <summary>
/// Finds what an edit removed silently. A file that was emptied or deleted by a slip loads without an error, and citizens would be told
/// that there is no class, or the sample number of the shipped content. Such an edit waits as a broken file does. An editor who means it
/// writes <c>{}</c>.
/// </summary>
internal static partial class Losses
{
    /// <summary>Rule of a file that was deleted.</summary>
    public const string GoneRule = "file-gone";

    /// <summary>Rule of a file that was emptied.</summary>
    public const string EmptyRule = "file-empty";

    /// <summary>Rule of a fact that was taken out.</summary>
    public const string FactRule = "fact-gone";

    // Of which there is one, for everything. A topic or a lesson that goes is an ordinary edit: what still needs it is an error by itself.
    private static readonly string[] Needed =
    [
        FactReader.FileName,
        "classes.yaml",
        "themes.yaml",
        "follow-ups.yaml",
        "off-topic.txt",
        "places/directory.yaml",
    ];

    /// <summary>Loads as before, and calls it an error when something is lost.</summary>
    /// <param name="load">Loads files.</param>
    /// <param name="good">The files in use.</param>
    /// <param name="inUse">What they say.</param>
    public static Func<ContentFiles, LoadResult> Guard(Func<ContentFiles, LoadResult> load, ContentFiles good, ContentSnapshot inUse) =>
        files =>
        {
            var result = load(files);
            var losses = Files(files, good, inUse).ToList();
            if (result.Snapshot is { } snapshot && losses.TrueForAll(loss => loss.File != FactReader.FileName))
            {
                losses.AddRange(Facts(snapshot, inUse));
            }

            return losses.Count == 0 ? result : new LoadResult(null, [.. losses, .. result.Problems]);
        };

    /// <summary>The text says by <c>{}</c> alone, notes aside, that there is nothing on purpose.</summary>
    public static bool IsEmptyOnPurpose(string text) => Lines(text).ToList() is ["{}"];

    private static IEnumerable<ContentProblem> Files(ContentFiles now, ContentFiles good, ContentSnapshot inUse)
    {
        foreach (var name in now.Differences(good))
        {
            if (
                name.EndsWith(".md", StringComparison.Ordinal)
                || good.Find(name) is not { Problem: null } before
                || SaysNothing(before)
                || IsEmptyOnPurpose(TextOf(before))
            )
            {
                continue;
            }

            var (how, howVi) =
                name == FactReader.FileName
                    ? (
                        "Put it back; a value that changed is written in it anew.",
                        "Hãy đưa nội dung tệp trở lại; giá trị nào thay đổi thì ghi giá trị mới vào đó."
                    )
                    : (
                        "Put it back. If all that it said is to go, save the file with this one line: {}",
                        "Hãy đưa nội dung tệp trở lại. Nếu muốn bỏ thật mọi điều ghi trong tệp, hãy lưu tệp này với đúng một dòng: {}"
                    );
            if (now.Find(name) is not { } file)
            {
                if (Needed.Contains(name) || IsEditionInUse(name, inUse))
                {
                    yield return new Mark(name).Error(
                        GoneRule,
                        $"The file is gone; what it said before stays in use. {how}",
                        $"Tệp đã mất; chatbot vẫn dùng bản trước. {howVi}"
                    );
                }
            }
            else if (file.Problem is null && SaysNothing(file))
            {
                yield return new Mark(name).Error(
                    EmptyRule,
                    $"The file is empty; what it said before stays in use. {how}",
                    $"Tệp trống; chatbot vẫn dùng bản trước. {howVi}"
                );
            }
        }
    }

    /// <summary>Facts of the office in whose place a value that came with the program would be told.</summary>
    private static IEnumerable<ContentProblem> Facts(ContentSnapshot now, ContentSnapshot inUse) =>
        from fact in now.Facts.Values
        where fact.FromShipped && inUse.Facts.TryGetValue(fact.Key, out var before) && !before.FromShipped && before.Value != fact.Value
        select new Mark(FactReader.FileName).Error(
            FactRule,
            $"The fact {fact.Key} is gone; its value before stays in use. Put it back, with the new value if it changed.",
            $"Số liệu {fact.Key} không còn trong tệp; chatbot vẫn dùng giá trị trước. Hãy ghi lại số liệu này, "
                + $"với giá trị mới nếu đã thay đổi."
        );

    // A sample edition is not used in an office's folder, and is to be deleted there.
    private static bool IsEditionInUse(string name, ContentSnapshot inUse) =>
        name.StartsWith("editions/", StringComparison.Ordinal) && inUse.Editions.ContainsKey(Path.GetFileNameWithoutExtension(name));

    private static bool SaysNothing(ContentFile file) => Lines(TextOf(file)).All(line => NoValue().IsMatch(line));

    private static string TextOf(ContentFile file) => Encoding.UTF8.GetString(file.Bytes);

    private static IEnumerable<string> Lines(string text) =>
        from line in text.Split('\n')
        let trimmed = line.Trim('\uFEFF', ' ', '\t', '\r')
        where trimmed.Length > 0 && trimmed[0] != '#' && trimmed is not ("---" or "...")
        select trimmed;

    // "classes:" with nothing behind it, or the mark of sample data.
    [GeneratedRegex(@"^(?:[\w-]+\s*:\s*(?:#.*)?|sample\s*:\s*(?:true|false))$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex NoValue();
}
