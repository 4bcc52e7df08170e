using System.Globalization;

namespace ChatBot.Content.Loading;

/// <summary>How bad a problem is.</summary>
public enum ProblemSeverity
{
    /// <summary>The content is used, but somebody should look at it.</summary>
    Warning,

    /// <summary>The content is refused.</summary>
    Error,
}

/// <summary>Something wrong in the content, said so that the person who edits it can mend it, in both languages.</summary>
/// <param name="File">Path inside the content folder, with forward slashes.</param>
/// <param name="Line">Line, from 1; 0 when the whole file is meant.</param>
/// <param name="Column">Column, from 1; 0 when the whole line is meant.</param>
/// <param name="Rule">Stable id of the rule, e.g. <c>missing-twin</c>.</param>
/// <param name="Severity">Whether the content is refused.</param>
/// <param name="Message">What is wrong and how to mend it, in English.</param>
/// <param name="MessageVi">The same in Vietnamese.</param>
public sealed record ContentProblem(
    string File,
    int Line,
    int Column,
    string Rule,
    ProblemSeverity Severity,
    string Message,
    string MessageVi
)
{
    /// <summary>
    /// The form compilers use, which editors turn into a link: <c>file:line:column: error rule: message</c>; in Vietnamese with <c>lỗi</c>
    /// or <c>cần xem</c>.
    /// </summary>
    /// <param name="language"><c>vi</c> or <c>en</c>.</param>
    public string In(string language)
    {
        var at = (Line, Column) switch
        {
            (0, _) => File,
            (_, 0) => string.Create(CultureInfo.InvariantCulture, $"{File}:{Line}"),
            _ => string.Create(CultureInfo.InvariantCulture, $"{File}:{Line}:{Column}"),
        };
        var isError = Severity == ProblemSeverity.Error;
        return language == "vi"
            ? $"{at}: {(isError ? "lỗi" : "cần xem")} {Rule}: {MessageVi}"
            : $"{at}: {(isError ? "error" : "warning")} {Rule}: {Message}";
    }

    /// <summary>The English form.</summary>
    public override string ToString() => In("en");
}
