using System.Text;

namespace ChatBot.Dialogs.Engine;

/// <summary>
/// What a button means: <c>verb:arg:arg…</c>, at most 64 bytes of UTF-8 (Telegram's callback_data). Self-contained, so that a press is
/// understood out of turn, after a deploy and a week later.
/// </summary>
public readonly record struct Payload(string Verb, IReadOnlyList<string> Arguments)
{
    /// <summary>Most bytes a payload may have; https://core.telegram.org/bots/api#inlinekeyboardbutton.</summary>
    public const int MaxBytes = 64;

    /// <summary>Reads a payload; null when the text is none.</summary>
    public static Payload? Parse(string text)
    {
        if (string.IsNullOrEmpty(text) || text.Length > MaxBytes)
        {
            return null;
        }

        var parts = text.Split(':');
        return parts[0].Length == 0 ? null : new Payload(parts[0], parts[1..]);
    }

    /// <summary>Writes a payload.</summary>
    /// <exception cref="ArgumentException">It is longer than <see cref="MaxBytes"/> or an argument has a colon.</exception>
    public static string Of(string verb, params ReadOnlySpan<string> arguments)
    {
        var builder = new StringBuilder(verb, MaxBytes);
        foreach (var argument in arguments)
        {
            if (argument.Contains(':'))
            {
                throw new ArgumentException($"'{argument}' has a colon, which separates arguments of a payload.", nameof(arguments));
            }

            builder.Append(':').Append(argument);
        }

        var payload = builder.ToString();
        return Encoding.UTF8.GetByteCount(payload) <= MaxBytes
            ? payload
            : throw new ArgumentException($"Payload '{payload}' is longer than {MaxBytes} bytes.", nameof(arguments));
    }
}
