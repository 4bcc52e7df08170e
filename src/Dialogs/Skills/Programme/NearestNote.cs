using ChatBot.Dialogs.Engine;

namespace ChatBot.Dialogs.Skills.Programme;

/// <summary>Says what events shown in place of those asked for are, and what they are not.</summary>
internal static class NearestNote
{
    public static string Of(TurnContext turn, ProgrammeQuery query, WidenedBy what)
    {
        var about = QueryText.About(turn, query);
        var audience = QueryText.Audience(turn, query);
        return what switch
        {
            WidenedBy.Hours => turn.Text("programme.instead-hours"),
            WidenedBy.Days => turn.Text("programme.instead-days"),
            WidenedBy.Nearby => turn.Text("programme.instead-nearby"),
            WidenedBy.Elsewhere => turn.Text("programme.instead-elsewhere"),
            WidenedBy.DaysAndPlace => turn.Text("programme.instead-days-place"),
            WidenedBy.Audience when about.Length == 0 => turn.Text("programme.instead-no-audience", ("audience", audience)),
            WidenedBy.Audience => turn.Text("programme.instead-audience", ("theme", about), ("audience", audience)),
            WidenedBy.AudienceElsewhere => turn.Text("programme.instead-audience-elsewhere", ("theme", about), ("audience", audience)),
            WidenedBy.Theme when audience.Length == 0 => turn.Text("programme.instead-theme"),
            WidenedBy.Theme => turn.Text("programme.instead-other-theme", ("theme", about), ("audience", audience)),
            WidenedBy.ThemeElsewhere => turn.Text("programme.instead-other-theme-elsewhere", ("theme", about), ("audience", audience)),
            WidenedBy.Neither => turn.Text("programme.instead-neither", ("theme", about), ("audience", audience)),
            WidenedBy.Online => turn.Text("programme.instead-onsite"),
            _ => turn.Text(query.Themes.Count > 0 || query.Online ? "programme.instead-other" : "programme.instead"),
        };
    }
}
