using ChatBot.Content.Model;
using ChatBot.Content.Text;

namespace ChatBot.Content.Loading;

/// <summary>
/// Reads the name of a commune where its code is expected: nobody knows codes by heart. Marks that were typed count; a name without any
/// mark is read without marks. Only a commune of today is taken, and only when no other has that name.
/// </summary>
internal static class CommuneName
{
    private static readonly string[] Types = ["phường", "xã", "p.", "x."];

    /// <summary>Puts codes in the place of names, and remembers which.</summary>
    public static void Resolve(ContentDraft draft)
    {
        if (draft.Places is not { } places)
        {
            return;
        }

        for (var i = 0; i < draft.Editions.Count; i++)
        {
            draft.Editions[i] = draft.Editions[i] with
            {
                Events = [.. draft.Editions[i].Events.Select(e => e with { Commune = Code(e.Commune) })],
            };
        }

        for (var i = 0; i < draft.Classes.Count; i++)
        {
            draft.Classes[i] = draft.Classes[i] with { Commune = Code(draft.Classes[i].Commune) };
        }

        for (var i = 0; i < draft.Directory.Count; i++)
        {
            draft.Directory[i] = draft.Directory[i] with { Commune = Code(draft.Directory[i].Commune)! };
        }

        Located? Code(Located? written)
        {
            if (written is null || places.Commune(written.Text) is not null || Find(places, written.Text) is not [var commune])
            {
                return written;
            }

            draft.CommuneNames.Add((written, commune));
            return written with { Text = commune.Code };
        }
    }

    /// <summary>
    /// Communes that may be meant by what is no code and no name, as words for a message: at most three, with their codes.
    /// </summary>
    public static IReadOnlyList<string> Candidates(Gazetteer places, string text)
    {
        var found = Find(places, text);
        if (found.Count == 0)
        {
            // A former commune: the ones it went into.
            found = [.. places.Communes.Where(c => c.Former.Any(f => IsName(text, f.FullName, f.Name)))];
        }

        if (
            found.Count == 0
            && Suggestion.Nearest(VietnameseText.FoldedWords(Bare(text)), places.Communes.Select(c => VietnameseText.FoldedWords(c.Name)))
                is { } near
        )
        {
            found = [.. places.Communes.Where(c => VietnameseText.FoldedWords(c.Name) == near)];
        }

        return [.. found.Take(3).Select(c => $"{c.FullName} (\"{c.Code}\")")];
    }

    private static List<Commune> Find(Gazetteer places, string text) => [.. places.Communes.Where(c => IsName(text, c.FullName, c.Name))];

    private static bool IsName(string text, string fullName, string name)
    {
        var isBare = !VietnameseText.Normalize(text).Any(VietnameseText.IsMarked);
        var written = Key(text);
        return written == Key(fullName)
            || written == Key(name)
            || (Bare(text) is var bare && bare != text && Key(bare) == Key(name) && HasType(text, fullName));

        string Key(string value) => isBare ? VietnameseText.FoldedWords(value) : Marked(value);
    }

    // In one spelling: the tone of a vowel pair stands on either letter (Hòa, Hoà).
    private static string Marked(string value) =>
        string.Join(
            ' ',
            VietnameseText.LowerCanonical(VietnameseText.Normalize(value)).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
        );

    // "P. Trường Vinh" is a phường, and no xã of that name.
    private static bool HasType(string text, string fullName) =>
        VietnameseText.FoldedWords(fullName)[0] == VietnameseText.FoldedWords(text)[0];

    private static string Bare(string text)
    {
        var trimmed = text.Trim();
        var type = Array.Find(
            [.. Types, .. Types.Select(VietnameseText.FoldedWords)],
            t => trimmed.StartsWith(t + (t[^1] == '.' ? "" : " "), StringComparison.OrdinalIgnoreCase)
        );
        return type is null ? text : trimmed[type.Length..].Trim();
    }
}
