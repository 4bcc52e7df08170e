using System.Text.RegularExpressions;

namespace ChatBot.Content.Loading;

/// <summary>What is wrong with a YAML text, in words for somebody who has never heard of YAML.</summary>
/// <param name="Line">Line of the YAML text, from 1; 0: the whole text.</param>
/// <param name="Column">Column from 1; 0: the whole line.</param>
/// <param name="En">English.</param>
/// <param name="Vi">Vietnamese.</param>
/// <remarks>
/// A parser says where it could not go on, in the words of its grammar, and often lines below the mistake. The mistakes of people are few:
/// a tab or a blank of another kind, a colon in a text, no blank behind a colon, a quote without its end, a key written twice. Those are
/// looked for.
/// </remarks>
internal sealed partial record YamlTrouble(int Line, int Column, string En, string Vi)
{
    private static readonly Dictionary<char, (string En, string Vi)> OddBlanks = new()
    {
        ['\t'] = ("a tab", "phím Tab"),
        ['\u00A0'] = ("a no-break space (U+00A0)", "dấu cách không ngắt (U+00A0)"),
        ['\u202F'] = ("a narrow no-break space (U+202F)", "dấu cách không ngắt hẹp (U+202F)"),
        ['\u2007'] = ("a figure space (U+2007)", "dấu cách số (U+2007)"),
        ['\u2003'] = ("an em space (U+2003)", "dấu cách rộng (U+2003)"),
        ['\u2002'] = ("an en space (U+2002)", "dấu cách rộng (U+2002)"),
        ['\u2009'] = ("a thin space (U+2009)", "dấu cách hẹp (U+2009)"),
        ['\u3000'] = ("a wide space (U+3000)", "dấu cách toàn bề rộng (U+3000)"),
        ['\u200B'] = ("a zero-width space (U+200B)", "ký tự ẩn (U+200B)"),
        ['\u200C'] = ("a zero-width character (U+200C)", "ký tự ẩn (U+200C)"),
        ['\u200D'] = ("a zero-width character (U+200D)", "ký tự ẩn (U+200D)"),
        ['\u2060'] = ("a word joiner (U+2060)", "ký tự ẩn (U+2060)"),
        ['\uFEFF'] = ("a byte order mark (U+FEFF)", "ký tự ẩn (U+FEFF)"),
    };

    /// <summary>As a problem of a file.</summary>
    public ContentProblem At(string file, int lineOffset) =>
        new Mark(file, Line == 0 ? lineOffset + 1 : Line + lineOffset, Column).Error("yaml", En, Vi);

    /// <summary>Explains why a text could not be parsed.</summary>
    /// <param name="text">The text, with LF line ends.</param>
    /// <param name="line">Where the parser stopped, from 1; 0: not known.</param>
    /// <param name="column">The column there, from 1.</param>
    /// <param name="parser">The parser's words.</param>
    public static YamlTrouble Explain(string text, int line, int column, string parser)
    {
        var lines = text.Split('\n');
        if (line <= 0 || line > lines.Length)
        {
            line = lines.Length;
        }
        // The parser reads a line ahead; what is below cannot have stopped it.
        var read = lines.AsSpan(0, Math.Min(lines.Length, line + 1));
        return Blank(read)
            ?? Twice(lines, line, column, parser)
            ?? Quote(lines, line, parser)
            ?? At(lines, line, column)
            ?? NoColon(lines, line)
            ?? NoBlank(read)
            ?? NoBlankBehindDash(lines, line)
            ?? Indent(lines, line)
            ?? Colon(read)
            ?? Mark(read)
            ?? Bracket(lines)
            ?? Blank(lines)
            ?? new YamlTrouble(
                line,
                column,
                $"This is not valid YAML: {parser} Look at indentation, at a colon or quote in the text (put "
                    + $"the text in \"quotes\"), and at keys written twice.",
                "Không đọc được từ dòng này. Hãy xem các dòng cùng cấp có thụt vào bằng nhau không, sau dấu "
                    + "hai chấm có dấu cách không; phần chữ có dấu hai chấm hay ngoặc kép thì đặt cả trong \"ngoặc kép\"."
            );
    }

    /// <summary>Explains why a text that could be parsed is no list of keys.</summary>
    public static YamlTrouble NoMapping(string text) =>
        Blank(text.Split('\n'))
        ?? NoBlank(text.Split('\n'))
        ?? new YamlTrouble(0, 0, "Expected lines of the form 'key: value'.", "Ở đây cần các dòng dạng 'tên: giá trị'.");

    /// <summary>Words for a problem when a key holds a blank of another kind, or null when it holds none.</summary>
    public static (string En, string Vi)? OddBlank(string key)
    {
        var index = key.AsSpan().IndexOfAny(OddCharacters);
        if (index < 0)
        {
            return null;
        }

        var (en, vi) = OddBlanks[key[index]];
        return (
            $"There is {en} before or in '{key.Trim()}', as copying from a web page or Word leaves it. Delete it and type plain blanks.",
            $"Trước hoặc trong '{key.Trim()}' có {vi}, thường lẫn vào khi chép từ trang web hay Word. Hãy xóa đi rồi gõ dấu cách thường."
        );
    }

    private static string OddCharacters { get; } = string.Concat(OddBlanks.Keys);

    // Where blanks decide: before the first word of a line, behind a dash, behind a key.
    private static YamlTrouble? Blank(ReadOnlySpan<string> lines)
    {
        for (var i = 0; i < lines.Length; i++)
        {
            var place = Structure().Match(lines[i]).ValueSpan;
            var index = place.IndexOfAny(OddCharacters);
            if (index < 0)
            {
                continue;
            }

            var (en, vi) = OddBlanks[place[index]];
            var isIndent = place[..index].IsWhiteSpace();
            return new YamlTrouble(
                i + 1,
                index + 1,
                isIndent
                    ? $"The line is indented with {en}. Delete it and type plain blanks."
                    : $"There is {en} here. Delete it and type a plain blank.",
                isIndent
                    ? $"Dòng này thụt lề bằng {vi}; hãy xóa đi và dùng dấu cách thường."
                    : $"Ở đây có {vi}; hãy xóa đi và gõ dấu cách thường."
            );
        }

        return null;
    }

    private static YamlTrouble? Twice(string[] lines, int line, int column, string parser)
    {
        if (!parser.Contains("uplicate key", StringComparison.Ordinal) || Key().Match(lines[line - 1]) is not { Success: true } key)
        {
            return null;
        }

        var name = key.Groups["key"].Value;
        var indent = key.Groups["indent"].Length;
        var first = 0;
        for (var i = line - 2; i >= 0 && first == 0; i--)
        {
            if (
                Key().Match(lines[i]) is { Success: true } other
                && other.Groups["key"].Value == name
                && other.Groups["indent"].Length == indent
            )
            {
                first = i + 1;
            }
        }

        return new YamlTrouble(
            line,
            column,
            $"The key '{name}' is written twice here{(first == 0 ? "" : ", first above at the same level")}. "
                + $"Put both parts under one, and delete the other line{Empty(" (the empty one)")}.",
            $"Mục '{name}' được viết hai lần. Hãy gộp hai phần vào một mục và xóa dòng kia{Empty(" (dòng để trống)")}."
        );

        string Empty(string words) => first > 0 && EmptyValue().IsMatch(lines[first - 1]) ? words : "";
    }

    private static YamlTrouble? Quote(string[] lines, int line, string parser)
    {
        if (!parser.Contains("quoted scalar", StringComparison.Ordinal))
        {
            return null;
        }

        for (var i = line - 1; i >= 0; i--)
        {
            if (OpenQuote().Match(lines[i]) is { Success: true } open)
            {
                return new YamlTrouble(
                    i + 1,
                    open.Groups["quote"].Index + 1,
                    $"The quote {open.Groups["quote"].Value} that opens here is not closed as it should be. "
                        + $"Write one at the end of the text, and none inside it.",
                    $"Dấu {open.Groups["quote"].Value} mở ở đây chưa được đóng đúng chỗ. Hãy viết thêm một dấu "
                        + $"ở cuối đoạn chữ, và bên trong đoạn chữ không dùng dấu này."
                );
            }
        }

        return null;
    }

    // The line at which the parser stopped is the likeliest.
    private static YamlTrouble? At(string[] lines, int line, int column)
    {
        var one = lines.AsSpan(line - 1, 1);
        return Colon(one) is { } colon ? colon with { Line = line, Column = column == 0 ? colon.Column : column }
            : Mark(one) is { } mark ? mark with { Line = line }
            : null;
    }

    private static YamlTrouble? NoBlank(ReadOnlySpan<string> lines)
    {
        for (var i = lines.Length - 1; i >= 0; i--)
        {
            if (KeyWithoutBlank().Match(lines[i]) is { Success: true } found)
            {
                var (key, value) = (found.Groups["key"].Value, found.Groups["value"].Value);
                return new YamlTrouble(
                    i + 1,
                    found.Groups["value"].Index + 1,
                    $"There is no blank behind the colon of '{key}:'. Write '{key}: {Short(value)}'.",
                    $"Thiếu dấu cách sau dấu hai chấm của '{key}:'. Hãy viết '{key}: {Short(value)}'."
                );
            }
        }

        return null;
    }

    // The lines below belong to a key that lacks its colon.
    private static YamlTrouble? NoColon(string[] lines, int line)
    {
        for (var i = line - 1; i >= Math.Max(0, line - 3); i--)
        {
            if (
                LoneWord().Match(lines[i]) is { Success: true } found
                && i + 1 < lines.Length
                && IndentOf(lines[i + 1]) > IndentOf(lines[i])
            )
            {
                var key = found.Groups["key"].Value;
                return new YamlTrouble(
                    i + 1,
                    found.Groups["key"].Index + 1 + key.Length,
                    $"There is no colon behind '{key}'. Write '{key}:'.",
                    $"Thiếu dấu hai chấm sau '{key}'. Hãy viết '{key}:'."
                );
            }
        }

        return null;
    }

    private static YamlTrouble? Indent(string[] lines, int line)
    {
        var own = IndentOf(lines[line - 1]);
        var open = new List<(int Indent, int Line)>();
        for (var i = line - 2; i >= 0; i--)
        {
            if (string.IsNullOrWhiteSpace(lines[i]) || lines[i].TrimStart()[0] == '#')
            {
                continue;
            }

            if (open.Count == 0 || IndentOf(lines[i]) < open[^1].Indent)
            {
                open.Add((IndentOf(lines[i]), i + 1));
            }

            if (open[^1].Indent == 0)
            {
                break;
            }
        }

        if (open.Count == 0 || open.Exists(level => level.Indent == own))
        {
            return null;
        }

        var (above, number) = open[0];
        return own > above && !KeyAlone().IsMatch(lines[number - 1])
                ? new YamlTrouble(
                    line,
                    own + 1,
                    $"The line is indented deeper than line {number} above, which has its value already. Indent it by {Blanks(above)} too.",
                    $"Dòng này thụt vào sâu hơn dòng trên nó, mà dòng trên đã có giá trị. Hãy thụt vào {above} dấu cách như dòng trên."
                )
            : own < above
                ? new YamlTrouble(
                    line,
                    own + 1,
                    $"The line is indented by {Blanks(own)}; the lines above that it could belong to, by "
                        + $"{string.Join(" or ", open.Select(level => level.Indent))}. Make it one of those.",
                    $"Dòng này thụt vào {own} dấu cách, không khớp với các dòng ở trên (thụt vào "
                        + $"{string.Join(" hoặc ", open.Select(level => level.Indent))} dấu cách). Hãy thụt vào bằng một trong các dòng đó."
                )
            : null;

        static string Blanks(int count) => count == 1 ? "1 blank" : $"{count} blanks";
    }

    private static YamlTrouble? Bracket(string[] lines)
    {
        for (var i = 0; i < lines.Length; i++)
        {
            if (
                BracketAtFront().Match(lines[i]) is { Success: true } found
                && found.Groups["text"].Value is var text
                && text.Count(c => c is '[' or '{') != text.Count(c => c is ']' or '}')
            )
            {
                return new YamlTrouble(
                    i + 1,
                    found.Groups["text"].Index + 1,
                    $"The bracket {text[0]} that opens here is not closed on this line. Close it; if it is part "
                        + $"of a text, put the text in quotes.",
                    $"Dấu {text[0]} mở ở đây chưa được đóng trên dòng này. Hãy đóng lại; nếu nó thuộc phần chữ "
                        + $"thì đặt phần chữ trong ngoặc kép."
                );
            }
        }

        return null;
    }

    private static int IndentOf(string line) => line.Length - line.TrimStart(' ').Length;

    private static YamlTrouble? NoBlankBehindDash(string[] lines, int line) =>
        DashWithoutBlank().Match(lines[line - 1]) is { Success: true } found
            ? new YamlTrouble(
                line,
                found.Length,
                "There is no blank behind the dash. Write '- ' and then the text.",
                "Thiếu dấu cách sau dấu gạch đầu dòng. Hãy viết '- ' rồi mới đến chữ."
            )
            : null;

    private static YamlTrouble? Colon(ReadOnlySpan<string> lines)
    {
        for (var i = lines.Length - 1; i >= 0; i--)
        {
            if (ColonInText().Match(lines[i]) is { Success: true } found)
            {
                var text = found.Groups["text"].Value.Trim();
                return new YamlTrouble(
                    i + 1,
                    found.Groups["text"].Index + 1,
                    $"The text holds a colon with a blank behind it. Put the text in quotes: \"{Short(text)}\".",
                    $"Phần chữ có dấu hai chấm. Hãy đặt cả phần chữ trong ngoặc kép: \"{Short(text)}\"."
                );
            }
        }

        return null;
    }

    private static YamlTrouble? Mark(ReadOnlySpan<string> lines)
    {
        for (var i = lines.Length - 1; i >= 0; i--)
        {
            if (MarkAtFront().Match(lines[i]) is { Success: true } found)
            {
                var text = found.Groups["text"].Value.Trim();
                return new YamlTrouble(
                    i + 1,
                    found.Groups["text"].Index + 1,
                    $"A text cannot begin with {text[0]} here. Put it in quotes: \"{Short(text)}\".",
                    $"Phần chữ ở đây không bắt đầu bằng dấu {text[0]} được. Hãy đặt trong ngoặc kép: \"{Short(text)}\"."
                );
            }
        }

        return null;
    }

    private static string Short(string text) => text.Length <= 60 ? text : text[..(char.IsHighSurrogate(text[58]) ? 58 : 59)] + "…";

    [GeneratedRegex(
        @"^(?:\s|[\u200B-\u200D\u2060\uFEFF]|-(?=\s))*(?:[\w.-]+:(?:\s|[\u200B-\u200D\u2060\uFEFF])*)?",
        RegexOptions.CultureInvariant,
        1000
    )]
    private static partial Regex Structure();

    [GeneratedRegex(@"^(?<indent>[ -]*)(?<key>[^\s:#][^:]*):(?:\s|$)", RegexOptions.NonBacktracking)]
    private static partial Regex Key();

    [GeneratedRegex(@":\s*(?:\[\s*\]|\{\s*\}|~|null)\s*(?:#.*)?$", RegexOptions.NonBacktracking)]
    private static partial Regex EmptyValue();

    [GeneratedRegex(@"^[\s-]*(?:[^\s:]+:\s+)?(?:\[.*)?(?<quote>[""'])", RegexOptions.NonBacktracking)]
    private static partial Regex OpenQuote();

    [GeneratedRegex(@"^\s*(?<key>[A-Za-z][\w.-]*):(?<value>[^\s/:].*)$", RegexOptions.NonBacktracking)]
    private static partial Regex KeyWithoutBlank();

    [GeneratedRegex(@"^[\s-]*[^\s:""'#][^\s:]*:\s+(?<text>[^\s""'|>\[{#][^#]*:(?:\s.*)?)$", RegexOptions.NonBacktracking)]
    private static partial Regex ColonInText();

    [GeneratedRegex(@"^[\s-]*(?:[^\s:""'#]+:\s+|-\s+)(?<text>(?:[*&@`%!]|[-?]\s|[>|][^\d+-]).*)$", RegexOptions.NonBacktracking)]
    private static partial Regex MarkAtFront();

    [GeneratedRegex(@"^\s*(?:-\s+)?(?<key>[A-Za-z][\w.-]*)\s*$", RegexOptions.NonBacktracking)]
    private static partial Regex LoneWord();

    [GeneratedRegex(@":\s*(?:[|>][+-]?\d?)?\s*(?:#.*)?$", RegexOptions.NonBacktracking)]
    private static partial Regex KeyAlone();

    [GeneratedRegex(@"^[\s-]*(?:[^\s:""'#]+:\s+|-\s+)(?<text>[\[{].*)$", RegexOptions.NonBacktracking)]
    private static partial Regex BracketAtFront();

    [GeneratedRegex(@"^\s*-[^\s-]", RegexOptions.NonBacktracking)]
    private static partial Regex DashWithoutBlank();
}
