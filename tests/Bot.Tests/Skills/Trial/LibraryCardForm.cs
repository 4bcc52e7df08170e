using ChatBot.Dialogs.Engine;
using ChatBot.Dialogs.Engine.Forms;
using ChatBot.Dialogs.Skills.Consents;
using ChatBot.Dialogs.Understanding.Answers;

namespace ChatBot.Bot.Tests.Skills.Trial;

/// <summary>Asks for the consent and the name, and gives out a card.</summary>
public sealed class LibraryCardForm : Form
{
    private const string ConsentProof = "consent" + Proof;

    /// <inheritdoc/>
    public override string Name => "card";

    /// <inheritdoc/>
    protected override IReadOnlyList<Slot> Slots { get; } =
    [
        new()
        {
            Name = "consent",
            Prompt = new YesNoPrompt("card.button-agree", "card.button-disagree"),
            KeepsWording = true,
            InSummary = false,
            OnAnswered = ConsentGivenAsync,
        },
        new() { Name = "name", Prompt = new ParsedPrompt((text, _) => NameAnswer.Parse(text)) },
    ];

    /// <inheritdoc/>
    protected override async ValueTask<bool> CompleteAsync(FormContext form)
    {
        var turn = form.Turn;
        var card = new LibraryCard
        {
            Code = turn.Random.Code(6),
            PersonId = turn.PersonId,
            Name = form["name"]!,
            Consent = form[ConsentProof]!,
            At = turn.Now,
        };
        turn.Session.Put(LibraryCard.Kind, card);
        await CardCount.AddAsync(turn.Session);
        turn.Say("card.done", MenuButtons.Home(turn), ("code", card.Code));
        await form.Dialog.EndAsync(form.Instance.Id);
        return true;
    }

    /// <inheritdoc/>
    protected override async ValueTask OnCancelledAsync(FormContext form)
    {
        if (form[ConsentProof] is { } id)
        {
            await Consent.EndUnusedAsync(form.Turn, id);
        }
    }

    private static async ValueTask ConsentGivenAsync(FormContext form, string value)
    {
        if (value == YesNoPrompt.Yes)
        {
            form.Set(ConsentProof, Consent.Record(form.Turn, "card", form["consent.shown"] ?? form.Turn.Text("card.ask-consent")));
            return;
        }

        form.Turn.Say("card.refused", MenuButtons.Home(form.Turn));
        await form.Dialog.EndAsync(form.Instance.Id);
    }
}
