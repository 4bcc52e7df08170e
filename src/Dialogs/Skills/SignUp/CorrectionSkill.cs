using ChatBot.Dialogs.Activities;
using ChatBot.Dialogs.Engine;
using ChatBot.Dialogs.Engine.Forms;

namespace ChatBot.Dialogs.Skills.SignUp;

/// <summary>Corrects one answer of a seat already taken, or moves it to another class.</summary>
public sealed class CorrectionSkill : Skill
{
    private readonly CorrectionForm _form = new();

    /// <summary>Registers the skill.</summary>
    public CorrectionSkill()
    {
        Actions = new Dictionary<string, SkillAction> { ["data.change-class"] = ChangeClassAsync };
        Buttons = new Dictionary<string, ButtonHandler>
        {
            [CorrectionForm.Verb] = (dialog, payload) =>
                BeginAsync(
                    dialog,
                    payload.Arguments.ElementAtOrDefault(0),
                    new CorrectionWish(payload.Arguments.ElementAtOrDefault(1), null)
                ),
        };
    }

    /// <inheritdoc/>
    public override string Name => "fix";

    /// <inheritdoc/>
    public override bool IsPersonal => true;

    /// <inheritdoc/>
    public override IReadOnlyList<Dialog> Dialogs => [_form];

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, SkillAction> Actions { get; }

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, ButtonHandler> Buttons { get; }

    /// <inheritdoc/>
    /// <remarks>A holder of a seat who says what to change is not asked whether they mean that.</remarks>
    public override async ValueTask<Claim> ClaimAsync(TurnContext turn, Utterance said) =>
        turn.Conversation.TookSeat()
        && (
            CorrectionWish.Find(said.Text, turn.Today, said.Recognized.Places, turn.Content.Places) is not null
            || await WhoseAskedAsync(turn, said) is not null
        )
            ? Claim.First
            : Claim.None;

    /// <inheritdoc/>
    public override async ValueTask TakeAsync(DialogContext dialog, Utterance said)
    {
        if (await WhoseAskedAsync(dialog.Turn, said) is { } asked)
        {
            await BeginAsync(dialog, asked.Arguments[0], new CorrectionWish(asked.Arguments.ElementAtOrDefault(1), null));
        }
        else if (!await CorrectAsync(dialog, said))
        {
            dialog.Turn.Say("data.fix-nothing", MenuButtons.Home(dialog.Turn));
        }
    }

    /// <inheritdoc/>
    public override async ValueTask<bool> CorrectAsync(DialogContext dialog, Utterance said)
    {
        var held = await Enrolments.ActiveAsync(dialog.Turn);
        var wish = CorrectionWish.Of(said.Text, dialog.Turn.Today, said.Recognized.Places, dialog.Turn.Content.Places);
        if (held.Count == 0 || wish.Field is null)
        {
            return false;
        }

        var named = NamedSeats.In(held, said.Recognized.Analyzed);
        await WhoseAsync(dialog, named.Count == 1 ? named : held, wish);
        return true;
    }

    // "Bạn sửa thông tin của ai?" is answered by a name or a code.
    private static async ValueTask<Payload?> WhoseAskedAsync(TurnContext turn, Utterance said)
    {
        var asked = turn
            .Conversation.Choices.Select(b => Payload.Parse(b.Payload))
            .OfType<Payload>()
            .Where(p => p is { Verb: CorrectionForm.Verb, Arguments: [_, ..] })
            .ToList();
        if (asked.Count < 2)
        {
            return null;
        }

        return
            NamedSeats.In(await Enrolments.ActiveAsync(turn), said.Recognized.Analyzed) is [var named]
            && asked.FindIndex(p => p.Arguments[0] == named.Code) is >= 0 and var at
            ? asked[at]
            : null;
    }

    private async ValueTask ChangeClassAsync(DialogContext dialog, Utterance? said)
    {
        var held = await Enrolments.ActiveAsync(dialog.Turn);
        if (held.Count == 0)
        {
            // Nothing is held: the rules are what there is to say.
            await dialog.ActAsync("questions.answer", said);
            return;
        }

        await WhoseAsync(dialog, held, new CorrectionWish("class", null));
    }

    private async ValueTask WhoseAsync(DialogContext dialog, IReadOnlyList<Enrolment> held, CorrectionWish wish)
    {
        if (held.Count == 1)
        {
            await BeginAsync(dialog, held[0].Code, wish);
            return;
        }

        var turn = dialog.Turn;
        turn.Say(
            "data.fix",
            [
                .. held.Select(e => new Button($"{e.Name} ({e.Code})", Payload.Of(CorrectionForm.Verb, e.Code, wish.Field!))),
                .. MenuButtons.Home(turn),
            ]
        );
    }

    private async ValueTask BeginAsync(DialogContext dialog, string? code, CorrectionWish wish)
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

        await dialog.BeginAsync(_form.Name, known);
    }
}
