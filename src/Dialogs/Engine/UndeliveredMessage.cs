using ChatBot.Dialogs.Activities;
using ChatBot.Dialogs.Storage;

namespace ChatBot.Dialogs.Engine;

/// <summary>
/// A message that was given up, or whose arrival is not known. The message itself is kept for
/// <see cref="MessageDays"/> days, so that the office can send it again.
/// </summary>
public sealed record UndeliveredMessage
{
    /// <summary>Days for which the message itself is kept: older news would mislead whoever gets it.</summary>
    public const int MessageDays = 7;

    /// <summary>Outbox entry and reason, as the dispatcher reported them.</summary>
    public required string Id { get; init; }

    /// <summary>Whom it was for.</summary>
    public required string PersonId { get; init; }

    /// <summary>When it was given up.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Number of the outbox entry, a blank, and why. No personal data.</summary>
    public required string Reason { get; init; }

    /// <summary>When its turn wrote it; null in documents of before version 0.2.</summary>
    public DateTimeOffset? WrittenAt { get; init; }

    /// <summary>The message; null after <see cref="MessageDays"/> days.</summary>
    public OutgoingActivity? Message { get; init; }

    /// <summary>The declared kind.</summary>
    public static DocumentKind<UndeliveredMessage> Kind { get; } =
        new(
            "undelivered",
            StateJson.Default.UndeliveredMessage,
            u => u.Id,
            new Retention(30, "The office sees what did not arrive and can call.")
        )
        {
            Person = u => u.PersonId,
            PersonalFields = ["message"],
            From = u => u.At,
            Order = u => u.At,
            Tell = (held, reader) =>
                held.Select(u =>
                    reader.Text("engine.data-undelivered", ("date", LocalDates.Show(reader.ToLocal(u.At).Date, reader.Language)))
                ),
            Trim = (u, now) => u.Message is not null && u.At.AddDays(MessageDays) < now ? u with { Message = null } : null,
            Indexes = new Dictionary<string, Func<UndeliveredMessage, IndexValue?>> { ["at"] = u => u.At },
        };
}
