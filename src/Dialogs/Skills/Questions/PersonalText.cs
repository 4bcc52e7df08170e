using ChatBot.Dialogs.Understanding;

namespace ChatBot.Dialogs.Skills.Questions;

/// <summary>Takes what is personal out of a question, or says that it cannot be kept: a question that is lost costs less than a name that is kept.</summary>
public static class PersonalText
{
    /// <summary>Longest text that is kept, in characters: a longer one is a story, and stories name people.</summary>
    public const int MaxLength = 200;

    private static readonly WordPatterns Introductions = new(
    [
        "tên tôi|em|mình|cháu|con|bé|mẹ|bố|ba|vợ|chồng|là|của|họ", "tôi|em|mình|cháu|con|bé|nó tên", "họ ~1 tên", "tên đầy", "quý danh", "số nhà", "nhà số", "địa chỉ ~1 nhà|tôi|em|mình|của", "nhà tôi|em|mình ở số|ngõ|đường", "sinh ngày", "ngày sinh",
        "căn cước", "chứng minh ~1 nhân", "mật khẩu ~1 là", "số ~1 tài khoản", "số thẻ", "biển số", "số điện thoại ~2 tôi|em|mình|là", "gọi tôi|em|mình ~1 số", "my ~1 name", "name is", "i am called", "call me", "password is", "account number", "born on", "my address", "i live at",
    ]);

    /// <summary>The question as it may be kept, or null.</summary>
    public static string? Clean(RecognizerResult recognized)
    {
        var text = recognized.Text;
        if (text.Length > MaxLength || SensitiveNumbers.Find(text).Count > 0 || HoldsAddress(text) || Introductions.IsIn(recognized.Expanded.Terms) || PersonNames.AreIn(recognized))
        {
            return null;
        }

        return SensitiveNumbers.Mask(text);
    }

    private static bool HoldsAddress(string text) =>
        text.Contains('@', StringComparison.Ordinal) || text.Contains("://", StringComparison.Ordinal) || text.Contains("www.", StringComparison.OrdinalIgnoreCase)
        || text.Contains(".com", StringComparison.OrdinalIgnoreCase) || text.Contains(".vn", StringComparison.OrdinalIgnoreCase) || text.Contains("t.me", StringComparison.OrdinalIgnoreCase);
}
