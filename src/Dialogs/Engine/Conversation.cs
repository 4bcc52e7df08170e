using System.Text.Json;
using System.Text.Json.Serialization;
using ChatBot.Dialogs.Activities;
using ChatBot.Dialogs.Storage;

namespace ChatBot.Dialogs.Engine;

/// <summary>
/// State of one conversation: who it is with, the dialog stack, and what the last message offered. Plain data under stable names, so that a
/// deploy in the middle of a form is harmless.
/// </summary>
public sealed record Conversation
{
    /// <summary>Where it is.</summary>
    public required ConversationReference Reference { get; init; }

    /// <summary>Our own id for who writes. Documents name this, never a channel's id.</summary>
    public required string PersonId { get; init; }

    /// <summary>Language the citizen chose, or null.</summary>
    public string? ChosenLanguage { get; init; }

    /// <summary>Language the citizen last wrote in, or null.</summary>
    public string? WrittenLanguage { get; init; }

    /// <summary>Open dialogs, the innermost last.</summary>
    public IReadOnlyList<DialogInstance> Stack { get; init; } = [];

    /// <summary>The citizen turned to the menu while a dialog was open: it waits, and takes no free text until it is resumed.</summary>
    public bool Suspended { get; init; }

    /// <summary>Choices of the last message that showed any; a typed number or label means one of these.</summary>
    public IReadOnlyList<Button> Choices { get; init; } = [];

    /// <summary>
    /// Choices of messages before, the latest first: typed words choose one of them unless a nearer choice has the same words. At most
    /// <see cref="MostShown"/>.
    /// </summary>
    public IReadOnlyList<Button> Shown { get; init; } = [];

    /// <summary>
    /// Referents: the things of the list that was shown last, in its order, each by the button that opens it. "Cái thứ hai mấy giờ" and
    /// "còn cái đầu tiên" mean one of these, also when something else was said since. They are read for <see cref="ReferentsLast"/>.
    /// </summary>
    public IReadOnlyList<Button> Referents { get; init; } = [];

    /// <summary>When <see cref="Referents"/> were shown, or null when nothing was.</summary>
    public DateTimeOffset? ReferentsAt { get; init; }

    /// <summary>Buttons that take back what was done, the latest first. At most <see cref="MostUndo"/>.</summary>
    public IReadOnlyList<Button> Undo { get; init; } = [];

    /// <summary>
    /// What was answered last, for "more" and follow-ups: a topic's id, or what a skill calls a thing of its own, or null.
    /// </summary>
    public string? LastTopic { get; init; }

    /// <summary>When <see cref="LastTopic"/> was answered, or null when nothing was or something else was shown since.</summary>
    public DateTimeOffset? LastTopicAt { get; init; }

    /// <summary>
    /// The question of the last "did you mean", until one of its topics is chosen or none. Null when there is none that may be kept.
    /// </summary>
    public AskedQuestion? Asked { get; init; }

    /// <summary>Code of the commune told last, or null.</summary>
    public string? CommuneCode { get; init; }

    /// <summary>The channel's id of the last message, or null.</summary>
    public string? LastMessageId { get; init; }

    /// <summary>A keyboard that asks for the phone number or the location stands in the channel since the last question.</summary>
    public bool AsksNatively { get; init; }

    /// <summary>
    /// What the citizen did last, in words of <see cref="Routing.Repetition"/>, where the same thing done again at once is no news; else
    /// null.
    /// </summary>
    public string? LastDone { get; init; }

    /// <summary>Messages in a row that were not understood.</summary>
    public int Misses { get; init; }

    /// <summary>The channel says that nothing can be sent here (blocked, left).</summary>
    public bool Unreachable { get; init; }

    /// <summary>The citizen said stop: nothing is sent here that no turn of theirs asked for.</summary>
    public bool Stopped { get; init; }

    /// <summary>
    /// A person of the office talks with the citizen: until then the bot says nothing, and sends nothing on its own. Null while nobody
    /// does.
    /// </summary>
    public DateTimeOffset? TakenOverUntil { get; init; }

    /// <summary>When the citizen last did something.</summary>
    public DateTimeOffset LastSeen { get; init; }

    /// <summary>
    /// What skills note with the conversation, each under a stable name of its own (<see cref="Noting"/>). Members that another version of
    /// the program stored are kept here too. Never changed in place.
    /// </summary>
    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Notes { get; set; }

    /// <summary>Whether a skill noted this.</summary>
    public bool HasNote(string name) => Notes is not null && Notes.TryGetValue(name, out var note) && note.ValueKind == JsonValueKind.True;

    /// <summary>The conversation with a note. Notes are no personal data: they say what a skill need not look up.</summary>
    public Conversation Noting(string name) =>
        HasNote(name) ? this : this with { Notes = new Dictionary<string, JsonElement>(Notes ?? []) { [name] = Noted } };

    private static readonly JsonElement Noted = JsonElement.Parse("true");

    /// <summary>The declared kind.</summary>
    public static DocumentKind<Conversation> Kind { get; } =
        new(
            "conversation",
            StateJson.Default.Conversation,
            c => c.Reference.Key,
            new Retention(
                400,
                "So that a citizen who comes back for next year's week is still known, with language and "
                    + "commune. What was asked goes after a day, a form left open after a month."
            )
        )
        {
            KeyIsPersonal = true,
            Person = c => c.PersonId,
            PersonalFields =
            [
                "reference",
                "stack",
                "choices",
                "shown",
                "referents",
                "undo",
                "lastTopic",
                "asked",
                "communeCode",
                "lastDone",
            ],
            From = c => c.LastSeen,
            Trim = Trimmed,
            Tell = (held, reader) => held.SelectMany(c => Lines(c, reader)),
            RestsOn = (c, reader) =>
                c.Stack.SelectMany(i => reader.ConsentsOf(i.Dialog, i.Slots)).Select(id => (id, reader.Text("engine.data-about-draft"))),
            OfficeLabel = "conversation",
            OfficeLine = (c, office) =>
                $"{c.Reference.Channel}, in logs {office.LogName(c.Reference.Key)}, "
                + $"{(c.Unreachable ? "unreachable" : c.Stopped ? "stopped" : "open")}, last seen {office.Show(c.LastSeen)}",
        };

    private static IEnumerable<string> Lines(Conversation conversation, IDocumentReader reader)
    {
        foreach (var draft in conversation.Stack)
        {
            var answers = draft
                .Answered.Distinct()
                .Select(slot => draft.Slots.GetValueOrDefault(slot) is { } value ? reader.ShowAnswer(draft.Dialog, slot, value) : null)
                .OfType<string>();
            if (string.Join(", ", answers) is { Length: > 0 } given)
            {
                yield return reader.Text("engine.data-draft", ("answers", given));
            }
        }

        // A seat tells the commune of its learner itself.
        if (
            conversation.CommuneCode is { } code
            && (reader.Content.Places.Commune(code)?.FullNameIn(reader.Language) ?? code) is var commune
            && !reader.HasTold(commune)
        )
        {
            yield return reader.Text("engine.data-commune", ("commune", commune));
        }
    }

    /// <summary>How long a list is leaned on: who comes back the same evening still means what was shown.</summary>
    public static readonly TimeSpan ReferentsLast = TimeSpan.FromHours(3);

    /// <summary>The things of the list that may still be meant; empty when none was shown lately.</summary>
    public IReadOnlyList<Button> Listed(DateTimeOffset now) => now - ReferentsAt < ReferentsLast ? Referents : [];

    /// <summary>The conversation after a list was shown.</summary>
    /// <param name="things">What stands in it, in its order.</param>
    /// <param name="topic">What the skill calls the list, for <see cref="LastTopic"/>.</param>
    /// <param name="now">The turn's instant.</param>
    public Conversation Listing(IReadOnlyList<Button> things, string topic, DateTimeOffset now) =>
        this with
        {
            Referents = things,
            ReferentsAt = now,
            LastTopic = topic,
            LastTopicAt = now,
        };

    /// <summary>Days after which an abandoned form is forgotten.</summary>
    public const int OpenFormDays = 30;

    /// <summary>Days after which it is forgotten what was asked.</summary>
    public const int LastTopicDays = 1;

    /// <summary>Most choices kept of earlier messages: those of the last three or four.</summary>
    public const int MostShown = 15;

    /// <summary>Most buttons kept that take something back.</summary>
    public const int MostUndo = 4;

    /// <summary>The state after a message with these choices was said.</summary>
    internal Conversation Showing(IReadOnlyList<Button> buttons) =>
        this with
        {
            Choices = buttons,

            // A form's own buttons belong to its open question; an address is opened and not said.
            Shown =
            [
                .. Choices
                    .Concat(Shown)
                    .Where(b => b.Url is null && Payload.Parse(b.Payload) is { } payload && !payload.IsOfForm)
                    .Except(buttons)
                    .Distinct()
                    .Take(MostShown),
            ],
            Undo = [.. buttons.Where(b => b.IsUndo).Concat(Undo).Distinct().Take(MostUndo)],
        };

    private static Conversation? Trimmed(Conversation conversation, DateTimeOffset now)
    {
        var kept = conversation;

        // A form left half-filled holds a name and a year of birth; nobody comes back to it after a month.
        if (kept.Stack.Count > 0 && kept.LastSeen.AddDays(OpenFormDays) < now)
        {
            kept = kept with { Stack = [], Choices = [], Suspended = false };
        }

        // The last topic may be private (a swindle, a child in danger), so it is dropped after a day.
        if (kept.LastSeen.AddDays(LastTopicDays) < now)
        {
            if (kept.LastTopic is not null || kept.Asked is not null)
            {
                kept = kept with { LastTopic = null, LastTopicAt = null, Asked = null };
            }

            if (kept.Shown.Count > 0 || kept.Undo.Count > 0 || kept.Referents.Count > 0)
            {
                kept = kept with { Shown = [], Undo = [], Referents = [], ReferentsAt = null };
            }

            // Topics that were offered tell it as well. A form's choices and a lesson's stay open until they are answered.
            if (Offers(kept, payload => payload.Verb is "topic" or "more") && !Offers(kept, payload => payload.IsOfForm))
            {
                kept = kept with { Choices = [] };
            }
        }

        return ReferenceEquals(kept, conversation) ? null : kept;
    }

    private static bool Offers(Conversation conversation, Func<Payload, bool> means) =>
        conversation.Choices.Any(choice => Payload.Parse(choice.Payload) is { } payload && means(payload));
}

/// <summary>An open dialog.</summary>
public sealed record DialogInstance
{
    /// <summary>Name of the dialog.</summary>
    public required string Dialog { get; init; }

    /// <summary>Short id of this instance; buttons carry it, so that a press from an older form is told apart.</summary>
    public required string Id { get; init; }

    /// <summary>Named values.</summary>
    public IReadOnlyDictionary<string, string> Slots { get; init; } = new Dictionary<string, string>();

    /// <summary>Name of the slot whose question is open, or null.</summary>
    public string? Asking { get; init; }

    /// <summary>When something was last asked or answered in it, or null in a form of an earlier version.</summary>
    public DateTimeOffset? TouchedAt { get; init; }

    /// <summary>Answers to the open question that were not accepted so far.</summary>
    public int Attempts { get; init; }

    /// <summary>Slots in the order in which they were answered, for "back".</summary>
    public IReadOnlyList<string> Answered { get; init; } = [];

    /// <summary>Which message answered a slot (message id to slot), so that editing the message corrects the answer.</summary>
    public IReadOnlyDictionary<string, string> AnsweredBy { get; init; } = new Dictionary<string, string>();
}
