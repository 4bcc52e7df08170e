using System.Globalization;
using ChatBot.Dialogs.Activities;

namespace ChatBot.Dialogs.Engine;

/// <summary>
/// Taking back what was done: a button under the answer that says it is done. It carries when that was, so that it is understood out of
/// turn, works for a day, and says kindly when the day is over. Its handler looks at what is stored, so that it works once.
/// </summary>
public static class Undo
{
    /// <summary>How long something can be taken back.</summary>
    public static readonly TimeSpan Within = TimeSpan.FromDays(1);

    /// <summary>The button. The instant stands behind the arguments, in seconds since 1970.</summary>
    /// <param name="turn">The turn in which it is done.</param>
    /// <param name="labelKey">Text of the label.</param>
    /// <param name="verb">Verb of the payload.</param>
    /// <param name="arguments">What is taken back.</param>
    public static Button Button(TurnContext turn, string labelKey, string verb, params ReadOnlySpan<string> arguments) =>
        new(turn.Text(labelKey), Payload.Of(verb, [.. arguments, Stamp(turn.Now)])) { IsUndo = true };

    /// <summary>An instant as an argument.</summary>
    public static string Stamp(DateTimeOffset at) => at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);

    /// <summary>The instant of an argument, or null.</summary>
    public static DateTimeOffset? Read(string? stamp) =>
        long.TryParse(stamp, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
        && seconds <= DateTimeOffset.MaxValue.ToUnixTimeSeconds()
            ? DateTimeOffset.FromUnixTimeSeconds(seconds)
            : null;

    /// <summary>Whether what was done then can still be taken back.</summary>
    public static bool IsInTime(TurnContext turn, DateTimeOffset? done) => done is { } at && turn.Now - at <= Within;

    /// <summary>Whether the instant of an argument is less than a day ago.</summary>
    public static bool IsInTime(TurnContext turn, string? stamp) => IsInTime(turn, Read(stamp));
}
