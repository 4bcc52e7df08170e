using ChatBot.Dialogs.Activities;
using ChatBot.Dialogs.Engine;
using ChatBot.Dialogs.Engine.Forms;
using ChatBot.Dialogs.Storage;

namespace ChatBot.Dialogs.Skills.SignUp;

/// <summary>
/// Corrects one answer of a place already taken, with the checks of the sign-up. What the new answer needs beside it is asked for as well:
/// the guardian's agreement when the learner turns out to be a child, another class when this one is not for the age.
/// </summary>
public sealed class CorrectionForm : Form
{
    /// <summary>Verb of the button that begins it, with the confirmation code and, if it is known, the field.</summary>
    internal const string Verb = "fix";

    internal const string Code = "code";

    internal const string Field = "field";

    private const string Move = "move";

    private static readonly string[] Fields = ["name", "birth-year", "level", "class", "commune", "phone"];

    /// <inheritdoc/>
    public override string Name => "fix";

    /// <inheritdoc/>
    protected override IReadOnlyList<Slot> Slots { get; } =
    [
        new()
        {
            Name = Field,
            InSummary = false,
            Prompt = new ChoicePrompt(
                form =>
                    ValueTask.FromResult<IReadOnlyList<PromptChoice>>([
                        .. FieldsOf(form).Select(f => new PromptChoice(form.Turn.Text($"fix.name-{f}"), f)),
                    ]),
                said => CorrectionWish.FieldOf(said.Text)
            ),
            OnAnswered = (form, value) => value == "class" ? NeedsAnotherClassAsync(form, "fix.no-other-class") : ValueTask.CompletedTask,
        },
        LearnerQuestions.Name with
        {
            When = Corrects("name"),
            OnAnswered = SameLearnerAsync,
        },
        LearnerQuestions.BirthYear with
        {
            When = Corrects("birth-year"),
            Validate = (form, value) =>
                HeldClassFits(form, value) ? ValueTask.FromResult<Refusal?>(null) : LearnerQuestions.BirthYear.Validate!(form, value),
            OnAnswered = (form, value) =>
                HeldClassFits(form, value) ? ValueTask.CompletedTask : NeedsAnotherClassAsync(form, "fix.no-class-for-year"),
            Resets = ["sixteen"],
        },
        LearnerQuestions.Sixteen with
        {
            When = form => form[Field] == "birth-year" && Learner.MayBeSixteen(form),
        },
        LearnerQuestions.Guardian with
        {
            When = AsksForGuardian,
        },
        LearnerQuestions.Relation with
        {
            When = form => AsksForGuardian(form) || (form[Field] == RelationPrompt.SlotName && Learner.NeedsGuardian(form)),
        },
        LearnerQuestions.GuardianAgrees with
        {
            When = form => Learner.NeedsGuardianAgreement(form) && (form["guardian"] is not null || IsMissing(form, "guardian-agrees")),
        },
        LearnerQuestions.ChildAgrees with
        {
            When = form => Learner.NeedsChildAgreement(form) && IsMissing(form, "child-agrees"),
        },
        LearnerQuestions.OtherAgrees with
        {
            When = form => Learner.NeedsOtherAgreement(form) && IsMissing(form, "other-agrees"),
        },
        LearnerQuestions.Commune with
        {
            When = Corrects("commune"),
        },
        LearnerQuestions.Level with
        {
            When = Corrects("level"),
        },
        LearnerQuestions.Class with
        {
            When = form => form[Field] == "class" || (form["birth-year"] is { } year && !HeldClassFits(form, year)),
            AskKey = form => form[Field] == "class" ? "fix.ask-class" : "fix.ask-class-for-year",
            Resets = [Move],
        },
        new()
        {
            Name = Move,
            When = form => form["class"] is not null,
            Prompt = new MovePrompt(),
            InSummary = false,
            OnAnswered = MoveAnsweredAsync,
        },
        // Left out, the number that is kept goes.
        LearnerQuestions.Phone with
        {
            When = Corrects("phone"),
            Optional = _ => true,
        },
    ];

    /// <inheritdoc/>
    /// <remarks>Which answer is being corrected is no answer.</remarks>
    public override string? ShowAnswer(IReader reader, string slot, string value) =>
        slot == Field || base.ShowAnswer(reader, slot, value) is null ? null : DraftAnswers.Show(reader, slot, value);

    /// <inheritdoc/>
    public override string? TitleOf(FormContext form) =>
        form.Turn.Text("fix.title", ("name", form[Learner.HeldName("name")] ?? string.Empty));

    /// <inheritdoc/>
    protected override async ValueTask<bool> CompleteAsync(FormContext form)
    {
        var turn = form.Turn;
        var enrolment = form[Code] is { } code ? await turn.Session.GetAsync(Enrolment.Kind, code) : null;
        if (enrolment is null || enrolment.PersonId != turn.PersonId || enrolment.Status == EnrolmentStatus.Cancelled)
        {
            await SignUpConsents.EndAsync(turn, form.Instance);
            turn.Say("signup.cancel-gone", MenuButtons.Home(turn));
        }
        else if (!await SignUpConsents.StandAsync(form, Slots))
        {
            return false;
        }
        else
        {
            await Correction.StoreAsync(form, enrolment, await SignUpConsents.SettleAsync(form, Slots));
        }

        await form.Dialog.EndAsync(form.Instance.Id);
        return true;
    }

    /// <inheritdoc/>
    protected override ValueTask OnCancelledAsync(FormContext form) => SignUpConsents.EndAsync(form.Turn, form.Instance);

    /// <summary>What can be corrected of this place; a guardian only where there is one.</summary>
    private static string[] FieldsOf(FormContext form) =>
        form[Learner.HeldName("guardian")] is null ? Fields : [.. Fields, "guardian", RelationPrompt.SlotName];

    private static bool AsksForGuardian(FormContext form) =>
        Learner.NeedsGuardian(form)
        && (form[Field] == "guardian" || (form[Field] == "birth-year" && form[Learner.HeldName("guardian")] is null));

    /// <summary>A held place is moved only after a yes to the question that names both classes.</summary>
    private static async ValueTask MoveAnsweredAsync(FormContext form, string value)
    {
        if (value == YesNoPrompt.Yes)
        {
            return;
        }

        var turn = form.Turn;
        await SignUpConsents.EndAsync(turn, form.Instance);
        turn.Say(
            "fix.move-refused",
            [new Button(turn.Text("signup.button-status"), "topic:eng_status"), .. MenuButtons.Home(turn)],
            ("name", form[Learner.HeldName("name")] ?? string.Empty),
            ("class", form[Learner.HeldClass] is { } held ? Enrolments.ClassName(turn, held) : string.Empty)
        );
        await form.Dialog.EndAsync(form.Instance.Id);
    }

    private static Func<FormContext, bool> Corrects(string field) => form => form[Field] == field;

    // A place taken before its correction knew of consents names none of them: then nothing is missing unless the year of birth changes.
    private static bool IsMissing(FormContext form, string agreement) =>
        form["birth-year"] is not null && form[Learner.HeldName(agreement)] is null;

    private static bool HeldClassFits(FormContext form, string year) =>
        form[Learner.HeldClass] is not { } held
        || (
            form.Turn.Content.Classes.TryGetValue(held, out var @class)
            && SeatLedger.FitsAge(@class, int.Parse(year, System.Globalization.CultureInfo.InvariantCulture))
        );

    /// <summary>A child or another person agreed for themselves: a name that shares no word with theirs is somebody else's.</summary>
    private static async ValueTask SameLearnerAsync(FormContext form, string name)
    {
        if (Learner.IsSelf(form) || form[Learner.HeldName("name")] is not { } held || Correction.SharesWord(held, name))
        {
            return;
        }

        await GiveUpAsync(form, "fix.another-learner", ("name", held));
    }

    private static async ValueTask NeedsAnotherClassAsync(FormContext form, string key)
    {
        if ((await ClassChoice.OfferedAsync(form)).Count == 0)
        {
            await GiveUpAsync(
                form,
                key,
                ("name", form[Learner.HeldName("name")] ?? string.Empty),
                ("class", form[Learner.HeldClass] is { } held ? Enrolments.ClassName(form.Turn, held) : string.Empty)
            );
        }
    }

    /// <summary>
    /// What the bot cannot correct is said plainly, with the two ways there are: give the place back and sign up anew, or the office.
    /// </summary>
    private static async ValueTask GiveUpAsync(FormContext form, string key, params (string Name, string Value)[] arguments)
    {
        var turn = form.Turn;
        await SignUpConsents.EndAsync(turn, form.Instance);
        turn.Say(
            key,
            [
                new Button(turn.Text("signup.button-cancel"), SignUpSkill.CancelPayload(form[Code]!)),
                new Button(turn.Text("form.button-person"), "topic:human"),
                .. MenuButtons.Home(turn),
            ],
            arguments
        );
        await form.Dialog.EndAsync(form.Instance.Id);
    }
}
