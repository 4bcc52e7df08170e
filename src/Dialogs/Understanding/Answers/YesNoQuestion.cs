namespace ChatBot.Dialogs.Understanding.Answers;

/// <summary>What a yes would mean; it decides how plain it must be.</summary>
public enum YesNoQuestion
{
    /// <summary>The writer's own consent: only a yes with nothing else of substance.</summary>
    Consent,

    /// <summary>Whether somebody else has consented: the same, but others may be who agree ("mẹ tôi đồng ý rồi").</summary>
    ConsentOfAnother,

    /// <summary>Whether what was shown is right or shall be done: the yes may be explained.</summary>
    Confirmation,
}
