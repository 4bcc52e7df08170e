using ChatBot.Content.Text;
using ChatBot.Dialogs.Understanding.Answers;
using ChatBot.Dialogs.Understanding.Words;

namespace ChatBot.Dialogs.Skills.SignUp;

/// <summary>
/// What is said of a child's guardian: that they are not there, that somebody else raises the child, what they are to the child, or a role
/// that is no guardian. The words stand in <c>words/guardian.tsv</c>. Pure.
/// </summary>
/// <remarks>
/// Words of kinship are a closed class; "ba" and "co" are so many things without marks that they count only beside another word or with
/// their marks.
/// </remarks>
public static class GuardianWords
{
    // How many words may stand between who raises a child and the word for it.
    private const int MostBetween = 4;

    private static readonly WordListKey Alone = new("guardian.alone");
    private static readonly WordListKey Adult = new("guardian.adult");
    private static readonly WordListKey NameFollows = new("guardian.name-follows");
    private static readonly WordListKey Absent = new("guardian.absent");
    private static readonly WordListKey At = new("guardian.at");
    private static readonly WordListKey Here = new("guardian.here");
    private static readonly WordListKey Moves = new("guardian.moves");
    private static readonly WordListKey MovesNowhere = new("guardian.moves-nowhere");
    private static readonly WordListKey Lets = new("guardian.lets");
    private static readonly WordListKey Dead = new("guardian.dead");
    private static readonly WordListKey NotThere = new("guardian.not-there");
    private static readonly WordListKey Raises = new("guardian.raises");
    private static readonly WordListKey LivesWith = new("guardian.lives-with");
    private static readonly WordListKey Kin = new("guardian.kin");
    private static readonly WordListKey Carers = new("guardian.carer");
    private static readonly WordListKey Role = new("guardian.role");
    private static readonly WordListKey Speech = new("guardian.speech");

    /// <summary>Whether it is said that no guardian is there: away, at work, busy, ill, dead, or the child alone.</summary>
    public static bool IsAway(AnalyzedText text) => IsAway(new WordReader(ExpandedText.Of(text)));

    /// <summary>Whether what is said of a guardian's absence is a death: "bố em mất rồi", "mẹ em qua đời", "my dad died".</summary>
    public static bool IsDead(AnalyzedText text)
    {
        var words = new WordReader(ExpandedText.Of(text));
        if (!IsAway(words))
        {
            return false;
        }

        for (var found = words.Find(Dead); found is { Start: var at }; found = words.Find(Dead, at + 1))
        {
            if (!words.Is(NotThere, at - 1))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Who raises the child ("bà nuôi", "em ở với ông bà", "cô đang chăm cháu"), or null when it is not said.</summary>
    public static GuardianRelation? Carer(AnalyzedText text)
    {
        var words = WordReader.AsTyped(text);
        for (var i = 0; i < words.Count; i++)
        {
            // "Mẹ nuôi" is a mother.
            if (words.Is(Raises, i) && RelationAt(words, i - 1) != GuardianRelation.Parent)
            {
                for (var before = i - 1; before >= Math.Max(0, i - MostBetween); before--)
                {
                    if (CarerAt(words, before) is { } carer)
                    {
                        return carer;
                    }
                }
            }

            if (words.At(LivesWith, i) is { End: var kin } && CarerAt(words, kin) is { } host)
            {
                return host;
            }
        }

        return null;
    }

    /// <summary>Whether a role is named that may not decide for a child: a teacher, a centre, a neighbour.</summary>
    public static bool IsRole(AnalyzedText text) => WordReader.AsTyped(text).Holds(Role);

    /// <summary>
    /// What the guardian is to the child in free words ("mẹ cháu", "bà ngoại", "tôi là bác ruột"), or null when it is not said.
    /// </summary>
    public static GuardianRelation? Relation(AnalyzedText text)
    {
        var words = WordReader.AsTyped(text);
        return words.Find(Kin) is { Start: var at } ? RelationAt(words, at) : null;
    }

    /// <summary>
    /// Why a name is no guardian's, as the end of a text key, or null. The name may be read without a word of kinship before it.
    /// </summary>
    /// <param name="name">The name as it was read.</param>
    /// <param name="learner">Name of the learner, or null.</param>
    public static string? NameRefusal(string name, string? learner)
    {
        var words = name.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.Length < 2)
        {
            return "whole-name";
        }

        // "Bố Mẹ Em Mất Rồi", "Mẹ Bé An": a sentence holds words of kinship and speech where a name begins with a family name.
        if (!NameFrame.IsFamilyName(VietnameseText.Fold(words[0])) && words.Any(IsSpeech))
        {
            return "whole-name";
        }

        return learner is not null && PersonNames.MayBeOf(name, learner) ? "is-learner" : null;
    }

    /// <summary>The name behind a word of kinship that was typed in capitals with it: "Mẹ Nguyễn Thị Hoa"; else the name itself.</summary>
    public static string WithoutKin(string name)
    {
        var words = name.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var first = 0;
        while (first < words.Length - 2 && IsSpeech(words[first]) && !NameFrame.IsFamilyName(VietnameseText.Fold(words[first])))
        {
            first++;
        }

        return first > 0 && NameFrame.IsFamilyName(VietnameseText.Fold(words[first])) ? string.Join(' ', words[first..]) : name;
    }

    private static bool IsSpeech(string word) => WordReader.AsTyped(AnalyzedText.Of(word)).Holds(Speech);

    private static bool IsAway(WordReader words)
    {
        if (words.Holds(Alone))
        {
            return true;
        }

        for (var i = 0; i < words.Count; i++)
        {
            if (words.At(Adult, i) is { End: var end } && IsAwayAfter(words, end))
            {
                return true;
            }
        }

        return false;
    }

    private static GuardianRelation? CarerAt(WordReader words, int index) =>
        RelationAt(words, index) switch
        {
            null => words.Is(Carers, index) ? GuardianRelation.Grandparent : null,
            GuardianRelation.Parent => null,
            var other => other,
        };

    private static GuardianRelation? RelationAt(WordReader words, int index) =>
        words.At(Kin, index)?.Value switch
        {
            "parent" => GuardianRelation.Parent,
            "grandparent" => GuardianRelation.Grandparent,
            "guardian" => GuardianRelation.Guardian,
            _ => null,
        };

    private static bool IsAwayAfter(WordReader words, int from)
    {
        for (var i = from; i < words.Count; i++)
        {
            // What follows is a name: "mẹ em tên là Vắng", "bố: Lê Văn Xa".
            if (words.Is(NameFollows, i))
            {
                return false;
            }

            if (words.Is(Absent, i))
            {
                return true;
            }

            var isLast = i + 1 == words.Count;
            if (!isLast && words.Is(At, i) && !words.Is(Here, i + 1))
            {
                return true;
            }

            // "Mẹ em đồng ý đi học": it is the child who goes.
            if (!isLast && words.Is(Moves, i) && !words.Is(MovesNowhere, i + 1) && !HoldsBefore(words, Lets, from, i))
            {
                return true;
            }
        }

        return false;
    }

    private static bool HoldsBefore(WordReader words, WordListKey list, int from, int to) =>
        words.Find(list, from) is { Start: var at } && at < to;
}
