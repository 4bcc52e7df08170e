using System.Collections.Frozen;
using ChatBot.Dialogs.Understanding.Endings;
using ChatBot.Dialogs.Understanding.Text;

namespace ChatBot.Dialogs.Understanding.Commands;

/// <summary>
/// Finds commands: words that are the whole message, in both languages, with and without slash and marks. "Dừng gửi bài học cho tôi" is a
/// sentence, and what it ends is read by <see cref="EndingReader"/> and <see cref="Withdrawal"/>: nobody is made to learn a word for it.
/// </summary>
public static class CommandFinder
{
    private const int MaxLength = 40;

    private static readonly (CommandKind Kind, string[] Words)[] Table =
    [
        (
            CommandKind.Greeting,
            [
                "start",
                "bắt đầu",
                "chào",
                "xin chào",
                "chào bạn",
                "chào ad",
                "chào admin",
                "chào em",
                "chào anh",
                "chào chị",
                "chào anh chị",
                "chào cán bộ",
                "chào bot",
                "chào shop",
                "em chào ad",
                "hello",
                "hello ad",
                "helo",
                "hallo",
                "hi",
                "hi ad",
                "hí",
                "hey",
                "alo",
                "alô",
                "a lô",
                "alo ad",
                "alo alo",
                "hi there",
                "hello there",
                "good morning",
                "good afternoon",
                "good evening",
                "chào buổi sáng",
                "chào buổi chiều",
                "chào buổi tối",
                "lô",
                "xin chào bạn",
                "xin chào ad",
                "kính chào",
                "có ai không",
                "ad ơi",
                "bạn ơi",
                "có ai ở đây không",
                "có ad ở đây không",
            ]
        ),
        (
            CommandKind.Menu,
            [
                "menu",
                "mê nu",
                "me nu",
                "trang chủ",
                "danh mục",
                "về menu",
                "xem menu",
                "mở menu",
                "về đầu",
                "quay về menu",
                "trở về menu",
                "main menu",
                "home",
                "mục lục",
                "các mục",
                "menu chính",
            ]
        ),
        (
            CommandKind.Help,
            [
                "help",
                "trợ giúp",
                "giúp",
                "giúp đỡ",
                "hướng dẫn",
                "hướng dẫn sử dụng",
                "cách dùng",
                "giúp tôi",
                "giúp em",
                "giúp mình",
                "giúp với",
                "help me",
                "hd",
                "trogiup",
                "huongdan",
                "cần giúp",
                "cần giúp đỡ",
            ]
        ),
        (
            CommandKind.Cancel,
            [
                "hủy",
                "hủy bỏ",
                "huỷ",
                "cancel",
                "thôi",
                "thôi không làm nữa",
                "thôi không đăng ký nữa",
                "thoát",
                "exit",
                "quit",
                "không làm nữa",
                "không đăng ký nữa",
                "thôi khỏi",
                "khỏi",
                "thôi nhé",
                "hủy nhé",
                "thôi để sau",
                "abort",
                "nevermind",
                "never mind",
                "hủy đi",
                "thôi bỏ đi",
                "bỏ đi",
                "hủy giúp",
                "hủy ngay",
                "thui",
                "không muốn nữa",
                "thôi không",
                "hủy hết",
                "hủy tất cả",
                "hủy hết đi",
                "hủy hết giúp",
                "bỏ hết",
                "bỏ hết đi",
                "cancel all",
                "cancel everything",
            ]
        ),
        (
            CommandKind.Back,
            [
                "quay lại",
                "trở lại",
                "lùi",
                "lùi lại",
                "quay về",
                "trở về",
                "back",
                "go back",
                "câu trước",
                "bước trước",
                "previous",
                "quaylai",
                "quay lại câu trước",
                "về câu trước",
                "lui",
                "lui lại",
                "quay lui",
                "quay lại bước trước",
            ]
        ),
        (
            CommandKind.Skip,
            [
                "bỏ qua",
                "skip",
                "boqua",
                "cho qua",
                "bỏ qua câu này",
                "next",
                "không trả lời",
                "pass",
                "bỏ câu này",
                "bỏ qua đi",
                "skip this",
                "skip it",
            ]
        ),
        (
            CommandKind.Continue,
            [
                "tiếp tục",
                "tiếp",
                "continue",
                "tieptuc",
                "làm tiếp",
                "resume",
                "tiếp đi",
                "đi tiếp",
                "go on",
                "điền tiếp",
                "đăng ký tiếp",
                "tiếp theo",
            ]
        ),
        (
            CommandKind.Stop,
            [
                "dừng",
                "dừng lại",
                "stop",
                "ngừng",
                "dung lai",
                "tắt thông báo",
                "đừng nhắn nữa",
                "đừng gửi nữa",
                "ngừng gửi",
                "dừng gửi",
                "thôi không nhận nữa",
                "không nhận nữa",
                "unsubscribe",
                "ngừng nhận",
                "dừng nhận",
                "stop all",
                "dừng tất cả",
                "đừng nhắn tin nữa",
                "đừng gửi tin nữa",
                "không nhận tin nữa",
                "ngưng",
                "ngưng lại",
                "ngừng lại",
                "tôi không muốn nhận tin nữa",
                "stop it",
                "ngưng gửi",
                "thôi dừng",
                "thôi dừng lại",
                "thôi đừng nhắn nữa",
                "thôi đừng gửi nữa",
                "nỏ ưng nhận tin nữa",
                "tui nỏ ưng nhận tin nữa",
                "nỏ nhận nữa",
                "tui nỏ nhận nữa",
                "nỏ muốn nhận tin nữa",
                "tôi không nhận nữa",
                "tôi không nhận tin nữa",
                "tôi không muốn nhận nữa",
                "không muốn nhận tin nữa",
                "không muốn nhận nữa",
                "đừng nhắn cho tôi nữa",
                "đừng nhắn tin cho tôi nữa",
                "đừng gửi cho tôi nữa",
                "đừng làm phiền nữa",
                "đừng làm phiền tôi nữa",
                "ngừng nhắn",
                "ngừng nhắn tin",
                "dừng nhắn tin",
                "ngưng nhắn",
                "ngưng nhắn tin",
                "ngưng nhận",
                "ngưng nhận tin",
                "dừng nhận tin",
                "ngừng nhận tin",
                "dừng gửi tin",
                "ngừng gửi tin",
                "ngưng gửi tin",
                "stop messaging me",
                "stop texting me",
            ]
        ),
        (
            CommandKind.Undo,
            [
                "hoàn tác",
                "undo",
                "khôi phục",
                "khôi phục lại",
                "hoàn lại",
                "như cũ",
                "lấy lại",
                "nhận lại như cũ",
                "làm lại như cũ",
                "trả lại như cũ",
                "để lại như cũ",
                "để như cũ",
                "undo that",
                "undo it",
                "revert",
                "restore",
                "khôi phục như cũ",
                "hoàn tác đi",
                "cho tôi hoàn tác",
                "hoàn tác giúp tôi",
            ]
        ),
        (
            CommandKind.ViewData,
            [
                "xem",
                "xem dữ liệu",
                "xem dữ liệu của tôi",
                "dữ liệu của tôi",
                "xem thông tin của tôi",
                "xem thông tin",
                "thông tin của tôi",
                "my data",
                "view my data",
                "show my data",
                "xemdulieu",
                "export my data",
                "see my data",
                "view data",
            ]
        ),
        (
            CommandKind.FixData,
            [
                "sửa",
                "sửa dữ liệu",
                "sửa thông tin",
                "sửa lại",
                "chỉnh sửa",
                "edit",
                "fix",
                "sửa thông tin của tôi",
                "suathongtin",
                "change",
                "sửa dữ liệu của tôi",
                "fix my data",
                "edit my data",
                "cập nhật thông tin",
            ]
        ),
        (
            CommandKind.EraseData,
            [
                "xóa",
                "xóa dữ liệu",
                "xóa dữ liệu của tôi",
                "xóa hết dữ liệu",
                "xóa hết dữ liệu của tôi",
                "xóa thông tin",
                "xóa thông tin của tôi",
                "xóa hết",
                "delete",
                "delete my data",
                "erase",
                "erase my data",
                "xoadulieu",
                "delete data",
                "forget me",
                "xóa toàn bộ dữ liệu",
                "xóa tất cả",
            ]
        ),
        (CommandKind.Vietnamese, ["tiếng việt", "vietnamese", "vi", "vn", "nói tiếng việt", "tiengviet"]),
        (CommandKind.English, ["english", "tiếng anh đi", "en", "eng", "speak english", "english please", "in english", "nói tiếng anh"]),
        (CommandKind.Language, ["ngôn ngữ", "language", "đổi ngôn ngữ", "change language", "lang", "ngonngu"]),
        (
            CommandKind.Human,
            [
                "gặp cán bộ",
                "cán bộ",
                "gặp người",
                "gặp nhân viên",
                "người thật",
                "gặp người thật",
                "nói chuyện với người",
                "human",
                "agent",
                "gặp tư vấn viên",
                "tư vấn viên",
                "nhân viên",
                "talk to a human",
                "gặp cán bộ phụ trách",
                "operator",
            ]
        ),
        (
            CommandKind.Thanks,
            [
                "cảm ơn",
                "cám ơn",
                "cảm ơn bạn",
                "cảm ơn ad",
                "cảm ơn nhiều",
                "cảm ơn nhé",
                "thanks",
                "thank you",
                "thank",
                "tks",
                "thks",
                "ty",
                "thanks ad",
                "cảm ơn ạ",
                "cảm ơn rất nhiều",
                "xin cảm ơn",
                "em cảm ơn",
                "cảm ơn nha",
                "thank you very much",
                "c ơn",
                "dạ em cảm ơn",
                "dạ cảm ơn",
                "cảm ơn em",
                "cảm ơn anh chị",
                "ok cảm ơn",
                "ok thanks",
                "vâng cảm ơn",
                "cảm ơn cháu",
                "cảm ơn cháu nhiều",
                "cảm ơn bạn nhiều",
                "cảm ơn em nhiều",
                "cảm ơn ad nhiều",
                "cảm ơn con",
                "cảm ơn con nhiều",
                "cảm ơn cô",
                "cảm ơn anh",
                "cảm ơn chị",
                "cảm ơn bot",
                "cháu cảm ơn",
                "con cảm ơn",
                "tôi cảm ơn",
                "bác cảm ơn",
                "bác cảm ơn cháu",
                "bác cảm ơn cháu nhiều",
                "chân thành cảm ơn",
                "thank you so much",
                "many thanks",
            ]
        ),
        (
            CommandKind.Goodbye,
            [
                "tạm biệt",
                "chào tạm biệt",
                "bye",
                "bye bye",
                "bái bai",
                "pp",
                "goodbye",
                "good bye",
                "see you",
                "hẹn gặp lại",
                "chúc ngủ ngon",
                "ngủ ngon",
                "good night",
                "chúc bạn ngủ ngon",
                "chúc ngày tốt lành",
                "chúc một ngày tốt lành",
                "have a nice day",
            ]
        ),
    ];

    private static readonly string[] Openers = ["da ", "vang ", "xin ", "toi muon ", "em muon ", "minh muon ", "cho toi ", "please "];

    private static readonly string[] Closers = [" a", " ah", " nhe", " nha", " di", " voi", " ad", " ban", " please", " em", " luon"];

    private static readonly FrozenDictionary<string, Entry[]>.AlternateLookup<ReadOnlySpan<char>> Folded = Build();

    /// <summary>The command that the whole message is, or null.</summary>
    /// <param name="text">The message, normalised or not.</param>
    public static CommandKind? Find(string text) => text.Length > 4 * MaxLength ? null : Find(AnalyzedText.Of(text));

    /// <summary>The command that an analysed message is, or null.</summary>
    public static CommandKind? Find(AnalyzedText text) => FindNormalized(text.Text) ?? FindInSentence(text);

    private static CommandKind? FindInSentence(AnalyzedText text) =>
        Withdrawal.Is(text) ? CommandKind.WithdrawConsent
        : EndingReader.Of(text) is not { Verdict: EndingVerdict.Said } said ? null
        : said.Of switch
        {
            EndedThing.Messages => CommandKind.Stop,
            EndedThing.Lessons => CommandKind.StopLessons,

            // Which of what they hold is asked.
            EndedThing.Learning => CommandKind.Cancel,
            _ => null,
        };

    private static CommandKind? FindNormalized(string text)
    {
        if (text.Length is 0 or > 2 * MaxLength)
        {
            return null;
        }

        if (text.Contains('?', StringComparison.Ordinal))
        {
            return null;
        }

        Span<char> folded = stackalloc char[2 * MaxLength];
        VietnameseText.FoldInto(text, folded);
        Span<char> words = stackalloc char[2 * MaxLength];
        Span<char> marked = stackalloc char[2 * MaxLength];
        var length = Squeeze(folded[..text.Length], VietnameseText.LowerCanonical(text), words, marked);
        return Lookup(words[..length], marked[..length]) ?? LookupBare(words[..length], marked[..length]);
    }

    private static CommandKind? LookupBare(ReadOnlySpan<char> words, ReadOnlySpan<char> marked)
    {
        var (start, length) = TrimPoliteness(words);
        return length == words.Length ? null : Lookup(words.Slice(start, length), marked.Slice(start, length));
    }

    private static CommandKind? Lookup(ReadOnlySpan<char> words, ReadOnlySpan<char> marked)
    {
        if (words.Length > 0 && Folded.TryGetValue(words, out var entries))
        {
            foreach (var entry in entries)
            {
                if (VietnameseText.MarksAgree(marked, entry.Marked))
                {
                    return entry.Kind;
                }
            }
        }

        return null;
    }

    /// <summary>Keeps letters and digits with one space between words; "/menu@SomeBot" is "menu".</summary>
    private static int Squeeze(ReadOnlySpan<char> folded, ReadOnlySpan<char> lower, Span<char> words, Span<char> marked)
    {
        var length = 0;
        var slash = folded[0] == '/';
        for (var i = 0; i < folded.Length; i++)
        {
            var c = folded[i];
            if (slash && c == '@')
            {
                break;
            }

            if (char.IsLetterOrDigit(c))
            {
                marked[length] = lower[i];
                words[length++] = c;
            }
            else if (length > 0 && words[length - 1] != ' ' && c != '\'')
            {
                marked[length] = ' ';
                words[length++] = ' ';
            }
        }

        while (length > 0 && words[length - 1] == ' ')
        {
            length--;
        }

        return length;
    }

    private static (int Start, int Length) TrimPoliteness(ReadOnlySpan<char> words)
    {
        var start = 0;
        var length = words.Length;
        foreach (var opener in Openers)
        {
            if (words.Length > opener.Length && words.StartsWith(opener, StringComparison.Ordinal))
            {
                start = opener.Length;
                length -= start;
                break;
            }
        }

        var again = true;
        while (again)
        {
            again = false;
            foreach (var closer in Closers)
            {
                if (length > closer.Length && words.Slice(start, length).EndsWith(closer, StringComparison.Ordinal))
                {
                    length -= closer.Length;
                    again = true;
                }
            }
        }

        return (start, length);
    }

    private static FrozenDictionary<string, Entry[]>.AlternateLookup<ReadOnlySpan<char>> Build() =>
        Table
            .SelectMany(row => row.Words.Select(w => new Entry(VietnameseText.LowerCanonical(VietnameseText.Normalize(w)), row.Kind)))
            .GroupBy(entry => VietnameseText.Fold(entry.Marked), StringComparer.Ordinal)
            .ToFrozenDictionary(group => group.Key, group => group.ToArray(), StringComparer.Ordinal)
            .GetAlternateLookup<ReadOnlySpan<char>>();

    private sealed record Entry(string Marked, CommandKind Kind);
}
