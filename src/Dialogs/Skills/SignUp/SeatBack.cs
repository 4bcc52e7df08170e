using ChatBot.Content.Model;
using ChatBot.Dialogs.Activities;
using ChatBot.Dialogs.Engine;
using ChatBot.Dialogs.Skills.Consents;
using ChatBot.Dialogs.Understanding.Answers;
using ChatBot.Dialogs.Understanding.Words;

namespace ChatBot.Dialogs.Skills.SignUp;

/// <summary>
/// Takes back that a place was given back, within a day and as long as the class has one left: the place is taken anew in this transaction,
/// by the same count as any other. The consents that were withdrawn with it are given again.
/// </summary>
internal static class SeatBack
{
    /// <summary>Verb of the button: the code of the place, and when it was given back.</summary>
    public const string Verb = "back";

    private static readonly WordListKey Wish = new("signup.seat-back");

    /// <summary>The button under the answer that a place was given back.</summary>
    public static Button Button(TurnContext turn, string code) => Undo.Button(turn, "signup.button-back", Verb, code);

    /// <summary>Whether a message asks for a place that was given back.</summary>
    public static bool IsWish(Utterance said) =>
        said.Recognized.Analyzed.Tokens.Count <= 12 && !said.Text.Contains('?', StringComparison.Ordinal) && said.Recognized.Says(Wish);

    /// <summary>The seat given back last, or null when none was.</summary>
    public static async ValueTask<Enrolment?> LastAsync(TurnContext turn) =>
        (await turn.Session.OfPersonAsync(Enrolment.Kind, turn.PersonId))
            .Cast<Enrolment>()
            .Where(e => e is { Status: EnrolmentStatus.Cancelled, Ended: null })
            .MaxBy(e => e.CancelledAt);

    /// <summary>The button is pressed.</summary>
    /// <param name="dialog">The conversation.</param>
    /// <param name="payload">What the button carries.</param>
    /// <param name="mostHeld">Seats a person may hold.</param>
    public static async ValueTask PressAsync(DialogContext dialog, Payload payload, int mostHeld)
    {
        var turn = dialog.Turn;
        var enrolment = payload.Arguments is [var code, _] ? await turn.Session.GetAsync(Enrolment.Kind, code) : null;
        if (enrolment is null || enrolment.PersonId != turn.PersonId)
        {
            turn.Say("signup.cancel-gone", MenuButtons.Home(turn));
            return;
        }

        await TakeAsync(turn, enrolment, mostHeld, Undo.IsInTime(turn, payload.Arguments[1]));
    }

    /// <summary>Takes the place again, or says why not.</summary>
    /// <param name="turn">The turn.</param>
    /// <param name="enrolment">A place of the person.</param>
    /// <param name="mostHeld">Seats a person may hold: giving back, taking others and taking back is no way around it.</param>
    /// <param name="isInTime">It was asked for within the day.</param>
    public static async ValueTask TakeAsync(TurnContext turn, Enrolment enrolment, int mostHeld, bool isInTime = true)
    {
        var held = await Enrolments.ActiveAsync(turn);
        var about = new[] { ("name", enrolment.Name), ("code", enrolment.Code), ("class", Enrolments.ClassName(turn, enrolment.ClassId)) };
        if (enrolment.Status != EnrolmentStatus.Cancelled)
        {
            turn.Say("signup.back-held", [StatusButton(turn), .. MenuButtons.Home(turn)], about);
        }
        else if (
            !isInTime
            || !Undo.IsInTime(turn, enrolment.CancelledAt)
            || enrolment.Ended is not null
            || enrolment.ProvisionalUntil <= turn.Now
        )
        {
            turn.Say("signup.back-late", [SignUpButton(turn), .. MenuButtons.Home(turn)], about);
        }
        else if (held.Count >= mostHeld)
        {
            turn.Say("signup.back-many", [StatusButton(turn), .. MenuButtons.Home(turn)], about);
        }
        else if (
            held.FirstOrDefault(e =>
                Enrolments.IsSameSubject(e, enrolment.Subject, enrolment.Name, enrolment.BirthYear) == NameMatch.Same
            ) is
            { } other
        )
        {
            turn.Say(
                "signup.back-other",
                [StatusButton(turn), .. MenuButtons.Home(turn)],
                ("name", enrolment.Name),
                ("class", Enrolments.ClassName(turn, other.ClassId))
            );
        }
        else if (!turn.Content.Classes.TryGetValue(enrolment.ClassId, out var @class) || await Enrolments.LeftAsync(turn, @class) == 0)
        {
            turn.Say("signup.back-full", [SignUpButton(turn), .. MenuButtons.Home(turn)], about);
        }
        else
        {
            await HoldAsync(turn, enrolment, @class);
            turn.Say("signup.back", [StatusButton(turn), .. MenuButtons.Home(turn)], about);
        }
    }

    private static async ValueTask HoldAsync(TurnContext turn, Enrolment enrolment, EnglishClass @class)
    {
        // Only what this cancellation withdrew: a consent that was over before it was given by nobody again.
        var consents = new List<string>();
        foreach (var id in enrolment.Consents)
        {
            if (
                await turn.Session.GetAsync(Consent.Kind, id) is { WithdrawnAt: { } withdrawn } consent
                && withdrawn == enrolment.CancelledAt
            )
            {
                consents.Add(Consent.GiveAgain(turn, consent));
            }
        }

        var places = await turn.Session.GetAsync(ClassSeats.Kind, @class.Id) ?? new ClassSeats { ClassId = @class.Id };
        turn.Session.Put(ClassSeats.Kind, places with { Taken = places.Taken + 1 });
        turn.Session.Put(Enrolment.Kind, enrolment with { Status = EnrolmentStatus.Confirmed, CancelledAt = null, Consents = consents });
    }

    private static Button StatusButton(TurnContext turn) => new(turn.Text("signup.button-status"), "topic:eng_status");

    private static Button SignUpButton(TurnContext turn) => new(turn.Text("menu.button-signup"), "go:signup");
}
