using ChatBot.Dialogs.Activities;
using ChatBot.Dialogs.Engine;

namespace ChatBot.Dialogs.Skills.Programme;

/// <summary>Puts an event into the citizen's calendar: a file where the channel has files, and links.</summary>
/// <param name="publicUrl">Where citizens reach the service, or null when there is no link to the file.</param>
internal sealed class CalendarCard(Uri? publicUrl)
{
    /// <summary>Verb of the buttons that ask for it: <c>ical:ID</c>.</summary>
    public const string Verb = "ical";

    /// <summary>Sends the file or the links.</summary>
    public ValueTask PressAsync(DialogContext dialog, Payload payload)
    {
        var turn = dialog.Turn;
        if (EventText.Find(turn.Content, payload.Arguments.ElementAtOrDefault(0)) is not { } happening)
        {
            turn.Say("programme.event-gone", MenuButtons.Home(turn));
            return ValueTask.CompletedTask;
        }

        EventQuestion.NoteShown(turn, happening);
        var language = turn.Language;
        var hasFile = turn.Capabilities is { CanSendFiles: true, SendsDocumentsOnly: false };
        var takesPlace = happening.Status.TakesPlace();
        var google = new Button(
            turn.Text("programme.button-google"),
            "go:menu",
            CalendarLinks.Google(turn.Content, happening, turn.Calendar, language)
        );
        IReadOnlyList<Button> links =
        [
            .. !hasFile && publicUrl is not null
                ? [new Button(turn.Text("programme.button-file"), "go:menu", CalendarLinks.File(publicUrl, happening.Id, language))]
                : Array.Empty<Button>(),
            .. takesPlace ? [google] : Array.Empty<Button>(),
        ];
        turn.Send(
            new OutgoingActivity
            {
                To = turn.Conversation.Reference,
                Text = turn.Text(
                    !takesPlace ? "programme.calendar-off"
                        : hasFile ? "programme.calendar-file"
                        : "programme.calendar-links",
                    ("title", happening.Title.In(language)),
                    ("when", EventText.When(turn, happening))
                ),
                Key = "programme.calendar",
                Buttons = [.. links, .. MenuButtons.Home(turn)],
                FileOf = hasFile ? CalendarLinks.FileOf(happening.Id) : null,
            }
        );
        return ValueTask.CompletedTask;
    }
}
