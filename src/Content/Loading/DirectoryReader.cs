using ChatBot.Content.Model;

namespace ChatBot.Content.Loading;

/// <summary>Reads <c>places/directory.yaml</c>: <c>sample</c>, and the list <c>places</c>.</summary>
internal static class DirectoryReader
{
    private const string FileName = "places/directory.yaml";

    /// <summary>Reads <c>places/directory.yaml</c> into the draft.</summary>
    public static void Read(ContentFolder folder, ContentDraft draft)
    {
        if (
            !folder.Has(FileName)
            || folder.Read(FileName) is not { } text
            || new YamlFile(FileName, 0, draft.Problems).Parse(text) is not { } root
        )
        {
            return;
        }

        var sample = root.Flag("sample");
        foreach (var map in root.Nodes("places").Select(node => root.Map(node, "places")).OfType<YamlMap>())
        {
            draft.Directory.Add(Place(map, sample, draft));
        }

        root.Done();
    }

    private static LearningPlaceDraft Place(YamlMap map, bool sample, ContentDraft draft)
    {
        var id = map.Required("id") ?? new Located("", map.At);
        Identity.Check(id, null, draft.Problems);
        var hours = map.Pair("hours", $"hours of place {id.Text}", TextKind.Part);
        var phone = map.Pair("phone", $"phone of place {id.Text}", TextKind.Part, sameInBoth: true);
        var place = new LearningPlaceDraft(
            id,
            draft.Add(map.RequiredPair("name", $"name of place {id.Text}", TextKind.Part)),
            draft.Add(map.RequiredPair("address", $"address of place {id.Text}", TextKind.Part)),
            draft.Add(map.RequiredPair("source", $"source of place {id.Text}", TextKind.Part))
        )
        {
            Kind = Kind(map),
            Commune = map.Required("commune") ?? new Located("", map.At),
            Phone = phone is null ? null : draft.Add(phone),
            Hours = hours is null ? null : draft.Add(hours),
            CheckedOn = map.Date("checked-on"),
            Sample = sample || map.Flag("sample"),
        };
        map.Done();
        return place;
    }

    private static LearningPlaceKind Kind(YamlMap map)
    {
        switch (map.Required("kind"))
        {
            case null or { Text: "centre" }:
                return LearningPlaceKind.Centre;
            case { Text: "library" }:
                return LearningPlaceKind.Library;
            case { } other:
                map.Problems.Add(
                    other.At.Error(
                        "bad-value",
                        $"'kind' is centre or library, not '{other.Text}'.",
                        $"'kind' là centre (trung tâm) hoặc library (thư viện), không phải '{other.Text}'."
                    )
                );
                return LearningPlaceKind.Centre;
        }
    }
}
