using ChatBot.Content.Model;
using ChatBot.Content.Text;
using ChatBot.Dialogs.Activities;
using ChatBot.Dialogs.Storage;
using ChatBot.Dialogs.Understanding;
using ChatBot.Dialogs.Understanding.Commands;
using ChatBot.Dialogs.Understanding.Endings;

namespace ChatBot.Dialogs.Engine;

/// <summary>All skills of the service, and what they registered.</summary>
public sealed class SkillSet
{
    private readonly Dictionary<string, Dialog> _dialogs = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (Skill Skill, SkillAction Run)> _actions = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (Skill Skill, ButtonHandler Run)> _buttons = new(StringComparer.Ordinal);
    private readonly Dictionary<string, EventAction> _events = new(StringComparer.Ordinal);
    private readonly Dictionary<Purpose, ProactivePolicy> _policies = [];
    private readonly Dictionary<CommandKind, (Skill Skill, SkillAction Run)> _commands = [];
    private readonly Dictionary<string, (Skill Skill, SkillAction Run)> _commandWords = new(StringComparer.Ordinal);

    /// <summary>Collects the skills.</summary>
    /// <exception cref="ArgumentException">Two skills register the same name, or a kind with an owner has no <c>Tell</c>.</exception>
    public SkillSet(IReadOnlyList<Skill> skills, IReadOnlyList<DocumentKind>? others = null)
    {
        Skills = skills;
        foreach (var skill in skills)
        {
            foreach (var dialog in skill.Dialogs)
            {
                _dialogs.Add(dialog.Name, dialog);
            }

            foreach (var (name, action) in skill.Actions)
            {
                _actions.Add(name, (skill, action));
            }

            foreach (var (verb, handler) in skill.Buttons)
            {
                _buttons.Add(verb, (skill, handler));
            }

            foreach (var (command, action) in skill.Commands)
            {
                _commands.Add(command, (skill, action));
            }

            foreach (var (words, action) in skill.CommandWords)
            {
                _commandWords.Add(WordsOf(words), (skill, action));
            }

            foreach (var (name, handler) in skill.Events)
            {
                _events.Add(name, handler);
            }

            foreach (var (purpose, policy) in skill.Policies)
            {
                _policies.Add(purpose, policy);
            }
        }

        // What skills keep is told first, in their order.
        Documents =
        [
            .. skills.SelectMany(s => s.Documents).Distinct(),
            Conversation.Kind,
            FailedTurn.Kind,
            UndeliveredMessage.Kind,
            .. others ?? [],
        ];
        if (Documents.FirstOrDefault(kind => kind.HasOwner && !kind.IsTold) is { } mute)
        {
            throw new ArgumentException(
                $"Documents of kind '{mute.Name}' belong to a person, who could not be told of them. "
                    + "Set 'Tell' where the kind is declared.",
                nameof(skills)
            );
        }

        Schedules = [.. skills.SelectMany(s => s.Schedules)];
        Menu =
        [
            .. skills
                .Where(skill => skill.MenuEntry is not null)
                .OrderBy(skill => skill.MenuEntry!.Position)
                .Select(skill => (skill.MenuEntry!.LabelKey, Payload.Of(MenuButtons.Verb, skill.Name))),
        ];
    }

    /// <summary>The skills.</summary>
    public IReadOnlyList<Skill> Skills { get; }

    /// <summary>Every document kind of engine and skills, and the others that were given.</summary>
    public IReadOnlyList<DocumentKind> Documents { get; }

    /// <summary>Every schedule.</summary>
    public IReadOnlyList<ISchedule> Schedules { get; }

    /// <summary>The menu in order: text of the label and payload of each entry.</summary>
    public IReadOnlyList<(string LabelKey, string Payload)> Menu { get; }

    /// <summary>Names of all actions, for the content checker.</summary>
    public IReadOnlyCollection<string> ActionNames => _actions.Keys;

    /// <summary>Whether an action exists.</summary>
    public bool HasAction(string name) => _actions.ContainsKey(name);

    internal Dialog? FindDialog(string name) => _dialogs.GetValueOrDefault(name);

    internal EventAction? FindEvent(string name) => _events.GetValueOrDefault(name);

    internal ProactivePolicy? FindPolicy(Purpose purpose) => _policies.GetValueOrDefault(purpose);

    /// <summary>Whether a topic leads to an action that takes something away.</summary>
    public bool TakesAway(Topic topic) =>
        topic.Action is { } action && _actions.TryGetValue(action, out var found) && found.Skill.TakesAway.ContainsKey(action);

    /// <summary>Learns a snapshot: what understanding needs of it. Takes a few tenths of a second, so never in a turn.</summary>
    public Recognizer Learn(ContentSnapshot content) =>
        Recognizer.Build(content, content.Topics.Values.Where(TakesAway).Select(topic => topic.Id).ToHashSet(StringComparer.Ordinal));

    /// <summary>Whether the person holds, or may hold, what the topic's action would take away.</summary>
    internal async ValueTask<bool> MayHoldAsync(TurnContext turn, Topic topic) =>
        await _actions[topic.Action!].Skill.HeldAsync(turn) is not { Count: 0 };

    /// <summary>The skill that claims a message most, the first registered of equals; null when none does.</summary>
    internal async ValueTask<(Skill Skill, Claim Claim)?> ClaimedByAsync(TurnContext turn, Utterance said)
    {
        (Skill Skill, Claim Claim)? best = null;
        foreach (var skill in Skills)
        {
            var claim = await skill.ClaimAsync(turn, said);
            if (claim > (best?.Claim ?? Claim.None))
            {
                best = (skill, claim);
            }
        }

        return best;
    }

    /// <summary>The skill to which a message is a plain wish, whatever is asked; null when there is none.</summary>
    internal async ValueTask<Skill?> PlainlyWishedAsync(TurnContext turn, Utterance said)
    {
        foreach (var skill in Skills)
        {
            if (await skill.IsPlainWishAsync(turn, said))
            {
                return skill;
            }
        }

        return null;
    }

    /// <summary>The button that does what one of several wishes asks for, of the first skill that has one; else null.</summary>
    internal Button? ButtonFor(TurnContext turn, Utterance said, Utterance first) =>
        Skills.Select(skill => skill.ButtonFor(turn, said, first)).FirstOrDefault(button => button is not null);

    /// <summary>Whether a skill has these words for a command of its own.</summary>
    internal bool IsCommand(string text) => text.Length <= LongestCommand && _commandWords.ContainsKey(WordsOf(text));

    /// <summary>Carries out a command for which a skill has words of its own.</summary>
    internal ValueTask CommandAsync(DialogContext dialog, Utterance said) => RunAsync(dialog, _commandWords[WordsOf(said.Text)], said);

    /// <summary>Carries out a command that a skill took over.</summary>
    /// <exception cref="InvalidOperationException">No skill took it over.</exception>
    internal ValueTask CommandAsync(DialogContext dialog, CommandKind command, Utterance? said) =>
        _commands.TryGetValue(command, out var found)
            ? RunAsync(dialog, found, said)
            : throw new InvalidOperationException($"No skill carries out the command {command}.");

    /// <summary>Hands over a location that no form asked for. It returns false when no skill wants one.</summary>
    internal async ValueTask<bool> LocationAsync(DialogContext dialog)
    {
        if (Skills.FirstOrDefault(skill => skill.OnLocation is not null) is not { } skill)
        {
            return false;
        }

        await RunAsync(dialog, (skill, skill.OnLocation!), null);
        return true;
    }

    /// <summary>Where questions are answered and kept, or null.</summary>
    internal QuestionDesk? Questions => Skills.Select(skill => skill.Questions).FirstOrDefault(desk => desk is not null);

    /// <summary>Whether some skill says that a press cannot wait until the office has ended its talk.</summary>
    internal bool CannotWait(Payload payload) => Skills.Any(skill => skill.CannotWait(payload));

    private static ValueTask RunAsync(DialogContext dialog, (Skill Skill, SkillAction Run) found, Utterance? said) =>
        IsRefusedInGroup(dialog, found.Skill) ? ValueTask.CompletedTask : found.Run(dialog, said);

    // "/Thẻ thư viện!" and "the thu vien" are the same words.
    private static string WordsOf(string text) =>
        string.Join(
            ' ',
            VietnameseText
                .Fold(text)
                .Split(' ', StringSplitOptions.RemoveEmptyEntries)
                .Select(word => word.Trim('/', '.', '!', '?', ','))
                .Where(word => word.Length > 0)
        );

    private const int LongestCommand = 40;

    internal static ValueTask TakeAsync(Skill skill, DialogContext dialog, Utterance said) =>
        IsRefusedInGroup(dialog, skill) ? ValueTask.CompletedTask : skill.TakeAsync(dialog, said);

    internal ValueTask ActAsync(DialogContext dialog, string name, Utterance? said)
    {
        var (skill, run) = _actions.TryGetValue(name, out var found)
            ? found
            : throw new InvalidOperationException(
                $"No skill registers an action '{name}'; 'content check' names the topic that asks for it."
            );
        if (said is not null && said.Recognized.Ending.Verdict != EndingVerdict.Said && skill.TakesAway.GetValueOrDefault(name) is { } ask)
        {
            run = ask;
        }

        return IsRefusedInGroup(dialog, skill) ? ValueTask.CompletedTask : run(dialog, said);
    }

    internal async ValueTask<bool> PressAsync(DialogContext dialog, Payload payload)
    {
        if (!_buttons.TryGetValue(payload.Verb, out var found))
        {
            return false;
        }

        if (!IsRefusedInGroup(dialog, found.Skill))
        {
            await found.Run(dialog, payload);
        }

        return true;
    }

    internal static bool IsRefusedInGroup(DialogContext dialog, Skill skill)
    {
        if (!skill.IsPersonal || !dialog.Turn.Conversation.Reference.IsGroup)
        {
            return false;
        }

        dialog.Turn.Say("engine.private-only");
        return true;
    }
}
