using System.Collections.Frozen;
using ChatBot.Dialogs.Understanding.Text;
using ChatBot.Dialogs.Understanding.Words;

namespace ChatBot.Dialogs.Understanding.Endings;

/// <summary>
/// What limits a refusal: a length of time, a day, an hour, a person, a kind or number of what is sent. A refusal with a limit is none of
/// the whole, so nothing ends by it. Written in the language of <see cref="WordPattern"/>.
/// </summary>
internal static class EndingLimits
{
    private const string Few = "#|một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|mấy|vài|ít|dăm|đôi|a|one|two|three|four|five|six|ten|few|couple";
    private const string Unit = "ngày|hôm|bữa|tuần|tháng|day|days|week|weeks|month|months";

    private static readonly WordPatterns Lengths = new([
        $"{Few} ~1 {Unit}",
        "tuần|tháng này|sau",
        "hết|qua tuần|tháng|tết|hè|đợt|năm|mùa",
        "cả tuần|tháng|hè",
        "tạm",
        "một|1 thời gian|lúc",
        "cho|đến|tới khi|lúc nào",
        "trong ~1 lúc|thời|dịp",
        "this|next week|month",
        "a while",
        "for now",
        "until|till",
    ]);

    private static readonly WordPatterns Untils = new([
        "tới|đến ~1 thứ|chủ|mai|mốt|hết|khi|lúc|cuối|đầu|mùng|sang|tháng|tuần|hè|tết",
        "tới|đến ~1 ngày #|mai|mốt|lễ",
        "tới|đến #",
    ]);

    private static readonly WordPatterns Today = new([
        "hôm|sáng|trưa|chiều|tối|đêm nay|mai|này",
        "ngày mai|mốt|kia",
        "bữa nay|này",
        "nay đừng|khỏi|không",
        "đừng|khỏi ~4 nay",
        "today|tomorrow|tonight",
    ]);

    // Until now, and not from now.
    private static readonly WordPatterns Past = new([
        "lâu|xưa|trước|mấy|bấy nay",
        "mấy|những hôm|ngày nay|này|qua",
        "hôm nay|tuần|tháng nào",
        "# ngày|tuần|tháng rồi|qua|nay|trước",
        "đã|được ~2 # ~1 ngày|tuần|tháng",
        "mỗi|hàng|hằng|từng|các|mọi ngày|hôm|tuần|tháng|sáng|tối",
        "for|these|past|last # days|weeks|months",
    ]);

    private static readonly WordPatterns Days = new([
        "chủ nhật",
        "cn",
        "cuối|đầu tuần|tháng",
        "thứ bảy|hai|ba|tư|năm|sáu|#",
        "ngày lễ|tết|nghỉ|rằm|giỗ|thường|chẵn|lẻ|thi|mưa|chợ|#",
        "lễ tết",
        "nghỉ hè|lễ|tết|học|trưa",
        "dịp|mùa|đợt|kỳ ~1 lễ|tết|hè|thi|gặt|cưới|mưa",
        "tết|hè",
        "on|every monday|tuesday|wednesday|thursday|friday|saturday|sunday|mondays|sundays|saturdays|weekends|weekend|holidays|weekdays",
        "khi|lúc tôi|mình|em|tui|bác|con|đang|bận|họp|ngủ|làm|đi|học|ăn",
        "while|when i",
    ]);

    private static readonly WordPatterns Spans = new(["từ|from ~4 đến|tới|to|until"]);

    private static readonly WordPatterns Kinds = new([
        "khó|dễ|dài|ngắn|cũ|chán quá|lắm|thế|vậy|nữa",
        "bài ~1 khó|dễ|dài|ngắn|cũ|trùng|lặp|lại|tiếng|này|đó|kia|kiểu|loại",
        "trùng|lặp|nhầm|sai",
        "nhiều|dồn|dày|liên quá|bài|thế|vậy|tục|dập|lắm",
        "#|hai|ba|bốn|năm|mấy bài|lần|tin|lúc",
        "một lần|lúc",
        "cùng ~1 lúc",
        "tiếng anh|việt",
        "kiểu|loại này|đó|kia|ấy",
        "so|too many|much|long|hard",
        "twice|both",
        "# lessons|messages|times",
        "two|three lessons|messages|times",
        "in english|vietnamese",
        "long|hard|old ones|lessons",
    ]);

    // An hour, so that it is the hour that is not right, and not the day.
    private static readonly WordPatterns Hours = new([
        "# giờ|rưỡi|am|pm",
        "lúc|vào|trước|sau|khoảng ~1 #",
        "sớm|muộn|trễ|khuya quá|thế|vậy|lắm",
        "so|too early|late",
        "before|after|at #",
    ]);

    private static readonly WordPatterns PartsOfDay = new(["ban|buổi đêm|sáng|trưa|chiều|tối", "at night"]);

    private static readonly WordPatterns Away = new([
        "bận|vắng|ốm|viện|thi|kẹt|mệt|họp|đi|về|nghỉ|mổ|đau|xa",
        "away|busy|sick|travelling|traveling|holiday|hospital",
    ]);

    private static readonly FrozenSet<string> Ours =
        "tin link video hinh anh cau quiz clip bai loi tieng english links videos pictures quizzes"
            .Split(' ')
            .ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> People = "cho chi co em ban anh hoang quynh tuyet ngoc"
        .Split(' ')
        .ToFrozenSet(StringComparer.Ordinal);

    /// <summary>How far a refusal goes; null: it has no limit.</summary>
    /// <param name="clause">The clause that refuses.</param>
    public static EndingVerdict? Of(IReadOnlyList<Term> clause)
    {
        var terms = EndingWords.WithoutBeginning(clause);
        var told = BeforeMore(terms);
        return Spans.IsIn(clause) ? EndingVerdict.PartOnly
            : !Hours.IsIn(terms) && IsRest(terms) ? EndingVerdict.ForAWhile
            : Days.IsIn(terms) || Kinds.IsIn(told) || EndingWords.IsToSomebodyElse(terms) ? EndingVerdict.PartOnly
            : PartsOfDay.IsIn(told) ? EndingVerdict.OtherTime
            : null;
    }

    /// <summary>Whether another clause tells why and for how long: "tôi đi viện 10 ngày, đừng gửi bài".</summary>
    public static bool IsAwayForAWhile(IReadOnlyList<Term> terms) => Away.IsIn(terms) && IsRest(terms);

    /// <summary>Whether what is refused is a thing of this service: a link, a picture, a language.</summary>
    public static bool IsOurs(string folded) => Ours.Contains(folded);

    private static bool IsRest(IReadOnlyList<Term> terms) =>
        !Past.IsIn(terms) && (Lengths.IsIn(terms) || Untils.IsIn(terms) || Today.IsIn(terms) || IsTomorrow(terms));

    // "Mai" is a name as well.
    private static bool IsTomorrow(IReadOnlyList<Term> terms)
    {
        for (var i = 0; i < terms.Count; i++)
        {
            if (terms[i].Marked.Span is "mai" or "mốt" && (i == 0 || !People.Contains(terms[i - 1].Folded.ToString())))
            {
                return true;
            }
        }

        return false;
    }

    // What stands behind "nữa" tells why: "đừng gửi nữa, khó quá".
    private static List<Term> BeforeMore(List<Term> terms)
    {
        for (var i = 1; i < terms.Count; i++)
        {
            if (terms[i].Folded.Span is "nua")
            {
                return [.. terms.Take(i + 1)];
            }
        }

        return terms;
    }
}
