using ChatBot.Dialogs.Understanding.Words;

namespace ChatBot.Dialogs.Skills.Questions;

/// <summary>
/// Tells whether a question speaks of somebody's health, crime, family trouble, belief or debts: what Decree 356/2025 calls sensitive
/// data. It is not kept at all, for in a village the story is the name. The same word without a person is everybody's question ("khám mắt
/// ở đâu").
/// </summary>
internal static class SensitiveSubjects
{
    // Whom it may be about: the writer, kin, neighbours, people in office.
    private static readonly WordListKey Somebody = new("sensitive-subjects.somebody");

    private static readonly WordListKey Health = new("sensitive-subjects.health");

    private static readonly WordListKey Crime = new("sensitive-subjects.crime");

    private static readonly WordListKey Family = new("sensitive-subjects.family");

    /// <summary>Whether the message speaks of such a matter of somebody.</summary>
    public static bool AreIn(ExpandedText text) => (text.Says(Health) || text.Says(Crime) || text.Says(Family)) && text.Says(Somebody);
}
