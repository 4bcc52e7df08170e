namespace ChatBot.Dialogs.Understanding.Commands;

/// <summary>What a message that is nothing but a command asks for.</summary>
public enum CommandKind
{
    /// <summary>A greeting, or the channel's own start.</summary>
    Greeting,

    /// <summary>The menu.</summary>
    Menu,

    /// <summary>How to use the service.</summary>
    Help,

    /// <summary>Leave what is under way.</summary>
    Cancel,

    /// <summary>The question before.</summary>
    Back,

    /// <summary>Leave this question out.</summary>
    Skip,

    /// <summary>Go on with what was left.</summary>
    Continue,

    /// <summary>No more messages that were not asked for.</summary>
    Stop,

    /// <summary>No more daily lessons.</summary>
    StopLessons,

    /// <summary>Have back what was ended last.</summary>
    Undo,

    /// <summary>Take back a consent, one of those given.</summary>
    WithdrawConsent,

    /// <summary>See one's own data.</summary>
    ViewData,

    /// <summary>Correct one's own data, or an answer.</summary>
    FixData,

    /// <summary>Erase one's own data.</summary>
    EraseData,

    /// <summary>Speak Vietnamese.</summary>
    Vietnamese,

    /// <summary>Speak English.</summary>
    English,

    /// <summary>Choose the language.</summary>
    Language,

    /// <summary>Reach a person.</summary>
    Human,

    /// <summary>Thanks, nothing more.</summary>
    Thanks,

    /// <summary>A goodbye, nothing more.</summary>
    Goodbye,
}
