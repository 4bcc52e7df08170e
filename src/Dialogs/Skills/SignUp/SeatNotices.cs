using ChatBot.Content.Text;
using ChatBot.Dialogs.Activities;
using ChatBot.Dialogs.Engine;

namespace ChatBot.Dialogs.Skills.SignUp;

/// <summary>
/// What happens to a seat without its holder: it lapses, the office confirms or releases it, a messenger account vouches for it. Its holder
/// is told, as far as they can be and want to be written to.
/// </summary>
internal static class SeatNotices
{
    // A day later it is no news any more: who looks then, sees it in the list of their seats.
    private static readonly TimeSpan GoodFor = TimeSpan.FromDays(2);

    public static async ValueTask LapsedAsync(DialogContext dialog, EventActivity happened)
    {
        var turn = dialog.Turn;
        if (await SeatOfAsync(turn, happened) is { IsProvisional: true } seat && seat.ProvisionalUntil <= turn.Now)
        {
            await SeatDesk.EndAsync(turn, seat, SeatEnd.Lapsed);
            Tell(turn, seat, "signup.seat-lapsed", [new Button(turn.Text("menu.button-signup"), "go:signup"), .. MenuButtons.Home(turn)]);
        }
    }

    public static async ValueTask ConfirmedAsync(DialogContext dialog, EventActivity happened)
    {
        var turn = dialog.Turn;
        if (await SeatOfAsync(turn, happened) is { IsProvisional: true } seat)
        {
            SeatDesk.Vouch(turn.Session, seat, SeatVoucher.Office);
            Tell(
                turn,
                seat,
                "signup.seat-confirmed",
                [new Button(turn.Text("signup.button-status"), "topic:eng_status"), .. MenuButtons.Home(turn)]
            );
        }
    }

    public static async ValueTask ReleasedAsync(DialogContext dialog, EventActivity happened)
    {
        var turn = dialog.Turn;
        if (await SeatOfAsync(turn, happened) is { Status: EnrolmentStatus.Confirmed } seat)
        {
            await SeatDesk.EndAsync(turn, seat, SeatEnd.Released);
            Tell(turn, seat, "signup.seat-released", MenuButtons.Home(turn));
        }
    }

    /// <summary>Tells the holder, in their own conversation and language, that somebody vouched for their seat from elsewhere.</summary>
    public static async ValueTask TellHolderAsync(TurnContext turn, Enrolment seat)
    {
        if (await turn.Session.GetAsync(Conversation.Kind, seat.Contact.Key) is not { } theirs || theirs.PersonId != seat.PersonId)
        {
            return;
        }

        var language = theirs.ChosenLanguage ?? theirs.WrittenLanguage ?? "vi";
        var arguments = Arguments(seat, turn.Content.Classes.GetValueOrDefault(seat.ClassId)?.Name.In(language) ?? seat.ClassId);
        turn.Session.Enqueue(
            new OutgoingActivity
            {
                To = theirs.Reference,
                Text = TextTemplate.Fill(turn.Content.Texts["signup.seat-confirmed"].In(language), arguments),
                Key = "signup.seat-confirmed",
                Arguments = arguments,
                Language = language,
                Purpose = Purpose.Reminder,
                ExpiresAt = turn.Now + GoodFor,
                PersonId = seat.PersonId,
            }
        );
    }

    private static async ValueTask<Enrolment?> SeatOfAsync(TurnContext turn, EventActivity happened) =>
        happened.Subject is { } code ? await turn.Session.GetAsync(Enrolment.Kind, code) : null;

    private static void Tell(TurnContext turn, Enrolment seat, string key, IReadOnlyList<Button> buttons)
    {
        // The seat's state changes all the same; who stopped, left or was forgotten is not written to.
        if (turn.IsNew || turn.PersonId != seat.PersonId || turn.Conversation.Stopped || turn.Conversation.Unreachable)
        {
            return;
        }

        var arguments = Arguments(seat, Enrolments.ClassName(turn, seat.ClassId));
        turn.Send(
            new OutgoingActivity
            {
                To = turn.Conversation.Reference,
                Text = TextTemplate.Fill(turn.Content.Texts[key].In(turn.Language), arguments),
                Key = key,
                Arguments = arguments,
                Buttons = buttons,
                Purpose = Purpose.Reminder,
                ExpiresAt = turn.Now + GoodFor,
            }
        );
    }

    private static Dictionary<string, string> Arguments(Enrolment seat, string @class) =>
        new()
        {
            ["name"] = seat.Name,
            ["code"] = seat.Code,
            ["class"] = @class,
        };
}
