using ChatBot.Dialogs.Understanding.Words;

namespace ChatBot.Dialogs.Understanding.Places;

/// <summary>Reads the type beside a name ("xã", "p.", "thị trấn", "district") and picks the places of that type.</summary>
internal static class PlaceTypes
{
    /// <summary>The type before a name and the token it begins at; tokens before <paramref name="free"/> belong to another name.</summary>
    public static (PlaceType Type, int Token) Before(AnalyzedText text, int first, int free)
    {
        if (first <= free)
        {
            return (PlaceType.Any, first);
        }

        if (first - 2 >= free && OfPair(text, first - 2) is var pair and not PlaceType.Any)
        {
            return (pair, first - 2);
        }

        var type =
            PlaceWords.Is(text, first - 1, PlaceWord.CommuneType) ? PlaceType.Commune
            : PlaceWords.Is(text, first - 1, PlaceWord.WardType) ? PlaceType.Ward
            : PlaceWords.Is(text, first - 1, PlaceWord.DistrictType) ? PlaceType.District
            : PlaceWords.Is(text, first - 1, PlaceWord.CityType) ? PlaceType.City
            : PlaceWords.Is(text, first - 1, PlaceWord.TownType) ? PlaceType.Town
            : PlaceType.Any;
        return (type, type == PlaceType.Any ? first : first - 1);
    }

    /// <summary>The English type after a name.</summary>
    public static PlaceType After(AnalyzedText text, int index) =>
        PlaceWords.Is(text, index, PlaceWord.CommuneAfter) ? PlaceType.Commune
        : PlaceWords.Is(text, index, PlaceWord.WardAfter) ? PlaceType.Ward
        : PlaceWords.Is(text, index, PlaceWord.DistrictAfter) ? PlaceType.District
        : PlaceWords.Is(text, index, PlaceWord.CityAfter) ? PlaceType.City
        : PlaceType.Any;

    // "thành phố", "t.p", "thị xã", "thị trấn"
    private static PlaceType OfPair(AnalyzedText text, int at) =>
        (PlaceWords.Is(text, at, PlaceWord.Thanh) && PlaceWords.Is(text, at + 1, PlaceWord.Pho))
        || (PlaceWords.Is(text, at, PlaceWord.T) && PlaceWords.Is(text, at + 1, PlaceWord.P))
            ? PlaceType.City
        : !PlaceWords.Is(text, at, PlaceWord.Thi) ? PlaceType.Any
        : PlaceWords.Is(text, at + 1, PlaceWord.Xa) ? PlaceType.District
        : PlaceWords.Is(text, at + 1, PlaceWord.Tran) ? PlaceType.Town
        : PlaceType.Any;

    /// <summary>
    /// The places of a type, or all when none has it: citizens call a ward of today "xã" and the other way round. A former town that had
    /// the name of its district counts only when a town is said: "Nam Đàn" alone is the district, or the commune of today.
    /// </summary>
    public static List<PlaceEntry> OfType(List<PlaceEntry> entries, PlaceType type)
    {
        if (type != PlaceType.Town && entries.Exists(e => !e.SharesDistrictName))
        {
            entries = entries.FindAll(e => !e.SharesDistrictName);
        }

        var wanted = type switch
        {
            PlaceType.Commune or PlaceType.Ward or PlaceType.Town => entries.FindAll(e => e.Type == type),
            PlaceType.District or PlaceType.City => entries.FindAll(e => e.District is not null),
            _ => entries,
        };
        if (wanted.Count == 0 && type is PlaceType.Commune or PlaceType.Ward or PlaceType.Town)
        {
            wanted = entries.FindAll(e => e.District is null);
        }

        return wanted.Count == 0 ? entries : wanted;
    }
}
