using ChatBot.Content.Model;
using ChatBot.Content.Text;
using ChatBot.Dialogs.Activities;
using ChatBot.Dialogs.Engine;
using ChatBot.Dialogs.Understanding;

namespace ChatBot.Dialogs.Skills.Programme;

/// <summary>Short questions about the event whose card was shown last: "mấy giờ vậy?", "ở đâu?", "nhắc tôi".</summary>
/// <remarks>
/// A skill of its own, so that whether a message leans on the event is decided once, by its claim: who takes a message has no way to look
/// again.
/// </remarks>
/// <param name="companions">Skills that do something with events.</param>
public sealed class EventQuestion(IReadOnlyList<IEventCompanion> companions) : Skill
{
    private const string Mark = "event:";

    // As for topics: who comes back the same evening still means what was shown.
    private static readonly TimeSpan LeansFor = TimeSpan.FromHours(3);

    /// <inheritdoc/>
    public override string Name => "event-question";

    /// <summary>Notes that an event was shown.</summary>
    internal static void NoteShown(TurnContext turn, ProgrammeEvent happening) =>
        turn.Conversation = turn.Conversation with { LastTopic = Mark + happening.Id, LastTopicAt = turn.Now };

    /// <summary>The event that was shown last, however long ago, or null when something else was shown or the event is gone.</summary>
    internal static ProgrammeEvent? Last(TurnContext turn) =>
        turn.Conversation.LastTopic is { } last && last.StartsWith(Mark, StringComparison.Ordinal)
            ? EventText.Find(turn.Content, last[Mark.Length..])
            : null;

    /// <inheritdoc/>
    public override ValueTask<Claim> ClaimAsync(TurnContext turn, Utterance said) =>
        ValueTask.FromResult(
            turn.Now - turn.Conversation.LastTopicAt < LeansFor
            && Last(turn) is { } happening
            && (LineAbout(turn, happening, said) is not null || companions.Any(c => c.WantsShown(said.Recognized)))
                ? Claim.First
                : Claim.None
        );

    /// <inheritdoc/>
    public override async ValueTask TakeAsync(DialogContext dialog, Utterance said)
    {
        var turn = dialog.Turn;
        var happening = Last(turn)!;
        if (LineAbout(turn, happening, said) is not { } line)
        {
            await companions.First(c => c.WantsShown(said.Recognized)).TakeShownAsync(dialog);
            return;
        }

        turn.SayMarkdown(
            $"{EventText.Status(turn, happening)}**{MarkdownText.Escape(happening.Title.In(turn.Language))}**\n{line}",
            "programme.event",
            [new Button(turn.Text("reminders.button-event"), Payload.Of(EventCard.Verb, happening.Id)), .. MenuButtons.Home(turn)]
        );
        NoteShown(turn, happening);
    }

    // What the card says nothing about is left to the topics.
    private static string? LineAbout(TurnContext turn, ProgrammeEvent happening, Utterance said) =>
        FollowUpQuestion.AspectOf(said.Recognized) is { } aspect ? EventCard.LineAbout(turn, happening, aspect) : null;
}
