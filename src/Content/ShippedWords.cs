using ChatBot.Content.Loading;
using ChatBot.Content.Model;

namespace ChatBot.Content;

/// <summary>The word lists that travel with the program.</summary>
public static class ShippedWords
{
    /// <summary>Reads them by id.</summary>
    /// <exception cref="InvalidOperationException">A line cannot be read: the program was changed after it was built.</exception>
    public static IReadOnlyDictionary<string, WordList> Read()
    {
        var draft = new ContentDraft();
        WordListReader.Read(new ContentFolder(ContentFiles.Read(ShippedContent.Folder), draft.Problems), draft);
        return draft.Problems.FirstOrDefault(p => p.File.StartsWith(WordListReader.Folder, StringComparison.Ordinal)) is { } problem
            ? throw new InvalidOperationException($"The shipped {problem.File}, line {problem.Line}: {problem.Message}")
            : WordListBuilder.Build(draft.Words);
    }
}
