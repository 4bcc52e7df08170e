using ChatBot.Content.Model;
using ChatBot.Dialogs.Activities;
using ChatBot.Dialogs.Engine;
using ChatBot.Dialogs.Understanding.Places;
using NodaTime;

namespace ChatBot.Dialogs.Skills.Programme;

/// <summary>
/// A name that several places bear ("Diễn Châu" is a commune of today and a former district) is asked back, unless it makes no difference.
/// Pure.
/// </summary>
/// <param name="Query">The search, with the place that is meant when nothing has to be asked.</param>
/// <param name="Ask">Places to choose from; empty: nothing to ask.</param>
/// <param name="Widest">The place that holds the others, or null.</param>
public sealed record PlaceChoice(ProgrammeQuery Query, IReadOnlyList<string> Ask, string? Widest = null)
{
    // More buttons than this are a wall.
    private const int Most = 5;

    /// <summary>Decides.</summary>
    /// <param name="content">Content.</param>
    /// <param name="found">The places of the message.</param>
    /// <param name="query">The search, with all of them.</param>
    /// <param name="now">Time in Asia/Ho_Chi_Minh.</param>
    public static PlaceChoice Of(ContentSnapshot content, IReadOnlyList<FoundPlace> found, ProgrammeQuery query, LocalDateTime now)
    {
        // Who names several places, or what is near one, wants all of it anyway.
        if (query.Near || found is not [{ IsAmbiguous: true } place] || place.Codes.Count > Most)
        {
            return new PlaceChoice(query, []);
        }

        var answers = place
            .Codes.Select(code => ProgrammeSearch.Find(content, query with { Places = [code] }, now).Select(e => e.Id).ToList())
            .ToList();
        var widest = WidestOf(content.Places, found);
        var isSame = answers.TrueForAll(a => a.SequenceEqual(answers[0]));

        // Nothing anywhere: what is nearest differs, unless one place holds the others.
        return isSame && (widest is not null || answers[0].Count > 0)
            ? new PlaceChoice(widest is null ? query : query with { Places = [widest] }, [])
            : new PlaceChoice(query, place.Codes, widest);
    }

    /// <summary>Asks which place is meant; the rest of the search travels in the buttons. False when it does not fit into them.</summary>
    public bool Put(TurnContext turn)
    {
        var buttons = new List<Button>(Ask.Count);
        foreach (var code in Ask)
        {
            if (
                QueryCode.Payload(Query with { Places = [code] }, 0) is not { } payload
                || PlaceLabels.OnButton(turn, code) is not { } label
            )
            {
                return false;
            }

            buttons.Add(new Button(label, payload));
        }

        // Who goes on without choosing gets the widest.
        LastSearch.Keep(turn, Widest is null ? Query : Query with { Places = [Widest] });
        turn.Say("programme.which-place", buttons);
        return true;
    }

    /// <summary>The place that holds all others of a single shared name, or null.</summary>
    public static string? WidestOf(Gazetteer places, IReadOnlyList<FoundPlace> found) =>
        found is [{ IsAmbiguous: true } place] ? place.Codes.FirstOrDefault(code => Holds(places, code, place.Codes)) : null;

    private static bool Holds(Gazetteer places, string code, IReadOnlyList<string> others) =>
        places.District(code) is { } district && others.All(o => o == code || district.CommuneCodes.Contains(o));
}
