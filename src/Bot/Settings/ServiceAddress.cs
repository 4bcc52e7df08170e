namespace ChatBot.Bot.Settings;

/// <summary>Where the service listens: <c>--urls</c>, else <c>ASPNETCORE_URLS</c>, else this machine only.</summary>
internal static class ServiceAddress
{
    public const string Default = "http://localhost:5080";

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
