using ChatBot.Dialogs.Engine;
using ChatBot.Dialogs.Engine.Forms;
using ChatBot.Dialogs.Understanding.Answers;

namespace ChatBot.Benchmarks.Turns;

/// <summary>Name, year, phone, ward, level, consent, confirm: the scenario that was measured for Bot Framework's waterfall.</summary>
internal sealed class EightTurnForm : Form
{
    public override string Name => "signup";

    protected override IReadOnlyList<Slot> Slots { get; } =
    [
        new()
        {
            Name = "name",
            Prompt = new ParsedPrompt((text, _) => NameAnswer.Parse(text)),
            AskKey = _ => "signup.ask-name-self",
        },
        new()
        {
            Name = "birth-year",
            Prompt = new ParsedPrompt(BirthYearAnswer.Parse) { TakesNumbers = true },
            AskKey = _ => "signup.ask-birth-year-self",
        },
        new() { Name = "phone", Prompt = new ParsedPrompt((text, _) => PhoneAnswer.Parse(text)) },
        new() { Name = "commune", Prompt = Choice("Trường Vinh", "Thành Vinh", "Cửa Lò") },
        new() { Name = "level", Prompt = Choice("none", "A1", "A2") },
        new()
        {
            Name = "consent",
            Prompt = new YesNoPrompt("signup.button-agree", "signup.button-disagree"),
            InSummary = false,
        },
        new()
        {
            Name = "confirm",
            Prompt = new ConfirmPrompt(),
            InSummary = false,
        },
    ];

    protected override async ValueTask<bool> CompleteAsync(FormContext form)
    {
        form.Turn.Say("signup.cancelled");
        await form.Dialog.EndAsync(form.Instance.Id);
        return true;
    }

    private static ChoicePrompt Choice(params string[] values) =>
        new(_ => ValueTask.FromResult<IReadOnlyList<PromptChoice>>([.. values.Select(v => new PromptChoice(v, v))]));
}

/// <summary>Begins the form.</summary>
internal sealed class EightTurnSkill : Skill
{
    private readonly EightTurnForm _form = new();

    public override string Name => "signup";

    public override IReadOnlyList<Dialog> Dialogs => [_form];

    public override IReadOnlyDictionary<string, SkillAction> Actions =>
        new Dictionary<string, SkillAction> { ["signup.start"] = (dialog, _) => dialog.BeginAsync(_form.Name) };
}
