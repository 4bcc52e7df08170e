namespace ChatBot.Dialogs.Understanding.Places;

/// <summary>What a place is called before or after its name.</summary>
internal enum PlaceType
{
    Any,
    Commune,
    Ward,
    Town,
    District,
    City,
}

/// <summary>One place of one name.</summary>
/// <param name="Name">Lower case with marks, in one spelling, without its type.</param>
/// <param name="Type">Its type.</param>
/// <param name="Commune">Code of the commune of today, or null for a district.</param>
/// <param name="District">Code of the former district, or null for a commune.</param>
/// <param name="IsFormer">Only part of the commune of today, or gone.</param>
/// <param name="InDistrict">Former district a former commune lay in, where known.</param>
/// <param name="SharesDistrictName">A former town that had the name of its district.</param>
internal sealed record PlaceEntry(
    string Name,
    PlaceType Type,
    string? Commune,
    string? District,
    bool IsFormer,
    string? InDistrict,
    bool SharesDistrictName
);

/// <summary>A name found in a message.</summary>
/// <param name="StartToken">First token, the type included.</param>
/// <param name="EndToken">Token after the last.</param>
/// <param name="Entries">The places it may be.</param>
/// <param name="Said">The type that was said.</param>
/// <param name="IsWeak">The words have another meaning here; it counts only when its district follows.</param>
internal sealed record PlaceMatch(int StartToken, int EndToken, List<PlaceEntry> Entries, PlaceType Said, bool IsWeak);
