namespace ChatBot.Dialogs.Engine.Forms;

/// <summary>
/// A question of a form and its named answer. A slot is found by its name, never by its place, so forms may change under way.
/// </summary>
public sealed record Slot
{
    /// <summary>Stable name, lower case letters and <c>-</c>; it is stored and travels in buttons.</summary>
    public required string Name { get; init; }

    /// <summary>Names it had in earlier versions: their stored answers are taken over.</summary>
    public IReadOnlyList<string> FormerNames { get; init; } = [];

    /// <summary>How it is asked and answered.</summary>
    public required Prompt Prompt { get; init; }

    /// <summary>Whether the question applies, given the answers so far. Not set when it always does.</summary>
    public Func<FormContext, bool>? When { get; init; }

    /// <summary>It may be left out.</summary>
    public Func<FormContext, bool>? Optional { get; init; }

    /// <summary>
    /// Checks an accepted value against other answers and the store. Returns the reason of a refusal (the end of a text key), or null. It
    /// is checked again before the form is completed, because other answers may have been corrected since.
    /// </summary>
    public Func<FormContext, string, ValueTask<Refusal?>>? Validate { get; init; }

    /// <summary>
    /// Key of the question's text, when it depends on other answers or on the channel. Not set for <c>&lt;form&gt;.ask-&lt;slot&gt;</c>.
    /// </summary>
    public Func<FormContext, string>? AskKey { get; init; }

    /// <summary>Runs when an answer was taken, e.g. to store the proof of a consent.</summary>
    public Func<FormContext, string, ValueTask>? OnAnswered { get; init; }

    /// <summary>Slots whose answers are about this one's, and are forgotten when it changes.</summary>
    public IReadOnlyList<string> Resets { get; init; } = [];

    /// <summary>
    /// Keep the question's wording as it was shown, under <see cref="ShownName"/>, until it is answered: the proof of a consent needs it.
    /// </summary>
    public bool KeepsWording { get; init; }

    /// <summary>Name under which the wording is kept.</summary>
    public string ShownName => Name + ".shown";

    /// <summary>
    /// Whether a message is a value of this slot and can hardly be anything else (a phone number, a whole name), so that it corrects the
    /// answer without naming it. Not set when no message tells.
    /// </summary>
    public Func<Utterance, bool>? Tells { get; init; }

    /// <summary>
    /// What a message says of this answer whenever it is said, in words that can mean no other question ("à không, cho vợ tôi"). Not set
    /// when no message tells.
    /// </summary>
    public Func<Utterance, AnswerChange?>? Changes { get; init; }

    /// <summary>Arguments of the question's text. Not set when it has none.</summary>
    public Func<FormContext, (string Name, string Value)[]>? AskArguments { get; init; }

    /// <summary>Shown in the summary and open to correction.</summary>
    public bool InSummary { get; init; } = true;

    /// <summary>How the value is shown. Not set when it is shown as stored.</summary>
    public Func<FormContext, string, string>? Display { get; init; }
}

/// <summary>Why an answer is not taken.</summary>
/// <param name="Reason">End of a text key: <c>&lt;form&gt;.&lt;slot&gt;-&lt;reason&gt;</c>, else <c>form.&lt;reason&gt;</c>.</param>
/// <param name="Arguments">Arguments of the text.</param>
public sealed record Refusal(string Reason, params (string Name, string Value)[] Arguments);

/// <summary>What a message changes of an answer that was given.</summary>
/// <param name="Value">The value it names, in its stored form.</param>
/// <param name="IsDenied">The value is not meant ("không phải cho tôi"): the question is put again.</param>
public sealed record AnswerChange(string Value, bool IsDenied);
