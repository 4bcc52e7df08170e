using ChatBot.Content.Model;
using ChatBot.Dialogs.Understanding.Commands;
using ChatBot.Dialogs.Understanding.Dates;
using ChatBot.Dialogs.Understanding.Places;
using ChatBot.Dialogs.Understanding.Words;

namespace ChatBot.Dialogs.Understanding;

/// <summary>The values that the third column of a word list may hold.</summary>
public static class WordValues
{
    /// <summary>The values by list. A list that is not in it gives values that the program does not name, or none.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> Known { get; } =
        new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal)
        {
            ["commands.command"] = Of<CommandKind>(),
            ["follow-ups.asked"] = Of<Aspect>(),
            ["dates.word"] = Of<DateWord>(),
            ["place-names.word"] = Of<PlaceWord>(),
        };

    private static string[] Of<T>()
        where T : struct, Enum => [.. Enum.GetNames<T>().Select(WordListKeys.Kebab)];
}
