using System.Reflection;

namespace ChatBot.Dialogs.Understanding.Words;

/// <summary>
/// Names a word list of the content that a class reads. Each is a static field of its class, or in an array that is, so that all can be
/// listed.
/// </summary>
/// <param name="Id">File and list, e.g. <c>answers.yes</c>.</param>
internal sealed record WordListKey(string Id)
{
    /// <summary>Ids of every list that the program reads.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        .. typeof(WordListKey)
            .Assembly.GetTypes()
            .Where(type => !type.ContainsGenericParameters)
            .SelectMany(type =>
                type.GetFields(BindingFlags.Static | BindingFlags.NonPublic | BindingFlags.Public | BindingFlags.DeclaredOnly)
            )
            .Where(field => field.FieldType == typeof(WordListKey) || field.FieldType == typeof(WordListKey[]))
            .SelectMany(field => field.GetValue(null) is WordListKey[] keys ? keys : [(WordListKey)field.GetValue(null)!])
            .Select(key => key.Id)
            .Distinct()
            .Order(StringComparer.Ordinal),
    ];
}
