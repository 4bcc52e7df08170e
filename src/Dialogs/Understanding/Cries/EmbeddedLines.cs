using System.Reflection;

namespace ChatBot.Dialogs.Understanding.Cries;

/// <summary>Lines of the lists that travel within the program; empty lines and those that begin with <c>#</c> are left out.</summary>
internal static class EmbeddedLines
{
    /// <exception cref="InvalidOperationException">The program was built without the list.</exception>
    public static IEnumerable<string> Of(string name)
    {
        using var stream =
            Assembly.GetExecutingAssembly().GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The program was built without its list {name}.");
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0 && line[0] != '#')
            {
                yield return line;
            }
        }
    }
}
