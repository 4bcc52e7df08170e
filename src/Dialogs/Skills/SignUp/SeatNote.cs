using ChatBot.Dialogs.Engine;

namespace ChatBot.Dialogs.Skills.SignUp;

/// <summary>
/// Remembers with a conversation that a seat was taken from it at some time: only then is it worth a query which seats the person holds.
/// </summary>
public static class SeatNote
{
    // As it is stored.
    private const string Name = "tookPlace";

    /// <summary>Whether a seat was ever taken from here.</summary>
    public static bool TookSeat(this Conversation conversation) => conversation.HasNote(Name);

    /// <summary>The conversation after a seat was taken from it.</summary>
    public static Conversation WithSeat(this Conversation conversation) => conversation.Noting(Name);
}
