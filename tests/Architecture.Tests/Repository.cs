using System.Runtime.CompilerServices;

namespace ChatBot.Architecture.Tests;

/// <summary>The files of the repository that rules are held on.</summary>
internal static class Repository
{
    /// <summary>Its folder.</summary>
    public static string Folder { get; } = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(ThisFile())!, "..", ".."));

    /// <summary>C# files under a folder, as paths inside the repository, without what the build makes.</summary>
    /// <param name="under">A folder inside the repository, e.g. <c>src/Bot</c>.</param>
    public static IEnumerable<string> Sources(string under) =>
        Directory
            .EnumerateFiles(Path.Combine(Folder, under), "*.cs", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(Folder, file).Replace('\\', '/'))
            .Where(file => !file.Contains("/obj/", StringComparison.Ordinal) && !file.Contains("/bin/", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal);

    /// <summary>The text of a file.</summary>
    /// <param name="file">Its path inside the repository.</param>
    public static string Read(string file) => File.ReadAllText(Path.Combine(Folder, file));

    /// <summary>The lines of a file that hold code; comments are left out.</summary>
    /// <param name="file">Its path inside the repository.</param>
    public static IEnumerable<string> Code(string file) =>
        Read(file).Split('\n').Select(line => line.Trim()).Where(line => !line.StartsWith("//", StringComparison.Ordinal));

    private static string ThisFile([CallerFilePath] string file = "") => file;
}
