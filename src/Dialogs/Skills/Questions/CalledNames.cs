using ChatBot.Dialogs.Understanding.Words;

namespace ChatBot.Dialogs.Skills.Questions;

/// <summary>
/// Names as people type them in a hurry, in small letters beside a word of kinship or a title: "vợ tôi tuyết muốn học", "cô hường
/// trường tiểu học", "bé bin nhà tôi". Most given names are words too, so one counts only where what follows goes on about a person.
/// </summary>
internal static class CalledNames
{
    private static readonly WordListKey Given = new("questions.given-name");

    // "Em", "con", "anh" and the like also address or mean the writer.
    private static readonly WordListKey CalledBy = new("questions.called-by");
    private static readonly WordListKey CalledByMarked = new("questions.called-by-marked");
    private static readonly WordListKey GoesOn = new("questions.person-goes-on");
    private static readonly WordListKey NoName = new("questions.no-name");
    private static readonly WordListKey NoNameBehind = new("questions.no-name-behind");
    private static readonly WordListKey SmallOne = new("questions.small-one");
    private static readonly WordListKey NotBehindSmallOne = new("questions.small-one-not");

    /// <summary>Whether a message calls somebody by name in small letters.</summary>
    public static bool AreIn(AnalyzedText text)
    {
        var words = WordReader.AsTyped(text);
        var lexicon = text.Lexicon;
        var marked = text.Tokens.Count(token => token.HasMarks);

        // A name is looked for mark for mark where the writer types marks, or "bạn học" would call somebody Học.
        var typesMarks = marked * 3 > text.Tokens.Count;
        for (var i = 1; i + 1 < words.Count; i++)
        {
            if (!words.Is(GoesOn, i + 1))
            {
                continue;
            }

            if (
                lexicon[Given].Has(words.Terms, i, typesMarks)
                && (lexicon[CalledBy].Has(words.Terms, i - 1, typesMarks) || (typesMarks && words.Is(CalledByMarked, i - 1)))
                && !words.Is(NoName, i)
                && words.Length(NoNameBehind, i - 1) < 2
            )
            {
                return true;
            }

            if (text.Tokens[i] is { Kind: TokenKind.Word, Length: > 1 } && words.Is(SmallOne, i - 1) && !words.Is(NotBehindSmallOne, i))
            {
                return true;
            }
        }

        return false;
    }
}
