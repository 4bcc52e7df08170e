using System.Text.RegularExpressions;
using ChatBot.Dialogs.Understanding.Words;

namespace ChatBot.Dialogs.Skills.SignUp;

/// <summary>
/// Reads a confirmation code out of a message that is about nothing else: "xác nhận 4XK342", "mã của tôi: 4xk342", "4XK342 ạ".
/// </summary>
public static partial class SeatCode
{
    /// <summary>Characters of a code.</summary>
    public const int Length = 6;

    private const int MaxLength = 80;
    private static readonly WordListKey Confirms = new("signup.confirm-seat");

    /// <summary>Words that may have the shape of a code, in the order of writing; whether one is a code only the store can tell.</summary>
    public static IReadOnlyList<string> CandidatesIn(string text) =>
        text.Length > MaxLength ? [] : [.. Shape().Matches(text.ToUpperInvariant()).Select(m => m.Value)];

    /// <summary>Whether a message with a code holds hardly anything else ("4XK342 ạ").</summary>
    public static bool IsAlone(string text) => text.Trim().Length <= Length + 3;

    /// <summary>
    /// Whether the message says that a seat is to be confirmed: a code beside it that nobody has is then a slip worth telling.
    /// </summary>
    public static bool SaysConfirm(AnalyzedText text) => WordReader.AsTyped(text).Holds(Confirms);

    // The alphabet of TurnRandom.Code: no vowels, so hardly a word has this shape.
    [GeneratedRegex(@"\b[2-9BCDFGHJKMNPQRSTVWXZ]{6}\b", RegexOptions.NonBacktracking)]
    private static partial Regex Shape();
}
