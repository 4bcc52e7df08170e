using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using ChatBot.Dialogs.Activities;
using ChatBot.Dialogs.Engine;
using ChatBot.Dialogs.Engine.Forms;
using ChatBot.Dialogs.Skills.Consents;
using ChatBot.Dialogs.Skills.Lessons;
using ChatBot.Dialogs.Skills.Reminders;
using ChatBot.Dialogs.Skills.SignUp;

namespace ChatBot.Dialogs.Skills.PersonalData;

/// <summary>
/// See, correct and erase one's own data (Law 91/2025/QH15 art. 4). Everything is found by walking the declared documents.
/// </summary>
public sealed class PersonalDataSkill : Skill
{
    private const string Verb = "data";
    private const string EraseYes = "erase-yes";

    // Consents that are over of which each has a line of its own.
    private const int MostConsentsOver = 10;
    private readonly CorrectionForm _correction = new();
    private readonly Func<SkillSet> _all;
    private readonly IReadOnlyList<IErasable> _alsoErases;

    /// <summary>Registers the skill.</summary>
    /// <param name="all">All skills, for their documents.</param>
    /// <param name="alsoErases">What channels keep of a conversation.</param>
    public PersonalDataSkill(Func<SkillSet> all, IReadOnlyList<IErasable> alsoErases)
    {
        _all = all;
        _alsoErases = alsoErases;
        Actions = new Dictionary<string, SkillAction>
        {
            ["data.start"] = Start,
            ["data.view"] = ViewAsync,
            ["data.fix"] = FixAsync,
            ["data.change-class"] = ChangeClassAsync,
            ["data.erase"] = AskToErase,
            ["data.withdraw"] = AskWhichConsentAsync,
        };
        Buttons = new Dictionary<string, ButtonHandler>
        {
            [Verb] = PressAsync,
            [CorrectionForm.Verb] = (dialog, payload) =>
                CorrectAsync(
                    dialog,
                    payload.Arguments.ElementAtOrDefault(0),
                    new CorrectionWish(payload.Arguments.ElementAtOrDefault(1), null)
                ),
        };
    }

    /// <inheritdoc/>
    public override string Name => "data";

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, EventAction> Events =>
        new Dictionary<string, EventAction>
        {
            // Asked of the channel and not of the bot: nothing is said.
            [ConversationEvents.Withdrawn] = (dialog, _) => EraseAsync(dialog.Turn),
        };

    /// <inheritdoc/>
    public override bool IsPersonal => true;

    /// <inheritdoc/>
    public override IReadOnlyList<Dialog> Dialogs => [_correction];

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, SkillAction> Actions { get; }

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, ButtonHandler> Buttons { get; }

    private static ValueTask Start(DialogContext dialog, Utterance? said)
    {
        var turn = dialog.Turn;
        turn.Say(
            "data.start",
            [
                new Button(turn.Text("data.button-view"), "topic:data_view"),
                new Button(turn.Text("data.button-fix"), "topic:data_fix"),
                new Button(turn.Text("data.button-erase"), "topic:data_delete"),
                new Button(turn.Text("data.button-privacy"), "topic:privacy"),
                .. MenuButtons.Home(turn),
            ]
        );
        return ValueTask.CompletedTask;
    }

    private async ValueTask ViewAsync(DialogContext dialog, Utterance? said)
    {
        var turn = dialog.Turn;
        var lines = new List<string>();
        var places = (await turn.Session.OfPersonAsync(Enrolment.Kind, turn.PersonId)).Cast<Enrolment>().OrderBy(e => e.At).ToList();
        foreach (var enrolment in places)
        {
            lines.Add(
                turn.Text(
                    enrolment.IsProvisional ? "data.line-provisional"
                        : enrolment.Status == EnrolmentStatus.Confirmed ? "data.line-enrolment"
                        : enrolment.Ended is null ? "data.line-cancelled"
                        : "data.line-lapsed",
                    ("until", enrolment.IsProvisional ? SeatTexts.Until(turn, enrolment) : string.Empty),
                    ("code", enrolment.Code),
                    ("name", enrolment.Name),
                    ("year", enrolment.BirthYear.ToString(System.Globalization.CultureInfo.InvariantCulture)),
                    ("commune", turn.Content.Places.Commune(enrolment.CommuneCode)?.FullNameIn(turn.Language) ?? enrolment.CommuneCode),
                    ("phone", enrolment.Phone is { } phone ? LearnerQuestions.ShowPhone(phone) : turn.Text("form.left-out")),
                    ("guardian", Guardian(turn, enrolment)),
                    ("class", Enrolments.ClassName(turn, enrolment.ClassId))
                )
            );
        }

        if (await turn.Session.GetAsync(SeatHistory.Kind, turn.PersonId) is { } history)
        {
            AddCount(turn, lines, "data.line-folded", history.Folded);
            AddCount(turn, lines, "data.line-vouched", history.Vouched.Count);
        }

        if (await turn.Session.GetAsync(Subscription.Kind, turn.PersonId) is { } subscription)
        {
            lines.Add(
                turn.Text(
                    subscription.IsActive ? "data.line-lessons" : "data.line-lessons-off",
                    ("hour", subscription.Hour is { } hour ? LessonsSkill.ShowHour(hour, turn.Language) : "-"),
                    ("sent", subscription.Sent.Count.ToString(System.Globalization.CultureInfo.InvariantCulture))
                )
            );
        }

        lines.AddRange(await RemindersSkill.LinesAsync(turn));
        var about = places
            .SelectMany(e => e.Consents.Select(id => (id, Of: e.Code)))
            .Concat(turn.Conversation.Stack.SelectMany(SignUpConsents.Of).Select(id => (id, Of: turn.Text("data.about-draft"))))
            .ToDictionary(c => c.id, c => c.Of);
        var consents = (await turn.Session.OfPersonAsync(Consent.Kind, turn.PersonId))
            .Cast<Consent>()
            .Where(c => !c.IsUnused)
            .OrderBy(c => c.At)
            .ToList();

        // Whoever signed up and gave back again and again has a long list of what is over; all of it is in the file.
        var earlier = consents.Where(c => !c.IsOpen(turn.Now)).SkipLast(MostConsentsOver).ToList();
        foreach (var consent in consents.Except(earlier))
        {
            var purpose = turn.Text($"data.purpose-{consent.Purpose}");
            lines.Add(
                turn.Text(
                    consent.WithdrawnAt is not null ? "data.line-consent-withdrawn"
                        : consent.IsOpen(turn.Now) ? "data.line-consent"
                        : "data.line-consent-over",
                    ("purpose", about.TryGetValue(consent.Id, out var of) ? $"{purpose} ({of})" : purpose),
                    ("date", LocalDates.Show(turn.Calendar.ToLocal(consent.At).Date, turn.Language))
                )
            );
        }

        AddCount(turn, lines, "data.line-consents-folded", earlier.Count);
        foreach (var draft in turn.Conversation.Stack)
        {
            var answers = draft
                .Answered.Distinct()
                .Where(slot =>
                    slot != CorrectionForm.Field && draft.Slots.GetValueOrDefault(slot) is { Length: > 0 } and not ("yes" or "no")
                )
                .Select(slot => DraftAnswers.Show(turn, slot, draft.Slots[slot]));
            if (string.Join(", ", answers) is { Length: > 0 } given)
            {
                lines.Add(turn.Text("data.line-draft", ("answers", given)));
            }
        }

        if (turn.Conversation.CommuneCode is { } commune && lines.Count == 0)
        {
            lines.Add(
                turn.Text("data.line-commune", ("commune", turn.Content.Places.Commune(commune)?.FullNameIn(turn.Language) ?? commune))
            );
        }

        var text = lines.Count == 0 ? turn.Text("data.view-nothing") : $"{turn.Text("data.view")}\n{string.Join('\n', lines)}";
        turn.Send(
            new OutgoingActivity
            {
                To = turn.Conversation.Reference,
                Text = text,
                Key = "data.view",
                Buttons =
                [
                    new Button(turn.Text("data.button-fix"), "topic:data_fix"),
                    new Button(turn.Text("data.button-erase"), "topic:data_delete"),
                    .. MenuButtons.Home(turn),
                ],
                File = turn.Capabilities.CanSendFiles && lines.Count > 0 ? await ExportAsync(turn) : null,
            }
        );
    }

    private static void AddCount(TurnContext turn, List<string> lines, string key, int count)
    {
        if (count > 0)
        {
            lines.Add(turn.Text(key, ("count", count.ToString(System.Globalization.CultureInfo.InvariantCulture))));
        }
    }

    private static string Guardian(TurnContext turn, Enrolment enrolment) =>
        enrolment.GuardianName is not { } name ? turn.Text("form.left-out")
        : enrolment.GuardianRelation is { } relation ? $"{name} ({RelationPrompt.Show(turn, relation)})"
        : name;

    /// <summary>All documents of a person, kind by kind, as readable JSON.</summary>
    private async ValueTask<OutgoingFile> ExportAsync(TurnContext turn)
    {
        var root = new JsonObject();
        foreach (var kind in _all().Documents.Where(k => k.HasOwner))
        {
            var documents = await turn.Session.OfPersonAsync(kind, turn.PersonId);
            if (documents.Count > 0)
            {
                root[kind.Name] = new JsonArray([.. documents.Select(d => JsonNode.Parse(kind.Serialize(d)))]);
            }
        }

        var options = new JsonSerializerOptions
        {
            WriteIndented = true,
            Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        };
        return new OutgoingFile("du-lieu-cua-toi.json", "application/json", Encoding.UTF8.GetBytes(root.ToJsonString(options)));
    }

    /// <inheritdoc/>
    /// <remarks>Who holds a place and says what is to be changed need not be asked whether they mean that.</remarks>
    public override ValueTask<Claim> ClaimAsync(TurnContext turn, Utterance said) =>
        ValueTask.FromResult(turn.Conversation.TookPlace && WishIn(turn, said) is not null ? Claim.First : Claim.None);

    /// <inheritdoc/>
    public override ValueTask TakeAsync(DialogContext dialog, Utterance said) => FixAsync(dialog, said);

    /// <inheritdoc/>
    /// <remarks>It asks itself, and names what is erased.</remarks>
    public override IReadOnlyDictionary<string, SkillAction?> TakesAway { get; } =
        new Dictionary<string, SkillAction?> { ["data.erase"] = null };

    private static CorrectionWish? WishIn(TurnContext turn, Utterance said) =>
        CorrectionWish.Find(said.Text, turn.Today, said.Recognized.Places, turn.Content.Places);

    private ValueTask FixAsync(DialogContext dialog, Utterance? said) =>
        WhoseAsync(
            dialog,
            said is null
                ? new CorrectionWish(null, null)
                : CorrectionWish.Of(said.Text, dialog.Turn.Today, said.Recognized.Places, dialog.Turn.Content.Places)
        );

    private async ValueTask ChangeClassAsync(DialogContext dialog, Utterance? said)
    {
        if ((await Enrolments.ActiveAsync(dialog.Turn)).Count == 0)
        {
            // Nothing is held: the rules are what there is to say.
            await dialog.ActAsync("questions.answer", said);
            return;
        }

        await WhoseAsync(dialog, new CorrectionWish("class", null));
    }

    private async ValueTask WhoseAsync(DialogContext dialog, CorrectionWish wish)
    {
        var turn = dialog.Turn;
        var held = await Enrolments.ActiveAsync(turn);
        if (held.Count == 1)
        {
            await CorrectAsync(dialog, held[0].Code, wish);
            return;
        }

        turn.Say(
            held.Count == 0 ? "data.fix-nothing" : "data.fix",
            [
                .. held.Select(e => new Button(
                    $"{e.Name} ({e.Code})",
                    wish.Field is null ? Payload.Of(CorrectionForm.Verb, e.Code) : Payload.Of(CorrectionForm.Verb, e.Code, wish.Field)
                )),
                .. MenuButtons.Home(turn),
            ]
        );
    }

    private async ValueTask CorrectAsync(DialogContext dialog, string? code, CorrectionWish wish)
    {
        var turn = dialog.Turn;
        var enrolment = code is null ? null : await turn.Session.GetAsync(Enrolment.Kind, code);
        if (enrolment is null || enrolment.PersonId != turn.PersonId || enrolment.Status == EnrolmentStatus.Cancelled)
        {
            turn.Say("signup.cancel-gone", MenuButtons.Home(turn));
            return;
        }

        var known = await Correction.BeginWithAsync(turn, enrolment);
        if (wish is { Field: "guardian" or RelationPrompt.SlotName } && enrolment.GuardianName is null)
        {
            wish = new CorrectionWish(null, null);
        }

        if (wish is { Field: { } field, Value: { } value })
        {
            known[CorrectionForm.Field] = field;
            known[Form.SaidName(field)] = value;
        }
        else if (wish.Field is not null)
        {
            known[Form.SaidName(CorrectionForm.Field)] = wish.Field;
        }

        await dialog.BeginAsync(_correction.Name, known);
    }

    /// <summary>
    /// The consents that stand, a button each. A consent is withdrawn by ending what rests on it: the place is given back, the lessons or
    /// the reminder stop, the form is left.
    /// </summary>
    private static async ValueTask AskWhichConsentAsync(DialogContext dialog, Utterance? said)
    {
        var turn = dialog.Turn;
        var choices = new List<Button>();
        choices.AddRange(
            turn.Conversation.Stack.Where(i => i.Slots.ContainsKey("consent.proof") && dialog.DialogOf(i) is Form)
                .Select(i => new Button(turn.Text("data.withdraw-draft"), ((Form)dialog.DialogOf(i)!).CommandPayload(i, "cancel")))
        );
        choices.AddRange(
            (await Enrolments.ActiveAsync(turn)).Select(e => new Button(
                turn.Text("data.withdraw-place", ("name", e.Name)),
                SignUpSkill.CancelPayload(e.Code)
            ))
        );
        if (await turn.Session.GetAsync(Subscription.Kind, turn.PersonId) is { IsActive: true })
        {
            choices.Add(new Button(turn.Text("data.withdraw-lessons"), "topic:lesson_stop"));
        }

        if ((await RemindersSkill.LinesAsync(turn)).Count > 0)
        {
            choices.Add(new Button(turn.Text("data.withdraw-reminders"), "go:reminders"));
        }

        turn.Say(
            choices.Count == 0 ? "data.withdraw-nothing" : "data.withdraw",
            [.. choices, new Button(turn.Text("data.button-erase"), "topic:data_delete"), .. MenuButtons.Home(turn)]
        );
        turn.HasPrompted = true;
    }

    /// <summary>
    /// Erasing is the one thing that cannot be taken back: the law wants it gone (Law 91/2025/QH15 art. 4), and what could be had back
    /// tomorrow would still be there. So the question before it names what goes, and its yes is good for a day: what was taken since was
    /// not named.
    /// </summary>
    private static async ValueTask AskToErase(DialogContext dialog, Utterance? said)
    {
        var turn = dialog.Turn;
        var isFormOpen = turn.Conversation is { Stack.Count: > 0, Suspended: false };
        var named = (await Enrolments.ActiveAsync(turn))
            .Select(e => turn.Text("data.erase-place", ("name", e.Name), ("class", Enrolments.ClassName(turn, e.ClassId))))
            .ToList();
        if (await turn.Session.GetAsync(Subscription.Kind, turn.PersonId) is { IsActive: true, Hour: { } hour })
        {
            named.Add(turn.Text("data.erase-lessons", ("hour", LessonsSkill.ShowHour(hour, turn.Language))));
        }

        named.AddRange(await RemindersSkill.LinesAsync(turn));
        turn.SayMarkdown(
            named.Count == 0
                ? turn.Text("data.erase-sure")
                : $"{turn.Text("data.erase-named")}\n{string.Join('\n', named)}\n\n{turn.Text("data.erase-sure")}",
            "data.erase-sure",
            [
                new Button(turn.Text("data.button-erase-yes"), Payload.Of(Verb, EraseYes, Undo.Stamp(turn.Now))) { IsYes = true },
                new Button(turn.Text("data.button-keep"), isFormOpen ? "go:resume" : "go:menu") { IsYes = false },
            ]
        );

        // An open form's question would be taken for the one that a yes answers.
        turn.HasPrompted = true;
    }

    private async ValueTask PressAsync(DialogContext dialog, Payload payload)
    {
        var turn = dialog.Turn;
        if (payload.Arguments is not [EraseYes, ..])
        {
            await Start(dialog, null);
            return;
        }

        // A button of an earlier version says no time.
        if (payload.Arguments is [_, var asked] && !Undo.IsInTime(turn, asked))
        {
            await AskToErase(dialog, null);
            return;
        }

        await EraseAsync(turn);
        turn.Say("data.erased");
    }

    private async ValueTask EraseAsync(TurnContext turn)
    {
        await Erasure.EraseAsync(turn.Session, turn.PersonId, _all().Documents, _alsoErases, turn.Now);
        turn.Conversation = turn.Conversation with { Stack = [], Choices = [] };
        turn.IsForgotten = true;
    }
}
