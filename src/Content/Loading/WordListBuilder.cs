using ChatBot.Content.Model;

namespace ChatBot.Content.Loading;

/// <summary>Makes word lists of their lines.</summary>
internal static class WordListBuilder
{
    public static IReadOnlyDictionary<string, WordList> Build(IEnumerable<WordLineDraft> lines) =>
        lines
            .GroupBy(line => line.List.Text, StringComparer.Ordinal)
            .ToDictionary(list => list.Key, list => Build(list.Key, [.. list]), StringComparer.Ordinal);

    private static WordList Build(string id, IReadOnlyList<WordLineDraft> lines)
    {
        var removed = lines
            .Where(line => line.Kind == WordLineKind.Removal)
            .Select(line => line.Text.Text)
            .ToHashSet(StringComparer.Ordinal);
        return new WordList(
            id,
            [
                .. lines
                    .Where(line => line.Kind == WordLineKind.Entry && !removed.Contains(line.Text.Text))
                    .Select(line => new WordEntry(line.Text.Text, line.Value)),
            ],
            [
                .. lines
                    .Where(line => line.Kind is WordLineKind.Match or WordLineKind.Miss)
                    .Select(line => new WordExample(
                        id,
                        line.Text.Text,
                        line.Kind == WordLineKind.Match,
                        line.Value,
                        line.Text.At.File,
                        line.Text.At.Line
                    )),
            ]
        );
    }
}
