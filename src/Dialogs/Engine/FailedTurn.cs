using ChatBot.Dialogs.Activities;
using ChatBot.Dialogs.Storage;

namespace ChatBot.Dialogs.Engine;

/// <summary>A turn that threw, with its update, so that the defect can be found and the citizen helped. Sealed, seven days.</summary>
public sealed record FailedTurn
{
    /// <summary>Inbox key of the update.</summary>
    public required string Id { get; init; }

    /// <summary>Whose turn it was, or null when the conversation could not be read.</summary>
    public string? PersonId { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Type and place of the error.</summary>
    public required string Error { get; init; }

    /// <summary>The update.</summary>
    public required Activity Activity { get; init; }

    /// <summary>The declared kind.</summary>
    public static DocumentKind<FailedTurn> Kind { get; } =
        new(
            "failedturn",
            StateJson.Default.FailedTurn,
            f => f.Id,
            new Retention(7, "Long enough to mend the defect; it holds what the citizen wrote.")
        )
        {
            KeyIsPersonal = true,
            Person = f => f.PersonId,
            PersonalFields = ["activity"],
            From = f => f.At,
            Order = f => f.At,
            Tell = (held, reader) =>
                held.Select(f => reader.Text("engine.data-failed", ("date", LocalDates.Show(reader.ToLocal(f.At).Date, reader.Language)))),
            Indexes = new Dictionary<string, Func<FailedTurn, IndexValue?>> { ["at"] = f => f.At },
        };
}
