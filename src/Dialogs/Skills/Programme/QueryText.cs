using ChatBot.Content.Model;
using ChatBot.Content.Text;
using ChatBot.Dialogs.Engine;
using ChatBot.Dialogs.Understanding.Dates;

namespace ChatBot.Dialogs.Skills.Programme;

/// <summary>Says what was looked for: "về “Đọc sách”, cho trẻ em, Thứ Bảy, 10/10/2026, ở Xã Diễn Châu". Markdown.</summary>
internal static class QueryText
{
    public static string Of(TurnContext turn, ProgrammeQuery query)
    {
        var parts = new List<string>();
        if (About(turn, query) is { Length: > 0 } about)
        {
            parts.Add(turn.Text("programme.about", ("theme", about)));
        }

        if (Audience(turn, query) is { Length: > 0 } audience)
        {
            parts.Add(turn.Text("programme.for", ("audience", audience)));
        }

        if (query.Online)
        {
            parts.Add(turn.Text("programme.online"));
        }

        parts.Add(Days(turn, query));
        if (query.Places.Count > 0)
        {
            parts.Add(turn.Text(query.Near ? "programme.around" : "programme.at", ("place", PlaceLabels.Of(turn, query.Places))));
        }

        return string.Join(", ", parts);
    }

    /// <summary>Names of the themes; empty: none.</summary>
    public static string About(TurnContext turn, ProgrammeQuery query) =>
        string.Join(", ", Themes(turn, query, isAudience: false).Select(t => t.Name.In(turn.Language)));

    /// <summary>Names of the audiences; empty: none.</summary>
    public static string Audience(TurnContext turn, ProgrammeQuery query) =>
        string.Join(", ", Themes(turn, query, isAudience: true).Select(t => Lower(t.Name.In(turn.Language))));

    private static IEnumerable<Theme> Themes(TurnContext turn, ProgrammeQuery query, bool isAudience) =>
        query.Themes.Select(id => turn.Content.Themes.GetValueOrDefault(id)).OfType<Theme>().Where(t => t.IsAudience == isAudience);

    private static string Days(TurnContext turn, ProgrammeQuery query)
    {
        var (from, to) = (query.From, query.To);
        var days =
            from is null && to is null ? turn.Text("programme.days-ahead")
            : to is null ? turn.Text("programme.from-day", ("date", LocalDates.Show(from!.Value, turn.Language)))
            : from is null || from == to
                ? from == turn.Today ? turn.Text("programme.day-today", ("date", LocalDates.Show(to.Value, turn.Language)))
                    : query.Part is null ? turn.Text("programme.day", ("date", LocalDates.Show(to.Value, turn.Language)))
                    : MarkdownText.Escape(LocalDates.Show(to.Value, turn.Language))
            : turn.Text(
                "programme.days",
                ("from", LocalDates.Show(from.Value, turn.Language)),
                ("to", LocalDates.Show(to.Value, turn.Language))
            );
        return query.Part is { } part ? turn.Compose("programme.hours", ("part", turn.Text(Key(part))), ("days", days)) : days;
    }

    private static string Key(DayPart part) =>
        part switch
        {
            DayPart.Morning => "programme.part-morning",
            DayPart.Noon => "programme.part-noon",
            DayPart.Afternoon => "programme.part-afternoon",
            _ => "programme.part-evening",
        };

    private static string Lower(string name) => name.Length == 0 ? name : char.ToLowerInvariant(name[0]) + name[1..];
}
