using ChatBot.Dialogs.Engine;
using ChatBot.Dialogs.Engine.Forms;
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

    // "À nhầm, thật ra tôi đăng ký cho con trai tôi chứ không phải cho tôi".
    private const int MostWordsOfChange = 18;

    private static readonly WordListKey ChangeOpener = new("who.change-opener");
    private static readonly WordListKey ChangeCloser = new("who.change-closer");
    private static readonly WordListKey Denies = new("who.denies");
    private static readonly WordListKey InsteadOf = new("who.instead");
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
    private static readonly WordListKey OnBehalf = new("signup.on-behalf");
    private static readonly WordListKey KinWords = new("who.kin");
    private static readonly WordListKey Several = new("who.several");
    private static readonly WordListKey Grandchild = new("who.grandchild");

    /// <summary>"Cháu", "cho cháu": a grandchild, or the pupil who writes.</summary>
    public static bool IsGrandchildOrSelf(Utterance said)
    {
        var (words, from, to) = Core(said);
        from += words.Is(For, from) && from + 1 < to ? 1 : 0;
        return words.At(Grandchild, from)?.End == to;
    }

    /// <summary>"Cho cháu Trần Gia Bảo", "cho bé Nam": a child called by its name.</summary>
    public static bool IsNamedChild(AnalyzedText text)
    {
        var words = WordReader.AsTyped(text);
        for (var i = 0; i + 2 < words.Count; i++)
        {
            if (words.Is(For, i) && (words.Is(Small, i + 1) || words.Is(Grandchild, i + 1)) && char.IsUpper(text.Raw(i + 2)[0]))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a word behind "cho" is one of kinship: without its mark "vợ" is the family name Võ.</summary>
    public static bool IsKinAt(WordReader words, int at) => at > 0 && words.Is(For, at - 1) && words.Is(KinWords, at);

    /// <summary>"Cho người khác", "cho mẹ tôi": says for whom, with its "cho".</summary>
    public static bool Tells(Utterance said)
    {
        var (words, from, _) = Core(said);
        return words.Is(For, from) && Read(said) is not null;
    }

    /// <summary>"Cho cả tôi và con", "cả nhà": more than one person, without a number.</summary>
    public static bool AreSeveral(Utterance said) => WordReader.AsTyped(said.Recognized.Analyzed).Holds(Several);

    /// <summary>By which word of kinship or role the learner was told, or null when by none.</summary>
    public static Kin? KinOf(AnalyzedText text)
    {
        var words = WordReader.AsTyped(text);
        for (var i = 0; i < words.Count; i++)
        {
            // Two words of kinship ("con trai", "my daughter") can be nothing else; one needs "cho" before it.
            var at = words.Is(OnBehalf, i) ? i + 1 : i;
            if (words.At(KinWords, at) is { } match && (at > i || match.Length > 1))
            {
                return Kin.Of(match.Value);
            }
        }

        var from = words.Skip(Opener, 0, words.Count - 1);
        return KinAt(words, from, words.Count, text.HasMarks) is { } whole ? Kin.Of(whole.Value) : null;
    }

    public static string? Read(Utterance said)
    {
        if (SeveralLearners.CountIn(said.Recognized.Analyzed) > 0)
        {
            return SeveralLearners.AreChildren(said.Recognized.Analyzed) ? SignUpForm.ForChild : SignUpForm.ForSelf;
        }

        var text = said.Recognized.Analyzed;
        var (words, from, to) = Core(said);

        // "Me" is the writer, unless somebody who types marks left out those of "mẹ".
        var isSelf = words.At(Self, from)?.End == to && !(text.HasMarks && words.Is(Elder, from));
        return isSelf ? SignUpForm.ForSelf
            : Known(words, from, to, text.HasMarks) is { } kin ? kin
            : words.Holds(Other, from) ? SignUpForm.ForOther
            : words.Holds(Child, from) ? SignUpForm.ForChild
            : null;
    }

    /// <summary>
    /// Another learner, said at a later question: "à không, cho vợ tôi", "cái này là cho bà ngoại", "it's for my daughter". Nothing but the
    /// learner may stand in it. "Không phải cho tôi" denies one.
    /// </summary>
    public static AnswerChange? Changed(Utterance said)
    {
        var text = said.Recognized.Analyzed;
        var words = WordReader.AsTyped(text);
        if (said.Text.Contains('?', StringComparison.Ordinal) || text.Tokens.Count > MostWordsOfChange)
        {
            return null;
        }

        var from = 0;
        var isDenied = false;
        while (from < words.Count && !words.Is(For, from))
        {
            var denied = words.Length(Denies, from);
            var length = Math.Max(denied, words.Length(ChangeOpener, from));
            if (length == 0)
            {
                return null;
            }

            isDenied = denied > 0 && denied >= length;
            from += length;
        }

        var to = words.Count;
        for (var i = from + 1; i < words.Count; i++)
        {
            if (words.Is(InsteadOf, i))
            {
                to = i;
                break;
            }
        }

        while (to > from + 1 && words.Is(ChangeCloser, to - 1))
        {
            to--;
        }

        return from + 1 >= to ? null
            : KinAt(words, from, to, text.HasMarks) is { } kin ? new AnswerChange(Kin.Of(kin.Value).Who, isDenied)
            : words.At(Self, from)?.End == to || (words.At(Self, from + 1)?.End == to) ? new AnswerChange(SignUpForm.ForSelf, isDenied)
            : null;
    }

    private static (WordReader Words, int From, int To) Core(Utterance said)
    {
        var words = WordReader.AsTyped(said.Recognized.Analyzed);
        var from = words.Skip(Opener, 0, words.Count - 1);
        var to = words.Count;
        while (to > from + 1 && words.Is(Closer, to - 1))
        {
            to--;
        }

        return (words, from, to);
    }

    // "Cho vợ tôi", "con gái út", "học sinh của tôi": nothing but the word, whose it is, and what for.
    private static WordMatch? KinAt(WordReader words, int from, int to, bool isMarked)
    {
        var isFor = words.Is(For, from);
        var first = isFor ? from + 1 : from;
        return
            to - from <= MostWords
            && first < to
            && words.At(KinWords, first) is { } match
            && match.End <= to
            && (isFor || isMarked || match.Length > 1 || words.Is(BareElder, first))
            && words.AreAll(Around, match.End, to)
            ? match
            : null;
    }

    // Words of kinship are a closed class. Those that are other words without marks count only behind "cho" or with their marks.
    private static string? Known(WordReader words, int from, int to, bool isMarked)
    {
        if (KinAt(words, from, to, isMarked) is { } match)
        {
            return Kin.Of(match.Value).Who;
        }

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
            // "Cho bé Nam", "cháu Bảo An": a small child by its name.
            : words.Is(Small, first) && to - first is > 1 and <= 4 ? SignUpForm.ForChild
            : isFor && words.Is(Small, first) ? SignUpForm.ForChild
            : words.Is(Grandchild, first) && to - first is > 1 and <= 4 && !words.Is(Around, first + 1) ? SignUpForm.ForChild
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

/// <summary>A word of kinship or a role by which a learner is told, so that what follows speaks of "vợ" and not of "người học".</summary>
/// <param name="Who">Value of the slot "who".</param>
/// <param name="Vietnamese">The word in Vietnamese, as it stands in a sentence.</param>
/// <param name="English">The word in English, as it stands in a sentence ("your wife").</param>
internal sealed record Kin(string Who, string Vietnamese, string English)
{
    private const char Between = '/';

    /// <summary>Slot that keeps it.</summary>
    public const string SlotName = "who.kin";

    /// <summary>Reads a kept value or the value of a pattern: who, Vietnamese, English.</summary>
    public static Kin Of(string value) =>
        value.Split(Between) is [var who, var vietnamese, var english]
            ? new Kin(who, vietnamese, english)
            : throw new ArgumentException($"'{value}' has no three parts parted by '{Between}': who, the Vietnamese and the English word.");

    /// <summary>The kept form.</summary>
    public string Text => string.Join(Between, Who, Vietnamese, English);

    /// <summary>The word in the language of the conversation.</summary>
    public string In(string language) => language == "en" ? English : Vietnamese;

    /// <summary>The same at the beginning of a sentence.</summary>
    public string AtBeginning(string language) =>
        In(language) is [var first, .. var rest] ? char.ToUpperInvariant(first) + rest : string.Empty;
}
