using System.Globalization;
using ChatBot.Dialogs.Activities;
using ChatBot.Dialogs.Engine;
using ChatBot.Dialogs.Engine.Forms;
using ChatBot.Dialogs.Understanding.Answers;
using ChatBot.Dialogs.Understanding.Words;

namespace ChatBot.Dialogs.Skills.SignUp;

/// <summary>
/// Whether the learner of a sign-up holds a place already. It is looked at as soon as name and year are known, so that nobody answers ten
/// questions for nothing; where it cannot be told, the citizen is asked, and twins are signed up both.
/// </summary>
internal static class HeldAlready
{
    public const string SlotName = "same-person";

    /// <summary>Slot that keeps the code of the place that may be theirs.</summary>
    public const string CodeSlot = "same-person.code";

    private const string Which = "same-person.name";
    private static readonly WordListKey NotSame = new("signup.not-same");

    public static Slot Question { get; } =
        new()
        {
            Name = SlotName,
            When = form => form[CodeSlot] is not null,
            Prompt = new SamePersonPrompt(),
            InSummary = false,
            OnAnswered = async (form, value) =>
            {
                if (value == YesNoPrompt.Yes && await form.Turn.Session.GetAsync(Enrolment.Kind, form[CodeSlot]!) is { } held)
                {
                    await SayAsync(form, held);
                }
            },
        };

    public static Subject SubjectOf(FormContext form) =>
        form["who"] switch
        {
            SignUpForm.ForChild => Subject.Child,
            SignUpForm.ForOther => Subject.Other,
            _ => Subject.Self,
        };

    /// <summary>Whether the question must still be answered.</summary>
    public static bool IsOpen(FormContext form) => form[CodeSlot] is not null && !form.IsSettled(SlotName);

    /// <summary>Ends the form when the place is surely theirs, and notes a place that may be.</summary>
    public static async ValueTask LookAsync(FormContext form)
    {
        var turn = form.Turn;
        if (!turn.Conversation.TookSeat() || form["name"] is not { } name || form["birth-year"] is not { } year || form.IsSettled(SlotName))
        {
            return;
        }

        foreach (var held in await Enrolments.ActiveAsync(turn))
        {
            switch (Enrolments.IsSameSubject(held, SubjectOf(form), name, int.Parse(year, CultureInfo.InvariantCulture)))
            {
                case NameMatch.Same:
                    await SayAsync(form, held);
                    return;
                case NameMatch.Unsure:
                    form.Set(CodeSlot, held.Code);
                    form.Set(Which, held.Name);
                    return;
            }
        }

        form.Clear(CodeSlot);
    }

    /// <summary>Buttons under a sign-up that keeps no new seat.</summary>
    public static IReadOnlyList<Button> Buttons(TurnContext turn) =>
        [
            new Button(turn.Text("signup.button-status"), "topic:eng_status"),
            new Button(turn.Text("menu.button-lessons"), "go:lessons"),
            .. MenuButtons.Home(turn),
        ];

    private static async ValueTask SayAsync(FormContext form, Enrolment held)
    {
        var turn = form.Turn;
        await SignUpConsents.EndAsync(turn, form.Instance);
        turn.Say(
            held.IsProvisional ? "signup.already-provisional" : "signup.already",
            Buttons(turn),
            ("code", held.Code),
            ("class", Enrolments.ClassName(turn, held.ClassId))
        );
        await form.Dialog.EndAsync(form.Instance.Id);
    }

    private sealed class SamePersonPrompt() : YesNoPrompt("signup.button-same-person", "signup.button-another-person")
    {
        public override ValueTask<string?> DetailsAsync(FormContext form, Slot slot) =>
            ValueTask.FromResult<string?>(
                form.Turn.Text(
                    "signup.same-person-details",
                    ("name", form[Which] ?? string.Empty),
                    ("year", form["birth-year"] ?? string.Empty),
                    ("code", form[CodeSlot] ?? string.Empty)
                )
            );

        // "Người khác", "em sinh đôi": said of two people, whatever else.
        public override ValueTask<PromptAnswer> ReadAsync(FormContext form, Slot slot, Utterance said) =>
            said.Recognized.Says(NotSame)
                ? ValueTask.FromResult<PromptAnswer>(new PromptAnswer.Accepted(No))
                : ValueTask.FromResult(ParsedPrompt.ToAnswer(YesNoAnswer.Parse(said.Text, YesNoQuestion.Confirmation)));
    }
}
