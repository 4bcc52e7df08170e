using ChatBot.Content.Model;
using ChatBot.Dialogs.Engine.Forms;

namespace ChatBot.Dialogs.Skills.Places;

/// <summary>Asks for a commune, then lists the learning centres or libraries near it.</summary>
public sealed class DirectoryForm : Form
{
    /// <summary>Value under which the kind travels through the question.</summary>
    internal const string KindSlot = "kind";

    /// <inheritdoc/>
    public override string Name => "directory";

    /// <inheritdoc/>
    protected override IReadOnlyList<Slot> Slots { get; } =
    [
        new()
        {
            Name = "commune",
            Prompt = new PlacePrompt { TakesLocation = true },
        },
    ];

    /// <inheritdoc/>
    protected override async ValueTask<bool> CompleteAsync(FormContext form)
    {
        form.Turn.Conversation = form.Turn.Conversation with { CommuneCode = form["commune"] };
        DirectoryList.Show(form.Turn, DirectoryList.KindOf(form[KindSlot]) ?? LearningPlaceKind.Centre, [form["commune"]!]);
        await form.Dialog.EndAsync(form.Instance.Id);
        return true;
    }
}
