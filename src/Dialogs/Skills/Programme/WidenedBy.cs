namespace ChatBot.Dialogs.Skills.Programme;

/// <summary>What was given up to find anything. The citizen is told.</summary>
public enum WidenedBy
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

    /// <summary>For whom it is: the theme asked for, there and then.</summary>
    Audience,

    /// <summary>For whom it is, days and place: the theme asked for.</summary>
    AudienceElsewhere,

    /// <summary>What it is about: for those asked for, there and then; without an audience, something else there and then.</summary>
    Theme,

    /// <summary>What it is about, days and place: for those asked for.</summary>
    ThemeElsewhere,

    /// <summary>What it is about and for whom it is.</summary>
    Neither,

    /// <summary>That it is online.</summary>
    Online,

    /// <summary>Everything: whatever comes next.</summary>
    Everything,
}
