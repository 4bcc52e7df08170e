namespace ChatBot.Dialogs.Understanding.Answers;

/// <summary>What an open prompt made of a message.</summary>
public abstract record AnswerOutcome
{
    private AnswerOutcome() { }

    /// <summary>The message answers the prompt.</summary>
    /// <param name="Value">The value in its stored form.</param>
    /// <param name="Corrected">The value is not literally what was typed (an old phone prefix): show it and let it be corrected.</param>
    public sealed record Accepted(string Value, bool Corrected = false) : AnswerOutcome;

    /// <summary>The message tries to answer and does not, or says nothing to the point; the prompt asks again.</summary>
    /// <param name="Reason">One of <see cref="RejectReasons"/>, for choosing the text of the next try.</param>
    public sealed record Rejected(string Reason) : AnswerOutcome;

    /// <summary>The message is something else, a question or a command: answer it, then put the prompt again.</summary>
    public sealed record Interrupted : AnswerOutcome
    {
        /// <summary>The only instance needed.</summary>
        public static readonly Interrupted Instance = new();
    }
}

/// <summary>Why an answer was rejected; content has one text for each.</summary>
public static class RejectReasons
{
    /// <summary>Nothing readable in it.</summary>
    public const string Empty = "empty";

    /// <summary>Not understood.</summary>
    public const string Unclear = "unclear";

    /// <summary>Too short.</summary>
    public const string TooShort = "too-short";

    /// <summary>Too long.</summary>
    public const string TooLong = "too-long";

    /// <summary>Digits where there should be none.</summary>
    public const string Digits = "digits";

    /// <summary>A number outside what is possible.</summary>
    public const string Range = "range";

    /// <summary>A school grade does not tell the year of birth.</summary>
    public const string Grade = "grade";

    /// <summary>More than one answer.</summary>
    public const string Several = "several";

    /// <summary>A citizen-ID number: it must not be sent here.</summary>
    public const string IdNumber = "id-number";

    /// <summary>The citizen has none, or does not want to say.</summary>
    public const string Refused = "refused";
}
