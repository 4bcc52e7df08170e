using ChatBot.Dialogs.Understanding.Endings;
using ChatBot.Dialogs.Understanding.Words;

namespace ChatBot.Dialogs.Understanding.Commands;

/// <summary>
/// Finds commands: words that are the whole message, in both languages, with and without slash and marks. "Dừng gửi bài học cho tôi" is a
/// sentence, and what it ends is read by <see cref="EndingReader"/> and <see cref="Withdrawal"/>: nobody is made to learn a word for it.
/// </summary>
public static class CommandFinder
{
    // Longest text that may be a command, in UTF-16 code units.
    private const int MaxLength = 80;

    private static readonly WordListKey CommandList = new("commands.command");
    private static readonly WordListKey Openers = new("commands.opener");
    private static readonly WordListKey Closers = new("commands.closer");

    /// <summary>The command that the whole message is, or null.</summary>
    /// <param name="text">The message, normalised or not.</param>
    public static CommandKind? Find(string text) => text.Length > 2 * MaxLength ? null : Find(AnalyzedText.Of(text));

    /// <summary>The command that an analysed message is, or null.</summary>
    public static CommandKind? Find(AnalyzedText text) => FindWhole(text) ?? FindInSentence(text, ExpandedText.Of(text));

    /// <summary>The command that an analysed message is, or null.</summary>
    /// <param name="text">The message.</param>
    /// <param name="expanded">The same with its abbreviations written out.</param>
    public static CommandKind? Find(AnalyzedText text, ExpandedText expanded) => FindWhole(text) ?? FindInSentence(text, expanded);

    private static CommandKind? FindInSentence(AnalyzedText text, ExpandedText expanded) =>
        Withdrawal.Is(text, expanded) ? CommandKind.WithdrawConsent
        : EndingReader.Of(text, expanded) is not { Verdict: EndingVerdict.Said } said ? null
        : said.Of switch
        {
            EndedThing.Messages => CommandKind.Stop,
            EndedThing.Lessons => CommandKind.StopLessons,

            // The dialog asks which of the seats or lessons is meant.
            EndedThing.Learning => CommandKind.Cancel,
            _ => null,
        };

    private static CommandKind? FindWhole(AnalyzedText text)
    {
        if (text.Tokens.Count == 0 || text.Text.Length > MaxLength || text.Text.Contains('?', StringComparison.Ordinal))
        {
            return null;
        }

        var terms = ExpandedText.AsTyped(text).Terms;
        var count = WithoutBotName(text);
        var marksCount = WordPatterns.MarksCount(terms);
        return At(text.Lexicon, terms, 0, count, marksCount)
            ?? (
                text.Lexicon[Openers].LongestAt(terms, 0, marksCount) is { } opener && opener.End < count
                    ? At(text.Lexicon, terms, opener.End, count, marksCount)
                    : null
            );
    }

    private static CommandKind? At(Lexicon lexicon, IReadOnlyList<Term> terms, int start, int count, bool marksCount)
    {
        if (lexicon[CommandList].LongestAt(terms, start, marksCount) is not { } command)
        {
            return null;
        }

        var closers = lexicon[Closers];
        for (var i = command.End; i < count; i++)
        {
            if (!closers.Has(terms, i, marksCount))
            {
                return null;
            }
        }

        return WordListKeys.Value<CommandKind>(command.Value);
    }

    // "/menu@SomeBot" is "menu": Telegram adds the name of the bot in groups.
    private static int WithoutBotName(AnalyzedText text)
    {
        var at = text.Text[0] == '/' ? text.Text.IndexOf('@', StringComparison.Ordinal) : -1;
        var count = text.Tokens.Count;
        while (at >= 0 && count > 1 && text.Tokens[count - 1].Start > at)
        {
            count--;
        }

        return count;
    }
}
