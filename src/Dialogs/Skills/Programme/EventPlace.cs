using System.Globalization;
using ChatBot.Content.Model;

namespace ChatBot.Dialogs.Skills.Programme;

/// <summary>Where an event is, in words and on the map. Pure.</summary>
public static class EventPlace
{
    private const string Province = "Nghệ An";

    /// <summary>Venue and commune; empty when neither is known.</summary>
    public static string Show(ContentSnapshot content, ProgrammeEvent happening, string language) =>
        Show(content, happening.Venue, happening.CommuneCode, language);

    /// <summary>Venue and commune; empty when neither is known.</summary>
    public static string Show(ContentSnapshot content, LocalText? venue, string? communeCode, string language) =>
        string.Join(", ", new[] { venue?.In(language), Commune(content, communeCode) }.OfType<string>());

    /// <summary>
    /// A search on the map, the whole address so that everybody sees where it leads (https://developers.google.com/maps/documentation/urls/get-started#search-action);
    /// null when no place on the ground is known.
    /// </summary>
    public static string? MapLink(ContentSnapshot content, ProgrammeEvent happening)
    {
        if (happening.Point is { } point)
        {
            return string.Create(CultureInfo.InvariantCulture, $"https://www.google.com/maps/search/?api=1&query={point.Latitude},{point.Longitude}");
        }

        // A venue without a commune is the name of some hall somewhere, or no place at all.
        return Commune(content, happening.CommuneCode) is null
            ? null
            : $"https://www.google.com/maps/search/?api=1&query={Uri.EscapeDataString($"{Show(content, happening, "vi")}, {Province}")}";
    }

    private static string? Commune(ContentSnapshot content, string? code) => code is null ? null : content.Places.Commune(code)?.FullName;
}
