using ChatBot.Dialogs.Engine;
using ChatBot.Dialogs.Understanding;

namespace ChatBot.Dialogs.Skills.SignUp;

/// <summary>Reads for whom a place is wanted from free words.</summary>
internal static class WhoAnswer
{
    private static readonly string[] Child = ["con toi", "con em", "con minh", "con trai", "con gai", "chau", "be nha", "cho con", "my child", "my son", "my daughter"];
    private static readonly string[] Other = ["nguoi khac", "me toi", "bo toi", "ba toi", "ong toi", "vo toi", "chong toi", "ban toi", "someone else", "my mother", "my father"];
    private static readonly string[] Self = ["cho toi", "toi", "ban than", "cho em", "em", "minh", "cho minh", "tui", "myself", "me", "for me"];

    public static string? Read(Utterance said)
    {
        var folded = ' ' + VietnameseText.Fold(said.Text) + ' ';
        return Has(folded, Child) ? SignUpForm.ForChild
            : Has(folded, Other) ? SignUpForm.ForOther
            : Has(folded, Self) && folded.Length <= 24 ? SignUpForm.ForSelf
            : null;
    }

    private static bool Has(string folded, string[] words) => words.Any(w => folded.Contains(' ' + w + ' ', StringComparison.Ordinal));
}
