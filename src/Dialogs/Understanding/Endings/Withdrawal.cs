using ChatBot.Dialogs.Understanding.Text;
using ChatBot.Dialogs.Understanding.Words;

namespace ChatBot.Dialogs.Understanding.Endings;

/// <summary>
/// Tells a sentence that takes consent back, however long: "tôi không muốn cho lưu thông tin của tôi nữa, rút lại sự đồng ý hôm trước giúp
/// tôi". Taking it back must be as easy as giving it, so it is a command in a sentence too; which consent is meant is asked before anything
/// ends. How one takes it back is a question.
/// </summary>
internal static class Withdrawal
{
    private const int MaxLength = 400;

    private static readonly WordPatterns Said = new([
        "rút|thu|hủy ~1 sự|lời|việc ~1 đồng ý",
        "rút|hủy ~1 đồng ý",
        "rút lại ~2 đồng ý",
        "rút lại ~2 chấp thuận",
        "rút lại ~2 cho phép",
        "rút sự cho phép",
        "thu hồi ~2 đồng ý",
        "không ~1 đồng ý ~4 lưu|giữ|dùng|nhận|gửi ~8 nữa",
        "không ~1 đồng ý nữa",
        "không muốn ~3 lưu|giữ|dùng ~2 thông|dữ tin|liệu ~6 nữa",
        "không cho ~3 lưu|giữ|dùng ~2 thông|dữ tin|liệu ~6 nữa",
        "rút|thu lại|hồi ~2 cho|đã phép|lưu|dùng",
        "không ~3 cho phép|lưu|giữ|dùng ~6 nữa",
        "không còn đồng ý",
        "withdraw ~3 consent",
        "revoke ~3 consent",
        "withdrawing ~3 consent",
        "take back ~3 consent",
        "no longer consent|agree",
    ]);

    private static readonly WordPatterns Asked = new([
        "làm sao",
        "thế nào",
        "cách nào",
        "cách rút",
        "được không",
        "có ~6 không",
        "có thể",
        "ở đâu",
        "muốn hỏi",
        "cho hỏi",
        "nếu",
        "khi nào",
        "sau khi",
        "bao lâu",
        "bao giờ",
        "thì sao",
        "là gì",
        "là sao",
        "không rút",
        "chưa rút",
        "đừng rút",
        "how",
        "can i",
        "could i",
        "may i",
        "if",
        "what happens",
        "do not withdraw",
        "not withdraw",
        "don t withdraw",
    ]);

    // Who asks for erasure says so with another word, and gets that.
    private static readonly WordPatterns Erases = new(["xóa|gỡ|delete|erase|remove", "hủy hết"]);

    /// <summary>Whether the message takes consent back.</summary>
    public static bool Is(AnalyzedText text)
    {
        if (
            text.Text.Length > MaxLength
            || text.Tokens.Count < 2
            || text.Text.Contains('?', StringComparison.Ordinal)
            || !MayBe(text.Folded)
        )
        {
            return false;
        }

        var terms = ExpandedText.Of(text).Terms;
        return Said.IsIn(terms) && !Asked.IsIn(terms) && !Erases.IsIn(terms);
    }

    private static bool MayBe(string folded) =>
        folded.Contains("rut ", StringComparison.Ordinal)
        || folded.Contains("nua", StringComparison.Ordinal)
        || folded.Contains("dong y", StringComparison.Ordinal)
        || folded.Contains("consent", StringComparison.Ordinal)
        || folded.Contains("longer", StringComparison.Ordinal);
}
