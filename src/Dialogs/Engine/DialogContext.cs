using ChatBot.Content.Model;
using ChatBot.Dialogs.Activities;

namespace ChatBot.Dialogs.Engine;

/// <summary>The dialog stack of the turn's conversation, and what a dialog may do with it.</summary>
public sealed class DialogContext
{
    // A citizen does not keep more than a few threads open; beyond this the oldest is dropped rather than growing the state for ever.
    private const int MaxDepth = 4;

    private readonly SkillSet _skills;

    internal DialogContext(TurnContext turn, SkillSet skills)
    {
        Turn = turn;
        _skills = skills;
    }

    /// <summary>The turn.</summary>
    public TurnContext Turn { get; }

    /// <summary>The innermost open dialog whose name is still known, or null.</summary>
    public DialogInstance? Top => Turn.Conversation.Stack is [.., var top] ? top : null;

    /// <summary>The dialog of <see cref="Top"/>, or null.</summary>
    public Dialog? TopDialog => Top is { } top ? _skills.FindDialog(top.Dialog) : null;

    /// <summary>The dialog object of an instance, or null when a deploy removed it.</summary>
    public Dialog? DialogOf(DialogInstance instance) => _skills.FindDialog(instance.Dialog);

    /// <summary>Whether a question is open: a dialog is on the stack and does not wait to be resumed.</summary>
    public bool IsAsking => Top is not null && !Turn.Conversation.Suspended;

    /// <summary>Lets what is open wait until the citizen resumes it.</summary>
    public void Suspend()
    {
        if (Turn.Conversation.Stack.Count > 0)
        {
            Turn.Conversation = Turn.Conversation with { Suspended = true };
        }
    }

    /// <summary>Opens a dialog on top of the stack and begins it.</summary>
    /// <param name="name">Name of a registered dialog.</param>
    /// <param name="slots">Values known beforehand.</param>
    public async ValueTask BeginAsync(string name, IReadOnlyDictionary<string, string>? slots = null)
    {
        var dialog = _skills.FindDialog(name) ?? throw new InvalidOperationException($"No skill registers a dialog '{name}'.");
        var stack = Turn.Conversation.Stack.Where(i => i.Dialog != dialog.Name).TakeLast(MaxDepth - 1);
        var instance = new DialogInstance
        {
            Dialog = dialog.Name,
            Id = Turn.Random.Id(4),
            Slots = slots ?? new Dictionary<string, string>(),
        };
        Turn.Conversation = Turn.Conversation with { Stack = [.. stack, instance], Suspended = false };
        await dialog.BeginAsync(this);
    }

    /// <summary>Stores a changed instance under its id.</summary>
    public void Update(DialogInstance changed) =>
        Turn.Conversation = Turn.Conversation with { Stack = [.. Turn.Conversation.Stack.Select(i => i.Id == changed.Id ? changed : i)] };

    /// <summary>Closes the dialog with this id and puts the open question of the one beneath, if any, again.</summary>
    public async ValueTask EndAsync(string instanceId)
    {
        Turn.Conversation = Turn.Conversation with { Stack = [.. Turn.Conversation.Stack.Where(i => i.Id != instanceId)] };
        await RepromptAsync();
    }

    /// <summary>Closes every dialog without a word.</summary>
    public void Clear() => Turn.Conversation = Turn.Conversation with { Stack = [], Suspended = false };

    /// <summary>Puts the open question again, once a turn, unless the dialog waits to be resumed.</summary>
    public async ValueTask RepromptAsync()
    {
        if (Turn.HasPrompted || Turn.Conversation.Suspended || TopDialog is not { } dialog)
        {
            return;
        }

        await dialog.RepromptAsync(this);
        Turn.HasPrompted = true;
    }

    /// <summary>Answers a topic by its action, or as questions are answered, and puts the open question again.</summary>
    /// <param name="topicId">Id of the topic; one that the content does not have any more is said to be gone.</param>
    /// <param name="said">What was written, or null for a button.</param>
    public async ValueTask AnswerAsync(string topicId, Utterance? said)
    {
        if (!Turn.Content.Topics.TryGetValue(topicId, out var topic))
        {
            Turn.Say("engine.topic-gone", MenuButtons.Home(Turn));
            await RepromptAsync();
            return;
        }

        Turn.Conversation = Turn.Conversation with { LastTopic = topicId, LastTopicAt = Turn.Now, Asked = null, Misses = 0 };
        await ActAsync(topic, said);
        await RepromptAsync();
    }

    /// <summary>Does what a topic asks for: its action, or the answer it has.</summary>
    public ValueTask ActAsync(Topic topic, Utterance? said) =>
        topic.Action is { } action ? ActAsync(action, said) : _skills.Questions?.Answer(this, said) ?? ValueTask.CompletedTask;

    /// <summary>Whether a skill registers this action.</summary>
    public bool HasAction(string action) => _skills.HasAction(action);

    /// <summary>Whether a skill takes a message before every topic ("bài tiếp theo"), so that it is no failed answer of a form.</summary>
    public async ValueTask<bool> IsTakenFirstAsync(Utterance said) => await _skills.ClaimedByAsync(Turn, said) is { Claim: Claim.First };

    /// <summary>Presses a button of a skill. It returns false when no skill takes its verb.</summary>
    public ValueTask<bool> PressAsync(Payload payload) => _skills.PressAsync(this, payload);

    /// <summary>Runs a skill's action by its name.</summary>
    public ValueTask ActAsync(string action, Utterance? said) => _skills.ActAsync(this, action, said);
}
