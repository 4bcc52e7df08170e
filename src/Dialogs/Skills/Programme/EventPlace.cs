using System.Globalization;
using ChatBot.Content.Model;
using ChatBot.Content.Text;

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
        string.Join(", ", new[] { venue?.In(language), Commune(content, communeCode, language) }.OfType<string>());

    /// <summary>
    /// Whether it can be followed from anywhere: nowhere on the ground, and it has a page of its own, or says that it is online. A page
    /// beside a hall is no stream.
    /// </summary>
    public static bool IsOnline(ProgrammeEvent happening) =>
        happening is { CommuneCode: null, Point: null }
        && (happening.Venue is { } venue ? OnlineWords.AreIn(venue) : happening.Url is not null || OnlineWords.AreIn(happening.Title));

    /// <summary>
    /// A search on the map (https://developers.google.com/maps/documentation/urls/get-started#search-action); null when no place on the
    /// ground is known. The place stands in it without marks: a map finds it so too, and where a channel shows the address it can be read,
    /// while every marked letter would be six or nine characters of code.
    /// </summary>
    public static string? MapLink(ContentSnapshot content, ProgrammeEvent happening)
    {
        if (happening.Point is { } point)
        {
            return string.Create(
                CultureInfo.InvariantCulture,
                $"https://www.google.com/maps/search/?api=1&query={point.Latitude},{point.Longitude}"
            );
        }

        // A venue without a commune is the name of some hall somewhere, or no place at all.
        return Commune(content, happening.CommuneCode, "vi") is null
            ? null
            : $"https://www.google.com/maps/search/?api=1&query={Query($"{Show(content, happening, "vi")}, {Province}")}";
    }

    private static string Query(string place) =>
        Uri.EscapeDataString(VietnameseText.Fold(place))
            .Replace("%20", "+", StringComparison.Ordinal)
            .Replace("%2C", ",", StringComparison.Ordinal);

    private static string? Commune(ContentSnapshot content, string? code, string language) =>
        code is not null && content.Places.Commune(code) is { } commune ? PlaceLabels.Of(commune, language) : null;
}
