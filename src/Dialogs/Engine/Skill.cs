using ChatBot.Content.Model;
using ChatBot.Dialogs.Activities;
using ChatBot.Dialogs.Storage;
using ChatBot.Dialogs.Understanding;
using ChatBot.Dialogs.Understanding.Commands;

namespace ChatBot.Dialogs.Engine;

/// <summary>Does something a citizen asked for, by a topic's action or a menu button.</summary>
/// <param name="dialog">The conversation.</param>
/// <param name="said">What was written, or null for a button.</param>
public delegate ValueTask SkillAction(DialogContext dialog, Utterance? said);

/// <summary>Takes a button press by the payload's verb.</summary>
public delegate ValueTask ButtonHandler(DialogContext dialog, Payload payload);

/// <summary>Takes an event of the service.</summary>
public delegate ValueTask EventAction(DialogContext dialog, EventActivity happened);

/// <summary>
/// One job of the service: its dialogs, documents, actions, buttons and events. A new skill is a new folder and one line where the skills
/// are listed.
/// </summary>
public abstract class Skill
{
    /// <summary>Name, and prefix of its text keys.</summary>
    public abstract string Name { get; }

    /// <summary>It asks for or shows personal data, so it does not run in a group.</summary>
    public virtual bool IsPersonal => false;

    /// <summary>Its dialogs.</summary>
    public virtual IReadOnlyList<Dialog> Dialogs => [];

    /// <summary>Documents it declares.</summary>
    public virtual IReadOnlyList<DocumentKind> Documents => [];

    /// <summary>Actions by name, e.g. <c>signup.start</c>.</summary>
    public virtual IReadOnlyDictionary<string, SkillAction> Actions { get; } = new Dictionary<string, SkillAction>();

    /// <summary>Buttons by verb, e.g. <c>quiz</c>.</summary>
    public virtual IReadOnlyDictionary<string, ButtonHandler> Buttons { get; } = new Dictionary<string, ButtonHandler>();

    /// <summary>Its entry in the menu, or null when it has none. The entry runs the action <c>NAME.start</c>.</summary>
    public virtual MenuEntry? MenuEntry => null;

    /// <summary>Commands that this skill carries out, at every point of a conversation. One skill carries out a command.</summary>
    public virtual IReadOnlyDictionary<CommandKind, SkillAction> Commands { get; } = new Dictionary<CommandKind, SkillAction>();

    /// <summary>
    /// Command words of its own, each with its action: a message that is nothing but these words, with or without a slash and marks
    /// ("thẻ thư viện", "/card"), is this command at every point of a conversation, unless the open question takes it.
    /// </summary>
    public virtual IReadOnlyDictionary<string, SkillAction> CommandWords { get; } = new Dictionary<string, SkillAction>();

    /// <summary>Takes a shared location that no open question asked for, or null when the skill wants none. One skill takes it.</summary>
    public virtual SkillAction? OnLocation => null;

    /// <summary>Answers topics that name no action, and keeps what was not answered, or null. One skill does.</summary>
    public virtual QuestionDesk? Questions => null;

    /// <summary>
    /// Whether a press must be carried out although a person of the office talks with the citizen: an erase, and nothing that can wait.
    /// </summary>
    public virtual bool CannotWait(Payload payload) => false;

    /// <summary>Events by name.</summary>
    public virtual IReadOnlyDictionary<string, EventAction> Events { get; } = new Dictionary<string, EventAction>();

    /// <summary>Schedules.</summary>
    public virtual IReadOnlyList<ISchedule> Schedules => [];

    /// <summary>Builds what this skill looks up in a snapshot, before the snapshot is used: a turn has no time for it.</summary>
    public virtual void Prepare(ContentSnapshot content) { }

    /// <summary>
    /// Reads in a long message what <see cref="ClaimAsync"/> will ask of it, before the turn's transaction: what depends on the message
    /// alone is remembered with it (<see cref="RecognizerResult.Remember"/>).
    /// </summary>
    public virtual void Read(RecognizerResult recognized) { }

    /// <summary>
    /// The citizen said stop: ends what this skill would send unasked. It says nothing itself. It returns true when it ended what
    /// <see cref="StartAgainAsync"/> can begin again.
    /// </summary>
    public virtual ValueTask<bool> StopAsync(DialogContext dialog) => ValueTask.FromResult(false);

    /// <summary>
    /// The citizen takes a stop back within a day: begins again what <see cref="StopAsync"/> ended, and says so; or returns false.
    /// </summary>
    public virtual ValueTask<bool> StartAgainAsync(DialogContext dialog) => ValueTask.FromResult(false);

    /// <summary>
    /// Actions that take something away from the citizen, and the question that names what would go. It is put when a topic's score leads
    /// to the action and no words say it; it is null when the action itself asks. Such topics are never offered as a guess.
    /// </summary>
    public virtual IReadOnlyDictionary<string, SkillAction?> TakesAway { get; } = new Dictionary<string, SkillAction?>();

    /// <summary>
    /// What the person holds of this skill that they may end: a button each, which asks or can be undone. Null when the skill cannot say.
    /// </summary>
    public virtual ValueTask<IReadOnlyList<Button>?> HeldAsync(TurnContext turn) => ValueTask.FromResult<IReadOnlyList<Button>?>(null);

    /// <summary>
    /// Buttons by which the person withdraws a consent that this skill acts on, by ending what rests on it; each asks or can be undone.
    /// </summary>
    public virtual ValueTask<IReadOnlyList<Button>> WithdrawalsAsync(TurnContext turn) => ValueTask.FromResult<IReadOnlyList<Button>>([]);

    /// <summary>
    /// Takes a wish to correct what is stored when its words name something of this skill ("sửa năm sinh thành 2015"). It returns false,
    /// having said nothing, when they do not.
    /// </summary>
    public virtual ValueTask<bool> CorrectAsync(DialogContext dialog, Utterance said) => ValueTask.FromResult(false);

    /// <summary>
    /// How surely a message is for this skill although no topic says so: a day and a place ask for the programme, "còn tuần sau?" goes on
    /// with what was asked before.
    /// </summary>
    public virtual ValueTask<Claim> ClaimAsync(TurnContext turn, Utterance said) => ValueTask.FromResult(Claim.None);

    /// <summary>
    /// Whether a message is a wish to this skill in such plain words that it is none of the answers a question of another skill may have:
    /// it is carried out, and the open question is put again.
    /// </summary>
    public virtual ValueTask<bool> IsPlainWishAsync(TurnContext turn, Utterance said) => ValueTask.FromResult(false);

    /// <summary>
    /// The button that does what one of several wishes asks for, or null when this skill has none for it: the first wish is done, the
    /// others are offered.
    /// </summary>
    /// <param name="turn">The turn.</param>
    /// <param name="said">The wish.</param>
    /// <param name="first">The wish that is done; what the other leaves out is meant as there.</param>
    public virtual Button? ButtonFor(TurnContext turn, Utterance said, Utterance first) => null;

    /// <summary>Takes a message it claimed.</summary>
    public virtual ValueTask TakeAsync(DialogContext dialog, Utterance said) =>
        throw new InvalidOperationException($"The skill '{Name}' claims messages and takes none.");

    /// <summary>Purposes whose messages this skill looks at again before they are sent.</summary>
    public virtual IReadOnlyDictionary<Purpose, ProactivePolicy> Policies { get; } = new Dictionary<Purpose, ProactivePolicy>();
}

/// <summary>An entry of the menu.</summary>
/// <param name="LabelKey">Key of the text on its button.</param>
/// <param name="Position">Entries stand in this order; the shipped skills have 10, 20, 30 …</param>
public sealed record MenuEntry(string LabelKey, int Position);

/// <summary>Where questions are answered and kept.</summary>
/// <param name="Answer">Answers the topic that the conversation came to last.</param>
/// <param name="Unsure">Remembers a question that several topics may answer, until the citizen has said which.</param>
/// <param name="Unanswered">Keeps a question that nothing answered, for the office; without words, the one remembered.</param>
public sealed record QuestionDesk(SkillAction Answer, SkillAction Unsure, SkillAction Unanswered);

/// <summary>How surely a message is for a skill.</summary>
public enum Claim
{
    /// <summary>Not at all.</summary>
    None,

    /// <summary>When no topic answers it.</summary>
    Unanswered,

    /// <summary>Before any topic.</summary>
    First,
}

/// <summary>A skill's own reason to hold back a message that is about to be sent, or null when it has none.</summary>
public delegate ValueTask<string?> ProactivePolicy(IStoreSession session, OutgoingActivity activity, DateTimeOffset now);
