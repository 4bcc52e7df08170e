using ChatBot.Dialogs.Activities;
using ChatBot.Dialogs.Engine;

namespace ChatBot.Dialogs.Skills.SignUp;

/// <summary>Takes back a change of class, within a day and as long as the class before has a place left.</summary>
internal static class MoveBack
{
    /// <summary>Verb of the button: the code of the place, the class it was in, and when it changed.</summary>
    public const string Verb = "unmove";

    /// <summary>The button under the answer that the class changed.</summary>
    /// <param name="turn">The turn.</param>
    /// <param name="before">The place as it was.</param>
    public static Button Button(TurnContext turn, Enrolment before) =>
        Undo.Button(turn, "signup.button-unmove", Verb, before.Code, before.ClassId);

    /// <summary>The button is pressed.</summary>
    public static async ValueTask PressAsync(DialogContext dialog, Payload payload)
    {
        var turn = dialog.Turn;
        var enrolment = payload.Arguments is [var code, _, _] ? await turn.Session.GetAsync(Enrolment.Kind, code) : null;
        if (enrolment is null || enrolment.PersonId != turn.PersonId || enrolment.Status == EnrolmentStatus.Cancelled)
        {
            turn.Say("signup.cancel-gone", MenuButtons.Home(turn));
            return;
        }

        var (classId, status) = (payload.Arguments[1], new Button(turn.Text("signup.button-status"), "topic:eng_status"));
        var about = new[]
        {
            ("name", enrolment.Name),
            ("class", Enrolments.ClassName(turn, classId)),
            ("now", Enrolments.ClassName(turn, enrolment.ClassId)),
        };
        if (enrolment.ClassId == classId)
        {
            turn.Say("signup.unmove-held", [status, .. MenuButtons.Home(turn)], about);
        }
        else if (!Undo.IsInTime(turn, payload.Arguments[2]))
        {
            turn.Say(
                "signup.unmove-late",
                [new Button(turn.Text("signup.button-change"), "topic:eng_change"), .. MenuButtons.Home(turn)],
                about
            );
        }
        else if (!turn.Content.Classes.TryGetValue(classId, out var @class) || await Enrolments.LeftAsync(turn, @class) == 0)
        {
            turn.Say("signup.unmove-full", [status, .. MenuButtons.Home(turn)], about);
        }
        else
        {
            turn.Session.Put(Enrolment.Kind, await Enrolments.MoveAsync(turn, enrolment, @class));
            turn.Say("signup.unmoved", [status, .. MenuButtons.Home(turn)], about);
        }
    }
}
