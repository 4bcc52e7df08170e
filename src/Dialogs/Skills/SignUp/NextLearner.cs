using System.Globalization;
using ChatBot.Dialogs.Activities;
using ChatBot.Dialogs.Engine;
using ChatBot.Dialogs.Engine.Forms;

namespace ChatBot.Dialogs.Skills.SignUp;

/// <summary>The sign-up of the next learner after one is done: how many are left, and what need not be written again.</summary>
internal static class NextLearner
{
    /// <summary>Word of the button, behind the skill's verb, with the number still to come.</summary>
    public const string Word = "more";

    /// <summary>Slot that keeps how many learners are still to come after this one.</summary>
    public const string Left = "learners-left";

    /// <summary>Slot that keeps what was answered for the learner before.</summary>
    public static string BeforeName(string slot) => "before-" + slot;

    /// <summary>Says once that it goes one at a time, and remembers how many are to come.</summary>
    public static void Announce(TurnContext turn, int learners) =>
        turn.Say("signup.one-at-a-time", ("learners", learners.ToString(CultureInfo.InvariantCulture)));

    /// <summary>Offers the next learner, if one was announced.</summary>
    public static void Offer(FormContext form)
    {
        if (form[Left] is { } text && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var left) && left > 0)
        {
            var turn = form.Turn;
            turn.Say(
                "signup.next-learner",
                [
                    new Button(turn.Text("signup.button-next-learner"), ButtonPayload(left)) { IsYes = true },
                    new Button(turn.Text("signup.button-later"), "go:menu") { IsYes = false },
                ]
            );
        }
    }

    /// <summary>Payload of the button that begins the next sign-up.</summary>
    public static string ButtonPayload(int left) => Payload.Of(SignUpSkill.Verb, Word, left.ToString(CultureInfo.InvariantCulture));

    /// <summary>What the next sign-up begins with.</summary>
    /// <param name="last">The place taken last, or null.</param>
    /// <param name="left">Learners announced and not signed up yet, this one among them; 0: none was.</param>
    public static Dictionary<string, string> BeginWith(Enrolment? last, int left)
    {
        var known = new Dictionary<string, string>();
        if (left > 0 && last?.Subject == Subject.Child)
        {
            known["who"] = SignUpForm.ForChild;
        }

        if (left > 1)
        {
            known[Left] = (left - 1).ToString(CultureInfo.InvariantCulture);
        }

        void Keep(string slot, string? value)
        {
            if (value is not null)
            {
                known[BeforeName(slot)] = value;
            }
        }

        Keep("guardian", last?.Subject == Subject.Child ? last.GuardianName : null);
        Keep(
            RelationPrompt.SlotName,
            last is { Subject: Subject.Child, GuardianRelation: { } relation } ? RelationPrompt.Value(relation) : null
        );
        Keep("commune", last?.CommuneCode);
        Keep("phone", last?.Phone);
        return known;
    }
}
