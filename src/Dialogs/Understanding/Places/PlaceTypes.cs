using ChatBot.Dialogs.Understanding.Text;

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

        var one = text.FoldedToken(first - 1);
        if (first - 2 >= free)
        {
            var two = text.FoldedToken(first - 2);
            var pair = two switch
            {
                "thanh" or "th" when one is "pho" => PlaceType.City,
                "t" when one is "p" => PlaceType.City,
                "thi" or "t" when one is "xa" or "x" => PlaceType.District,
                "thi" or "t" when one is "tran" or "tr" => PlaceType.Town,
                _ => PlaceType.Any,
            };
            if (pair != PlaceType.Any)
            {
                return (pair, first - 2);
            }
        }

        var raw = text.Raw(first - 1);
        var marked = text.Tokens[first - 1].HasMarks;
        var type = one switch
        {
            "xa" when !marked || raw is "xã" or "Xã" or "xạ" or "XÃ" or "xả" => PlaceType.Commune,
            "x" => PlaceType.Commune,
            "phuong" when !marked || raw is "phường" or "Phường" or "PHƯỜNG" => PlaceType.Ward,
            "p" or "fuong" or "phg" => PlaceType.Ward,
            "huyen" or "h" or "tx" => PlaceType.District,
            "tp" => PlaceType.City,
            "tt" => PlaceType.Town,
            _ => PlaceType.Any,
        };
        return (type, type == PlaceType.Any ? first : first - 1);
    }

    /// <summary>The English type after a name.</summary>
    public static PlaceType After(AnalyzedText text, int index) =>
        index >= text.Tokens.Count
            ? PlaceType.Any
            : text.FoldedToken(index) switch
            {
                "commune" => PlaceType.Commune,
                "ward" => PlaceType.Ward,
                "district" or "town" => PlaceType.District,
                "city" => PlaceType.City,
                _ => PlaceType.Any,
            };

    /// <summary>
    /// The places of a type, or all when none has it: citizens call a ward of today "xã" and the other way round. A former town that had
    /// the name of its district counts only when a town is said: who says "Nam Đàn" speaks of the district, or of the commune of today.
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
