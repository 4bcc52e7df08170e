using ChatBot.Dialogs.Activities;
using ChatBot.Dialogs.Engine;
using ChatBot.Dialogs.Engine.Forms;

namespace ChatBot.Dialogs.Skills.Programme;

/// <summary>Events near the citizen: where they shared their location, else the commune they told last, else it is asked.</summary>
internal static class NearPlace
{
    /// <summary>Searches near the citizen, with the days and themes already named.</summary>
    public static async ValueTask FindAsync(DialogContext dialog, ProgrammeQuery query)
    {
        var turn = dialog.Turn;
        if (turn.Activity is LocationActivity location)
        {
            if (PlacePrompt.Nearest(turn.Content.Places, location) is { } nearest)
            {
                Show(turn, query, nearest.Code);
            }
            else
            {
                turn.Say("form.place-far", MenuButtons.Home(turn));
            }

            return;
        }

        if (turn.Conversation.CommuneCode is { } told && turn.Content.Places.Commune(told) is not null)
        {
            Show(turn, query, told);
            return;
        }

        await AskAsync(dialog, query);
    }

    /// <summary>Asks for the commune.</summary>
    public static ValueTask AskAsync(DialogContext dialog, ProgrammeQuery query)
    {
        var (days, _, themes) = QueryCode.Write(query);
        return dialog.BeginAsync(
            PlaceForm.FormName,
            new Dictionary<string, string> { [PlaceForm.DaysSlot] = days, [PlaceForm.ThemesSlot] = themes }
        );
    }

    /// <summary>Lists what is near a commune, and remembers that it is the citizen's.</summary>
    public static void Show(TurnContext turn, ProgrammeQuery query, string commune)
    {
        turn.Conversation = turn.Conversation with { CommuneCode = commune };
        ProgrammeList.Show(turn, query with { Places = [commune], Near = true });
    }
}
