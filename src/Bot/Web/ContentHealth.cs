using ChatBot.Bot.LiveContent;
using ChatBot.Content;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace ChatBot.Bot.Web;

/// <summary>Ready once the content is loaded; degraded while a part of what the office wrote is not in use.</summary>
internal sealed class ContentHealth(CurrentContent content) : IHealthCheck
{
    private const int MostNames = 5;

    /// <inheritdoc/>
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(!content.IsLoaded ? HealthCheckResult.Unhealthy("The content is not loaded.") : Of(content.State));

    /// <summary>Names files and nothing of their text, because everybody who reaches the address can read it.</summary>
    internal static HealthCheckResult Of(ContentState state)
    {
        if (state.AllWaits)
        {
            return HealthCheckResult.Degraded(
                "The content folder cannot be used as it is; the last good content is in use. 'content check' says why."
            );
        }

        if (state.Waiting.Count == 0)
        {
            return HealthCheckResult.Healthy();
        }

        var names =
            string.Join(", ", state.Waiting.Take(MostNames).Select(edit => edit.Name)) + (state.Waiting.Count > MostNames ? ", …" : "");
        return HealthCheckResult.Degraded($"Edits of the content wait because of errors: {names}. 'content check' says why.");
    }
}
