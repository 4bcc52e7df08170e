namespace ChatBot.Content.Loading;

/// <summary>Finds the name that was probably meant by one that is not known.</summary>
public static class Suggestion
{
    /// <summary>
    /// The nearest of the known names, or null when none is near: at most a third of the letters differ, and at least two may.
    /// </summary>
    /// <param name="name">The unknown name; upper and lower case count.</param>
    /// <param name="known">The known names.</param>
    public static string? Nearest(string name, IEnumerable<string> known)
    {
        // Two letters swapped count as two.
        var limit = name.Length <= 3 ? 1 : Math.Max(2, name.Length / 3);
        return known
            .Distinct(StringComparer.Ordinal)
            .Select(k => (Name: k, Distance: Distance(name, k)))
            .Where(x => x.Distance <= limit)
            .OrderBy(x => x.Distance)
            .ThenBy(x => x.Name, StringComparer.Ordinal)
            .Select(x => x.Name)
            .FirstOrDefault();
    }

    /// <summary>"Did you mean 'x'?" with a blank before it, or nothing.</summary>
    public static string Hint(string name, IEnumerable<string> known) => Nearest(name, known) is { } near ? $" Did you mean '{near}'?" : "";

    /// <summary>The same in Vietnamese.</summary>
    public static string HintVi(string name, IEnumerable<string> known) =>
        Nearest(name, known) is { } near ? $" Có phải bạn muốn viết '{near}'?" : "";

    private static int Distance(string a, string b)
    {
        var previous = new int[b.Length + 1];
        var current = new int[b.Length + 1];
        for (var j = 0; j <= b.Length; j++)
        {
            previous[j] = j;
        }

        for (var i = 1; i <= a.Length; i++)
        {
            current[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var swap = previous[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
                current[j] = Math.Min(swap, Math.Min(previous[j], current[j - 1]) + 1);
            }

            (previous, current) = (current, previous);
        }

        return previous[b.Length];
    }
}
