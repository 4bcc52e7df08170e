using ChatBot.Content.Model;
using ChatBot.Content.Text;
using ChatBot.Dialogs.Engine;
using ChatBot.Dialogs.Skills.Programme.Reminders;
using ChatBot.Dialogs.Understanding;

namespace ChatBot.Dialogs.Skills.Programme;

/// <summary>Short questions about the event whose card was shown last: "mấy giờ vậy?", "ở đâu?", "nhắc tôi".</summary>
internal static class EventQuestion
{
    private const string Mark = "event:";

    // As for topics: who comes back the same evening still means what was shown.
    private static readonly TimeSpan LeansFor = TimeSpan.FromHours(3);

    private static readonly string[] Remind = ["nhac toi", "nhac minh", "nhac em", "nhac chau", "nhac giup", "nhac cho", "nhac ho", "nho nhac", "remind me"];

    private static readonly string[] Reminders = ["lich cua", "lich nhac", "loi nhac", "my reminders", "thoi nhac", "dung nhac", "khong nhac"];

    /// <summary>Notes that an event was shown.</summary>
    public static void NoteShown(TurnContext turn, ProgrammeEvent happening) =>
        turn.Conversation = turn.Conversation with { LastTopic = Mark + happening.Id, LastTopicAt = turn.Now };

    /// <summary>Whether a message asks about the event shown last.</summary>
    public static bool Asks(TurnContext turn, Utterance said) =>
        turn.Now - turn.Conversation.LastTopicAt < LeansFor && Last(turn) is not null && (AspectOf(said) is not null || WantsReminder(said));

    /// <summary>Answers what <see cref="Asks"/> said yes to; false: it is something else.</summary>
    public static async ValueTask<bool> TryAnswerAsync(DialogContext dialog, Utterance said)
    {
        var turn = dialog.Turn;
        if (Last(turn) is not { } happening)
        {
            return false;
        }

        if (WantsReminder(said))
        {
            await RemindersSkill.OfferAsync(dialog, happening.Id);
            NoteShown(turn, happening);
            return true;
        }

        if (AspectOf(said) is not { } aspect)
        {
            return false;
        }

        if (EventCard.LineAbout(turn, happening, aspect) is not { } line)
        {
            await EventCard.PressAsync(dialog, new Payload(EventCard.Verb, [happening.Id]));
            return true;
        }

        turn.SayMarkdown(
            $"{EventText.Status(turn, happening)}**{MarkdownText.Escape(happening.Title.In(turn.Language))}**\n{line}",
            "programme.event",
            [new Button(turn.Text("reminders.button-event"), Payload.Of(EventCard.Verb, happening.Id)), .. MenuButtons.Home(turn)]);
        NoteShown(turn, happening);
        return true;
    }

    private static Aspect? AspectOf(Utterance said) => FollowUpQuestion.AspectOf(said.Recognized);

    private static bool WantsReminder(Utterance said) =>
        said.Recognized.Expanded.ContainsAnyPhrase(Remind) && !said.Recognized.Expanded.ContainsAnyPhrase(Reminders);

    private static ProgrammeEvent? Last(TurnContext turn) =>
        turn.Conversation.LastTopic is { } last && last.StartsWith(Mark, StringComparison.Ordinal) ? EventText.Find(turn.Content, last[Mark.Length..]) : null;
}
