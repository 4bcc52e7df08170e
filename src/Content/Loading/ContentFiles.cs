using System.Collections.Frozen;

namespace ChatBot.Content.Loading;

/// <summary>
/// The files of a content folder that are read, as they stood at one moment, by their paths inside it. Loading, comparing and keeping work
/// on the same bytes, whatever happens to the folder meanwhile.
/// </summary>
internal sealed class ContentFiles(IReadOnlyDictionary<string, ContentFile> files)
{
    /// <summary>Longest file in bytes. The longest shipped one has 80,000; what is far longer is no text that somebody wrote.</summary>
    public const int MostBytes = 4 * 1024 * 1024;

    /// <summary>The rule of a file that could not be read: rights may be given without the file changing, so it is tried again.</summary>
    public const string UnreadableRule = "unreadable";

    /// <summary>Endings, or names, of what is read in each folder.</summary>
    public static FrozenDictionary<string, string[]> Kinds { get; } =
        new Dictionary<string, string[]>(StringComparer.Ordinal)
        {
            [""] = [FactReader.FileName, "classes.yaml", "themes.yaml", "follow-ups.yaml", "off-topic.txt"],
            ["topics"] = [".md"],
            ["lessons"] = [".md"],
            ["texts"] = [".yaml"],
            ["editions"] = [".yaml"],
            [PictureReader.Folder] = PictureReader.Endings,
            ["phrasings"] = [".yaml"],
            [WordListReader.Folder] = [".tsv"],
            ["places"] = [PlacesReader.FileName["places/".Length..], "directory.yaml"],
        }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>No file at all.</summary>
    public static ContentFiles None { get; } = new(new Dictionary<string, ContentFile>());

    /// <summary>Names with forward slashes, e.g. <c>topics/week_what.vi.md</c>, in ordinal order.</summary>
    public IEnumerable<string> Names => files.Keys.Order(StringComparer.Ordinal);

    /// <summary>Number of files.</summary>
    public int Count => files.Count;

    /// <summary>The file of this name, or null.</summary>
    public ContentFile? Find(string name) => files.GetValueOrDefault(name);

    /// <summary>Reads a folder that is there.</summary>
    /// <exception cref="IOException">The folder could not be listed.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder may not be listed.</exception>
    public static ContentFiles Read(string folder)
    {
        var files = new Dictionary<string, ContentFile>(StringComparer.Ordinal);
        var links = new ContentLinks(folder);
        foreach (var (sub, kinds) in Kinds)
        {
            var directory = Path.Combine(folder, sub);
            if (!Directory.Exists(directory))
            {
                continue;
            }

            if (links.LeadsOut(directory))
            {
                // One entry stands for all that may be behind it.
                files[sub] = ContentFile.Refused(ContentLinks.Refusal(sub));
                continue;
            }

            foreach (var path in Directory.EnumerateFiles(directory))
            {
                var file = Path.GetFileName(path);
                var name = sub.Length == 0 ? file : $"{sub}/{file}";
                if (
                    kinds.Any(kind => kind[0] == '.' ? file.EndsWith(kind, StringComparison.Ordinal) : file == kind)
                    && !FileNames.IsLeftover(file)
                )
                {
                    files[name] = links.LeadsOut(path) ? ContentFile.Refused(ContentLinks.Refusal(name)) : ContentFile.Read(path, name);
                }
            }
        }

        return new ContentFiles(files);
    }

    /// <summary>These files, some of them replaced; a null takes a file out.</summary>
    public ContentFiles With(IEnumerable<KeyValuePair<string, ContentFile?>> instead)
    {
        var changed = new Dictionary<string, ContentFile>(files, StringComparer.Ordinal);
        foreach (var (name, file) in instead)
        {
            if (file is null)
            {
                changed.Remove(name);
            }
            else
            {
                changed[name] = file;
            }
        }

        return new ContentFiles(changed);
    }

    /// <summary>Names whose bytes differ, or that only one of the two has.</summary>
    public IEnumerable<string> Differences(ContentFiles other) =>
        Names.Union(other.Names, StringComparer.Ordinal).Where(name => !Equals(Find(name), other.Find(name)));

    /// <summary>Whether both have the same files with the same bytes.</summary>
    public bool SameAs(ContentFiles other) => !Differences(other).Any();
}

/// <summary>One file, or why it is not read.</summary>
internal sealed class ContentFile : IEquatable<ContentFile>
{
    private ContentFile(byte[] bytes, DateTimeOffset modifiedAt, ContentProblem? problem)
    {
        Bytes = bytes;
        ModifiedAt = modifiedAt;
        Problem = problem;
    }

    /// <summary>The bytes; empty when the file is not read.</summary>
    public byte[] Bytes { get; }

    /// <summary>When it was last written.</summary>
    public DateTimeOffset ModifiedAt { get; }

    /// <summary>Why the file is not read, or null when it is.</summary>
    public ContentProblem? Problem { get; }

    /// <summary>A file that was read.</summary>
    public static ContentFile Of(byte[] bytes, DateTimeOffset modifiedAt) => new(bytes, modifiedAt, null);

    /// <summary>A file that is not read, and why.</summary>
    public static ContentFile Refused(ContentProblem problem) => new([], default, problem);

    /// <summary>Reads a file; one that is too large or may not be read is refused with a problem.</summary>
    public static ContentFile Read(string path, string name)
    {
        try
        {
            var info = new FileInfo(path);
            if (info.Length > ContentFiles.MostBytes)
            {
                return Refused(
                    new Mark(name).Error(
                        "file-size",
                        $"The file has {info.Length} bytes; at most {ContentFiles.MostBytes} are read. Is it a text?",
                        $"Tệp có {info.Length} byte; chatbot đọc nhiều nhất {ContentFiles.MostBytes} byte. Có đúng là tệp văn bản không?"
                    )
                );
            }

            return Of(File.ReadAllBytes(path), new DateTimeOffset(info.LastWriteTimeUtc, TimeSpan.Zero));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return Refused(
                new Mark(name).Error(
                    ContentFiles.UnreadableRule,
                    $"The file cannot be read ({e.GetType().Name}). Let the user that the service runs as read it.",
                    "Chatbot không có quyền đọc tệp này. Hãy cho tài khoản chạy dịch vụ quyền đọc."
                )
            );
        }
    }

    public bool Equals(ContentFile? other) => other is not null && Problem == other.Problem && Bytes.AsSpan().SequenceEqual(other.Bytes);

    public override bool Equals(object? obj) => Equals(obj as ContentFile);

    public override int GetHashCode() => HashCode.Combine(Bytes.Length, Problem);
}
