using ChatBot.Dialogs.Activities;
using ChatBot.Dialogs.Engine;
using ChatBot.Dialogs.Engine.Forms;
using ChatBot.Dialogs.Storage;
using ChatBot.Dialogs.Understanding.Answers;
using ChatBot.Dialogs.Understanding.Endings;
using ChatBot.Dialogs.Understanding.Words;

namespace ChatBot.Dialogs.Skills.SignUp;

/// <summary>Free English places: sign up, how many are left, status, cancel.</summary>
public sealed class SignUpSkill : Skill
{
    internal const string Verb = "enrol";

    // Stands for every seat where a payload has a code; a code has six letters.
    private const string All = "all";
    private static readonly WordListKey OtherClass = new("signup.other-class");
    private static readonly WordListKey Pupils = new("signup.pupils");
    private static readonly WordListKey OfSignUp = new("signup.of-sign-up");
    private readonly SeatLimits _limits;
    private readonly SeatDesk _desk;
    private readonly SeatConfirmation _confirmation;
    private readonly SignUpForm _form;

    /// <summary>Registers the skill.</summary>
    /// <param name="limits">How many seats may be taken before somebody must vouch for them.</param>
    public SignUpSkill(SeatLimits limits)
    {
        _limits = limits;
        _desk = new SeatDesk(limits);
        _confirmation = new SeatConfirmation(_desk);
        _form = new SignUpForm(_desk);
        Actions = new Dictionary<string, SkillAction>
        {
            ["signup.start"] = (dialog, said) => StartAsync(dialog, null, said),
            ["signup.start-child"] = (dialog, said) => StartAsync(dialog, SignUpForm.ForChild, said),
            ["signup.start-other"] = (dialog, said) => StartAsync(dialog, SignUpForm.ForOther, said),
            ["signup.places"] = PlacesAsync,
            ["classes.start"] = PlacesAsync,
            ["signup.status"] = StatusAsync,
            ["signup.cancel"] = CancelAsync,
        };
        Buttons = new Dictionary<string, ButtonHandler>
        {
            [Verb] = PressAsync,
            [SeatBack.Verb] = (dialog, payload) => SeatBack.PressAsync(dialog, payload, limits.SeatsPerPerson),
            [MoveBack.Verb] = MoveBack.PressAsync,
        };
        Events = new Dictionary<string, EventAction>
        {
            [SeatEvents.Lapsed] = SeatNotices.LapsedAsync,
            [SeatEvents.Confirmed] = SeatNotices.ConfirmedAsync,
            [SeatEvents.Released] = SeatNotices.ReleasedAsync,
        };
    }

    /// <inheritdoc/>
    public override string Name => "signup";

    /// <inheritdoc/>
    public override MenuEntry? MenuEntry => new("menu.button-signup", 20);

    /// <inheritdoc/>
    public override bool IsPersonal => true;

    /// <inheritdoc/>
    public override IReadOnlyList<Dialog> Dialogs => [_form];

    /// <inheritdoc/>
    public override IReadOnlyList<DocumentKind> Documents => [Enrolment.Kind, ClassSeats.Kind, SeatHistory.Kind, AddressSeats.Kind];

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, SkillAction> Actions { get; }

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, ButtonHandler> Buttons { get; }

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, EventAction> Events { get; }

    /// <inheritdoc/>
    public override IReadOnlyList<ISchedule> Schedules { get; } = [new SeatLapses()];

    /// <inheritdoc/>
    /// <remarks>It asks itself, by the name of who holds the seat.</remarks>
    public override IReadOnlyDictionary<string, SkillAction?> TakesAway { get; } =
        new Dictionary<string, SkillAction?> { ["signup.cancel"] = null };

    /// <inheritdoc/>
    public override async ValueTask<IReadOnlyList<Button>?> HeldAsync(TurnContext turn) =>
        (await Enrolments.ActiveAsync(turn)).Count > 0 ? [new Button(turn.Text("signup.button-cancel-seat"), "topic:eng_cancel")] : [];

    /// <inheritdoc/>
    /// <remarks>The consents of a seat are withdrawn by giving it back.</remarks>
    public override async ValueTask<IReadOnlyList<Button>> WithdrawalsAsync(TurnContext turn) =>
        [
            .. (await Enrolments.ActiveAsync(turn)).Select(e => new Button(
                turn.Text("data.withdraw-place", ("name", e.Name)),
                CancelPayload(e.Code)
            )),
        ];

    /// <inheritdoc/>
    /// <remarks>"Tôi có 2 con muốn học tiếng Anh" names no wish that a topic knows, and is one.</remarks>
    public override async ValueTask<Claim> ClaimAsync(TurnContext turn, Utterance said) =>
        (SeveralLearners.IsWish(said.Recognized.Analyzed) && !said.Text.Contains('?', StringComparison.Ordinal))
        || (!turn.Conversation.TookSeat() && SaidAtOnce.IsWish(said))
        || IsOfTeacher(said)
        || await SeatConfirmation.IsAskedAsync(turn, said)
        || TakenBack(turn, said) is not null
        || (
            turn.Conversation.TookSeat()
            && (
                await IsToCancelAsync(turn, said)
                || await WhichAskedAsync(turn, said) is not null
                || await IsToKeepAsync(turn, said)
                || (SeatBack.IsWish(said) && await SeatBack.LastAsync(turn) is not null)
            )
        )
            ? Claim.First
            : Claim.None;

    // "Tôi có 12 học sinh muốn học": a list of children's data is no matter for a chat.
    private static bool IsOfTeacher(Utterance said) => said.Recognized.Says(Pupils) && said.Recognized.Says(OfSignUp);

    // Whose words say that a seat is to go is asked about that, whatever the rest sounds like. Who names another class wants that one.
    private static async ValueTask<bool> IsToCancelAsync(TurnContext turn, Utterance said)
    {
        var isSaid = said.Recognized.Ending is { Verdict: EndingVerdict.Said, Of: EndedThing.Seat };
        var isNamed = NamedSeats.IsGivenUp(said.Recognized.Analyzed) && said.Recognized.Ending.Verdict != EndingVerdict.Denied;
        if ((!isSaid && !isNamed) || said.Recognized.Says(OtherClass))
        {
            return false;
        }

        var held = await Enrolments.ActiveAsync(turn);
        return isSaid ? held.Count > 0 : NamedSeats.In(held, said.Recognized.Analyzed).Count > 0;
    }

    // "Bạn muốn trả chỗ của ai?" is answered by a name, a code or "cả hai".
    private static async ValueTask<IReadOnlyList<Enrolment>?> WhichAskedAsync(TurnContext turn, Utterance said)
    {
        var isAsked =
            turn.Conversation.Choices.Count(b => Payload.Parse(b.Payload) is { Verb: Verb, Arguments: ["cancel", _] }) > 1
            && said.Recognized.Ending.Verdict != EndingVerdict.Denied;
        if (!isAsked)
        {
            return null;
        }

        var held = await Enrolments.ActiveAsync(turn);
        var named = NamedSeats.AreAll(said.Recognized.Analyzed) ? held : NamedSeats.In(held, said.Recognized.Analyzed);
        return named.Count > 0 ? named : null;
    }

    // A child's no counts while the form is open, also a question after its yes.
    private static DialogInstance? TakenBack(TurnContext turn, Utterance said) =>
        turn.Conversation.Stack.FirstOrDefault(i =>
            i.Slots.GetValueOrDefault("child-agrees") == YesNoPrompt.Yes && ChildConsentAnswer.IsTakenBack(said.Text)
        );

    // "Đừng hủy chỗ của tôi": who fears for a seat is told that it is safe.
    private static async ValueTask<bool> IsToKeepAsync(TurnContext turn, Utterance said) =>
        said.Recognized.Ending.Verdict == EndingVerdict.Denied
        && EndingWords.NamesASeat(said.Recognized.Expanded)
        && (await Enrolments.ActiveAsync(turn)).Count > 0;

    /// <inheritdoc/>
    public override async ValueTask TakeAsync(DialogContext dialog, Utterance said)
    {
        if (TakenBack(dialog.Turn, said) is { } open)
        {
            await SignUpConsents.EndAsync(dialog.Turn, open);
            dialog.Turn.Say("signup.refused-child", MenuButtons.Home(dialog.Turn));
            await dialog.EndAsync(open.Id);
            return;
        }

        if (await SeatConfirmation.IsAskedAsync(dialog.Turn, said))
        {
            await _confirmation.TakeAsync(dialog.Turn, said);
            return;
        }

        if (dialog.Turn.Conversation.TookSeat() && await WhichAskedAsync(dialog.Turn, said) is { } asked)
        {
            AskToCancel(dialog.Turn, asked);
            return;
        }

        if (dialog.Turn.Conversation.TookSeat() && await IsToCancelAsync(dialog.Turn, said))
        {
            await CancelAsync(dialog, said);
            return;
        }

        if (dialog.Turn.Conversation.TookSeat() && await IsToKeepAsync(dialog.Turn, said))
        {
            dialog.Turn.Say("signup.not-given-back");
            await StatusAsync(dialog, said);
            return;
        }

        if (dialog.Turn.Conversation.TookSeat() && SeatBack.IsWish(said) && await SeatBack.LastAsync(dialog.Turn) is { } given)
        {
            await SeatBack.TakeAsync(dialog.Turn, given, _limits.SeatsPerPerson);
            return;
        }

        await StartAsync(dialog, SeveralLearners.IsWish(said.Recognized.Analyzed) ? SignUpForm.ForChild : null, said);
    }

    private ValueTask StartAsync(DialogContext dialog, string? who, Utterance? said)
    {
        if (said is not null && IsOfTeacher(said))
        {
            dialog.Turn.Say("signup.teacher", MenuButtons.Home(dialog.Turn));
            return ValueTask.CompletedTask;
        }

        var known = new Dictionary<string, string>();
        if (who is not null)
        {
            known["who"] = who;
        }

        if (said is not null)
        {
            var told = SaidAtOnce.Read(said.Recognized, dialog.Turn.Today, dialog.Turn.Content.Places);
            ToldBefore.Note(known, told);
            if (who is null && told.Values.GetValueOrDefault("who") is { } whom)
            {
                known["who"] = whom;
            }

            if (told.Kin is { } kin && kin.Who == known.GetValueOrDefault("who"))
            {
                known[Kin.SlotName] = kin.Text;
            }
        }

        var learners = said is null ? 0 : SeveralLearners.CountIn(said.Recognized.Analyzed);
        if (learners > 1)
        {
            known[NextLearner.Left] = Number(learners - 1);
        }

        return StartAsync(dialog, known, learners);
    }

    /// <summary>After one learner the next: what stays the same is offered as buttons.</summary>
    private async ValueTask NextAsync(DialogContext dialog, string left)
    {
        var held = await Enrolments.ActiveAsync(dialog.Turn);
        _ = int.TryParse(left, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var learners);
        await StartAsync(dialog, NextLearner.BeginWith(held is [.., var last] ? last : null, learners), 0);
    }

    private async ValueTask StartAsync(DialogContext dialog, Dictionary<string, string> known, int learners)
    {
        var who = known.GetValueOrDefault("who");
        var turn = dialog.Turn;
        if (
            turn.Conversation.Stack.FirstOrDefault(i => i.Dialog == _form.Name) is { } open
            && (who is null || !open.Slots.TryGetValue("who", out var begun) || begun == who)
        )
        {
            turn.Conversation = turn.Conversation with
            {
                Suspended = false,
                Stack = [.. turn.Conversation.Stack.Where(i => i.Id != open.Id), open],
            };
            await _form.ResumeAsync(dialog);
            return;
        }

        if (!turn.Content.Classes.Values.Any(c => SeatLedger.IsOpen(c, turn.Today)))
        {
            turn.Say("signup.not-open", MenuButtons.Home(turn));
            return;
        }

        if (await LeftInAllAsync(turn) == 0)
        {
            turn.Say("signup.all-full", MenuButtons.Home(turn));
            return;
        }

        if (await _desk.IsClosedAsync(turn))
        {
            turn.Say("signup.seat-too-many", MenuButtons.Home(turn));
            return;
        }

        foreach (var left in turn.Conversation.Stack.Where(i => i.Dialog == _form.Name))
        {
            await SignUpConsents.EndAsync(turn, left);
        }

        if (learners > 1)
        {
            NextLearner.Announce(turn, learners);
        }

        await dialog.BeginAsync(_form.Name, known);
    }

    private static async ValueTask<int> LeftInAllAsync(TurnContext turn)
    {
        var left = 0;
        foreach (var @class in turn.Content.Classes.Values.Where(c => SeatLedger.IsOpen(c, turn.Today)))
        {
            left += await Enrolments.LeftAsync(turn, @class);
        }

        return left;
    }

    private static async ValueTask PlacesAsync(DialogContext dialog, Utterance? said)
    {
        var turn = dialog.Turn;
        var open = turn.Content.Classes.Values.Where(c => SeatLedger.IsOpen(c, turn.Today)).ToList();
        if (open.Count == 0)
        {
            turn.Say("signup.not-open", MenuButtons.Home(turn));
            return;
        }

        var lines = new List<string>();
        foreach (var @class in open)
        {
            lines.Add(
                turn.Text(
                    "signup.places-line",
                    ("class", @class.Name.In(turn.Language)),
                    ("schedule", @class.Schedule.In(turn.Language)),
                    ("left", Number(await Enrolments.LeftAsync(turn, @class))),
                    ("places", Number(@class.Places))
                )
            );
        }

        var head = turn.Text("signup.places", ("left", Number(await LeftInAllAsync(turn))));
        turn.SayMarkdown(
            $"{head}\n{string.Join('\n', lines)}",
            "signup.places",
            [new Button(turn.Text("menu.button-signup"), "go:signup"), .. MenuButtons.Home(turn)]
        );
    }

    private static async ValueTask StatusAsync(DialogContext dialog, Utterance? said)
    {
        var turn = dialog.Turn;
        var held = await Enrolments.ActiveAsync(turn);
        if (held.Count == 0 && dialog.TopDialog is SignUpForm)
        {
            turn.Say("signup.not-sent-yet");
            turn.Conversation = turn.Conversation with { Suspended = false };
            return;
        }

        if (held.Count == 0)
        {
            turn.Say("signup.none-held", [new Button(turn.Text("menu.button-signup"), "go:signup"), .. MenuButtons.Home(turn)]);
            return;
        }

        foreach (var enrolment in held)
        {
            var @class = turn.Content.Classes.GetValueOrDefault(enrolment.ClassId);
            if (@class is not null && @class.End < turn.Today)
            {
                turn.Say(
                    "signup.status-over",
                    MenuButtons.Home(turn),
                    ("name", enrolment.Name),
                    ("class", @class.Name.In(turn.Language)),
                    ("end", LocalDates.Show(@class.End, turn.Language))
                );
                continue;
            }

            var buttons = new List<Button>
            {
                new(turn.Text("signup.button-fix"), Payload.Of("fix", enrolment.Code)),
                new(turn.Text("signup.button-cancel"), CancelPayload(enrolment.Code)),
            };
            buttons.AddRange(MenuButtons.Home(turn));
            var about = new (string, string)[]
            {
                ("name", enrolment.Name),
                ("code", enrolment.Code),
                ("class", Enrolments.ClassName(turn, enrolment.ClassId)),
                ("schedule", @class?.Schedule.In(turn.Language) ?? "?"),
                ("venue", @class?.Venue.In(turn.Language) ?? "?"),
                ("start", @class is null ? "?" : LocalDates.Show(@class.Start, turn.Language)),
            };
            if (enrolment.IsProvisional)
            {
                var status = turn.Text("signup.status-provisional", [.. about, ("until", SeatTexts.Until(turn, enrolment))]);
                turn.SayMarkdown($"{status}\n\n{SeatTexts.How(turn, enrolment)}", "signup.status-provisional", buttons);
            }
            else
            {
                turn.Say("signup.status", buttons, about);
            }
        }
    }

    private static async ValueTask CancelAsync(DialogContext dialog, Utterance? said)
    {
        var turn = dialog.Turn;
        var held = await Enrolments.ActiveAsync(turn);
        if (held.Count == 0 && dialog.TopDialog is SignUpForm open)
        {
            // What they want to cancel is what they are filling in. Answers are lost with it, so words must say it.
            if (said is null or { Recognized.Ending: { Verdict: EndingVerdict.Said, Of: EndedThing.Seat } })
            {
                await open.CancelAsync(dialog);
                return;
            }

            turn.Say(
                "signup.leave-sure",
                [
                    new Button(turn.Text("signup.button-leave-yes"), open.CommandPayload(dialog.Top!, "cancel")) { IsYes = true },
                    new Button(turn.Text("engine.button-resume"), "go:resume") { IsYes = false },
                ]
            );
            turn.HasPrompted = true;
            return;
        }

        if (held.Count == 0)
        {
            turn.Say("signup.none-held", MenuButtons.Home(turn));
            return;
        }

        if (held.Count == 1)
        {
            AskToCancel(turn, held[0]);
            return;
        }

        if (said is not null)
        {
            var isAll = NamedSeats.AreAll(said.Recognized.Analyzed);
            if (isAll || NamedSeats.In(held, said.Recognized.Analyzed) is [_])
            {
                AskToCancel(turn, isAll ? held : NamedSeats.In(held, said.Recognized.Analyzed));
                return;
            }
        }

        turn.Say(
            "signup.which-cancel",
            [
                .. held.Select(e => new Button($"{e.Name} ({e.Code})", CancelPayload(e.Code))),
                new Button(turn.Text("signup.button-all"), CancelPayload(All)),
                .. MenuButtons.Home(turn),
            ]
        );
    }

    private static void AskToCancel(TurnContext turn, IReadOnlyList<Enrolment> seats)
    {
        if (seats is [var only])
        {
            AskToCancel(turn, only);
            return;
        }

        turn.Say(
            "signup.cancel-all-sure",
            [
                new Button(turn.Text("signup.button-cancel-all-yes"), Payload.Of(Verb, "cancel-yes", All))
                {
                    IsYes = true,
                    TakesAway = true,
                },
                new Button(turn.Text("signup.button-keep"), "topic:eng_status") { IsYes = false },
            ],
            ("seats", Number(seats.Count)),
            ("names", string.Join(", ", seats.Select(e => e.Name)))
        );
        turn.HasPrompted = true;
    }

    private async ValueTask PressAsync(DialogContext dialog, Payload payload)
    {
        var turn = dialog.Turn;
        if (payload.Arguments is not [var what, var code])
        {
            turn.Say("engine.button-unknown", MenuButtons.Home(turn));
            return;
        }

        if (what == NextLearner.Word)
        {
            await NextAsync(dialog, code);
            return;
        }

        if (code == All)
        {
            await AllAsync(turn, what);
            return;
        }

        // A code is no secret that opens somebody else's record: only who signed up may see or cancel it.
        var enrolment = await turn.Session.GetAsync(Enrolment.Kind, code);
        if (enrolment is null || enrolment.PersonId != turn.PersonId || enrolment.Status == EnrolmentStatus.Cancelled)
        {
            turn.Say("signup.cancel-gone", MenuButtons.Home(turn));
            return;
        }

        if (what != "cancel-yes")
        {
            AskToCancel(turn, enrolment);
            return;
        }

        await CancelAsync(turn, enrolment);
    }

    private static async ValueTask CancelAsync(TurnContext turn, Enrolment enrolment)
    {
        await Enrolments.CancelAsync(turn, enrolment);
        turn.Say(
            "signup.cancelled-place",
            [SeatBack.Button(turn, enrolment.Code), .. MenuButtons.Home(turn)],
            ("name", enrolment.Name),
            ("code", enrolment.Code)
        );
    }

    // All seats at once: each is told by its name, with the button that takes it back.
    private static async ValueTask AllAsync(TurnContext turn, string what)
    {
        var held = await Enrolments.ActiveAsync(turn);
        if (held.Count == 0)
        {
            turn.Say("signup.cancel-gone", MenuButtons.Home(turn));
        }
        else if (what != "cancel-yes")
        {
            AskToCancel(turn, held);
        }
        else
        {
            foreach (var enrolment in held)
            {
                await CancelAsync(turn, enrolment);
            }
        }
    }

    private static void AskToCancel(TurnContext turn, Enrolment enrolment)
    {
        turn.Say(
            "signup.cancel-sure",
            [
                new Button(turn.Text("signup.button-cancel-yes"), Payload.Of(Verb, "cancel-yes", enrolment.Code))
                {
                    IsYes = true,
                    TakesAway = true,
                },
                new Button(turn.Text("signup.button-keep"), "topic:eng_status") { IsYes = false },
            ],
            ("name", enrolment.Name),
            ("code", enrolment.Code),
            ("class", Enrolments.ClassName(turn, enrolment.ClassId))
        );

        // An open form's question would be taken for the one that a yes answers.
        turn.HasPrompted = true;
    }

    /// <summary>Payload of the button that asks whether to give a place back.</summary>
    internal static string CancelPayload(string code) => Payload.Of(Verb, "cancel", code);

    private static string Number(int value) => value.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
