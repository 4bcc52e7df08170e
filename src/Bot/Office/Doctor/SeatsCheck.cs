using System.Globalization;
using ChatBot.Bot.Channels.Shared;

namespace ChatBot.Bot.Office.Doctor;

/// <summary>Whether seats are taken faster than people take them, and how many wait for the office.</summary>
internal sealed class SeatsCheck : IDoctorCheck
{
    /// <inheritdoc/>
    public string Name => "seats";

    /// <inheritdoc/>
    public Task<IReadOnlyList<Finding>> ExamineAsync(DoctorContext context, CancellationToken cancellationToken) =>
        Task.FromResult(Examine(context.Service?.Seats));

    internal IReadOnlyList<Finding> Examine(SeatAlarms? seats)
    {
        if (seats is null)
        {
            // Other checks report that no service runs, or that its store does not answer.
            return [Finding.Ok(Name, "not examined: only the running service knows")];
        }

        var findings = new List<Finding>();
        foreach (var lost in seats.LostClasses)
        {
            findings.Add(
                Finding.Warn(
                    Name,
                    $"{Count(lost.Seats, "place is", "places are")} held in the class {lost.Class}, which is no longer in the content",
                    "put it back into classes.yaml, or tell its learners ('roster export')"
                )
            );
        }

        foreach (var name in seats.FastClasses)
        {
            findings.Add(
                Finding.Warn(
                    Name,
                    $"class {name} filled faster than SignUp:ClassSeatsPerHour within the last day",
                    $"'seats list --class {name}', then 'seats release --class {name} --provisional' for what nobody wants"
                )
            );
        }

        if (seats.CappedAddresses.Count > 0)
        {
            findings.Add(
                Finding.Warn(
                    Name,
                    $"from {Count(seats.CappedAddresses.Count, "address", "addresses")} more seats were taken "
                        + $"than one may take: {string.Join(", ", seats.CappedAddresses.Take(5).Select(name => Shown(name, seats)))}",
                    "'seats list --address NAME'; a school rings true, for others 'seats release --address NAME'"
                )
            );
        }

        if (seats.Provisional > 0)
        {
            findings.Add(
                Finding.Warn(
                    Name,
                    $"{Count(seats.Provisional, "seat waits", "seats wait")} for a call of the office",
                    "'seats list --provisional', ring, then 'seats confirm CODE'"
                )
            );
        }

        return findings.Count > 0 ? findings : [Finding.Ok(Name, "none waits for a call, no class fills too fast")];
    }

    private static string Shown(string name, SeatAlarms seats) =>
        seats.SeatsOfAddress?.TryGetValue(name, out var count) == true ? $"{name} ({Count(count, "seat", "seats")})" : name;

    private static string Count(int count, string one, string many) =>
        string.Create(CultureInfo.InvariantCulture, $"{count} {(count == 1 ? one : many)}");
}
