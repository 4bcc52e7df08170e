using ChatBot.Dialogs.Activities;
using ChatBot.Dialogs.Engine;
using ChatBot.Dialogs.Engine.Forms;
using ChatBot.Dialogs.Understanding.Answers;
using ChatBot.Dialogs.Understanding.Words;

namespace ChatBot.Dialogs.Skills.SignUp;

/// <summary>Questions about a learner that the sign-up and a later correction ask in the same way, with the same checks.</summary>
internal static class LearnerQuestions
{
    private const int MostWordsOfHome = 8;

    private static readonly WordListKey LivesAt = new("signup.lives-at");
    private static readonly WordListKey ThisAccount = new("signup.this-account");
    private static readonly string[] Levels = ["none", "A1", "A2", "B1", "unsure"];

    public static Slot Name { get; } =
        new()
        {
            Name = "name",
            Prompt = new NamePrompt(),
            Tells = said => NameDoubt.IsCertain(said.Text),
        };

    public static Slot BirthYear { get; } =
        new()
        {
            Name = "birth-year",
            Prompt = new BirthYearPrompt(),
            Tells = said => said.Text.Trim() is { Length: 4 } year && year.All(char.IsAsciiDigit),
            Validate = AnyClassForAgeAsync,
        };

    /// <summary>Only where the year leaves it open: the day of birth is not asked.</summary>
    public static Slot Sixteen { get; } =
        new()
        {
            Name = "sixteen",
            When = Learner.MayBeSixteen,
            Prompt = new SixteenPrompt(),
            AskKey = form => Learner.IsSelf(form) ? "signup.ask-sixteen" : "signup.ask-sixteen-other",
            InSummary = false,
        };

    public static Slot Guardian { get; } =
        new()
        {
            Name = "guardian",
            When = Learner.NeedsGuardian,
            Prompt = new GuardianNamePrompt(form => form["who"] == SignUpForm.ForChild ? Before(form, "guardian") : []),
            Validate = (form, value) =>
                ValueTask.FromResult(
                    GuardianWords.NameRefusal(value, Learner.Answer(form, "name")) is { } reason ? new Refusal(reason) : null
                ),
            AskKey = form =>
                form["who"] switch
                {
                    SignUpForm.ForChild => "signup.ask-guardian-child",
                    SignUpForm.ForOther => "signup.ask-guardian-other",
                    _ => "signup.ask-guardian",
                },

            // Another guardian has not agreed yet.
            Resets = ["guardian-agrees"],
        };

    public static Slot Relation { get; } =
        new()
        {
            Name = RelationPrompt.SlotName,
            When = Learner.NeedsGuardian,
            Prompt = new RelationPrompt(),
            AskKey = form =>
                form["who"] switch
                {
                    SignUpForm.ForChild => "signup.ask-relation-child",
                    _ => "signup.ask-relation",
                },
            Display = (form, value) => RelationPrompt.Of(value) is { } relation ? RelationPrompt.Show(form.Turn, relation) : value,
        };

    public static Slot GuardianAgrees { get; } =
        Agreement("guardian-agrees", "guardian", Learner.NeedsGuardianAgreement, new GuardianAgreesPrompt());

    public static Slot ChildAgrees { get; } = Agreement("child-agrees", "child", Learner.NeedsChildAgreement, new ChildAgreesPrompt());

    public static Slot OtherAgrees { get; } =
        Agreement(
            "other-agrees",
            "other",
            Learner.NeedsOtherAgreement,
            new YesNoPrompt("signup.button-other-agrees", "signup.button-other-disagrees")
        );

    public static Slot Commune { get; } =
        new()
        {
            Name = "commune",
            Prompt = new PlacePrompt { Suggests = form => form[NextLearner.BeforeName("commune")] },
            Tells = TellsHome,
            Display = (form, value) => form.Turn.Content.Places.Commune(value)?.FullNameIn(form.Turn.Language) ?? value,
        };

    public static Slot Level { get; } =
        new()
        {
            Name = "level",
            Prompt = new ChoicePrompt(
                form =>
                    ValueTask.FromResult<IReadOnlyList<PromptChoice>>([
                        .. Levels.Select(level => new PromptChoice(form.Turn.Text($"signup.level-{level}"), level)),
                    ]),
                said =>
                    LevelAnswer.Parse(said.Text) is AnswerOutcome.Accepted level
                        ? level.Value is "B2" or "C1" or "C2"
                            ? "B1"
                            : level.Value
                        : null
            ),
            Display = (form, value) => form.Turn.Text($"signup.level-{value}"),
        };

    public static Slot Class { get; } =
        new()
        {
            Name = "class",
            Prompt = new ClassPrompt(),
            Validate = ClassChoice.RefusalAsync,
            Display = ClassChoice.Display,
        };

    public static Slot Phone { get; } =
        new()
        {
            Name = "phone",
            Prompt = new ParsedPrompt(
                (text, _) =>
                    PhoneAnswer.Parse(text) is AnswerOutcome.Rejected && AnalyzedText.Of(text) is var analyzed && IsThisAccount(analyzed)
                        ? new AnswerOutcome.Rejected("this-account")
                        : PhoneAnswer.Parse(text),
                form => Before(form, "phone")
            )
            {
                Native = NativeRequest.PhoneNumber,
            },
            Tells = said => PhoneAnswer.Parse(said.Text) is AnswerOutcome.Accepted,
            Display = (_, value) => ShowPhone(value),
        };

    // "Tôi ở Vinh Phú": a short message that says where somebody lives, and no more.
    private static bool TellsHome(Utterance said) =>
        said.Recognized.Analyzed.Tokens.Count <= MostWordsOfHome
        && !said.Text.Contains('?', StringComparison.Ordinal)
        && said.Recognized.Says(LivesAt)
        && said.Recognized.Places.Count > 0;

    // "Số này luôn", "dùng zalo này": the number behind an account is not shown to the service.
    private static bool IsThisAccount(AnalyzedText text) =>
        !text.Text.Any(char.IsAsciiDigit) && WordReader.AsTyped(text).Holds(ThisAccount);

    /// <summary>A number as people write it, not as it is stored.</summary>
    public static string ShowPhone(string number) =>
        number.StartsWith("+84", StringComparison.Ordinal) ? "0" + number["+84".Length..] : number;

    /// <summary>What was answered for the learner before, as a button: a parent of two writes it once.</summary>
    private static IReadOnlyList<PromptChoice> Before(FormContext form, string slot) =>
        form[NextLearner.BeforeName(slot)] is { } value ? [new PromptChoice(ShowPhone(value), value)] : [];

    private static Slot Agreement(string name, string purpose, Func<FormContext, bool> when, YesNoPrompt prompt) =>
        new()
        {
            Name = name,
            When = when,
            Prompt = prompt,
            KeepsWording = true,
            AskKey = _ => $"signup.ask-{name}",
            InSummary = false,
            OnAnswered = (form, value) => AgreedAsync(form, value, purpose, name),
        };

    private static async ValueTask AgreedAsync(FormContext form, string value, string purpose, string slot)
    {
        if (value == YesNoPrompt.No)
        {
            await SignUpConsents.EndAsync(form.Turn, form.Instance);
            form.Turn.Say($"{form.Form.Name}.refused-{purpose}", MenuButtons.Home(form.Turn));
            await form.Dialog.EndAsync(form.Instance.Id);
            return;
        }

        await SignUpConsents.RecordAsync(form, purpose, slot, $"signup.ask-{slot}");
    }

    private static async ValueTask<Refusal?> AnyClassForAgeAsync(FormContext form, string value)
    {
        var year = int.Parse(value, System.Globalization.CultureInfo.InvariantCulture);
        var open = form.Turn.Content.Classes.Values.Where(c => SeatLedger.IsOpen(c, form.Turn.Today)).ToList();
        if (open.Count == 0)
        {
            return new Refusal("closed");
        }

        if (open.TrueForAll(c => c.Start.Year - year < c.MinAge))
        {
            return new Refusal("too-young", ("age", open.Min(c => c.MinAge).ToString(System.Globalization.CultureInfo.InvariantCulture)));
        }

        var fitting = open.Where(c => SeatLedger.FitsAge(c, year)).ToList();
        if (fitting.Count == 0)
        {
            return new Refusal("no-class-for-age");
        }

        // Said now, and not after eight more answers. A class that was chosen is looked at by itself.
        foreach (var @class in fitting)
        {
            if (form["class"] is not null || await Enrolments.LeftAsync(form.Turn, @class) > 0)
            {
                return null;
            }
        }

        return new Refusal("full-for-age");
    }
}
