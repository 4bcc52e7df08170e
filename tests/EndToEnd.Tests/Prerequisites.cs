using System.Runtime.CompilerServices;

namespace ChatBot.EndToEnd.Tests;

/// <summary>
/// What some tests need from the machine. <c>tests/run.sh</c> installs it on Debian; elsewhere the test says what is missing.
/// </summary>
internal static class Prerequisites
{
    /// <summary>Folder with package.json and, once installed, node_modules.</summary>
    public static string PackageFolder { get; } = Path.Combine(SourceFolder(), "client");

    public static string AxeScript => Path.Combine(PackageFolder, "node_modules", "axe-core", "axe.min.js");

    public static string? Chromium { get; } =
        (Environment.GetEnvironmentVariable("CHATBOT_CHROMIUM") is { Length: > 0 } named ? named : null)
        ?? Find("chromium")
        ?? Find("chromium-browser")
        ?? Find("google-chrome");

    public static string? Node() => Find("node") is null ? "Needs Node 20 or later: apt-get install -y nodejs npm." : null;

    public static string? Packages() =>
        Directory.Exists(Path.Combine(PackageFolder, "node_modules", "botframework-directlinejs")) && File.Exists(AxeScript)
            ? null
            : "Needs npm packages: npm install --prefix tests/EndToEnd.Tests/client.";

    public static string? Browser() => Chromium is null ? "Needs Chromium: apt-get install -y chromium." : null;

    /// <summary>The first thing missing, or null. In CI nothing is forgiven: the test runs and fails.</summary>
    public static string? Missing(params ReadOnlySpan<Func<string?>> needs)
    {
        if (Environment.GetEnvironmentVariable("CI") is { Length: > 0 })
        {
            return null;
        }

        foreach (var need in needs)
        {
            if (need() is { } reason)
            {
                return reason;
            }
        }

        return null;
    }

    private static string? Find(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator)
            .Where(folder => folder.Length > 0)
            .Select(folder => Path.Combine(folder, program))
            .FirstOrDefault(File.Exists);

    private static string SourceFolder([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;
}
