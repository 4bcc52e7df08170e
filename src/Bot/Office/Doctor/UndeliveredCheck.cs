using System.Globalization;
using ChatBot.Bot.Channels.Shared;

namespace ChatBot.Bot.Office.Doctor;

/// <summary>How many messages did not arrive and how many turns failed, and since when.</summary>
internal sealed class UndeliveredCheck : IDoctorCheck
{
    /// <inheritdoc/>
    public string Name => "undelivered";

    /// <inheritdoc/>
    public Task<IReadOnlyList<Finding>> ExamineAsync(DoctorContext context, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<Finding>>([Examine(context.Service?.Undelivered)]);

    internal Finding Examine(UndeliveredFigures? figures)
    {
        if (figures is null)
        {
            // Other checks report that no service runs, or that its store does not answer.
            return Finding.Ok(Name, "not examined: only the running service knows");
        }

        if (figures.Since is not { } since)
        {
            return Finding.Ok(Name, "every message arrived, no turn failed");
        }

        string[] parts =
        [
            figures.Messages switch
            {
                0 => "",
                1 => "1 message did not arrive",
                var count => string.Create(CultureInfo.InvariantCulture, $"{count} messages did not arrive"),
            },
            figures.Turns switch
            {
                0 => "",
                1 => "1 turn failed",
                var count => string.Create(CultureInfo.InvariantCulture, $"{count} turns failed"),
            },
        ];
        return Finding.Warn(
            Name,
            string.Create(
                CultureInfo.InvariantCulture,
                $"{string.Join(" and ", parts.Where(part => part.Length > 0))}, the oldest at {since.UtcDateTime:yyyy-MM-dd HH:mm'Z'}"
            ),
            "'undelivered list', then ring the people, or 'undelivered retry CODE', or 'undelivered drop CODE'"
        );
    }
}
