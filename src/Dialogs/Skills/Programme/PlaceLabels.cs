using ChatBot.Content.Model;
using ChatBot.Dialogs.Engine;

namespace ChatBot.Dialogs.Skills.Programme;

/// <summary>Names of communes of today and former districts in sentences and on buttons.</summary>
internal static class PlaceLabels
{
    private const int MostNamed = 3;

    /// <summary>Places as they stand in a sentence: "Xã Diễn Châu", "vùng huyện Diễn Châu cũ".</summary>
    public static string Of(TurnContext turn, IReadOnlyList<string> codes)
    {
        var names = codes.Select(code => Of(turn, code)).OfType<string>().ToList();
        return names.Count <= MostNamed ? string.Join(", ", names) : $"{string.Join(", ", names.Take(MostNamed))}…";
    }

    /// <summary>A commune of today with its type: "Xã Diễn Châu", "Dien Chau Commune".</summary>
    public static string Of(Commune commune, string language) =>
        language == "en" && commune.FullNameEn.Length > 0 ? commune.FullNameEn : commune.FullName;

    /// <summary>One place in a sentence; null when it is none.</summary>
    public static string? Of(TurnContext turn, string code) => Name(turn, code, "programme.former-district");

    /// <summary>One place on a button; null when it is none.</summary>
    public static string? OnButton(TurnContext turn, string code) => Name(turn, code, "programme.button-former-district");

    private static string? Name(TurnContext turn, string code, string districtKey)
    {
        if (turn.Content.Places.Commune(code) is { } commune)
        {
            return Of(commune, turn.Language);
        }

        return turn.Content.Places.District(code) is { } district
            ? turn
                .Content.Texts[districtKey]
                .In(turn.Language)
                .Replace("{district}", turn.Language == "en" ? district.FullNameEn : Lower(district.FullName), StringComparison.Ordinal)
            : null;
    }

    private static string Lower(string name) => char.ToLowerInvariant(name[0]) + name[1..];
}
