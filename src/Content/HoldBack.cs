using ChatBot.Content.Loading;

namespace ChatBot.Content;

/// <summary>
/// Finds the most of a folder that is sound: each file with an error is replaced by its last good version, and nothing else. Files that
/// only together are right (a topic and the fact it names) wait together.
/// </summary>
internal static class HoldBack
{
    // Each try is a whole load. Beyond this, somebody is in the middle of changing everything, and the whole waits.
    private const int MostTries = 60;

    /// <summary>Replaces as little as possible of what is there by what was good.</summary>
    /// <param name="now">The files as they are.</param>
    /// <param name="good">The files that were last in use; sound by themselves, or none at all.</param>
    /// <param name="first">What loading the files as they are gave.</param>
    /// <param name="load">Loads files.</param>
    /// <returns>The content that can be used, or null when none can and the whole folder waits.</returns>
    public static SoundContent? Find(ContentFiles now, ContentFiles good, LoadResult first, Func<ContentFiles, LoadResult> load)
    {
        var changed = now.Differences(good)
            .GroupBy(UnitOf, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => g.ToList(), StringComparer.Ordinal);
        var held = new OrderedDictionary<string, WaitingEdit>(StringComparer.Ordinal);
        var tries = 0;
        var result = first;
        while (result.Snapshot is null)
        {
            // An empty folder, or one without its topics, is one that is being copied or is not mounted. To take a part of it would be to
            // lose the rest.
            if (result.Errors.Any(e => e.Rule == "nothing-there"))
            {
                return null;
            }

            var named = result
                .Errors.Where(e => changed.ContainsKey(UnitOf(e.File)) && !held.ContainsKey(UnitOf(e.File)))
                .ToLookup(e => UnitOf(e.File), StringComparer.Ordinal);
            foreach (var unit in named)
            {
                Hold(unit.Key, [.. unit]);
            }

            if (named.Count == 0)
            {
                // The files with errors are as they were: another edit took away what they need.
                if (Cause(result) is not { } cause)
                {
                    return null;
                }

                Hold(cause.Unit, cause.Ended);
            }

            result = load(Files());
            if (++tries > MostTries)
            {
                return null;
            }
        }

        Release();
        return new SoundContent(Files(), result, [.. held.Values]);

        ContentFiles Files() =>
            now.With(held.Keys.SelectMany(unit => changed[unit]).Select(name => KeyValuePair.Create(name, good.Find(name))));

        void Hold(string unit, IReadOnlyList<ContentProblem> problems) =>
            held[unit] = new WaitingEdit(unit, changed[unit], changed[unit].TrueForAll(name => good.Find(name) is null), problems);

        // The one edit without which the fewest errors are left. What was deleted is the likeliest.
        (string Unit, IReadOnlyList<ContentProblem> Ended)? Cause(LoadResult broken)
        {
            (string Unit, IReadOnlyList<ContentProblem> Ended)? best = null;
            foreach (
                var unit in changed
                    .Keys.Where(unit => !held.ContainsKey(unit))
                    .OrderBy(unit => changed[unit].Exists(name => now.Find(name) is null) ? 0 : 1)
                    .ThenBy(unit => unit, StringComparer.Ordinal)
            )
            {
                if (++tries > MostTries)
                {
                    break;
                }

                held[unit] = null!;
                var without = load(Files());
                held.Remove(unit);
                var ended = broken.Errors.Except(without.Errors).ToList();
                if (ended.Count > (best?.Ended.Count ?? 0) && without.Errors.Count() < broken.Errors.Count())
                {
                    best = (unit, ended);
                }

                if (without.Snapshot is not null)
                {
                    break;
                }
            }

            return best;
        }

        // What was held for an error that another edit had caused need not wait.
        void Release()
        {
            foreach (var unit in held.Keys.Reverse().ToList())
            {
                if (held.Count == 1 || ++tries > MostTries * 2)
                {
                    return;
                }

                var edit = held[unit];
                held.Remove(unit);
                if (load(Files()) is { Snapshot: not null } without)
                {
                    result = without;
                }
                else
                {
                    held[unit] = edit;
                }
            }
        }
    }

    /// <summary>What is edited as one: a text and its twin in the other language, or one file.</summary>
    internal static string UnitOf(string file)
    {
        foreach (var ending in new[] { ".vi.md", ".en.md", ".vi.yaml", ".en.yaml" })
        {
            if (file.EndsWith(ending, StringComparison.Ordinal))
            {
                return file[..^ending.Length];
            }
        }

        return file;
    }
}

/// <summary>Files that are sound together.</summary>
/// <param name="Files">What is used.</param>
/// <param name="Result">Its load, with a snapshot.</param>
/// <param name="Waiting">What waits.</param>
internal sealed record SoundContent(ContentFiles Files, LoadResult Result, IReadOnlyList<WaitingEdit> Waiting);
