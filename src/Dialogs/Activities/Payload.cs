using System.Text;

namespace ChatBot.Dialogs.Activities;

/// <summary>
/// What a button means: <c>verb:arg:arg…</c>, at most 64 bytes of UTF-8 (Telegram's callback_data). Self-contained, so that a press is
/// understood out of turn, after a deploy and a week later.
/// </summary>
public readonly record struct Payload(string Verb, IReadOnlyList<string> Arguments)
{
    /// <summary>Most bytes a payload may have; https://core.telegram.org/bots/api#inlinekeyboardbutton.</summary>
    public const int MaxBytes = 64;

    /// <summary>Verb of a button that answers a question of a form.</summary>
    public const string AnswerVerb = "s";

    /// <summary>Verb of a button that commands a form: back, skip, edit …</summary>
    public const string FormVerb = "f";

    /// <summary>True for a button that belongs to an open form.</summary>
    public bool IsOfForm => Verb is AnswerVerb or FormVerb;

    // Verb and four arguments: form, instance, slot, value. Only the last may hold a colon itself (a time of day).
    private const int MaxParts = 5;

    /// <summary>Reads a payload; null when the text is none.</summary>
    public static Payload? Parse(string text)
    {
        if (string.IsNullOrEmpty(text) || text.Length > MaxBytes)
        {
            return null;
        }

        var parts = text.Split(':', MaxParts);
        return parts[0].Length == 0 ? null : new Payload(parts[0], parts[1..]);
    }

    /// <summary>Writes a payload.</summary>
    /// <exception cref="ArgumentException">It is longer than <see cref="MaxBytes"/>, or an argument other than the fourth has a
    /// colon.</exception>
    public static string Of(string verb, params ReadOnlySpan<string> arguments)
    {
        var builder = new StringBuilder(verb, MaxBytes);
        for (var i = 0; i < arguments.Length; i++)
        {
            if (arguments[i].Contains(':', StringComparison.Ordinal) && i + 2 < MaxParts)
            {
                throw new ArgumentException($"'{arguments[i]}' has a colon, which separates arguments of a payload.", nameof(arguments));
            }

            builder.Append(':').Append(arguments[i]);
        }

        var payload = builder.ToString();
        return Encoding.UTF8.GetByteCount(payload) <= MaxBytes
            ? payload
            : throw new ArgumentException($"Payload '{payload}' is longer than {MaxBytes} bytes.", nameof(arguments));
    }
}
