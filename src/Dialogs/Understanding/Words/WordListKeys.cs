using System.Collections.Frozen;
using System.Text;

namespace ChatBot.Dialogs.Understanding.Words;

/// <summary>Names the lists of a file by an enum, so that each name stands in one place.</summary>
internal static class WordListKeys
{
    /// <summary>One key for each member, in the order of the enum: <c>ForGood</c> is <c>file.for-good</c>.</summary>
    /// <param name="file">The file in <c>words/</c>, without its ending.</param>
    public static WordListKey[] Of<T>(string file)
        where T : struct, Enum => [.. Enum.GetNames<T>().Select(name => new WordListKey($"{file}.{Kebab(name)}"))];

    /// <summary>The member of an enum that a value in the third column names (<c>view-data</c>); null when there is none.</summary>
    public static T? Value<T>(string value)
        where T : struct, Enum => Members<T>.ByName.TryGetValue(value, out var member) ? member : null;

    /// <summary>A member as lists and values write it: <c>ForGood</c> is <c>for-good</c>.</summary>
    public static string Kebab(string name)
    {
        var kebab = new StringBuilder(name.Length + 4);
        foreach (var c in name)
        {
            if (char.IsUpper(c) && kebab.Length > 0)
            {
                kebab.Append('-');
            }

            kebab.Append(char.ToLowerInvariant(c));
        }

        return kebab.ToString();
    }

    private static class Members<T>
        where T : struct, Enum
    {
        public static readonly FrozenDictionary<string, T> ByName = Enum.GetValues<T>()
            .ToFrozenDictionary(member => Kebab(member.ToString()), StringComparer.Ordinal);
    }
}
