namespace ChatBot.Content.Model;

/// <summary>
/// The places of Nghệ An: 130 communes since 1 July 2025, 21 former districts, former communes. People type all three.
/// </summary>
public sealed class Gazetteer
{
    private readonly Dictionary<string, Commune> _byCode;
    private readonly Dictionary<string, FormerDistrict> _districtByCode;

    /// <summary>Makes a gazetteer.</summary>
    public Gazetteer(IReadOnlyList<Commune> communes, IReadOnlyList<FormerDistrict> districts)
    {
        Communes = communes;
        Districts = districts;
        _byCode = communes.ToDictionary(c => c.Code, StringComparer.Ordinal);
        _districtByCode = districts.ToDictionary(d => d.Code, StringComparer.Ordinal);
    }

    /// <summary>Communes of today.</summary>
    public IReadOnlyList<Commune> Communes { get; }

    /// <summary>Districts until 30 June 2025.</summary>
    public IReadOnlyList<FormerDistrict> Districts { get; }

    /// <summary>The commune with this code, or null.</summary>
    public Commune? Commune(string code) => _byCode.GetValueOrDefault(code);

    /// <summary>The former district with this code, or null.</summary>
    public FormerDistrict? District(string code) => _districtByCode.GetValueOrDefault(code);

    /// <summary>Kilometres as the crow flies between the middles of two communes; right to a few per cent over a province.</summary>
    public static double Kilometres(Commune a, Commune b)
    {
        const double KilometresPerDegree = 111.2;
        var north = a.Latitude - b.Latitude;
        var east = (a.Longitude - b.Longitude) * Math.Cos(a.Latitude * Math.PI / 180);
        return KilometresPerDegree * Math.Sqrt((north * north) + (east * east));
    }
}

/// <summary>A commune (xã or phường) of today.</summary>
/// <param name="Code">Five digits.</param>
/// <param name="FullName">With its type, e.g. "Phường Trường Vinh".</param>
/// <param name="Name">Without its type.</param>
/// <param name="FullNameEn">English.</param>
/// <param name="Latitude">Degrees north of its middle.</param>
/// <param name="Longitude">Degrees east of its middle.</param>
/// <param name="Former">Communes that went into it, whole or in part.</param>
public sealed record Commune(
    string Code,
    string FullName,
    string Name,
    string FullNameEn,
    double Latitude,
    double Longitude,
    IReadOnlyList<FormerCommune> Former
)
{
    /// <summary>Its name with its type in a language: <c>vi</c> or <c>en</c>.</summary>
    public string FullNameIn(string language) => language == "en" ? FullNameEn : FullName;
}

/// <summary>A commune until 30 June 2025.</summary>
/// <param name="FullName">With its type.</param>
/// <param name="Name">Without its type.</param>
/// <param name="DistrictCode">Former district, or null where two shared the name.</param>
/// <param name="Partial">Only part of it went there.</param>
public sealed record FormerCommune(string FullName, string Name, string? DistrictCode, bool Partial);

/// <summary>A district until 30 June 2025.</summary>
/// <param name="Code">Three digits.</param>
/// <param name="FullName">With its type.</param>
/// <param name="Name">Without its type.</param>
/// <param name="FullNameEn">English.</param>
/// <param name="CommuneCodes">Communes of today in its area.</param>
public sealed record FormerDistrict(string Code, string FullName, string Name, string FullNameEn, IReadOnlyList<string> CommuneCodes)
{
    /// <summary>Its name with its type in a language: <c>vi</c> or <c>en</c>.</summary>
    public string FullNameIn(string language) => language == "en" ? FullNameEn : FullName;
}
