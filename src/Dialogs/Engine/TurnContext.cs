using ChatBot.Content.Model;
using ChatBot.Content.Text;
using ChatBot.Dialogs.Activities;
using ChatBot.Dialogs.Storage;
using NodaTime;

namespace ChatBot.Dialogs.Engine;

/// <summary>
/// One turn: the inbound activity, the session, one <see cref="Now"/>, one content snapshot, random numbers and ids, the conversation's
/// working copy and the messages said so far.
/// </summary>
public sealed class TurnContext : IReader
{
    private readonly List<OutgoingActivity> _outgoing = [];
    private readonly TurnInputs _inputs;
    private readonly Conversation _loaded;

    /// <summary>Begins a turn.</summary>
    public TurnContext(
        IStoreSession session,
        Activity activity,
        TurnInputs inputs,
        Conversation conversation,
        ServiceCalendar calendar,
        TurnRandom? random = null
    )
    {
        Session = session;
        Activity = activity;
        _inputs = inputs;
        _loaded = conversation;
        Conversation = conversation;
        Calendar = calendar;
        LocalNow = calendar.ToLocal(inputs.Now);
        Random = random ?? new TurnRandom(inputs.Seed);
    }

    /// <summary>The store, inside this turn's transaction.</summary>
    public IStoreSession Session { get; }

    /// <summary>What came in.</summary>
    public Activity Activity { get; }

    /// <summary>The turn's instant.</summary>
    public DateTimeOffset Now => _inputs.Now;

    /// <summary>The turn's instant on clocks in Nghệ An.</summary>
    public LocalDateTime LocalNow { get; }

    /// <summary>The day of the turn.</summary>
    public LocalDate Today => LocalNow.Date;

    /// <summary>Time zone and quiet hours.</summary>
    public ServiceCalendar Calendar { get; }

    /// <inheritdoc/>
    public LocalDateTime ToLocal(DateTimeOffset instant) => Calendar.ToLocal(instant);

    /// <summary>What the service knows.</summary>
    public ContentSnapshot Content => _inputs.Content;

    /// <summary>What the channel can do.</summary>
    public ChannelCapabilities Capabilities => _inputs.Capabilities;

    /// <summary>Random numbers, ids and codes; the same on a second run.</summary>
    public TurnRandom Random { get; }

    /// <summary>The conversation's state as it will be stored.</summary>
    public Conversation Conversation { get; set; }

    /// <summary>
    /// The conversation as it was when the turn began: what a short message leans on, whatever was noted since it was claimed.
    /// </summary>
    public Conversation Begun => _loaded;

    /// <summary>Our id of who writes.</summary>
    public string PersonId => Conversation.PersonId;

    /// <summary>Language of this turn: chosen, else written, else Vietnamese.</summary>
    public string Language => Conversation.ChosenLanguage ?? Conversation.WrittenLanguage ?? "vi";

    /// <summary>A question was put in this turn: an interruption must not put it again.</summary>
    public bool HasPrompted { get; set; }

    /// <summary>True after a change of language: the open question is repeated in full and not in its short form.</summary>
    public bool RepromptsInFull { get; set; }

    /// <summary>The menu in order: text of the label and payload of each entry.</summary>
    public IReadOnlyList<(string LabelKey, string Payload)> Menu { get; init; } = [];

    /// <summary>The conversation was not known before this turn.</summary>
    public bool IsNew { get; init; }

    /// <summary>The person asked to be forgotten in this turn: no state is written at its end.</summary>
    public bool IsForgotten { get; set; }

    /// <summary>Messages said so far.</summary>
    public IReadOnlyList<OutgoingActivity> Outgoing => _outgoing;

    /// <summary>Whether the conversation differs from what was loaded.</summary>
    public bool ConversationChanged => !ReferenceEquals(_loaded, Conversation);

    /// <summary>The text of a key in the turn's language, arguments filled in and escaped.</summary>
    public string Text(string key, params ReadOnlySpan<(string Name, string Value)> arguments) => Fill(key, ToDictionary(arguments));

    /// <summary>The text of a key, with arguments that are Markdown already: made of content, never a citizen's words.</summary>
    public string Compose(string key, params ReadOnlySpan<(string Name, string Markdown)> arguments) =>
        TextTemplate.Fill(Content.Texts[key].In(Language), null, ToDictionary(arguments));

    /// <summary>Says a text.</summary>
    public void Say(string key, params ReadOnlySpan<(string Name, string Value)> arguments) => Say(key, [], arguments);

    /// <summary>Says a text with choices.</summary>
    public void Say(string key, IReadOnlyList<Button> buttons, params ReadOnlySpan<(string Name, string Value)> arguments)
    {
        var filled = ToDictionary(arguments);
        Send(
            new OutgoingActivity
            {
                To = Conversation.Reference,
                Text = Fill(key, filled),
                Key = key,
                Arguments = filled,
                Buttons = buttons,
            }
        );
    }

    /// <summary>Says Markdown that does not come from a single key (an answer, a summary).</summary>
    public void SayMarkdown(string markdown, string key, IReadOnlyList<Button> buttons, Card? card = null) =>
        Send(
            new OutgoingActivity
            {
                To = Conversation.Reference,
                Text = markdown,
                Key = key,
                Buttons = buttons,
                Card = card,
            }
        );

    /// <summary>Sends a message: its language, person and what it answers are filled in.</summary>
    public void Send(OutgoingActivity activity)
    {
        activity = activity with
        {
            Language = Language,
            PersonId = Conversation.Reference.IsGroup ? null : PersonId,
            InReplyTo = Activity is EventActivity ? null : Activity.Id,
        };
        _outgoing.Add(activity);
        if (activity.Buttons.Count > 0)
        {
            Conversation = Conversation.Showing(activity.Buttons);
        }
    }

    /// <summary>Adds a choice to the message said last.</summary>
    internal void AddButton(Button button)
    {
        _outgoing[^1] = _outgoing[^1] with { Buttons = [.. _outgoing[^1].Buttons, button] };
        Conversation = Conversation with { Choices = _outgoing[^1].Buttons };
    }

    private static Dictionary<string, string>? ToDictionary(ReadOnlySpan<(string Name, string Value)> arguments)
    {
        if (arguments.IsEmpty)
        {
            return null;
        }

        var dictionary = new Dictionary<string, string>(arguments.Length);
        foreach (var (name, value) in arguments)
        {
            dictionary[name] = value;
        }

        return dictionary;
    }

    private string Fill(string key, Dictionary<string, string>? arguments) => TextTemplate.Fill(Content.Texts[key].In(Language), arguments);
}
