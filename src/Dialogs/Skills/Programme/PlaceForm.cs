using ChatBot.Dialogs.Engine.Forms;

namespace ChatBot.Dialogs.Skills.Programme;

/// <summary>Asks for a commune, then lists the events around it.</summary>
public sealed class PlaceForm : Form
{
    internal const string FormName = "place";

    /// <summary>Values under which the days and themes of the search travel through the question.</summary>
    internal const string DaysSlot = "days";

    /// <inheritdoc cref="DaysSlot"/>
    internal const string ThemesSlot = "themes";

    /// <inheritdoc/>
    public override string Name => FormName;

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
        var query =
            QueryCode.Read(form[DaysSlot] ?? string.Empty, string.Empty, form[ThemesSlot] ?? string.Empty, form.Turn.Content)
            ?? new ProgrammeQuery();
        NearPlace.Show(form.Turn, query, form["commune"]!);
        await form.Dialog.EndAsync(form.Instance.Id);
        return true;
    }
}
