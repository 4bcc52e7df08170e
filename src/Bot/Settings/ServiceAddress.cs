namespace ChatBot.Bot.Settings;

/// <summary>Where the service listens: <c>--urls</c>, else <c>ASPNETCORE_URLS</c>, else this machine only.</summary>
internal static class ServiceAddress
{
    /// <summary>Address where nothing else is said.</summary>
    public const string Default = "http://localhost:5080";

    /// <summary>Addresses of <c>--urls</c>, else of <c>ASPNETCORE_URLS</c>, else the default; separated by semicolons.</summary>
    public static string Choose(string? commandLine, IConfiguration configuration) =>
        FirstGiven(commandLine, configuration["ASPNETCORE_URLS"], configuration["urls"]) ?? Default;

    private static string? FirstGiven(params ReadOnlySpan<string?> candidates)
    {
        foreach (var candidate in candidates)
        {
            if (!string.IsNullOrWhiteSpace(candidate))
            {
                return candidate;
            }
        }

        return null;
    }
}
