namespace ChatBot.Content.Loading;

/// <summary>A place in a content file.</summary>
/// <param name="File">Path inside the content folder.</param>
/// <param name="Line">Line from 1; 0: the whole file.</param>
/// <param name="Column">Column from 1; 0: the whole line.</param>
internal readonly record struct Mark(string File, int Line = 0, int Column = 0)
{
    /// <summary>Something that refuses the content, said in English and in Vietnamese.</summary>
    public ContentProblem Error(string rule, string en, string vi) => new(File, Line, Column, rule, ProblemSeverity.Error, en, vi);

    /// <summary>Something to look at, said in English and in Vietnamese.</summary>
    public ContentProblem Warning(string rule, string en, string vi) => new(File, Line, Column, rule, ProblemSeverity.Warning, en, vi);
}

/// <summary>A value and where it stands.</summary>
internal sealed record Located(string Text, Mark At)
{
    /// <summary>Where the character at an index stands; right for Markdown bodies and literal blocks, which keep their lines.</summary>
    public Mark MarkOf(int index)
    {
        var line = Text.AsSpan(0, index).Count('\n');
        return line == 0 ? At : new Mark(At.File, At.Line + line);
    }
}
