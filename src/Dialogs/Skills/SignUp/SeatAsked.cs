namespace ChatBot.Dialogs.Skills.SignUp;

/// <summary>What somebody asks about a seat of their own.</summary>
internal enum SeatAsked
{
    /// <summary>Whether there is one at all.</summary>
    Held,

    /// <summary>At which place.</summary>
    Where,

    /// <summary>On which days, at which hours, from which day on.</summary>
    When,

    /// <summary>Whether there is a lesson on a day.</summary>
    Lesson,

    /// <summary>Its code.</summary>
    Code,

    /// <summary>What one brings.</summary>
    Bring,

    /// <summary>Until when the course goes.</summary>
    End,

    /// <summary>To stay away from a lesson.</summary>
    Away,
}
