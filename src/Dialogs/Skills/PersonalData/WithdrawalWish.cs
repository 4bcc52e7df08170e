using System.Text.RegularExpressions;
using ChatBot.Dialogs.Understanding;

namespace ChatBot.Dialogs.Skills.PersonalData;

/// <summary>The wish to take a consent back, in however polite and long a sentence. Who asks for erasure says so with another word, and gets that.</summary>
public static partial class WithdrawalWish
{
    /// <summary>Whether the message takes a consent back and asks for no erasure.</summary>
    public static bool Is(string text)
    {
        var folded = VietnameseText.Fold(text);
        return Withdraws().IsMatch(folded) && !Erases().IsMatch(folded);
    }

    [GeneratedRegex(@"\brut (?:lai )?(?:su |loi |cai )?(?:dong y|dong thuan|chap thuan)\b|\brut lai (?:viec )?(?:da )?cho (?:phep|luu|dung)\b|\bkhong (?:con )?(?:muon |dong y )?(?:tiep tuc )?cho (?:phep )?(?:cac ban |so |ben ban |anh chi )?(?:luu|dung|giu|su dung)\b.*\bnua\b|\bkhong (?:con )?dong y\b.*\bnua\b|\bwithdraw(?:ing)? (?:my |the |our )?consent\b|\bno longer (?:agree|consent)\b|\btake back my consent\b", RegexOptions.NonBacktracking)]
    private static partial Regex Withdraws();

    [GeneratedRegex(@"\b(?:xoa|huy het|delete|erase|remove)\b", RegexOptions.NonBacktracking)]
    private static partial Regex Erases();
}
