namespace ChatBot.Dialogs.Skills.Reminders;

/// <summary>When a citizen wants to be reminded of an event.</summary>
public enum ReminderKind
{
    /// <summary>In the evening of the day before.</summary>
    Evening,

    /// <summary>Two hours before the start.</summary>
    Hours,
}
