using System.Globalization;
using System.Text.RegularExpressions;
using ChatBot.Dialogs.Understanding.Text;

namespace ChatBot.Dialogs.Skills.SignUp;

/// <summary>"Tôi có 2 con", "đăng ký cho hai cháu", "cả hai vợ chồng": several learners in one wish.</summary>
public static partial class SeveralLearners
{
    /// <summary>How many, or 0: it does not say several.</summary>
    public static int CountIn(string text)
    {
        var folded = VietnameseText.Fold(text);
        if (Couple().IsMatch(folded))
        {
            return 2;
        }

        var match = Counted().Match(folded);
        if (!match.Success)
        {
            return 0;
        }

        return match.Groups["n"].Value switch
        {
            "hai" or "two" or "both" or "ca hai" => 2,
            "three" => 3,
            "bon" or "four" => 4,
            var digits => int.Parse(digits, CultureInfo.InvariantCulture),
        };
    }

    /// <summary>Whether those several are children of the writer.</summary>
    public static bool AreChildren(string text) => CountIn(text) > 0 && Counted().Match(VietnameseText.Fold(text)).Groups["child"].Success;

    /// <summary>Whether a message asks for places for several children, and not for something else about them.</summary>
    public static bool IsWish(string text) => AreChildren(text) && About().IsMatch(VietnameseText.Fold(text));

    // "Ba cháu" is also the grandmother's word for herself and the child, so three is a digit.
    [GeneratedRegex(
        @"\b(?<n>ca hai|hai|bon|two|three|four|both|[2-5]) (?:(?:dua |nguoi )?(?<child>con|chau|be|dua|children|kids"
            + @"|sons|daughters|of my children|of my kids|my children|my kids)|nguoi|people|learners)\b",
        RegexOptions.NonBacktracking
    )]
    private static partial Regex Counted();

    [GeneratedRegex(
        @"\b(?:hai vo chong|hai me con|hai bo con|hai anh em|hai chi em|my (?:wife|husband) and (?:i|me)|me and my (?:wife|husband))\b",
        RegexOptions.NonBacktracking
    )]
    private static partial Regex Couple();

    [GeneratedRegex(
        @"\b(?:tieng anh|dang ky|dang ki|ghi danh|ghi ten|lop|hoc|english|sign up|register|enrol|enroll)\b",
        RegexOptions.NonBacktracking
    )]
    private static partial Regex About();
}
