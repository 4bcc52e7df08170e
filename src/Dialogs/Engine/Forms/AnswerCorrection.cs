using System.Globalization;
using ChatBot.Dialogs.Understanding.Words;

namespace ChatBot.Dialogs.Engine.Forms;

/// <summary>
/// What a message corrects in an open form, and to what: "sai năm sinh, 1991 mới đúng", "sửa dòng 2 thành …", "à nhầm, Trần Minh Khôi",
/// "năm sinh 1997". It is read from both ends: words that correct, a field or a line, then the value, then words that round it off.
/// </summary>
/// <param name="Field">Value of the pattern that names the field, or null when none is named.</param>
/// <param name="Line">Number of a line of the summary from 1, or null.</param>
/// <param name="Value">The new value as it was typed; empty when none was said.</param>
/// <param name="SaysWrong">The message says that an answer is wrong.</param>
/// <param name="AsksToEdit">The message asks for a change.</param>
internal sealed record AnswerCorrection(string? Field, int? Line, string Value, bool SaysWrong, bool AsksToEdit)
{
    // A longer message is a story, and its words name fields by chance.
    private const int MostWords = 30;
    private const int MostDigitsOfLine = 2;

    private static readonly WordListKey Opener = new("forms.correction-opener");
    private static readonly WordListKey Wrong = new("forms.wrong");
    private static readonly WordListKey Verb = new("forms.edit");
    private static readonly WordListKey Adds = new("forms.add");
    private static readonly WordListKey LineWord = new("forms.line");
    private static readonly WordListKey Between = new("forms.correction-between");
    private static readonly WordListKey Tail = new("forms.correction-tail");
    private static readonly WordListKey Into = new("forms.correction-into");
    private static readonly WordListKey InsteadOf = new("forms.correction-instead");

    /// <summary>The message says by itself that it corrects, whatever is asked.</summary>
    public bool IsSaid => SaysWrong || AsksToEdit;

    /// <summary>Reads a message, or gives null when it corrects nothing.</summary>
    /// <param name="text">The message.</param>
    /// <param name="fields">Names of the form's fields, each with the name of its slot as value, or null.</param>
    public static AnswerCorrection? Find(AnalyzedText text, WordListKey? fields)
    {
        var words = WordReader.AsTyped(text);
        if (words.Count is 0 or > MostWords || text.Text.Contains('?', StringComparison.Ordinal))
        {
            return null;
        }

        var from = words.Skip(Opener, 0, words.Count);
        string? field = null;
        int? line = null;
        var (isWrong, edits) = (false, false);
        while (from < words.Count)
        {
            var seen = isWrong || edits || field is not null || line is not null;
            if (words.Length(Wrong, from) is > 0 and var wrong)
            {
                isWrong = true;
                from += wrong;
            }
            else if (field is null && line is null && Math.Max(words.Length(Verb, from), words.Length(Adds, from)) is > 0 and var verb)
            {
                edits = true;
                from += verb;
            }
            else if (field is null && line is null && LineAt(text, words, from, edits || isWrong) is { } found)
            {
                line = found.Number;
                from = found.End;
            }
            else if (field is null && fields is { } names && words.At(names, from) is { } named)
            {
                field = named.Value;
                from = named.End;
            }
            else if (seen && !IsCapital(text, from) && words.Length(Between, from) is > 0 and var between)
            {
                from += between;
            }
            else if (words.Is(Opener, from) && !IsCapital(text, from))
            {
                from += words.Length(Opener, from);
            }
            else
            {
                break;
            }
        }

        var to = words.Count;
        while (to > from && Closing(words, from, to, out var says) is > 0 and var closing)
        {
            isWrong |= says;
            to -= closing;
        }

        if (field is null && line is null && !isWrong && !edits)
        {
            return null;
        }

        (from, to) = Inside(words, from, to);
        var value = from < to ? text.Text[text.Tokens[from].Start..text.Tokens[to - 1].End] : string.Empty;
        return new AnswerCorrection(field, line, value, isWrong, edits);
    }

    // "Nguyễn Minh Hà thành Nguyễn Minh Hạ", "1991 chứ không phải 1990": the value is on one side.
    private static (int From, int To) Inside(WordReader words, int from, int to)
    {
        for (var i = from; i < to; i++)
        {
            if (words.Length(Into, i) is > 0 and var into && i + into < to)
            {
                return (i + into, to);
            }

            if (i > from && words.Is(InsteadOf, i))
            {
                return (from, i);
            }
        }

        return (from, to);
    }

    private static int Closing(WordReader words, int from, int to, out bool saysWrong)
    {
        for (var length = Math.Min(4, to - from); length > 0; length--)
        {
            saysWrong = words.Length(Wrong, to - length) == length;
            if (saysWrong || words.Length(Tail, to - length) == length)
            {
                return length;
            }
        }

        saysWrong = false;
        return 0;
    }

    // "dòng 2", "sửa 2", and "2. Trần Văn Bình" with its full stop.
    private static (int Number, int End)? LineAt(AnalyzedText text, WordReader words, int at, bool isAsked)
    {
        var number = at + words.Length(LineWord, at);
        if (number >= words.Count || text.Tokens[number] is not { Kind: TokenKind.Number, Length: <= MostDigitsOfLine } token)
        {
            return null;
        }

        var isNumbered = number + 1 < words.Count && text.Text[token.End] is '.' or ':' or ')';
        return number > at || isAsked || (at == 0 && isNumbered)
            ? (int.Parse(text.FoldedToken(number), CultureInfo.InvariantCulture), number + 1)
            : null;
    }

    private static bool IsCapital(AnalyzedText text, int at) => at > 0 && char.IsUpper(text.Raw(at)[0]);
}
