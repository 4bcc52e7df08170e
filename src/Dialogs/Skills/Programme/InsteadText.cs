using ChatBot.Dialogs.Engine;

namespace ChatBot.Dialogs.Skills.Programme;

/// <summary>Says what events shown in place of those asked for are, and what they are not.</summary>
internal static class InsteadText
{
    public static string Of(TurnContext turn, ProgrammeQuery query, Loosened what)
    {
        var about = QueryText.About(turn, query);
        var audience = QueryText.Audience(turn, query);
        return what switch
        {
            Loosened.Hours => turn.Text("programme.instead-hours"),
            Loosened.Days => turn.Text("programme.instead-days"),
            Loosened.Nearby => turn.Text("programme.instead-nearby"),
            Loosened.Elsewhere => turn.Text("programme.instead-elsewhere"),
            Loosened.DaysAndPlace => turn.Text("programme.instead-days-place"),
            Loosened.Audience when about.Length == 0 => turn.Text("programme.instead-no-audience", ("audience", audience)),
            Loosened.Audience => turn.Text("programme.instead-audience", ("theme", about), ("audience", audience)),
            Loosened.AudienceElsewhere => turn.Text("programme.instead-audience-elsewhere", ("theme", about), ("audience", audience)),
            Loosened.Theme when audience.Length == 0 => turn.Text("programme.instead-theme"),
            Loosened.Theme => turn.Text("programme.instead-other-theme", ("theme", about), ("audience", audience)),
            Loosened.ThemeElsewhere => turn.Text("programme.instead-other-theme-elsewhere", ("theme", about), ("audience", audience)),
            Loosened.Neither => turn.Text("programme.instead-neither", ("theme", about), ("audience", audience)),
            Loosened.Online => turn.Text("programme.instead-onsite"),
            _ => turn.Text(query.Themes.Count > 0 || query.Online ? "programme.instead-other" : "programme.instead"),
        };
    }
}
