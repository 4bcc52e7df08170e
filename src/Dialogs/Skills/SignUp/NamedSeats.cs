using ChatBot.Dialogs.Understanding.Answers;
using ChatBot.Dialogs.Understanding.Words;

namespace ChatBot.Dialogs.Skills.SignUp;

/// <summary>
/// Which of the seats that somebody holds a message names: by a code, a whole name, or its last words ("bé Nam", "Bảo Nam"). A family of
/// two children says a name, and not a number.
/// </summary>
internal static class NamedSeats
{
    // A longer message is a story in which a name tells of anything.
    private const int MostWords = 16;
    private const int MostWordsBesideName = 4;

    private static readonly WordListKey Everyone = new("signup.all-of-them");
    private static readonly WordListKey BeforeName = new("signup.before-given-name");
    private static readonly WordListKey GivesUp = new("signup.gives-up");

    /// <summary>The seats that are named, best match only; none when the message names nobody.</summary>
    public static IReadOnlyList<Enrolment> In(IReadOnlyList<Enrolment> held, AnalyzedText text)
    {
        if (text.Tokens.Count is 0 or > MostWords)
        {
            return [];
        }

        var matches = held.Select(e => (Seat: e, Words: Match(e, text))).Where(m => m.Words > 0).ToList();
        var best = matches.Count == 0 ? 0 : matches.Max(m => m.Words);
        return [.. matches.Where(m => m.Words == best).Select(m => m.Seat)];
    }

    /// <summary>"Cả hai", "tất cả": all of what is held.</summary>
    public static bool AreAll(AnalyzedText text) => text.Tokens.Count <= MostWords && WordReader.AsTyped(text).Holds(Everyone);

    /// <summary>A message that gives something up, with a name beside it: "hủy cho bé Nam", "trả chỗ của Lê Bảo Nam".</summary>
    public static bool IsGivenUp(AnalyzedText text) =>
        text.Tokens.Count <= MostWords && !text.Text.Contains('?', StringComparison.Ordinal) && WordReader.AsTyped(text).Holds(GivesUp);

    // Words of the name that stand in the message, its last ones; a code counts more than any name.
    private static int Match(Enrolment seat, AnalyzedText text)
    {
        for (var i = 0; i < text.Tokens.Count; i++)
        {
            if (text.Raw(i).Equals(seat.Code, StringComparison.OrdinalIgnoreCase))
            {
                return int.MaxValue;
            }
        }

        var name = seat.Name.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        for (var count = name.Length; count > 0; count--)
        {
            for (var at = 0; at + count <= text.Tokens.Count; at++)
            {
                if (IsAt(text, at, name[^count..]) && (count > 1 || IsGiven(text, at)))
                {
                    return count;
                }
            }
        }

        return 0;
    }

    private static bool IsAt(AnalyzedText text, int at, string[] words)
    {
        for (var i = 0; i < words.Length; i++)
        {
            if (PersonNames.Compare(text.Raw(at + i).ToString(), words[i]) == NameMatch.Different)
            {
                return false;
            }
        }

        return true;
    }

    // One syllable is a name behind "bé", in capitals, or as the whole answer; else it may be any word.
    private static bool IsGiven(AnalyzedText text, int at) =>
        (at > 0 && (WordReader.AsTyped(text).Is(BeforeName, at - 1) || char.IsUpper(text.Raw(at)[0])))
        || (at == 0 && text.Tokens.Count <= MostWordsBesideName && (text.Tokens.Count == 1 || char.IsUpper(text.Raw(0)[0])));
}
