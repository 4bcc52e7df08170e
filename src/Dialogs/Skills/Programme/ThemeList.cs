using System.Globalization;
using ChatBot.Dialogs.Activities;
using ChatBot.Dialogs.Engine;

namespace ChatBot.Dialogs.Skills.Programme;

/// <summary>Offers the themes and audiences for which there are events, most events first.</summary>
internal static class ThemeList
{
    private const int PageSize = 5;

    public static void Show(TurnContext turn, int offset = 0)
    {
        var ahead = ProgrammeSearch.Find(turn.Content, new ProgrammeQuery(), turn.LocalNow);
        var themes = turn
            .Content.Themes.Values.Select(t => (Theme: t, Count: ahead.Count(e => e.Themes.Contains(t.Id, StringComparer.Ordinal))))
            .Where(t => t.Count > 0)
            .OrderByDescending(t => t.Count)
            .ToList();
        if (themes.Count == 0)
        {
            turn.Say("programme.nothing-ahead", MenuButtons.Home(turn));
            return;
        }

        offset = offset < themes.Count ? offset : 0;
        var shown = themes.Skip(offset).Take(PageSize).ToList();
        var next = offset + shown.Count;
        turn.Say(
            "programme.which-theme",
            [
                .. shown.Select(t => new Button(
                    t.Theme.Name.In(turn.Language),
                    QueryCode.Payload(new ProgrammeQuery { Themes = [t.Theme.Id] }, 0)!
                )),
                .. next < themes.Count
                    ?
                    [
                        new Button(
                            turn.Text("programme.button-more-themes"),
                            Payload.Of(ProgrammeSkill.DayVerb, "themes", next.ToString(CultureInfo.InvariantCulture))
                        ),
                    ]
                    : MenuButtons.Home(turn),
            ]
        );
    }
}
