using System.Text.RegularExpressions;
using ChatBot.Dialogs.Understanding.Text;

namespace ChatBot.Dialogs.Engine.Forms;

/// <summary>What people say to a question instead of an answer or a question of their own.</summary>
internal enum RemarkKind
{
    /// <summary>Nothing of the kind.</summary>
    None,

    /// <summary>"Để mai": the answer is put off.</summary>
    Later,

    /// <summary>"Sao phải hỏi cái này": why it is asked.</summary>
    Why,

    /// <summary>"Không biết".</summary>
    Unknown,

    /// <summary>"Hỏi con tôi đi": somebody else knows.</summary>
    AskThem,

    /// <summary>"Bấm nhầm": the answer before was a slip.</summary>
    Slip,

    /// <summary>"Làm lại từ đầu".</summary>
    Restart,
}

/// <summary>Reads a <see cref="RemarkKind"/>: a message of a few words that is nothing else.</summary>
internal static partial class SideRemark
{
    private const int MaxWords = 9;

    public static RemarkKind Of(Utterance said)
    {
        var text = ExpandedText.Of(said.Recognized.Analyzed).ToString();
        if (text.Count(c => c == ' ') >= MaxWords)
        {
            return RemarkKind.None;
        }

        return Why().IsMatch(text) ? RemarkKind.Why
            : said.Text.Contains('?', StringComparison.Ordinal) ? RemarkKind.None
            : Slip().IsMatch(text) ? RemarkKind.Slip
            : Restart().IsMatch(text) ? RemarkKind.Restart
            : AskThem().IsMatch(text) ? RemarkKind.AskThem
            : LaterWords.Is(said) ? RemarkKind.Later
            : Unknown().IsMatch(text) ? RemarkKind.Unknown
            : RemarkKind.None;
    }

    [GeneratedRegex(
        @"^(?:(?:tai|vi) )?sao (?:lai )?(?:phai|can|cu|hoi)\b"
            + @"|^(?:hoi|lay|biet|ghi|khai|can)(?: \w+){0,4} (?:de )?lam (?:gi|chi)\b|^de lam (?:gi|chi)\b"
            + @"|^why\b.*\b(?:ask|need|want|know|that|this)\b|^what (?:is it|do you need it|for)\b.*for\b|^why$",
        RegexOptions.NonBacktracking
    )]
    private static partial Regex Why();

    [GeneratedRegex(
        @"^(?:toi |em |minh |chau |bac |oi |xin loi |da |a )*(?:bam|an|nhan|go|viet|chon|ghi) (?:nham|lon)\b"
            + @"|^(?:oi |a |da |xin loi )*(?:nham|lon) (?:roi|nut|mat)\b"
            + @"|^(?:wrong button|my mistake|oops|i pressed the wrong|pressed wrong)",
        RegexOptions.NonBacktracking
    )]
    private static partial Regex Slip();

    [GeneratedRegex(
        @"^(?:cho )?(?:toi |em |minh )?(?:muon )?(?:lam lai|bat dau lai|dien lai|dang ky lai)(?: tu dau)?(?: di| nhe"
            + @"| nha| a)?$|^(?:start over|start again|restart|from the beginning)(?: please)?$",
        RegexOptions.NonBacktracking
    )]
    private static partial Regex Restart();

    [GeneratedRegex(
        @"^(?:(?:de |cho )?(?:toi|em|minh|bac|chau) )?(?:de )?(?:hoi|hoi lai|hoi y) (?:lai )?(?:con|chau|no|me|bo|ba|ong"
            + @"|vo|chong|em|chi|anh|ban|nguoi|be)\b|^(?:de )?(?:toi|em|minh|bac) hoi (?:da|lai|xem)\b"
            + @"|^ask (?:my|him|her|them)\b|^(?:i will|i ll|let me) ask\b",
        RegexOptions.NonBacktracking
    )]
    private static partial Regex AskThem();

    [GeneratedRegex(
        @"^(?:da |a |toi |em |minh |chau |bac |cung |that su |chua |thi )*(?:khong|chang|chua) (?:biet|ro|nho"
            + @"|chac)(?: (?:nua|dau|a|gi|het|lam|ro|ca|nam sinh|nam nao|so|noi nao|xa nao|lop nao|chon gi|chon lop nao))*$"
            + @"|^(?:chiu|quen roi|quen mat roi|toi quen roi|i (?:do not|don t|dont) (?:know|remember)|no idea|not sure"
            + @"|dunno)$",
        RegexOptions.NonBacktracking
    )]
    private static partial Regex Unknown();
}
