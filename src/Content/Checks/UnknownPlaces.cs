using ChatBot.Content.Loading;

namespace ChatBot.Content.Checks;

/// <summary>
/// The commune of an event, a class or a place of the directory is one of today's 130, and the district of a past event one of the former 21, by
/// its code.
/// </summary>
internal sealed class UnknownPlaces : IContentRule
{
    public string Id => "unknown-place";

    public IEnumerable<ContentProblem> Check(ContentDraft draft, LoadOptions options)
    {
        if (draft.Places is not { } places)
            return [];
        var districts = draft.Editions.SelectMany(e => e.Events).Select(e => e.District).OfType<Located>()
            .Where(code => places.District(code.Text) is null)
            .Select(code => code.At.Error(Id, $"'{code.Text}' is no code of a former district. The codes are in places/nghe-an-units.json under \"districts\"; write them in quotes."));
        return draft.Editions.SelectMany(e => e.Events).Select(e => e.Commune)
            .Concat(draft.Classes.Select(c => c.Commune))
            .Concat(draft.Directory.Select(p => p.Commune))
            .OfType<Located>()
            .Where(code => places.Commune(code.Text) is null)
            .Select(code => code.At.Error(Id, $"'{code.Text}' is no code of a commune of today.{Hint(code.Text)} The codes are in places/nghe-an-units.json; write them in quotes."))
            .Concat(districts);

        string Hint(string text) =>
            places.Communes.FirstOrDefault(c => string.Equals(c.FullName, text, StringComparison.OrdinalIgnoreCase)
                || string.Equals(c.Name, text, StringComparison.OrdinalIgnoreCase)) is { } commune
                ? $" {commune.FullName} is \"{commune.Code}\"."
                : "";
    }
}
