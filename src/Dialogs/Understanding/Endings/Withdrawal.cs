using ChatBot.Dialogs.Understanding.Words;

namespace ChatBot.Dialogs.Understanding.Endings;

/// <summary>
/// Tells a sentence that takes consent back, however long: "tôi không muốn cho lưu thông tin của tôi nữa, rút lại sự đồng ý hôm trước giúp
/// tôi". Taking it back must be as easy as giving it, so it is a command in a sentence too. Which consent is meant is asked before anything
/// ends. A message that asks how one takes it back is a question.
/// </summary>
internal static class Withdrawal
{
    private const int MaxLength = 400;
    private const int FewestWords = 2;

    /// <summary>Whether the message takes consent back.</summary>
    public static bool Is(AnalyzedText text, ExpandedText expanded)
    {
        if (text.Text.Length > MaxLength || text.Tokens.Count < FewestWords || text.Text.Contains('?', StringComparison.Ordinal))
        {
            return false;
        }

        var words = EndingWords.Of(text.Lexicon);
        return words.Has(EndingList.ConsentTakenBack, expanded.Terms)
            && !words.Has(EndingList.ConsentAsked, expanded.Terms)
            && !words.Has(EndingList.ConsentErased, expanded.Terms);
    }
}
