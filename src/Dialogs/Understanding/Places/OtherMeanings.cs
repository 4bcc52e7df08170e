using ChatBot.Dialogs.Understanding.Words;

namespace ChatBot.Dialogs.Understanding.Places;

/// <summary>
/// Tells a place from a person, a street or plain words that are written alike. Nothing here is asked when a type ("xã", "phường") was
/// said.
/// </summary>
internal static class OtherMeanings
{
    /// <summary>"Nội thành Vinh" is the city and not the ward Thành Vinh.</summary>
    public static bool IsInnerCity(AnalyzedText text, int first, int count) =>
        count == 2 && PlaceWords.Is(text, first, PlaceWord.CityPart) && PlaceWords.Is(text, first - 1, PlaceWord.Inside);

    /// <summary>A word of place stands before words of two syllables or more that are nothing but a name.</summary>
    public static bool IsSurelyPlace(AnalyzedText text, int first, int count) =>
        count > 1
        && first > 0
        && PlaceWords.Is(text, first - 1, PlaceWord.PlaceWord)
        && !PlaceWords.Of(text).AreAlsoWords(PlaceWords.Name(text, first, count));

    /// <summary>True when the words at these tokens most likely are no place.</summary>
    public static bool Fit(AnalyzedText text, int first, int count, List<PlaceEntry> entries)
    {
        if (IsAllThatIsSaid(text, first, count))
        {
            return false;
        }

        if (CommonWords.Are(text, first, count))
        {
            return true;
        }

        var words = PlaceWords.Of(text);
        var folded = PlaceWords.Name(text, first, count);
        var next = first + count;
        if (words.IsNever(folded, text.HasMarks))
        {
            return true;
        }

        if (IsStreet(text, first))
        {
            return true;
        }

        if (count == 1 && PlaceWords.Is(text, first, PlaceWord.Vinh))
        {
            return IsOtherVinh(text, first);
        }

        var alsoWord = words.AreAlsoWords(folded);
        if ((alsoWord || !entries.Exists(e => e.District is not null)) && IsPerson(text, first))
        {
            return true;
        }

        if (!alsoWord)
        {
            return false;
        }

        if (PlaceWords.Is(text, first - 1, PlaceWord.PlaceWord))
        {
            return PlaceWords.Is(text, next, PlaceWord.Which);
        }

        // At the beginning it is what the message is about: "Kim Liên có sự kiện gì", "van tu co lop khong".
        return !(
            first == 0
            && (
                PlaceWords.Is(text, next, PlaceWord.WhatIsOn)
                || (
                    char.IsUpper(text.Raw(0)[0])
                    && char.IsUpper(text.Raw(count - 1)[0])
                    && (text.Text.Contains(',', StringComparison.Ordinal) || PlaceWords.Is(text, next, PlaceWord.Then))
                )
            )
        );
    }

    // "dạ kim liên ạ": politeness beside it says nothing else.
    private static bool IsAllThatIsSaid(AnalyzedText text, int first, int count)
    {
        for (var i = 0; i < text.Tokens.Count; i++)
        {
            if (i == first)
            {
                i += count - 1;
            }
            else if (!PlaceWords.Is(text, i, PlaceWord.Polite))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsStreet(AnalyzedText text, int first) => PlaceWords.Is(text, first - 1, PlaceWord.Street);

    // "anh Vinh", "Nguyễn Kim Liên", "con tôi tên Bình Minh"; but "trẻ em Quỳnh Đôi", "bà con Diễn Kỷ".
    private static bool IsPerson(AnalyzedText text, int first)
    {
        if (first == 0)
        {
            return false;
        }

        if (PlaceWords.Is(text, first - 1, PlaceWord.Title))
        {
            return !IsOneOfMany(text, first - 1);
        }

        if (PlaceWords.Is(text, first - 1, PlaceWord.Is) && PlaceWords.Is(text, first - 2, PlaceWord.WhoseName))
        {
            return true;
        }

        return PlaceWords.Is(text, first - 1, PlaceWord.FamilyName)
            && text.Text[text.Tokens[first].Start - 1] == ' '
            && (
                char.IsUpper(text.Raw(first - 1)[0])
                    ? first > 1 || char.IsUpper(text.Raw(first)[0])
                    : PlaceWords.Is(text, first - 1, PlaceWord.SureFamilyName)
            );
    }

    // "trẻ em", "bà con", "các bạn"
    private static bool IsOneOfMany(AnalyzedText text, int at) =>
        PlaceWords.Is(text, at, PlaceWord.OneOfMany) && PlaceWords.Is(text, at - 1, PlaceWord.Many);

    // "anh Vinh", "đại học Vinh", "vinh dự"
    private static bool IsOtherVinh(AnalyzedText text, int first) => !IsNearIt(text, first) && IsNamedVinh(text, first);

    // "Gần đại học Vinh": the way there is asked, and that is to Vinh.
    private static bool IsNearIt(AnalyzedText text, int first) =>
        Enumerable.Range(2, 3).Any(back => PlaceWords.Is(text, first - back, PlaceWord.NearIt));

    private static bool IsNamedVinh(AnalyzedText text, int first) =>
        PlaceWords.Is(text, first - 1, PlaceWord.BeforeVinh)
        || (PlaceWords.Is(text, first - 1, PlaceWord.OneOfMany) && !IsOneOfMany(text, first - 1))
        || (PlaceWords.Is(text, first - 1, PlaceWord.Study) && PlaceWords.Is(text, first - 2, PlaceWord.Great))
        || (PlaceWords.Is(text, first - 1, PlaceWord.Is) && PlaceWords.Is(text, first - 2, PlaceWord.NameWord))
        || PlaceWords.Is(text, first - 1, PlaceWord.NameWord)
        || PlaceWords.Is(text, first - 1, PlaceWord.University)
        || PlaceWords.Is(text, first + 1, PlaceWord.University)
        || PlaceWords.Is(text, first + 1, PlaceWord.AfterVinh);
}
