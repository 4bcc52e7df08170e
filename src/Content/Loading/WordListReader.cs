using System.Text.RegularExpressions;

namespace ChatBot.Content.Loading;

/// <summary>
/// Reads <c>words/*.tsv</c>. A line has a list, a tab and a pattern, and may have a tab and a value. <c>list +</c> begins a message that
/// must match, <c>list -</c> one that must not, <c>list !</c> a pattern of the shipped list that is taken out. <c>#</c> begins a note.
/// </summary>
internal static partial class WordListReader
{
    public const string Folder = "words";
    private const string Ending = ".tsv";

    public static void Read(ContentFolder folder, ContentDraft draft)
    {
        foreach (var file in folder.Files(Folder, Ending))
        {
            if (folder.Read(file) is not { } text || Losses.IsEmptyOnPurpose(text))
            {
                continue;
            }

            var group = file[(Folder.Length + 1)..^Ending.Length];
            var number = 0;
            foreach (var line in text.Split('\n'))
            {
                number++;
                if (line.Trim().Length > 0 && line[0] != '#')
                {
                    ReadLine(line.TrimEnd(), group, new Mark(file, number), draft);
                }
            }
        }
    }

    private static void ReadLine(string line, string group, Mark at, ContentDraft draft)
    {
        var columns = line.Split('\t');
        var head = Head().Match(columns[0]);
        if (columns.Length is < 2 or > 3 || !head.Success || columns.Skip(1).Any(c => c.Trim().Length == 0))
        {
            draft.Problems.Add(
                at.Error(
                    "word-line",
                    "A line is: list, tab, words; or list, tab, words, tab, value. The list may be followed by a blank and one of + - !.",
                    "Mỗi dòng gồm: tên danh sách, phím Tab, các từ; có thể thêm phím Tab và giá trị. "
                        + "Sau tên danh sách có thể là dấu cách và một trong các dấu + - !."
                )
            );
            return;
        }

        var kind = head.Groups["kind"].Value switch
        {
            "+" => WordLineKind.Match,
            "-" => WordLineKind.Miss,
            "!" => WordLineKind.Removal,
            _ => WordLineKind.Entry,
        };
        draft.Words.Add(
            new WordLineDraft(
                new Located($"{group}.{head.Groups["list"].Value}", at),
                kind,
                new Located(columns[1].Trim(), at),
                columns.Length == 3 ? columns[2].Trim() : ""
            )
        );
    }

    [GeneratedRegex(@"^(?<list>[a-z][a-z0-9-]*)(?: (?<kind>[-+!]))?$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Head();
}

/// <summary>What a line of a word list is.</summary>
internal enum WordLineKind
{
    /// <summary>A pattern.</summary>
    Entry,

    /// <summary>A shipped pattern that is taken out.</summary>
    Removal,

    /// <summary>A message that must match.</summary>
    Match,

    /// <summary>A message that must not match.</summary>
    Miss,
}

/// <summary>One line of a word list.</summary>
internal sealed record WordLineDraft(Located List, WordLineKind Kind, Located Text, string Value);
