namespace ChatBot.Dialogs.Understanding.Recognition;

/// <summary>What the service does with a question.</summary>
public enum Decision
{
    /// <summary>Answer it with the first topic.</summary>
    Answer,

    /// <summary>Ask which of the first topics was meant.</summary>
    Ask,

    /// <summary>Say that it is not known here, and where a person can be reached.</summary>
    None,
}
