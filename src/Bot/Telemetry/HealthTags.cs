namespace ChatBot.Bot.Telemetry;

/// <summary>Under which address a health check is asked.</summary>
internal static class HealthTags
{
    /// <summary><c>/healthz/live</c>: a restart cures what it finds.</summary>
    public const string Live = "live";

    /// <summary><c>/healthz/ready</c>.</summary>
    public const string Ready = "ready";
}
