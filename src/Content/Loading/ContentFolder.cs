using System.Text;

namespace ChatBot.Content.Loading;

/// <summary>The files of a content folder as texts.</summary>
internal sealed class ContentFolder(string path, List<ContentProblem> problems, IReadOnlyDictionary<string, string>? instead = null)
{
    private readonly IReadOnlyDictionary<string, string> _instead = instead ?? new Dictionary<string, string>();

    /// <summary>Names of the files in a sub-folder (or the folder itself: empty) with an ending, in ordinal order.</summary>
    public IReadOnlyList<string> Files(string folder, string ending)
    {
        var directory = Path.Combine(path, folder);
        var files = Directory.Exists(directory) ? Directory.EnumerateFiles(directory).Select(file => Path.GetFileName(file)) : [];
        return
        [
            .. files
                .Where(name => name.EndsWith(ending, StringComparison.Ordinal) && name[0] != '.')
                .Select(name => folder.Length == 0 ? name : $"{folder}/{name}")
                .Union(_instead.Keys.Where(name => (Path.GetDirectoryName(name) ?? "") == folder && name.EndsWith(ending, StringComparison.Ordinal)))
                .Order(StringComparer.Ordinal),
        ];
    }

    /// <summary>When a file was last changed.</summary>
    public DateTimeOffset ModifiedAt(string name) => new(File.GetLastWriteTimeUtc(Path.Combine(path, name)), TimeSpan.Zero);

    public bool Has(string name) => _instead.ContainsKey(name) || File.Exists(Path.Combine(path, name));

    /// <summary>
    /// The text with LF line ends in NFC: an editor on macOS may save decomposed letters, which would differ from what citizens type. Null
    /// when the file is not UTF-8 (a problem was added).
    /// </summary>
    public string? Read(string name)
    {
        var text = _instead.TryGetValue(name, out var other) ? other : File.ReadAllText(Path.Combine(path, name), Encoding.UTF8);
        if (text.Contains('\uFFFD', StringComparison.Ordinal))
        {
            problems.Add(new Mark(name).Error("encoding", "The file is not saved as UTF-8. Save it again with the encoding UTF-8."));
            return null;
        }

        return text.ReplaceLineEndings("\n").Normalize(NormalizationForm.FormC);
    }

    /// <summary>Pairs <c>name.vi.ending</c> with <c>name.en.ending</c>; a twin that is missing is reported, and the lone file left out.</summary>
    public IEnumerable<(string Name, string Vi, string En)> Twins(string folder, string ending)
    {
        var files = Files(folder, ending);
        foreach (var file in files)
        {
            var stem = file[..^ending.Length];
            var other = stem.EndsWith(".vi", StringComparison.Ordinal) ? stem[..^3] + ".en" + ending
                : stem.EndsWith(".en", StringComparison.Ordinal) ? stem[..^3] + ".vi" + ending
                : null;
            if (other is null)
                problems.Add(new Mark(file).Error("file-name", $"A file here is named NAME.vi{ending} or NAME.en{ending}."));
            else if (!files.Contains(other))
                problems.Add(new Mark(file).Error("missing-twin", $"The file in the other language is missing: add {other}."));
            else if (stem.EndsWith(".vi", StringComparison.Ordinal))
                yield return (Path.GetFileName(stem[..^3]), file, other);
        }
    }
}
