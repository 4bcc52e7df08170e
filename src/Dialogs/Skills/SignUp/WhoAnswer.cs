using ChatBot.Dialogs.Engine;
using ChatBot.Dialogs.Understanding.Words;

namespace ChatBot.Dialogs.Skills.SignUp;

/// <summary>
/// Reads for whom a place is wanted from free words. "Tôi", "em", "mình" stand in every second sentence, so they mean the citizen only when
/// they are the whole message; "cháu" may be a grandchild or the pupil who writes, and is asked back. The words stand in
/// <c>words/who.tsv</c>.
/// </summary>
internal static class WhoAnswer
{
    // A longer answer is a story, and its first word of kinship may be anybody.
    private const int MostWords = 6;

    private static readonly WordListKey Opener = new("who.opener");
    private static readonly WordListKey Closer = new("who.closer");
    private static readonly WordListKey Self = new("who.self");
    private static readonly WordListKey Child = new("who.child");
    private static readonly WordListKey Other = new("who.other");
    private static readonly WordListKey Elder = new("who.elder");
    private static readonly WordListKey BareElder = new("who.elder-bare");
    private static readonly WordListKey For = new("who.for");
    private static readonly WordListKey Small = new("who.small");
    private static readonly WordListKey Around = new("who.around");

    public static string? Read(Utterance said)
    {
        if (SeveralLearners.CountIn(said.Recognized.Analyzed) > 0)
        {
            return SeveralLearners.AreChildren(said.Recognized.Analyzed) ? SignUpForm.ForChild : SignUpForm.ForSelf;
        }

        var text = said.Recognized.Analyzed;
        var words = WordReader.AsTyped(text);
        var from = words.Skip(Opener, 0, words.Count - 1);
        var to = words.Count;
        while (to > from + 1 && words.Is(Closer, to - 1))
        {
            to--;
        }

        // "Me" is the writer, unless somebody who types marks left out those of "mẹ".
        var isSelf = words.At(Self, from)?.End == to && !(text.HasMarks && words.Is(Elder, from));
        return isSelf ? SignUpForm.ForSelf
            : Kin(words, from, to, text.HasMarks) is { } kin ? kin
            : words.Holds(Other, from) ? SignUpForm.ForOther
            : words.Holds(Child, from) ? SignUpForm.ForChild
            : null;
    }

    // Words of kinship are a closed class. Those that are other words without marks count only behind "cho" or with their marks.
    private static string? Kin(WordReader words, int from, int to, bool isMarked)
    {
        if (to - from > MostWords)
        {
            return null;
        }

        var isFor = words.Is(For, from);
        var first = isFor ? from + 1 : from;
        if (first >= to)
        {
            return null;
        }

        // The first word of kinship is who is meant: "mẹ em", "con của chị".
        return words.Is(Elder, first) && (isFor || isMarked || words.Is(BareElder, first)) && AreAll(words, Elder, first, to)
                ? SignUpForm.ForOther
            : isFor && words.Is(Small, first) && AreAll(words, Small, first, to) ? SignUpForm.ForChild
            : null;
    }

    private static bool AreAll(WordReader words, WordListKey list, int from, int to)
    {
        for (var i = from; i < to; i++)
        {
            if (!words.Is(list, i) && !words.Is(Around, i))
            {
                return false;
            }
        }

        return true;
    }
}
