using ChatBot.Dialogs.Activities;
using ChatBot.Dialogs.Engine;
using ChatBot.Dialogs.Skills.Consents;
using ChatBot.Dialogs.Storage;

namespace ChatBot.Bot.Tests.Skills.Trial;

/// <summary>Gives out library cards: the skill of CONTRIBUTING, "Adding a skill".</summary>
public sealed class LibraryCardSkill : Skill
{
    private const string Verb = "card";
    private const string Return = "return";

    private readonly LibraryCardForm _form = new();

    /// <inheritdoc/>
    public override string Name => "card";

    /// <inheritdoc/>
    public override bool IsPersonal => true;

    /// <inheritdoc/>
    public override IReadOnlyList<Dialog> Dialogs => [_form];

    /// <inheritdoc/>
    public override IReadOnlyList<DocumentKind> Documents => [LibraryCard.Kind, CardCount.Kind];

    /// <inheritdoc/>
    public override MenuEntry? MenuEntry => new("card.button", 60);

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, SkillAction> Actions =>
        new Dictionary<string, SkillAction> { ["card.start"] = (dialog, _) => dialog.BeginAsync(_form.Name) };

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, SkillAction> CommandWords =>
        new Dictionary<string, SkillAction> { ["thẻ thư viện"] = Actions["card.start"], ["library card"] = Actions["card.start"] };

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, ButtonHandler> Buttons => new Dictionary<string, ButtonHandler> { [Verb] = ReturnAsync };

    /// <inheritdoc/>
    public override async ValueTask<IReadOnlyList<Button>> WithdrawalsAsync(TurnContext turn) =>
        [.. (await HeldBy(turn)).Select(card => new Button(turn.Text("card.button-return"), Payload.Of(Verb, Return, card.Code)))];

    private static async ValueTask ReturnAsync(DialogContext dialog, Payload payload)
    {
        var turn = dialog.Turn;
        if ((await HeldBy(turn)).FirstOrDefault(card => payload.Arguments is [Return, var code] && card.Code == code) is not { } card)
        {
            turn.Say("card.gone", MenuButtons.Home(turn));
            return;
        }

        await CardCount.FreeAsync(turn.Session, [card]);
        turn.Session.Delete(LibraryCard.Kind, card.Code);
        await Consent.WithdrawOneAsync(turn, card.Consent);
        turn.Say("card.returned", MenuButtons.Home(turn));
    }

    private static async ValueTask<IEnumerable<LibraryCard>> HeldBy(TurnContext turn) =>
        (await turn.Session.OfPersonAsync(LibraryCard.Kind, turn.PersonId)).Cast<LibraryCard>();
}
