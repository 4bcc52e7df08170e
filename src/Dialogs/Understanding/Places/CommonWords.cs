using ChatBot.Dialogs.Understanding.Words;

namespace ChatBot.Dialogs.Understanding.Places;

/// <summary>
/// Names that are plain words in small letters: "yên tĩnh" is quiet, "cua nam" is "của năm", "cho chau hoi" asks and means no Châu Hội.
/// They are places after a word of place ("ở", "tại", "về"), with capitals, or when they are all that is said.
/// </summary>
internal static class CommonWords
{
    /// <summary>Whether the words are plain ones here and no place.</summary>
    public static bool Are(AnalyzedText text, int first, int count)
    {
        var folded = PlaceWords.Name(text, first, count);
        var words = PlaceWords.Of(text);
        var marked = false;
        var capital = true;
        for (var i = first; i < first + count; i++)
        {
            marked |= text.Tokens[i].HasMarks;
            capital &= char.IsUpper(text.Raw(i)[0]);
        }

        return (words.ArePlainMarked(folded) || (!marked && (words.ArePlainUnmarked(folded) || EndsAWord(text, first))))
            && !(capital && text.Raw(first)[^1] is var last && char.IsLower(last))
            && !IsCued(text, first);
    }

    // "hội nghị hướng dẫn", "gọi điện quảng cáo", "ý nghĩa lạc quan": the first word belongs to the one before.
    private static bool EndsAWord(AnalyzedText text, int first) =>
        (PlaceWords.Is(text, first, PlaceWord.Nghi) && PlaceWords.Is(text, first - 1, PlaceWord.BeforeNghi))
        || (PlaceWords.Is(text, first, PlaceWord.Dien) && PlaceWords.Is(text, first - 1, PlaceWord.BeforeDien))
        || (PlaceWords.Is(text, first, PlaceWord.Nghia) && PlaceWords.Is(text, first - 1, PlaceWord.BeforeNghia));

    // "chỗ ở yên tĩnh" is a quiet home.
    private static bool IsCued(AnalyzedText text, int first) =>
        PlaceWords.Is(text, first - 1, PlaceWord.Cue)
        && !(PlaceWords.Is(text, first - 1, PlaceWord.Stay) && PlaceWords.Is(text, first - 2, PlaceWord.HomeBefore));
}
