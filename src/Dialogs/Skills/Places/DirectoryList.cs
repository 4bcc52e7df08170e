using System.Globalization;
using ChatBot.Content.Model;
using ChatBot.Content.Text;
using ChatBot.Dialogs.Activities;
using ChatBot.Dialogs.Engine;
using ChatBot.Dialogs.Skills.Programme;

namespace ChatBot.Dialogs.Skills.Places;

/// <summary>Lists learning centres or libraries: those of the places asked for, then the nearest.</summary>
internal static class DirectoryList
{
    private const int MostShown = 5;

    // A list of one is filled up with neighbours: they may be open when that one is not.
    private const int Enough = 3;
    private const double NearKilometres = 25;

    /// <summary>The kind a word of a payload means, or null.</summary>
    public static LearningPlaceKind? KindOf(string? word) =>
        word switch
        {
            "centre" => LearningPlaceKind.Centre,
            "library" => LearningPlaceKind.Library,
            _ => null,
        };

    /// <summary>The word of a kind in payloads.</summary>
    public static string WordOf(LearningPlaceKind kind) => kind == LearningPlaceKind.Library ? "library" : "centre";

    /// <summary>Shows those of one kind at and near places.</summary>
    public static void Show(TurnContext turn, LearningPlaceKind kind, IReadOnlyList<string> places, int offset = 0)
    {
        var communes = ProgrammeSearch.Communes(turn.Content.Places, places);
        var all = PlacesSearch.Find(turn.Content, kind, communes);
        var inside = all.Where(p => p.Kilometres <= 0).ToList();
        var near = all.Where(p => p.Kilometres > 0).ToList();
        List<PlaceFound> found =
            inside.Count > 0
                ? [.. inside, .. near.Where(p => p.Kilometres <= NearKilometres).Take(Math.Max(0, Enough - inside.Count))]
                : [.. near.Take(1), .. near.Skip(1).Where(p => p.Kilometres <= NearKilometres).Take(Enough - 1)];
        if (found.Count == 0)
        {
            turn.Say("directory.nothing", [new Button(turn.Text("directory.button-contact"), "topic:contact"), .. MenuButtons.Home(turn)]);
            return;
        }

        offset = offset < found.Count ? offset : 0;
        var shown = found.Skip(offset).Take(MostShown).ToList();
        var key = (kind, inside.Count > 0) switch
        {
            (LearningPlaceKind.Library, true) => "directory.libraries-at",
            (LearningPlaceKind.Library, false) => "directory.libraries-near",
            (_, true) => "directory.found",
            _ => "directory.centres-near",
        };
        var next = offset + shown.Count;
        var sample = shown.Exists(p => p.Place.Sample) ? $"\n\n{turn.Text("directory.sample")}" : string.Empty;
        turn.SayMarkdown(
            $"{turn.Text(key, ("place", PlaceLabels.Of(turn, places)))}\n\n"
                + $"{string.Join('\n', shown.Select((p, i) => Line(turn, p, offset + i + 1)))}{sample}",
            "directory.found",
            [
                .. next < found.Count && places.Count == 1
                    ?
                    [
                        new Button(
                            turn.Text("directory.button-more"),
                            Payload.Of(DirectorySkill.Verb, WordOf(kind), places[0], next.ToString(CultureInfo.InvariantCulture))
                        ),
                    ]
                    : Array.Empty<Button>(),
                kind == LearningPlaceKind.Library
                    ? new Button(turn.Text("directory.button-centres"), Payload.Of(DirectorySkill.Verb, "centre", places[0]))
                    : new Button(turn.Text("directory.button-libraries"), Payload.Of(DirectorySkill.Verb, "library", places[0])),
                new Button(turn.Text("directory.button-elsewhere"), Payload.Of(DirectorySkill.Verb, WordOf(kind))),
                .. MenuButtons.Home(turn),
            ]
        );
    }

    private static string Line(TurnContext turn, PlaceFound found, int number)
    {
        var (place, kilometres) = found;
        var where = string.Join(
            ", ",
            new[]
            {
                place.Address.In(turn.Language),
                turn.Content.Places.Commune(place.CommuneCode) is { } commune ? PlaceLabels.Of(commune, turn.Language) : null,
            }.OfType<string>()
        );
        var lines = new List<string>
        {
            $"{number}\\. **{MarkdownText.Escape(place.Name.In(turn.Language))}**",
            $"   {MarkdownText.Escape(where)}",
        };
        if (kilometres >= 1)
        {
            lines[1] += $" {turn.Text("directory.distance", ("km", Math.Round(kilometres).ToString(CultureInfo.InvariantCulture)))}";
        }

        if (place.Phone is { } phone)
        {
            lines.Add($"   {turn.Text("directory.phone", ("phone", phone.In(turn.Language)))}");
        }

        if (place.Hours is { } hours)
        {
            lines.Add($"   {turn.Text("directory.hours", ("hours", hours.In(turn.Language)))}");
        }

        if (!place.Sample)
        {
            lines.Add($"   {turn.Text("questions.source", ("source", place.Source.In(turn.Language)))}");
        }

        return string.Join('\n', lines);
    }
}
