using System.Globalization;
using NodaTime;
using NodaTime.Text;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace ChatBot.Content.Loading;

/// <summary>What a YAML text is read with: where it stands and where problems go.</summary>
/// <param name="Name">Path inside the content folder.</param>
/// <param name="LineOffset">Lines above the YAML in the file (the opening of a front matter).</param>
/// <param name="Problems">Where problems go.</param>
/// <param name="Monday">Monday from which relative days count, or null to refuse relative days.</param>
internal sealed record YamlFile(string Name, int LineOffset, List<ContentProblem> Problems, LocalDate? Monday = null)
{
    /// <summary>Where a place of the YAML is in the file.</summary>
    public Mark MarkOf(in YamlDotNet.Core.Mark mark) => new(Name, (int)mark.Line + LineOffset, (int)mark.Column);

    /// <summary>Reads a text whose root is a mapping; null when it is none (a problem was added).</summary>
    public YamlMap? Parse(string text)
    {
        var stream = new YamlStream();
        try
        {
            stream.Load(new StringReader(text));
        }
        catch (Exception e) when (e is YamlException or InvalidOperationException or ArgumentException)
        {
            // The parser meets some broken texts with other exceptions than its own, which know no place.
            var line = e is YamlException yaml ? (int)yaml.Start.Line : 0;
            var column = e is YamlException { Start.Line: > 0 } at ? (int)at.Start.Column : 0;
            Problems.Add(YamlTrouble.Explain(text, line, column, e.Message).At(Name, LineOffset));
            return null;
        }

        if (stream.Documents.Count == 1 && stream.Documents[0].RootNode is YamlMappingNode root)
        {
            return new YamlMap(this, root);
        }

        if (stream.Documents.Count == 0)
        {
            return new YamlMap(this, new YamlMappingNode());
        }

        Problems.Add(YamlTrouble.NoMapping(text).At(Name, LineOffset));
        return null;
    }
}

/// <summary>
/// A YAML mapping that is read key by key. It remembers what was asked for, so that <see cref="Done"/> can report a key that nobody reads:
/// a typing error there would otherwise lose a text without a word.
/// </summary>
internal sealed class YamlMap(YamlFile file, YamlMappingNode node)
{
    private static readonly LocalDatePattern DatePattern = LocalDatePattern.Iso;
    private static readonly LocalTimePattern TimePattern = LocalTimePattern.CreateWithInvariantCulture("H:mm");

    private readonly List<string> _asked = [];

    /// <summary>Where the map begins.</summary>
    public Mark At => file.MarkOf(node.Start);

    /// <summary>Problems of the file.</summary>
    public List<ContentProblem> Problems => file.Problems;

    /// <summary>The entries in the order of the file, for mappings whose keys are free.</summary>
    public IEnumerable<(Located Key, YamlNode Value)> Entries()
    {
        foreach (var (key, value) in node.Children)
        {
            if (key is YamlScalarNode { Value: { } text } && YamlTrouble.OddBlank(text) is { } odd)
            {
                Problems.Add(file.MarkOf(key.Start).Error("unknown-key", odd.En, odd.Vi));
            }
            else if (key is YamlScalarNode { Value: { } name })
            {
                yield return (new Located(name, file.MarkOf(key.Start)), value);
            }
            else
            {
                Problems.Add(file.MarkOf(key.Start).Error("bad-value", "A key must be a plain word.", "Tên mục phải là một từ đơn giản."));
            }
        }
    }

    /// <summary>The text of a key, or null when the key is not there.</summary>
    public Located? Optional(string key) => Find(key) is { } found ? Scalar(found, key) : null;

    /// <summary>The text of a key; a missing one is a problem and gives null.</summary>
    public Located? Required(string key)
    {
        Need(key);
        return Optional(key);
    }

    /// <summary>Reports a key that is not there, or has nothing behind it.</summary>
    public void Need(string key)
    {
        if (!Has(key))
        {
            Missing(key);
        }
        else if (IsEmpty(key))
        {
            Problems.Add(
                MarkOf(key)
                    .Error(
                        "empty-value",
                        $"'{key}' is empty. Write its value behind the colon.",
                        $"'{key}' còn trống. Hãy viết giá trị sau dấu hai chấm."
                    )
            );
        }
    }

    /// <summary>Whether the key is there.</summary>
    public bool Has(string key) => Find(key) is not null;

    /// <summary>Where the value of a key begins, or the map when the key is not there.</summary>
    public Mark MarkOf(string key) => Find(key) is { } found ? file.MarkOf(found.Start) : At;

    /// <summary>A yes or no; anything else is a problem and gives the fallback.</summary>
    public bool Flag(string key, bool fallback = false)
    {
        if (Optional(key) is not { } value)
        {
            return fallback;
        }

        if (value.Text is "true" or "yes" or "có")
        {
            return true;
        }

        if (value.Text is not ("false" or "no" or "không"))
        {
            Problems.Add(
                value.At.Error(
                    "bad-value",
                    $"'{key}' must be true or false, not '{value.Text}'.",
                    $"'{key}' phải là true (có) hoặc false (không), không phải '{value.Text}'."
                )
            );
        }

        return false;
    }

    /// <summary>A whole number in the range; anything else is a problem and gives null.</summary>
    public int? Number(string key, int min, int max)
    {
        if (Optional(key) is not { } value)
        {
            return null;
        }

        if (int.TryParse(value.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= min && number <= max)
        {
            return number;
        }

        Problems.Add(
            value.At.Error(
                "bad-value",
                $"'{key}' must be a whole number from {min} to {max}, not '{value.Text}'.",
                $"'{key}' phải là số nguyên từ {min} đến {max}, chỉ viết chữ số, không phải '{value.Text}'."
            )
        );
        return null;
    }

    /// <summary>A day, or null when the key is not there or holds none, which is a problem.</summary>
    public LocalDate? Date(string key) => Optional(key) is { } value ? ParseDate(key, value.Text, value.At) : null;

    /// <summary>A day with or without a time of day.</summary>
    public (LocalDateTime Value, bool HasTime)? DateTime(string key)
    {
        if (Optional(key) is not { } value)
        {
            return null;
        }

        var text = value.Text.Replace('T', ' ');
        var blank = text.IndexOf(' ', StringComparison.Ordinal);
        if (ParseDate(key, blank < 0 ? text : text[..blank], value.At) is not { } date)
        {
            return null;
        }

        if (blank < 0)
        {
            return (date.AtMidnight(), false);
        }

        var time = TimePattern.Parse(text[(blank + 1)..].Trim());
        if (time.Success)
        {
            return (date.At(time.Value), true);
        }

        Problems.Add(
            value.At.Error(
                "bad-date",
                $"'{text[(blank + 1)..].Trim()}' in '{key}' is no time of day. Write hours and minutes, e.g. 2020-10-05 08:00.",
                $"'{text[(blank + 1)..].Trim()}' ở '{key}' không phải giờ trong ngày. Hãy viết giờ và phút, ví dụ 2020-10-05 08:00."
            )
        );
        return null;
    }

    /// <summary>Texts of a list, or of a single value; empty when the key is not there.</summary>
    public IReadOnlyList<Located> List(string key)
    {
        if (Find(key) is not { } found)
        {
            return [];
        }

        if (found is not YamlSequenceNode list)
        {
            Dash(found);
            return Scalar(found, key) is { } single ? [single] : [];
        }

        foreach (var child in list.Children)
        {
            Dash(child);
        }

        return [.. list.Children.Select(child => Scalar(child, key)).OfType<Located>()];
    }

    // Lines that were meant as entries of a list run together into one text when a dash has no blank behind it, or is not below the others.
    private void Dash(YamlNode node)
    {
        if (node is not YamlScalarNode { Style: ScalarStyle.Plain, Value: { } text } || !RunTogether(text, node.Start.Line < node.End.Line))
        {
            return;
        }

        var start = file.MarkOf(node.Start);
        var at = text.StartsWith('-') ? start : new Mark(start.File, start.Line + 1);
        Problems.Add(
            at.Error(
                "bad-value",
                "Lines of this list run together. Each begins with a dash and a blank ('- '), and all dashes stand below each other.",
                "Các dòng của danh sách bị dính vào nhau. Mỗi dòng bắt đầu bằng dấu '-' rồi một dấu cách, và "
                    + "các dấu '-' thẳng hàng với nhau."
            )
        );
    }

    private static bool RunTogether(string text, bool hasLines) =>
        (text.Length > 1 && text[0] == '-' && char.IsLetter(text[1])) || (hasLines && text.Contains(" -", StringComparison.Ordinal));

    /// <summary>Nodes of a list; empty when the key is not there.</summary>
    public IReadOnlyList<YamlNode> Nodes(string key)
    {
        if (Find(key) is not { } found)
        {
            return [];
        }

        if (found is YamlSequenceNode list)
        {
            return [.. list.Children];
        }

        if (found is not YamlScalarNode { Value: null or "" })
        {
            Problems.Add(
                file.MarkOf(found.Start)
                    .Error(
                        "bad-value",
                        $"'{key}' must be a list: lines that begin with '- '.",
                        $"'{key}' phải là danh sách: mỗi dòng bắt đầu bằng '- '."
                    )
            );
        }

        return [];
    }

    /// <summary>The map of a key, or null when the key is not there.</summary>
    public YamlMap? Map(string key) => Find(key) is { } found ? Map(found, key) : null;

    /// <summary>A node as a map; anything else is a problem and gives null.</summary>
    public YamlMap? Map(YamlNode value, string what)
    {
        if (value is YamlMappingNode mapping)
        {
            return new YamlMap(file, mapping);
        }

        Problems.Add(
            file.MarkOf(value.Start)
                .Error(
                    "bad-value",
                    $"'{what}' must be written as lines of the form 'key: value'.",
                    $"'{what}' phải viết thành các dòng dạng 'tên: giá trị'."
                )
        );
        return null;
    }

    /// <summary>A text in both languages: <c>{vi: …, en: …}</c>; null when the key is absent.</summary>
    public DraftText? Pair(string key, string what, TextKind kind, bool sameInBoth = false)
    {
        if (Find(key) is not { } found)
        {
            return null;
        }

        if (found is YamlMappingNode mapping)
        {
            var pair = new YamlMap(file, mapping);
            var text = new DraftText(what, kind, pair.Optional("vi"), pair.Optional("en"), pair.At);
            pair.Done();
            return text;
        }

        var single = Scalar(found, key);
        return single is null ? null : new DraftText(what, kind, single, sameInBoth ? single : null, single.At);
    }

    /// <summary>A text in both languages; a missing language is a problem.</summary>
    public DraftText RequiredPair(string key, string what, TextKind kind)
    {
        if (Pair(key, what, kind) is { } pair)
        {
            return pair;
        }

        Need(key);
        // The missing key is the problem; a missing twin on top of it would only repeat it.
        var nothing = new Located("", At);
        return new DraftText(what, kind, nothing, nothing, At);
    }

    /// <summary>A node as a text; anything else is a problem and gives null.</summary>
    public Located? Scalar(YamlNode value, string what)
    {
        if (value is YamlScalarNode scalar)
        {
            var text = scalar.Value ?? "";
            if (scalar.Style == ScalarStyle.Plain && text is "" or "~" or "null")
            {
                return null;
            }
            // The text of a literal block (|) begins on the line below its mark.
            var at = file.MarkOf(scalar.Start);
            var isBlock = scalar.Style is ScalarStyle.Literal or ScalarStyle.Folded;
            // Written as an escape inside quotes, "\\0": the file itself holds none.
            if (ControlCharacter.IndexIn(text) is { } control)
            {
                Problems.Add(ControlCharacter.Problem(at, text[control]));
            }

            return new Located(text.Trim(), isBlock ? new Mark(at.File, at.Line + 1) : at);
        }

        Problems.Add(
            file.MarkOf(value.Start)
                .Error(
                    "bad-value",
                    $"'{what}' must be one text here, not a list or a mapping.",
                    $"'{what}' ở đây phải là một đoạn chữ, không phải danh sách hay nhiều mục."
                )
        );
        return null;
    }

    /// <summary>Adds the problem of a key that must be there.</summary>
    public void Missing(string key) =>
        Problems.Add(
            At.Error("missing-key", $"'{key}' is missing here. Add a line '{key}: …'.", $"Ở đây thiếu '{key}'. Hãy thêm dòng '{key}: …'.")
        );

    /// <summary>Reports keys that were never asked for.</summary>
    public void Done()
    {
        foreach (var (key, _) in Entries())
        {
            if (_asked.Contains(key.Text))
            {
                continue;
            }

            var near = Suggestion.Nearest(key.Text, _asked);
            var known = string.Join(", ", _asked.Distinct().Order(StringComparer.Ordinal));
            Problems.Add(
                key.At.Error(
                    "unknown-key",
                    $"'{key.Text}' is not known here. {(near is null ? $"Known here: {known}." : $"Did you mean '{near}'?")}",
                    $"Ở đây không dùng '{key.Text}'. "
                        + $"{(near is null ? $"Những mục dùng được: {known}." : $"Có phải bạn muốn viết '{near}'?")}"
                )
            );
        }
    }

    private LocalDate? ParseDate(string key, string text, Mark at)
    {
        if (
            text.StartsWith('+')
            && file.Monday is { } monday
            && int.TryParse(text.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out var days)
            && days <= 3660
        )
        {
            return monday.PlusDays(days);
        }

        var date = DatePattern.Parse(text);
        if (date.Success)
        {
            return date.Value;
        }

        var (relative, relativeVi) = text.StartsWith('+')
            ? (
                " Days counted from the sample week (+3) are for sample data only: add 'sample: true'.",
                " Ngày tính từ tuần mẫu (+3) chỉ dùng cho dữ liệu mẫu: thêm 'sample: true'."
            )
            : ("", "");
        Problems.Add(
            at.Error(
                "bad-date",
                $"'{text}' in '{key}' is no day of the calendar. Write year-month-day, e.g. 2020-10-05.{relative}",
                $"'{text}' ở '{key}' không phải ngày có trên lịch. Hãy viết năm-tháng-ngày, ví dụ 2020-10-05.{relativeVi}"
            )
        );
        return null;
    }

    private bool IsEmpty(string key) =>
        Find(key) switch
        {
            YamlScalarNode { Style: ScalarStyle.Plain, Value: null or "" or "~" or "null" } => true,
            YamlMappingNode { Children.Count: 0 } => true,
            _ => false,
        };

    private YamlNode? Find(string key)
    {
        _asked.Add(key);
        return node.Children.TryGetValue(new YamlScalarNode(key), out var found) ? found : null;
    }
}
