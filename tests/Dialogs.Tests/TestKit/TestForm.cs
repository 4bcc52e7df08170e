using ChatBot.Content.Model;
using ChatBot.Dialogs.Engine;
using ChatBot.Dialogs.Engine.Forms;
using ChatBot.Dialogs.Understanding.Answers;
using ChatBot.Dialogs.Understanding.Commands;

namespace ChatBot.Dialogs.Tests.TestKit;

/// <summary>A form of the given slots; what it collected is said at its end.</summary>
internal sealed class TestForm(params Slot[] slots) : Form
{
    public override string Name => "test";

    protected override IReadOnlyList<Slot> Slots => slots;

    public static Slot Text(string name, params string[] formerNames) =>
        new()
        {
            Name = name,
            FormerNames = formerNames,
            Prompt = new ParsedPrompt(
                (text, _) =>
                    CommandFinder.Find(text) is not null || text.Contains('?', StringComparison.Ordinal)
                        ? AnswerOutcome.Interrupted.Instance
                    : text.StartsWith("bad", StringComparison.Ordinal) ? new AnswerOutcome.Rejected(RejectReasons.Unclear)
                    : new AnswerOutcome.Accepted(text)
            ),
        };

    public static Slot Confirm { get; } =
        new()
        {
            Name = "confirm",
            Prompt = new ConfirmPrompt(),
            InSummary = false,
        };

    public static Dictionary<string, LocalText> Texts(params string[] names)
    {
        var texts = new Dictionary<string, LocalText>
        {
            ["test.done"] = new("{all}", "{all}"),
            ["test.cancelled"] = new("Hủy", "Cancelled"),
        };
        foreach (var name in names.Append("confirm"))
        {
            texts[$"test.ask-{name}"] = new($"{name}?", $"{name}?");
            texts[$"test.bad-{name}"] = new($"{name} sai", $"{name} wrong");
            texts[$"test.name-{name}"] = new(name, name);
        }

        return texts;
    }

    protected override async ValueTask<bool> CompleteAsync(FormContext form)
    {
        form.Turn.Say("test.done", ("all", string.Join(' ', slots.Where(s => s.InSummary).Select(s => $"{s.Name}:{form[s.Name]}"))));
        await form.Dialog.EndAsync(form.Instance.Id);
        return true;
    }
}

/// <summary>Begins a form at "go:test".</summary>
internal sealed class TestSkill(TestForm form) : Skill
{
    public override string Name => "test";

    public override IReadOnlyList<Dialog> Dialogs => [form];

    public override IReadOnlyDictionary<string, SkillAction> Actions =>
        new Dictionary<string, SkillAction> { ["test.start"] = (dialog, _) => dialog.BeginAsync(form.Name) };
}
