using System.Collections.Frozen;
using ChatBot.Dialogs.Understanding;
using ChatBot.Dialogs.Understanding.Text;

namespace ChatBot.Dialogs.Skills.Questions;

/// <summary>Tells whether a question names somebody, however it is typed. In doubt it does: see <see cref="PersonalText"/>.</summary>
internal static class PersonNames
{
    // Kinh, then Thái, Thổ, Khơ Mú, Ơ Đu and Mông of Nghệ An.
    private static readonly string[] Marked =
    [
        .. (
            "nguyễn trần lê phạm hoàng huỳnh phan vũ võ đặng bùi đỗ hồ ngô dương lý cao đinh trương lương mai "
            + "tô trịnh đoàn lâm phùng hà vương thái tạ chu đậu văn "
            + "lưu quách hứa bạch đào đàm kiều tống triệu tăng la nghiêm ninh diệp"
        ).Split(' '),
        .. (
            "lô lò vi kha lữ quang sầm lang lộc ngân viềng cầm tòng quàng cụt moong lầu xeo ven xên chích pịt lìm "
            + "ốc nguộc xồng vừ thò già hờ cự lỳ mùa và nềnh rê chá giàng sùng thào vàng"
        ).Split(' '),
    ];

    private static readonly FrozenSet<string> Surnames = Marked.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> WithoutMarks = Marked.Select(VietnameseText.Fold).ToFrozenSet(StringComparer.Ordinal);

    // Without marks the others are also "and", "who", "so that", "old" and the like.
    private static readonly FrozenSet<string> Plain = WithoutMarks
        .Except("va gia ho re mua oc vang do tang giang trinh duong vo ha la".Split(' '))
        .ToFrozenSet(StringComparer.Ordinal);

    // With their marks these begin a name wherever they stand; of those without, only what is nothing else.
    private static readonly FrozenSet<string> Always = "nguyễn trần phạm huỳnh bùi trịnh phùng quách đinh xồng vừ moong nguyen huynh"
        .Split(' ')
        .ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> AfterOtherWords =
        "nha gian trui tuc vi luat phap toi quy loi tru vong nhan tac lieu vien ly ban to gia do chat si quan ve tu nhien lanh"
            .Split(' ')
            .ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> BeforeOtherWords = "vi xam su quy mo tinh tam cau cao tay thai nguon ky y phu"
        .Split(' ')
        .ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Titles =
        "anh chị chi cô co thầy thay ông ong bà ba bác bac chú chu dì di cậu cau em cháu chau bé be con bạn ban mr mrs ms miss"
            .Split(' ')
            .ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Speakers = "toi em chau minh con tui to day be me bo ba ong co chu bac anh chi"
        .Split(' ')
        .ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Whether a message names somebody.</summary>
    public static bool AreIn(RecognizerResult recognized)
    {
        var words = WordsOf(recognized);

        // All in capitals, a message says nothing by them.
        var shouts = words.Count > 4 && words.All(word => word.IsCapital);
        for (var i = 0; i + 1 < words.Count; i++)
        {
            var (word, next) = (words[i], words[i + 1]);
            if (word.IsPlace || next.IsPlace || next.Lower.Length < 2)
            {
                continue;
            }

            if (
                (!shouts && next.IsCapital && ((word.IsCapital && WithoutMarks.Contains(word.Folded)) || Titles.Contains(word.Lower)))
                || HasMiddle(words, i)
                || IsAlways(words, i)
                || IsIntroduced(words, i, shouts)
            )
            {
                return true;
            }
        }

        return false;
    }

    // "nguyễn văn hùng", "LO THI MAY";
    private static bool HasMiddle(List<Word> words, int at) =>
        at + 2 < words.Count
        && (
            words[at + 1].Lower is "văn" or "thị"
                ? Surnames.Contains(words[at].Lower) || WithoutMarks.Contains(words[at].Lower)
                : words[at + 1].Lower is "van" or "thi" && WithoutMarks.Contains(words[at].Lower)
        );

    private static bool IsAlways(List<Word> words, int at) =>
        Always.Contains(words[at].Lower)
        && !AfterOtherWords.Contains(words[at + 1].Folded)
        && (at == 0 || !BeforeOtherWords.Contains(words[at - 1].Folded));

    // "cháu là trần minh khôi", "em là Hùng".
    private static bool IsIntroduced(List<Word> words, int at, bool shouts) =>
        at > 0
        && words[at].Lower is "là" or "la"
        && Speakers.Contains(words[at - 1].Folded)
        && (
            (!shouts && words[at + 1].IsCapital)
            || (at + 2 < words.Count && (Surnames.Contains(words[at + 1].Lower) || Plain.Contains(words[at + 1].Lower)))
        );

    private static List<Word> WordsOf(RecognizerResult recognized)
    {
        var text = recognized.Analyzed;
        var lower = VietnameseText.LowerCanonical(text.Text);
        var words = new List<Word>(text.Tokens.Count);
        for (var i = 0; i < text.Tokens.Count; i++)
        {
            var token = text.Tokens[i];
            if (token.Kind == TokenKind.Word)
            {
                words.Add(
                    new Word(
                        lower.Substring(token.Start, token.Length),
                        text.FoldedToken(i).ToString(),
                        char.IsUpper(text.Raw(i)[0]),
                        recognized.FoundPlaces.Any(place => token.Start >= place.Start && token.End <= place.Start + place.Length)
                    )
                );
            }
        }

        return words;
    }

    private readonly record struct Word(string Lower, string Folded, bool IsCapital, bool IsPlace);
}
