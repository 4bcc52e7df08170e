using System.Text;

namespace ChatBot.Content.Loading;

/// <summary>
/// The files of a content folder as texts. A copy that a file manager or a cloud drive left beside its original is reported and not read.
/// </summary>
internal sealed class ContentFolder
{
    private readonly ContentFiles _files;
    private readonly List<ContentProblem> _problems;
    private readonly HashSet<string> _copies;

    /// <summary>Takes the files and adds a problem for each that is not read.</summary>
    public ContentFolder(ContentFiles files, List<ContentProblem> problems)
    {
        _files = files;
        _problems = problems;
        _copies = [];
        foreach (var name in files.Names)
        {
            if (files.Find(name)!.Problem is { } problem)
            {
                problems.Add(problem);
            }
            else if (FileNames.OriginalOf(name, other => files.Find(other) is not null) is { } original)
            {
                _copies.Add(name);
                problems.Add(
                    new Mark(name).Warning(
                        "copy",
                        $"This looks like a copy of {original} and is not read. Remove it, or give it a name of "
                            + $"its own without blanks and brackets.",
                        $"Tệp này có vẻ là bản sao của {original} nên chatbot không đọc. Hãy xóa đi, hoặc đặt "
                            + $"tên riêng không có dấu cách và dấu ngoặc."
                    )
                );
            }
        }
    }

    /// <summary>Names of the files in a sub-folder (or the folder itself: empty) with an ending, in ordinal order.</summary>
    public IReadOnlyList<string> Files(string folder, string ending) =>
        [
            .. _files.Names.Where(name =>
                (Path.GetDirectoryName(name) ?? "") == folder && name.EndsWith(ending, StringComparison.Ordinal) && !_copies.Contains(name)
            ),
        ];

    /// <summary>When a file was last changed.</summary>
    public DateTimeOffset ModifiedAt(string name) => _files.Find(name)?.ModifiedAt ?? default;

    /// <summary>Whether there is a file of this name.</summary>
    public bool Has(string name) => _files.Find(name) is not null;

    /// <summary>The bytes of a file, or null when it is not read.</summary>
    public ReadOnlyMemory<byte>? Bytes(string name) => _files.Find(name) is { Problem: null } file ? file.Bytes : null;

    /// <summary>
    /// The text with LF line ends in NFC: an editor on macOS may save decomposed letters, which would differ from what citizens type. Null
    /// when the file is not UTF-8, or is not read at all (a problem was added).
    /// </summary>
    public string? Read(string name)
    {
        if (_files.Find(name) is not { Problem: null } file)
        {
            return null;
        }

        using var reader = new StreamReader(new MemoryStream(file.Bytes), Encoding.UTF8);
        var text = reader.ReadToEnd();
        if (text.Contains('\uFFFD', StringComparison.Ordinal))
        {
            _problems.Add(
                new Mark(name).Error(
                    "encoding",
                    "The file is not saved as UTF-8. Save it again with the encoding UTF-8.",
                    "Tệp chưa lưu bằng mã UTF-8. Hãy lưu lại và chọn mã UTF-8."
                )
            );
            return null;
        }

        text = text.ReplaceLineEndings("\n").Normalize(NormalizationForm.FormC);
        if (ControlCharacter.IndexIn(text) is { } index)
        {
            _problems.Add(ControlCharacter.Problem(new Located(text, new Mark(name, 1)).MarkOf(index), text[index]));
            return null;
        }

        return text;
    }

    /// <summary>
    /// Pairs <c>name.vi.ending</c> with <c>name.en.ending</c>; a twin that is missing is reported, and the lone file left out.
    /// </summary>
    public IEnumerable<(string Name, string Vi, string En)> Twins(string folder, string ending)
    {
        var files = Files(folder, ending);
        foreach (var file in files)
        {
            var stem = file[..^ending.Length];
            var other =
                stem.EndsWith(".vi", StringComparison.Ordinal) ? stem[..^3] + ".en" + ending
                : stem.EndsWith(".en", StringComparison.Ordinal) ? stem[..^3] + ".vi" + ending
                : null;
            if (other is null)
            {
                _problems.Add(
                    new Mark(file).Error(
                        "file-name",
                        $"A file here is named NAME.vi{ending} or NAME.en{ending}.",
                        $"Tệp ở đây phải có tên dạng TÊN.vi{ending} hoặc TÊN.en{ending}."
                    )
                );
            }
            else if (!files.Contains(other))
            {
                _problems.Add(
                    new Mark(file).Error(
                        "missing-twin",
                        $"The file in the other language is missing: add {other}.",
                        $"Thiếu tệp của thứ tiếng kia: hãy thêm {other}."
                    )
                );
            }
            else if (stem.EndsWith(".vi", StringComparison.Ordinal))
            {
                yield return (Path.GetFileName(stem[..^3]), file, other);
            }
        }
    }
}
