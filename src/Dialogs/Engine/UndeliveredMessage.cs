using ChatBot.Dialogs.Storage;

namespace ChatBot.Dialogs.Engine;

/// <summary>A message that was given up, or whose arrival is not known. Without its text.</summary>
public sealed record UndeliveredMessage
{
    /// <summary>Outbox entry and reason, as the dispatcher reported them.</summary>
    public required string Id { get; init; }

    /// <summary>Whom it was for.</summary>
    public required string PersonId { get; init; }

    /// <summary>When it was given up.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Why.</summary>
    public required string Reason { get; init; }

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
            From = u => u.At,
            Order = u => u.At,
            Tell = (held, reader) =>
                held.Select(u =>
                    reader.Text("engine.data-undelivered", ("date", LocalDates.Show(reader.ToLocal(u.At).Date, reader.Language)))
                ),
            Indexes = new Dictionary<string, Func<UndeliveredMessage, IndexValue?>> { ["at"] = u => u.At },
        };
}
