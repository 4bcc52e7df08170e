using NodaTime;

namespace ChatBot.Content.Loading;

/// <summary>Reads <c>classes.yaml</c>: <c>sample</c>, and the list <c>classes</c>.</summary>
internal static class ClassReader
{
    private const string FileName = "classes.yaml";
    private static readonly string[] NeededKeys = ["levels", "places"];

    /// <summary>Reads <c>classes.yaml</c>; relative days of sample classes count from the Monday.</summary>
    public static void Read(ContentFolder folder, ContentDraft draft, LocalDate sampleMonday)
    {
        if (
            !folder.Has(FileName)
            || folder.Read(FileName) is not { } text
            || EditionReader.YamlFileFor(FileName, text, draft, sampleMonday) is not { } root
        )
        {
            return;
        }

        var sample = root.Flag("sample");
        foreach (var map in root.Nodes("classes").Select(node => root.Map(node, "classes")).OfType<YamlMap>())
        {
            draft.Classes.Add(Class(map, sample, draft));
        }

        root.Done();
    }

    private static ClassDraft Class(YamlMap map, bool sample, ContentDraft draft)
    {
        var id = map.Required("id") ?? new Located("", map.At);

        DraftText Text(string key) => draft.Add(map.RequiredPair(key, $"{key} of class {id.Text}", TextKind.Part));

        foreach (var key in NeededKeys)
        {
            map.Need(key);
        }

        var result = new ClassDraft(id, Text("name"), Text("schedule"), Text("venue"))
        {
            Levels = map.List("levels"),
            Commune = map.Optional("commune"),
            Start = EditionReader.RequiredDate(map, "start"),
            End = EditionReader.RequiredDate(map, "end"),
            SignUpUntil = EditionReader.RequiredDate(map, "sign-up-until"),
            SignUpUntilAt = map.MarkOf("sign-up-until"),
            Places = map.Number("places", 0, 10_000_000) ?? 0,
            MinAge = map.Number("min-age", 0, 120) ?? 0,
            MaxAge = map.Number("max-age", 0, 120) ?? 120,
            Sample = sample || map.Flag("sample"),
        };
        map.Done();
        return result;
    }
}
