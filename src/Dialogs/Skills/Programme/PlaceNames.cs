using ChatBot.Content.Model;
using ChatBot.Dialogs.Engine;

namespace ChatBot.Dialogs.Skills.Programme;

/// <summary>Names of communes of today and former districts in sentences and on buttons.</summary>
internal static class PlaceNames
{
    private const int MostNamed = 3;

    /// <summary>Places as they stand in a sentence: "Xã Diễn Châu", "vùng huyện Diễn Châu cũ".</summary>
    public static string Of(TurnContext turn, IReadOnlyList<string> codes)
    {
        var names = codes.Select(code => Of(turn, code)).OfType<string>().ToList();
        return names.Count <= MostNamed ? string.Join(", ", names) : $"{string.Join(", ", names.Take(MostNamed))}…";
    }

    /// <summary>One place in a sentence; null when it is none.</summary>
    public static string? Of(TurnContext turn, string code) => Name(turn, code, "programme.former-district");

    /// <summary>One place on a button; null when it is none.</summary>
    public static string? OnButton(TurnContext turn, string code) => Name(turn, code, "programme.button-former-district");

    private static string? Name(TurnContext turn, string code, string districtKey)
    {
        if (turn.Content.Places.Commune(code) is { } commune)
        {
            // As it stands on its gate and on maps, in both languages.
            return commune.FullName;
        }

        return turn.Content.Places.District(code) is { } district
            ? turn.Content.Texts[districtKey].In(turn.Language).Replace("{district}", turn.Language == "en" ? InEnglish(district) : Lower(district.FullName), StringComparison.Ordinal)
            : null;
    }

    // "Dien Chau District" becomes "Diễn Châu district".
    private static string InEnglish(FormerDistrict district) =>
        $"{district.Name} {district.FullNameEn[(district.FullNameEn.LastIndexOf(' ') + 1)..].ToLowerInvariant()}";

    private static string Lower(string name) => char.ToLowerInvariant(name[0]) + name[1..];
}
