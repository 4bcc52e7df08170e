using System.Globalization;
using ChatBot.Dialogs.Understanding.Words;

namespace ChatBot.Dialogs.Understanding.Answers;

/// <summary>
/// The words by which a longer message points into a list: "nhắc tôi sự kiện đầu tiên", "cái thứ hai mấy giờ", "cả hai ở đâu". A message
/// that is nothing but such words is read by <see cref="ChoiceNumber"/>.
/// </summary>
/// <param name="Number">The number in the list, from 1, which may be more than what was shown; null when all are meant.</param>
/// <param name="Start">Index of the first token that points.</param>
/// <param name="End">Index after the last.</param>
internal readonly record struct PointedChoice(int? Number, int Start, int End)
{
    private const string Last = "last";
    private const string All = "all";

    private static readonly WordListKey Pointing = new("answers-choice.pointing");
    private static readonly WordListKey Pointed = new("answers-choice.pointed");
    private static readonly WordListKey After = new("answers-choice.after-pointed");

    /// <summary>The first place of a list that a message points at, or null when it points at none.</summary>
    /// <param name="text">The message.</param>
    /// <param name="count">How many things were listed.</param>
    public static PointedChoice? In(AnalyzedText text, int count)
    {
        var words = WordReader.AsTyped(text);
        for (var i = 0; i < words.Count; i++)
        {
            if (words.At(Pointed, i) is { } whole)
            {
                return whole.Value switch
                {
                    All => Of(null, whole.End),
                    Last => Of(count, whole.End),
                    _ when int.TryParse(whole.Value, CultureInfo.InvariantCulture, out var place) => Of(place, whole.End),
                    _ => null,
                };
            }

            if (words.At(Pointing, i) is { } before && NumberWords.TryRead(text, before.End, out var number, out var used) && number > 0)
            {
                return Of(number, before.End + used);
            }

            PointedChoice Of(int? place, int end) => new(place, i, end + words.Length(After, end));
        }

        return null;
    }

    /// <summary>Whether a term is one of those that point.</summary>
    public bool Holds(Term term) => term.Token >= Start && term.Token < End;
}
