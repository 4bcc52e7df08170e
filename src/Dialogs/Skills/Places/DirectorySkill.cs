using ChatBot.Content.Model;
using ChatBot.Dialogs.Activities;
using ChatBot.Dialogs.Engine;
using ChatBot.Dialogs.Skills.Programme;
using ChatBot.Dialogs.Understanding;
using ChatBot.Dialogs.Understanding.Words;

namespace ChatBot.Dialogs.Skills.Places;

/// <summary>Community learning centres and libraries near a place.</summary>
public sealed class DirectorySkill : Skill
{
    /// <summary>Verb of its buttons: <c>dir:centre</c> asks for a commune, <c>dir:centre:17464</c> lists those near it.</summary>
    internal const string Verb = "dir";

    private static readonly WordListKey Centres = new("places.centre");
    private static readonly WordListKey Libraries = new("places.library");

    // With nothing else said it is the directory that is wanted.
    private static readonly WordListKey Naming = new("places.naming");

    private readonly DirectoryForm _form = new();

    /// <summary>Registers the skill.</summary>
    public DirectorySkill()
    {
        Actions = new Dictionary<string, SkillAction>
        {
            ["directory.start"] = Start,
            ["directory.centres"] = (dialog, said) => FindAsync(dialog, said, LearningPlaceKind.Centre),
            ["directory.libraries"] = (dialog, said) => FindAsync(dialog, said, LearningPlaceKind.Library),
        };
        Buttons = new Dictionary<string, ButtonHandler> { [Verb] = PressAsync };
    }

    /// <inheritdoc/>
    public override string Name => "directory";

    /// <inheritdoc/>
    public override IReadOnlyList<Dialog> Dialogs => [_form];

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, SkillAction> Actions { get; }

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, ButtonHandler> Buttons { get; }

    /// <inheritdoc/>
    public override ValueTask<Claim> ClaimAsync(TurnContext turn, Utterance said)
    {
        var recognized = said.Recognized;
        var isHere = KindIn(recognized) is not null && (recognized.Places.Count > 0 || AskedSearch.Of(recognized).IsNearMe);
        return ValueTask.FromResult(isHere && EventWords.IsOnly(recognized, [Naming]) ? Claim.First : Claim.None);
    }

    /// <inheritdoc/>
    public override ValueTask TakeAsync(DialogContext dialog, Utterance said) => FindAsync(dialog, said, KindIn(said.Recognized)!.Value);

    private static LearningPlaceKind? KindIn(RecognizerResult recognized) =>
        recognized.Says(Centres) ? LearningPlaceKind.Centre
        : recognized.Says(Libraries) ? LearningPlaceKind.Library
        : null;

    private static ValueTask Start(DialogContext dialog, Utterance? said)
    {
        var turn = dialog.Turn;
        turn.Say(
            "directory.which-kind",
            [
                new Button(turn.Text("directory.button-centres"), Payload.Of(Verb, "centre")),
                new Button(turn.Text("directory.button-libraries"), Payload.Of(Verb, "library")),
                .. MenuButtons.Home(turn),
            ]
        );
        return ValueTask.CompletedTask;
    }

    private ValueTask FindAsync(DialogContext dialog, Utterance? said, LearningPlaceKind kind)
    {
        var turn = dialog.Turn;
        if (said is { Recognized: { Places.Count: > 0 } recognized })
        {
            // A list names the commune of each place, so a shared name needs no question: the widest place holds them all.
            DirectoryList.Show(
                turn,
                kind,
                PlaceChoice.WidestOf(turn.Content.Places, recognized.FoundPlaces) is { } widest ? [widest] : recognized.Places
            );
            return ValueTask.CompletedTask;
        }

        // "Giờ mở cửa thư viện?" is a question about the provincial one: its topic answers, and offers the directory by button.
        if (said is not null && !AskedSearch.Of(said.Recognized).IsNearMe)
        {
            return dialog.ActAsync("questions.answer", said);
        }

        return AskAsync(dialog, kind, turn.Conversation.CommuneCode);
    }

    private ValueTask AskAsync(DialogContext dialog, LearningPlaceKind kind, string? told)
    {
        if (told is not null && dialog.Turn.Content.Places.Commune(told) is not null)
        {
            DirectoryList.Show(dialog.Turn, kind, [told]);
            return ValueTask.CompletedTask;
        }

        return dialog.BeginAsync(_form.Name, new Dictionary<string, string> { [DirectoryForm.KindSlot] = DirectoryList.WordOf(kind) });
    }

    private ValueTask PressAsync(DialogContext dialog, Payload payload)
    {
        var turn = dialog.Turn;
        if (DirectoryList.KindOf(payload.Arguments.ElementAtOrDefault(0)) is not { } kind)
        {
            return Start(dialog, null);
        }

        if (
            payload.Arguments.ElementAtOrDefault(1) is not { } code
            || (turn.Content.Places.Commune(code) is null && turn.Content.Places.District(code) is null)
        )
        {
            return AskAsync(dialog, kind, null);
        }

        _ = int.TryParse(payload.Arguments.ElementAtOrDefault(2), out var offset);
        DirectoryList.Show(turn, kind, [code], Math.Max(0, offset));
        return ValueTask.CompletedTask;
    }
}
