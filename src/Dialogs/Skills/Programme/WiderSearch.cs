using ChatBot.Dialogs.Activities;
using ChatBot.Dialogs.Engine;

namespace ChatBot.Dialogs.Skills.Programme;

/// <summary>The ways out of a search that found nothing: buttons that drop one thing of it, only where something is found then.</summary>
internal static class WiderSearch
{
    /// <summary>The buttons; empty when nothing of it can be dropped with profit.</summary>
    public static IReadOnlyList<Button> Of(TurnContext turn, ProgrammeQuery query)
    {
        bool IsAudience(string id) => turn.Content.Themes.GetValueOrDefault(id)?.IsAudience is true;

        (string Label, ProgrammeQuery Query)[] wider =
        [
            ("programme.button-province", query with { Places = [], Near = false }),
            ("programme.button-any-theme", query with { Themes = [.. query.Themes.Where(IsAudience)] }),
            ("programme.button-any-audience", query with { Themes = [.. query.Themes.Where(t => !IsAudience(t))] }),
            ("programme.button-any-day", query with { From = null, To = null, Part = null }),
            ("programme.button-onsite", query with { Online = false }),
        ];
        var buttons = wider
            .Where(w => !w.Query.IsOpen && QueryCode.Write(w.Query) != QueryCode.Write(query))
            .Where(w => ProgrammeSearch.Find(turn.Content, w.Query, turn.LocalNow).Any(e => EventState.IsAhead(e, turn.LocalNow)))
            .Select(w => QueryCode.Payload(w.Query, 0) is { } payload ? new Button(turn.Text(w.Label), payload) : null)
            .OfType<Button>();
        return [.. buttons];
    }
}
