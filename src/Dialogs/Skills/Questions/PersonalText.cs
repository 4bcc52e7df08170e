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

    private static readonly string[] Surnames =
    [
        "nguyen", "tran", "le", "pham", "hoang", "huynh", "phan", "vu", "vo", "dang", "bui", "do", "ho", "ngo", "duong", "ly", "cao", "dinh", "truong", "luong", "mai", "to", "trinh", "doan", "lam", "phung", "ha", "vuong", "thai", "ta", "chu", "dau", "vuu", "lo", "vi", "luu", "quach", "kha", "hua", "bach", "lau", "xeo", "moong",
    ];

    private static readonly string[] Titles = ["anh", "chi", "co", "thay", "ong", "ba", "bac", "chu", "di", "cau", "em", "chau", "be", "con", "ban", "mr", "mrs", "ms", "miss"];

    /// <summary>The question as it may be kept, or null.</summary>
    public static string? Clean(RecognizerResult recognized)
    {
        var text = recognized.Text;
        if (text.Length > MaxLength || SensitiveNumbers.Find(text).Count > 0 || HoldsAddress(text) || Introductions.IsIn(recognized.Expanded.Terms) || HoldsName(recognized))
        {
            return null;
        }

        return SensitiveNumbers.Mask(text);
    }

    private static bool HoldsAddress(string text) =>
        text.Contains('@', StringComparison.Ordinal) || text.Contains("://", StringComparison.Ordinal) || text.Contains("www.", StringComparison.OrdinalIgnoreCase)
        || text.Contains(".com", StringComparison.OrdinalIgnoreCase) || text.Contains(".vn", StringComparison.OrdinalIgnoreCase) || text.Contains("t.me", StringComparison.OrdinalIgnoreCase);

    // "Nguyễn Văn An", "chị Lan": capitals in the middle of a message that is not all in capitals, unless a place is meant.
    private static bool HoldsName(RecognizerResult recognized)
    {
        var text = recognized.Analyzed;
        var capitals = text.Tokens.Select((token, i) => token.Kind == TokenKind.Word && char.IsUpper(text.Raw(i)[0]) && !IsInPlace(recognized, token)).ToList();
        if (capitals.Count(c => c) == capitals.Count && capitals.Count > 4)
        {
            return false;
        }

        for (var i = 0; i + 1 < capitals.Count; i++)
        {
            if (capitals[i + 1] && ((capitals[i] && Surnames.Contains(text.FoldedToken(i).ToString())) || Titles.Contains(text.FoldedToken(i).ToString())))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsInPlace(RecognizerResult recognized, Token token) =>
        recognized.FoundPlaces.Any(place => token.Start >= place.Start && token.End <= place.Start + place.Length);
}
