using ChatBot.Dialogs.Understanding.Words;

namespace ChatBot.Dialogs.Engine;

/// <summary>"Sửa năm sinh", "sửa 2", "đổi lớp", "change name": the wish to correct one answer of the open form.</summary>
/// <param name="Argument">Name or number of the answer, or null.</param>
internal sealed record EditCommand(string? Argument)
{
    private const int MinLength = 3;
    private const int MaxLength = 40;

    private static readonly WordListKey Verb = new("forms.edit");

    /// <summary>Reads the wish, or null. Longer texts are stories, not commands.</summary>
    public static EditCommand? Find(string text)
    {
        if (text.Length is < MinLength or > MaxLength)
        {
            return null;
        }

        var analyzed = AnalyzedText.Of(text);
        var words = WordReader.AsTyped(analyzed);
        return words.At(Verb, 0) is { End: var end } && end < words.Count
            ? new EditCommand(analyzed.Folded[analyzed.Tokens[end].Start..].Trim())
            : null;
    }
}
