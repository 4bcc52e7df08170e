namespace ChatBot.Content.Loading;

/// <summary>
/// Says in Vietnamese what a text is. Readers name each text once, as <c>KEY of KIND ID</c>: the key is a word of the file and stays as it
/// is, the kind is one of a closed list.
/// </summary>
internal static class TextName
{
    private static readonly Dictionary<string, string> Kinds = new(StringComparer.Ordinal)
    {
        ["topic"] = "chủ đề",
        ["lesson"] = "bài học",
        ["edition"] = "tuần lễ",
        ["event"] = "hoạt động",
        ["class"] = "lớp",
        ["place"] = "địa điểm",
        ["theme"] = "chủ đề hoạt động",
        ["option"] = "lựa chọn",
        ["button"] = "nút",
    };

    // Not keys of a file: what stands under the front matter.
    private static readonly Dictionary<string, string> Bodies = new(StringComparer.Ordinal)
    {
        ["answer"] = "câu trả lời",
        ["longer answer"] = "phần dài (sau <!-- more -->)",
        ["story"] = "câu chuyện",
    };

    /// <summary>The Vietnamese words for a part of the content, for problems.</summary>
    public static string InVietnamese(string what)
    {
        var parts = what.Split(" of ");
        if (parts.Length == 1)
        {
            return Thing(what);
        }

        var key =
            Bodies.TryGetValue(parts[0], out var body) ? body
            : parts[0].Contains(' ', StringComparison.Ordinal) ? Thing(parts[0])
            : $"'{parts[0]}'";
        return string.Join(" của ", parts[1..].Select(Thing).Prepend(key));
    }

    private static string Thing(string words)
    {
        var blank = words.IndexOf(' ', StringComparison.Ordinal);
        if (blank < 0)
        {
            return words;
        }

        var (kind, id) = (words[..blank], words[(blank + 1)..]);
        return kind switch
        {
            "fact" => $"số liệu {id}",
            "text" => $"câu {id}",
            "answer" => $"câu trả lời {id}",
            "label" => $"nhãn {id}",
            _ => Kinds.TryGetValue(kind, out var vi) ? $"{vi} {id}" : words,
        };
    }
}
