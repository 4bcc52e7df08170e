using ChatBot.Content.Model;

namespace ChatBot.Dialogs.Skills.Places;

/// <summary>A place of the directory, and how far it is from the communes asked for; 0: in one of them.</summary>
public sealed record PlaceFound(LearningPlace Place, double Kilometres);

/// <summary>Finds learning centres and libraries near communes. Pure.</summary>
public static class PlacesSearch
{
    /// <summary>Places of a kind, the nearest first; those of the communes themselves have no distance.</summary>
    /// <param name="content">Content.</param>
    /// <param name="kind">Kind, or null for any.</param>
    /// <param name="communes">Codes of communes of today.</param>
    public static IReadOnlyList<PlaceFound> Find(ContentSnapshot content, LearningPlaceKind? kind, IReadOnlySet<string> communes)
    {
        var centres = communes.Select(content.Places.Commune).OfType<Commune>().ToList();
        return
        [
            .. content
                .Directory.Values.Where(p => kind is null || p.Kind == kind)
                .Select(p => new PlaceFound(
                    p,
                    communes.Contains(p.CommuneCode) || content.Places.Commune(p.CommuneCode) is not { } there || centres.Count == 0
                        ? 0
                        : centres.Min(c => Gazetteer.Kilometres(c, there))
                ))
                .OrderBy(p => p.Kilometres)
                .ThenBy(p => p.Place.Id, StringComparer.Ordinal),
        ];
    }
}
