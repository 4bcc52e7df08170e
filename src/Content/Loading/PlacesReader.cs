using System.Text.Json;
using System.Text.Json.Serialization;
using ChatBot.Content.Model;

namespace ChatBot.Content.Loading;

/// <summary>Reads <c>places/nghe-an-units.json</c>.</summary>
internal static class PlacesReader
{
    /// <summary>Name of the file with communes and districts.</summary>
    public const string FileName = "places/nghe-an-units.json";

    /// <summary>Reads communes and districts, or returns null and adds a problem.</summary>
    public static Gazetteer? Read(ContentFolder folder, ContentDraft draft)
    {
        if (!folder.Has(FileName) || folder.Read(FileName) is not { } text)
        {
            return null;
        }

        try
        {
            var units = JsonSerializer.Deserialize(text, PlacesJson.Default.UnitsFile)!;
            return new Gazetteer(
                [
                    .. units.Communes.Select(c => new Commune(
                        c.Code,
                        c.FullName,
                        c.Name,
                        c.FullNameEn,
                        c.Lat,
                        c.Lon,
                        [.. c.Former.Select(f => new FormerCommune(f.FullName, f.Name, f.District, f.Partial))]
                    )),
                ],
                [.. units.Districts.Select(d => new FormerDistrict(d.Code, d.FullName, d.Name, d.FullNameEn, d.Communes))]
            );
        }
        catch (Exception e) when (e is JsonException or ArgumentException)
        {
            var line = e is JsonException { LineNumber: { } number } ? (int)number + 1 : 0;
            draft.Problems.Add(
                new Mark(FileName, line).Error(
                    "places",
                    $"The list of places cannot be read: {e.Message}",
                    "Không đọc được danh sách xã, phường. Tệp này không cần sửa: hãy chép lại từ bộ nội dung đi kèm chương trình."
                )
            );
            return null;
        }
    }
}

internal sealed record UnitsFile(IReadOnlyList<UnitsCommune> Communes, IReadOnlyList<UnitsDistrict> Districts);

internal sealed record UnitsCommune(
    string Code,
    string FullName,
    string Name,
    string FullNameEn,
    double Lat,
    double Lon,
    IReadOnlyList<UnitsFormer> Former
);

internal sealed record UnitsFormer(string FullName, string Name, string? District, bool Partial);

internal sealed record UnitsDistrict(string Code, string FullName, string Name, string FullNameEn, IReadOnlyList<string> Communes);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true
)]
[JsonSerializable(typeof(UnitsFile))]
internal sealed partial class PlacesJson : JsonSerializerContext;
