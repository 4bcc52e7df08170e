using System.Globalization;
using ChatBot.Dialogs.Understanding.Words;

namespace ChatBot.Dialogs.Understanding.Answers;

/// <summary>
/// Reads a message that is nothing but the place of a choice in what was shown: "2", "2.", "số 2", "câu 2 ạ", "cái thứ hai", "2nd", "the
/// last one". Everything that counts choices reads them here.
/// </summary>
/// <param name="Value">The number, from 1; it may be more than what was shown.</param>
/// <param name="IsSaid">
/// Digits, an ordinal or a word for a choice say that it counts; a bare "ba" may be a father, "thứ 3" a Tuesday.
/// </param>
public readonly record struct ChoiceNumber(int Value, bool IsSaid)
{
    // Values of the lists; answers-choice.tsv tells what each means.
    private const string Counts = "counts";
    private const string Doubt = "doubt";
    private const string Last = "last";

    private static readonly WordListKey Before = new("answers-choice.before-number");
    private static readonly WordListKey After = new("answers-choice.after-number");
    private static readonly WordListKey Suffix = new("answers-choice.suffix");
    private static readonly WordListKey Ordinal = new("answers-choice.ordinal");

    /// <summary>The number that a message names, or null when it says anything else.</summary>
    /// <param name="text">The message.</param>
    /// <param name="count">How many choices were shown.</param>
    /// <param name="thing">Folded word for what is chosen: "lớp 2" is the second of classes, elsewhere a school grade.</param>
    public static ChoiceNumber? Read(AnalyzedText text, int count, string? thing = null)
    {
        var words = WordReader.AsTyped(text);
        var start = 0;
        var counts = false;
        var isDoubtful = false;
        while (start < words.Count - 1)
        {
            var before = words.At(Before, start);
            if (before is null && (thing is null || !text.Is(start, thing)))
            {
                break;
            }

            counts |= before is null || before.Value.Value == Counts;
            isDoubtful |= before?.Value == Doubt;
            start = Math.Min(before?.End ?? start + 1, words.Count - 1);
        }

        var end = words.Count;
        while (end > start + 1 && (words.Is(After, end - 1) || (end > start + 2 && words.At(After, end - 2)?.End == end)))
        {
            end--;
        }

        // One more word may follow an ordinal: "cái đầu ấy".
        if (words.At(Ordinal, start) is { } ordinal && end - start <= 2)
        {
            return ordinal.Value == Last ? new ChoiceNumber(count, true)
                : int.TryParse(ordinal.Value, CultureInfo.InvariantCulture, out var place) ? new ChoiceNumber(place, true)
                : null;
        }

        if (start >= words.Count)
        {
            return null;
        }

        // "2nd" is the tokens 2 and nd; "không" is a no before it is a zero.
        var isDigits = text.Tokens[start].Kind == TokenKind.Number;
        end -= isDigits && end - start == 2 && words.Is(Suffix, start + 1) ? 1 : 0;
        return NumberWords.TryRead(text, start, out var value, out var used) && start + used == end && (isDigits || value > 0)
            ? new ChoiceNumber(value, counts || (isDigits && !isDoubtful))
            : null;
    }
}
