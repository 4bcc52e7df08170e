using ChatBot.Content.Model;
using ChatBot.Content.Text;
using ChatBot.Dialogs.Activities;
using ChatBot.Dialogs.Engine;
using ChatBot.Dialogs.Understanding;
using ChatBot.Dialogs.Understanding.Words;

namespace ChatBot.Dialogs.Skills.Programme;

/// <summary>
/// A place that a message names and the province has not ("ở Hà Nội", "xã Lạc Viên"). It is asked back: an answer for the whole province
/// would pass for one about that place.
/// </summary>
internal static class UnknownPlace
{
    private const int LongestName = 4;
    private const int MostOffered = 3;

    private static readonly WordListKey Types = new("programme.place-type");
    private static readonly WordListKey Prepositions = new("programme.place-before");
    private static readonly WordListKey Ends = new("programme.place-end");
    private static readonly WordListKey NoName = new("programme.place-not");

    // "Ở phương thức nào" asks for one of a kind, and names nothing.
    private static readonly WordListKey Asks = new("programme.place-asks");

    /// <summary>Asks which place is meant when the message names one that is not known; false when it names none.</summary>
    public static bool Ask(TurnContext turn, RecognizerResult said)
    {
        if (Find(turn.Content, said) is not { } name)
        {
            return false;
        }

        var query = AskedSearch.Of(said).Query;
        var alike = Alike(turn.Content.Places, name)
            .Select(c =>
                QueryCode.Payload(query with { Places = [c.Code] }, 0) is { } payload
                    ? new Button(PlaceLabels.Of(c, turn.Language), payload)
                    : null
            )
            .OfType<Button>()
            .ToList();
        LastSearch.Keep(turn, query);
        turn.Say(
            alike.Count > 0 ? "programme.place-unfound-alike" : "programme.place-unfound",
            [
                .. alike,
                new Button(turn.Text("programme.button-near"), Payload.Of(ProgrammeSkill.DayVerb, "near")),
                .. QueryCode.Payload(query, 0) is { } everywhere
                    ? [new Button(turn.Text("programme.button-province"), everywhere)]
                    : Array.Empty<Button>(),
                // Whoever is far away can follow what is online.
                .. alike.Count == 0 && QueryCode.Payload(new ProgrammeQuery { Online = true }, 0) is { } online
                    ? [new Button(turn.Text("programme.button-online"), online)]
                    : Array.Empty<Button>(),
                .. MenuButtons.Home(turn),
            ],
            ("place", name)
        );
        return true;
    }

    /// <summary>The name as it was typed, or null.</summary>
    public static string? Find(ContentSnapshot content, RecognizerResult said)
    {
        if (said.FoundPlaces.Count > 0)
        {
            return null;
        }

        var text = said.Analyzed;
        var typed = WordReader.AsTyped(text);
        var words = EventWords.Of(content);
        for (var i = 0; i + 1 < text.Tokens.Count; i++)
        {
            var isTyped = typed.Is(Types, i);
            if (!isTyped && !typed.Is(Prepositions, i))
            {
                continue;
            }

            var first = i + 1;
            var isCapital = char.IsUpper(text.Raw(first)[0]);
            var last = first;
            while (last < text.Tokens.Count && last - first < LongestName && IsOfName(said, typed, last, isFirst: last == first, isCapital))
            {
                last++;
            }

            // A hall or a square of the programme is found by its words.
            if (
                last > first
                && !typed.Is(Asks, last)
                && (isTyped || isCapital || last - first > 1)
                && !words.HasPhrase(string.Join(' ', Enumerable.Range(first, last - first).Select(t => text.FoldedToken(t).ToString())))
            )
            {
                return text.Text[text.Tokens[first].Start..text.Tokens[last - 1].End];
            }
        }

        return null;
    }

    private static bool IsOfName(RecognizerResult said, WordReader typed, int token, bool isFirst, bool isCapital)
    {
        var text = said.Analyzed;
        return text.Tokens[token].Kind == TokenKind.Word
            && (isCapital ? char.IsUpper(text.Raw(token)[0]) : !typed.Is(Ends, token) && !(isFirst && typed.Is(NoName, token)))
            && !said.Themes.Any(t => Enumerable.Range(t.Start, t.Count).Any(i => said.Expanded.Terms[i].Token == token));
    }

    // The first letter is seldom the slip: "Đà Nẵng" is not a mistyped Tân An.
    private static IEnumerable<Commune> Alike(Gazetteer places, string name)
    {
        var typed = Squeeze(name);
        return places
            .Communes.Select(c => (Commune: c, Apart: Distance(Squeeze(c.Name), typed)))
            .Where(c => c.Apart <= Math.Clamp(typed.Length / 3, 1, 3) && VietnameseText.FoldChar(c.Commune.Name[0]) == typed[0])
            .OrderBy(c => c.Apart)
            .ThenBy(c => c.Commune.Code, StringComparer.Ordinal)
            .Take(MostOffered)
            .Select(c => c.Commune);
    }

    private static string Squeeze(string name) => VietnameseText.Fold(name).Replace(" ", string.Empty, StringComparison.Ordinal);

    // Levenshtein's: letters put in, left out or changed.
    private static int Distance(string a, string b)
    {
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var above = row[j];
                row[j] = Math.Min(Math.Min(row[j], row[j - 1]) + 1, diagonal + (a[i - 1] == b[j - 1] ? 0 : 1));
                diagonal = above;
            }
        }

        return row[b.Length];
    }
}
