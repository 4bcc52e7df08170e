using ChatBot.Dialogs.Understanding.Text;

namespace ChatBot.Dialogs.Engine;

/// <summary>"Sửa năm sinh", "sửa 2", "đổi lớp", "change name": the wish to correct one answer of the open form.</summary>
/// <param name="Argument">Name or number of the answer, or null.</param>
internal sealed record EditCommand(string? Argument)
{
    private static readonly string[] Verbs =
    [
        "sua lai ",
        "sua ",
        "doi lai ",
        "doi ",
        "chinh lai ",
        "chinh sua ",
        "chinh ",
        "edit ",
        "change ",
        "correct ",
        "fix ",
    ];

    /// <summary>Reads the wish, or null. Longer texts are stories, not commands.</summary>
    public static EditCommand? Find(string text)
    {
        if (text.Length is < 3 or > 40)
        {
            return null;
        }

        var folded = VietnameseText.Fold(text).TrimStart('/');
        foreach (var verb in Verbs)
        {
            if (folded.StartsWith(verb, StringComparison.Ordinal))
            {
                return new EditCommand(folded[verb.Length..].Trim().TrimStart('#'));
            }
        }

        return null;
    }
}
