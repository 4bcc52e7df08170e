using System.Globalization;
using ChatBot.Dialogs.Understanding.Words;

namespace ChatBot.Dialogs.Skills.SignUp;

/// <summary>"Tôi có 2 con", "đăng ký cho hai cháu", "cả hai vợ chồng": several learners in one wish.</summary>
public static class SeveralLearners
{
    private static readonly WordListKey Number = new("signup.several-number");
    private static readonly WordListKey Children = new("signup.several-children");
    private static readonly WordListKey People = new("signup.several-people");
    private static readonly WordListKey Couple = new("signup.couple");
    private static readonly WordListKey OfSignUp = new("signup.of-sign-up");

    /// <summary>How many learners the text names, or 0 when it names no number of them.</summary>
    public static int CountIn(AnalyzedText text)
    {
        var words = WordReader.AsTyped(text);
        return words.Holds(Couple) ? 2 : Counted(words).Count;
    }

    /// <summary>Whether those several are children of the writer.</summary>
    public static bool AreChildren(AnalyzedText text) => Counted(WordReader.AsTyped(text)).AreChildren;

    /// <summary>Whether a message asks for places for several children, and not for something else about them.</summary>
    public static bool IsWish(AnalyzedText text)
    {
        var words = WordReader.AsTyped(text);
        return Counted(words).AreChildren && words.Holds(OfSignUp);
    }

    private static (int Count, bool AreChildren) Counted(WordReader words)
    {
        for (var i = 0; i < words.Count; i++)
        {
            if (
                words.At(Number, i) is { } number
                && words.Is(Children, number.End) is var areChildren
                && (areChildren || words.Is(People, number.End))
            )
            {
                return (int.Parse(number.Value, CultureInfo.InvariantCulture), areChildren);
            }
        }

        return (0, false);
    }
}
