using ChatBot.Dialogs.Activities;
using ChatBot.Dialogs.Engine;
using ChatBot.Dialogs.Engine.Forms;
using ChatBot.Dialogs.Storage;
using ChatBot.Dialogs.Understanding.Words;

namespace ChatBot.Dialogs.Skills.SignUp;

/// <summary>
/// Sign-up for a free English place. It asks for the least: who, name, year of birth, commune, level, class; the phone number is optional,
/// also where nobody can be written to later.
/// </summary>
public sealed class SignUpForm : Form
{
    private static readonly WordListKey Fields = new("data.field");
    private readonly SeatDesk _desk;

    private static readonly string[] Agreements = ["guardian-agrees", "child-agrees", "other-agrees"];

    private static readonly string[] AboutAge = ["sixteen", BirthYearPrompt.ToldSlot];

    /// <summary>Slot values of "who".</summary>
    internal const string ForSelf = "self";
    internal const string ForChild = "child";
    internal const string ForOther = "other";

    /// <summary>Name of the dialog.</summary>
    internal const string DialogName = "signup";

    internal SignUpForm(SeatDesk desk) => _desk = desk;

    /// <inheritdoc/>
    public override string Name => DialogName;

    /// <inheritdoc/>
    private protected override WordListKey? FieldWords => Fields;

    /// <inheritdoc/>
    protected override IReadOnlyList<Slot> Slots { get; } =
    [
        new()
        {
            Name = "consent",
            Prompt = new ConsentPrompt(),
            AskKey = ConsentKey,
            KeepsWording = true,
            InSummary = false,
            OnAnswered = ConsentGivenAsync,
        },
        new()
        {
            Name = "who",
            Prompt = new WhoPrompt(),
            Tells = WhoAnswer.Tells,
            Display = (form, value) => KinOf(form) is { } kin ? kin.AtBeginning(form.Turn.Language) : form.Turn.Text($"signup.who-{value}"),
            OnAnswered = SeveralAsync,
            Changes = said => WhoAnswer.Changed(said),

            // Another learner: nothing that was said of the first one holds.
            Resets =
            [
                "name",
                "birth-year",
                "guardian",
                RelationPrompt.SlotName,
                HeldAlready.SlotName,
                HeldAlready.CodeSlot,
                .. AboutAge,
                .. Agreements,
            ],
        },
        LearnerQuestions.Name with
        {
            AskKey = form => KinOf(form) is null ? $"signup.ask-name-{form["who"] ?? ForSelf}" : "signup.ask-name-kin",
            AskArguments = KinArguments,
            Resets = [HeldAlready.SlotName, HeldAlready.CodeSlot, .. Agreements],
            OnAnswered = FillAndLookAsync,
        },
        LearnerQuestions.BirthYear with
        {
            AskKey = form => KinOf(form) is null ? $"signup.ask-birth-year-{form["who"] ?? ForSelf}" : "signup.ask-birth-year-kin",
            AskArguments = KinArguments,
            Resets = ["sixteen", HeldAlready.SlotName, HeldAlready.CodeSlot, .. Agreements],
            OnAnswered = (form, _) => HeldAlready.LookAsync(form),
        },
        HeldAlready.Question,
        LearnerQuestions.Sixteen with
        {
            Resets = Agreements,
        },
        LearnerQuestions.Guardian,
        LearnerQuestions.Relation,
        LearnerQuestions.GuardianAgrees,
        LearnerQuestions.ChildAgrees,
        LearnerQuestions.OtherAgrees,
        LearnerQuestions.Commune with
        {
            FormerNames = ["ward"],
            AskKey = form => Learner.IsSelf(form) ? "signup.ask-commune-self" : "signup.ask-commune",
        },
        LearnerQuestions.Level with
        {
            AskKey = form => Learner.IsSelf(form) ? "signup.ask-level-self" : "signup.ask-level",
        },
        LearnerQuestions.Class with
        {
            // "Bạn" is cold to an elder.
            AskKey = form => Learner.IsElder(form) ? "signup.ask-class-neutral" : "signup.ask-class",
        },
        LearnerQuestions.Phone with
        {
            AskKey = form =>
                Learner.NeedsGuardian(form) ? "signup.ask-phone-guardian"
                : form.Turn.Capabilities.CanReachLater ? "signup.ask-phone"
                : "signup.ask-phone-web",
            Optional = _ => true,
        },
        new()
        {
            Name = "confirm",
            Prompt = new ConfirmPrompt(),
            InSummary = false,
        },
    ];

    /// <inheritdoc/>
    protected override async ValueTask<bool> CompleteAsync(FormContext form)
    {
        var turn = form.Turn;
        var classId = form["class"]!;
        await HeldAlready.LookAsync(form);
        if (!turn.Conversation.Stack.Any(i => i.Id == form.Instance.Id))
        {
            return true;
        }

        if (HeldAlready.IsOpen(form))
        {
            return false;
        }

        if (!await SignUpConsents.StandAsync(form, Slots))
        {
            return false;
        }

        var @class = turn.Content.Classes[classId];
        var held = turn.Conversation.TookSeat() ? await Enrolments.ActiveAsync(turn) : [];
        var decision = await _desk.DecideAsync(turn, held, @class, form["phone"] is not null, Learner.NeedsConfirmation(form));
        if (decision.Verdict == SeatVerdict.Refused)
        {
            return await RefuseAsync(form, decision.Reason);
        }

        var restsOn = await SignUpConsents.SettleAsync(form, Slots);
        var enrolment = new Enrolment
        {
            Code = turn.Random.Code(SeatCode.Length),
            PersonId = turn.PersonId,
            ClassId = classId,
            Subject = HeldAlready.SubjectOf(form),
            Name = form["name"]!,
            BirthYear = int.Parse(form["birth-year"]!, System.Globalization.CultureInfo.InvariantCulture),
            GuardianName = Learner.NeedsGuardian(form) ? form["guardian"] : null,
            GuardianRelation = Learner.NeedsGuardian(form) ? RelationPrompt.Of(form[RelationPrompt.SlotName]) : null,
            Phone = form["phone"],
            CommuneCode = form["commune"]!,
            Level = form["level"]!,
            Contact = turn.Conversation.Reference,
            At = turn.Now,
            Consents = restsOn,
            CourseEnd = Enrolments.CourseEnd(turn, @class),
        };
        while (await turn.Session.GetAsync(Enrolment.Kind, enrolment.Code) is not null)
        {
            enrolment = enrolment with { Code = turn.Random.Code(SeatCode.Length) };
        }

        enrolment = await _desk.TakeAsync(turn, enrolment, decision);
        turn.Conversation = turn.Conversation.WithSeat() with { CommuneCode = enrolment.CommuneCode };
        SayDone(turn, enrolment, @class, decision.Reason);
        NextLearner.Offer(form);
        await form.Dialog.EndAsync(form.Instance.Id);
        return true;
    }

    /// <summary>Says why no seat is kept. Where another answer would do, that question is put again.</summary>
    private static async ValueTask<bool> RefuseAsync(FormContext form, SeatReason reason)
    {
        var turn = form.Turn;
        switch (reason)
        {
            case SeatReason.NeedsPhone:
                turn.Say("signup.seat-needs-phone");
                form.Clear("phone");
                return false;
            case SeatReason.ClassKept:
                turn.Say("signup.seat-class-kept", ("class", Enrolments.ClassName(turn, form["class"]!)));
                form.Clear("class");
                return false;
            default:
                await SignUpConsents.EndAsync(turn, form.Instance);
                turn.Say("signup.seat-too-many", HeldAlready.Buttons(turn));
                await form.Dialog.EndAsync(form.Instance.Id);
                return true;
        }
    }

    private static void SayDone(TurnContext turn, Enrolment seat, Content.Model.EnglishClass @class, SeatReason reason)
    {
        var key =
            seat.IsProvisional ? "signup.done-provisional"
            : turn.Capabilities.CanReachLater ? "signup.done"
            : seat.Phone is null ? "signup.done-web-no-phone"
            : "signup.done-web";
        var about = new (string, string)[]
        {
            ("name", seat.Name),
            ("code", seat.Code),
            ("class", @class.Name.In(turn.Language)),
            ("schedule", @class.Schedule.In(turn.Language)),
            ("venue", @class.Venue.In(turn.Language)),
            ("start", LocalDates.Show(@class.Start, turn.Language)),
        };
        if (reason == SeatReason.Guardian)
        {
            var kept = turn.Text("signup.done-unconfirmed", about);
            turn.SayMarkdown($"{kept}\n\n{SeatTexts.How(turn, seat)}", "signup.done-unconfirmed", DoneButtons(turn));
        }
        else if (seat.IsProvisional)
        {
            var done = turn.Text(key, [.. about, ("until", SeatTexts.Until(turn, seat))]);
            turn.SayMarkdown($"{done}\n\n{SeatTexts.Why(turn, reason)}\n{SeatTexts.How(turn, seat)}", key, DoneButtons(turn));
        }
        else
        {
            turn.Say(key, DoneButtons(turn), about);
        }
    }

    private static IReadOnlyList<Button> DoneButtons(TurnContext turn) =>
        [
            new(turn.Text("signup.button-status"), "topic:eng_status"),
            new(turn.Text("signup.button-another"), NextLearner.ButtonPayload(0)),
            new(turn.Text("menu.button-lessons"), "go:lessons"),
            .. MenuButtons.Home(turn),
        ];

    /// <inheritdoc/>
    public override string? ShowAnswer(IReader reader, string slot, string value) =>
        base.ShowAnswer(reader, slot, value) is null ? null : DraftAnswers.Show(reader, slot, value);

    /// <inheritdoc/>
    public override string? TitleOf(FormContext form) =>
        form["name"] is { } name ? form.Turn.Text("signup.title-for", ("name", name)) : form.Turn.Text("signup.title");

    private static Kin? KinOf(FormContext form) => form[Kin.SlotName] is { } kin ? Kin.Of(kin) : null;

    private static (string Name, string Value)[] KinArguments(FormContext form) =>
        KinOf(form) is { } kin ? [("kin", kin.In(form.Turn.Language)), ("person", kin.AtBeginning(form.Turn.Language))] : [];

    /// <inheritdoc/>
    protected override IReadOnlyDictionary<string, string> ToldBeside(FormContext form, Utterance said) =>
        SaidAtOnce.Read(said.Recognized, form.Turn.Today, form.Turn.Content.Places).Values;

    private static ValueTask SeveralAsync(FormContext form, string value)
    {
        form.Clear(Kin.SlotName);
        if (form.Turn.Activity is MessageActivity told && WhoAnswer.KinOf(AnalyzedText.Of(told.Text)) is { } kin && kin.Who == value)
        {
            form.Set(Kin.SlotName, kin.Text);
        }

        if (form.Turn.Activity is MessageActivity said && SeveralLearners.CountIn(AnalyzedText.Of(said.Text)) is > 1 and var learners)
        {
            form.Set(NextLearner.Left, (learners - 1).ToString(System.Globalization.CultureInfo.InvariantCulture));
            NextLearner.Announce(form.Turn, learners);
        }

        return FillAndLookAsync(form, value);
    }

    // What was told before fills the form; then it is known whether the learner holds a seat already.
    private static async ValueTask FillAndLookAsync(FormContext form, string value)
    {
        await ToldBefore.FillAsync(form, ((SignUpForm)form.Form).Slots);
        await HeldAlready.LookAsync(form);
    }

    private static string ConsentKey(FormContext form) =>
        form.Turn.Capabilities.StoresAbroad ? "signup.ask-consent-abroad" : "signup.ask-consent";

    /// <inheritdoc/>
    protected override IReadOnlyList<Button> CancelledButtons(TurnContext turn) =>
        [new Button(turn.Text("signup.button-anew"), "go:signup") { IsUndo = true }];

    /// <inheritdoc/>
    protected override ValueTask OnCancelledAsync(FormContext form) => SignUpConsents.EndAsync(form.Turn, form.Instance);

    private static async ValueTask ConsentGivenAsync(FormContext form, string value)
    {
        if (value == YesNoPrompt.No)
        {
            await SignUpConsents.EndAsync(form.Turn, form.Instance);
            form.Turn.Say("signup.consent-refused", MenuButtons.Home(form.Turn));
            await form.Dialog.EndAsync(form.Instance.Id);
            return;
        }

        await SignUpConsents.RecordAsync(form, "signup", "consent", ConsentKey(form));
        await FillAndLookAsync(form, value);
    }
}
