using ChatBot.Content.Text;

namespace ChatBot.Dialogs.Understanding.Words;

/// <summary>The language of a message, Vietnamese unless it is plainly English.</summary>
/// <param name="Language"><c>vi</c> or <c>en</c>.</param>
/// <param name="Sure">The message shows it; false for "ok", "menu", a number, where what was spoken before goes on.</param>
public readonly record struct LanguageGuess(string Language, bool Sure)
{
    /// <summary>Looks at the words of a message.</summary>
    public static LanguageGuess Of(AnalyzedText text)
    {
        if (text.HasMarks)
        {
            return new LanguageGuess("vi", true);
        }

        var words = EnglishWords.Of(text.Lexicon);
        var english = 0;
        var vietnamese = 0;
        for (var i = 0; i < text.Tokens.Count; i++)
        {
            if (text.Tokens[i].Kind == TokenKind.Number)
            {
                continue;
            }

            var word = text.FoldedToken(i);
            if (words.IsSure(word))
            {
                english++;
            }
            else if (!words.IsProtected(word) && VietnameseSyllable.IsFoldedSyllable(word))
            {
                vietnamese++;
            }
        }

        return english > vietnamese ? new LanguageGuess("en", true) : new LanguageGuess("vi", vietnamese > 0);
    }
}
