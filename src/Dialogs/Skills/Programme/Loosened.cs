namespace ChatBot.Dialogs.Skills.Programme;

/// <summary>What was given up to find anything. The citizen is told.</summary>
public enum Loosened
{
    /// <summary>The hours of the day.</summary>
    Hours,

    /// <summary>The days: the same place on others.</summary>
    Days,

    /// <summary>The place: others near it on the same days.</summary>
    Nearby,

    /// <summary>The place: anywhere in the province on the same days.</summary>
    Elsewhere,

    /// <summary>Days and place.</summary>
    DaysAndPlace,

    /// <summary>Theme and audience: something else, there and then.</summary>
    Theme,

    /// <summary>Everything: whatever comes next.</summary>
    Everything,
}
