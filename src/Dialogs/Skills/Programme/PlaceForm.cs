using ChatBot.Dialogs.Engine.Forms;

namespace ChatBot.Dialogs.Skills.Programme;

/// <summary>Asks for a commune, then lists the events there.</summary>
public sealed class PlaceForm : Form
{
    /// <inheritdoc/>
    public override string Name => "place";

    /// <inheritdoc/>
    protected override IReadOnlyList<Slot> Slots { get; } = [new() { Name = "commune", Prompt = new PlacePrompt() }];

    /// <inheritdoc/>
    protected override async ValueTask<bool> CompleteAsync(FormContext form)
    {
        await ProgrammeSkill.ShowNearAsync(form.Turn, form["commune"]!);
        await form.Dialog.EndAsync(form.Instance.Id);
        return true;
    }
}
