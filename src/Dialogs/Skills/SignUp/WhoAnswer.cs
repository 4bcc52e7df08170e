using ChatBot.Dialogs.Engine;
using ChatBot.Dialogs.Understanding.Text;

namespace ChatBot.Dialogs.Skills.SignUp;

/// <summary>
/// Reads for whom a place is wanted from free words. "Tôi", "em", "mình" stand in every second sentence, so they mean the citizen only when
/// they are the whole message; "cháu" may be a grandchild or the pupil who writes, and is asked back.
/// </summary>
internal static class WhoAnswer
{
    private static readonly string[] Child =
    [
        "con toi",
        "con cua toi",
        "con em",
        "con minh",
        "con trai",
        "con gai",
        "be nha",
        "cho con",
        "my child",
        "my son",
        "my daughter",
        // A grandparent who raises the child is asked as the guardian.
        "chau noi",
        "chau ngoai",
        "chau toi",
        "chau gai",
        "chau trai",
        "my grandson",
        "my granddaughter",
        "my grandchild",
    ];

    private static readonly string[] Other =
    [
        "nguoi khac",
        "me toi",
        "bo toi",
        "ba toi",
        "ong toi",
        "vo toi",
        "chong toi",
        "ban toi",
        "em gai",
        "em trai",
        "em toi",
        "chi toi",
        "anh toi",
        "chi gai",
        "anh trai",
        "ban em",
        "hang xom",
        "dong nghiep",
        "nguoi nha",
        "nguoi than",
        "hoc tro",
        "colleague",
        "neighbour",
        "neighbor",
        "someone else",
        "my mother",
        "my father",
        "my sister",
        "my brother",
        "my friend",
        "my wife",
        "my husband",
    ];

    private static readonly string[] Self =
    [
        "toi",
        "cho toi",
        "toi hoc",
        "cho ban than",
        "ban than",
        "ban than toi",
        "em",
        "cho em",
        "em hoc",
        "minh",
        "cho minh",
        "minh hoc",
        "tui",
        "cho tui",
        "chinh toi",
        "cho chinh toi",
        "me",
        "for me",
        "myself",
        "for myself",
    ];

    public static string? Read(Utterance said)
    {
        var folded = VietnameseText.Fold(said.Text).Trim(' ', '.', '!', ',');
        foreach (var polite in new[] { "da ", "vang ", "a ", "dang ky ", "ok " })
        {
            folded = folded.StartsWith(polite, StringComparison.Ordinal) ? folded[polite.Length..] : folded;
        }

        folded =
            folded.EndsWith(" a", StringComparison.Ordinal) || folded.EndsWith(" nhe", StringComparison.Ordinal)
                ? folded[..folded.LastIndexOf(' ')]
                : folded;
        var padded = ' ' + folded + ' ';
        return SeveralLearners.CountIn(said.Text) > 0
            ? SeveralLearners.AreChildren(said.Text)
                ? SignUpForm.ForChild
                : SignUpForm.ForSelf
            : folded is "me" && VietnameseText.Normalize(said.Text).Any(VietnameseText.IsMarked)
                ? SignUpForm.ForOther
                : Self.Contains(folded)
                    ? SignUpForm.ForSelf
                    : Kin(folded, said.Text) is { } kin
                        ? kin
                        : Has(padded, Other)
                            ? SignUpForm.ForOther
                            : Has(padded, Child)
                                ? SignUpForm.ForChild
                                : null;
    }

    // Words of kinship are a closed class. Those that are other words without marks count only behind "cho" or with their marks.
    private static readonly string[] Elders =
    [
        "bo",
        "me",
        "ma",
        "cha",
        "ba",
        "ong",
        "vo",
        "chong",
        "anh",
        "chi",
        "co",
        "chu",
        "bac",
        "di",
        "cau",
        "mo",
        "thim",
        "duong",
        "u",
        "bu",
        "bam",
    ];

    private static readonly string[] BareElders = ["bo", "vo", "chong", "ong"];

    private static readonly string[] Around =
    [
        "cho",
        "toi",
        "tui",
        "em",
        "minh",
        "cua",
        "ruot",
        "noi",
        "ngoai",
        "va",
        "nha",
        "hoc",
        "trai",
        "gai",
        "con",
        "chau",
    ];

    private static string? Kin(string folded, string text)
    {
        var words = folded.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.Length is 0 or > 6)
        {
            return null;
        }

        var isFor = words[0] is "cho";
        var isMarked = VietnameseText.Normalize(text).Any(VietnameseText.IsMarked);
        var kin = isFor ? words[1..] : words;
        if (kin.Length == 0)
        {
            return null;
        }

        // The first word of kinship is who is meant: "mẹ em", "con của chị".
        return Array.IndexOf(Elders, kin[0]) >= 0
            && (isFor || isMarked || BareElders.Contains(kin[0]))
            && kin.All(word => Elders.Contains(word) || Around.Contains(word))
                ? SignUpForm.ForOther
            : isFor && kin[0] is "be" or "cu" && kin.All(word => word is "be" or "cu" || Around.Contains(word)) ? SignUpForm.ForChild
            : null;
    }

    private static bool Has(string padded, string[] words) => words.Any(w => padded.Contains(' ' + w + ' ', StringComparison.Ordinal));
}
