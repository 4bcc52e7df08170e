using System.Buffers;
using System.Collections.Frozen;
using ChatBot.Dialogs.Understanding.Text;

namespace ChatBot.Dialogs.Understanding.Answers;

/// <summary>
/// A yes with nothing of substance beside it. Every word of the message must be known here: words of agreement, what is agreed to, who
/// speaks, and politeness. One word more ("ok nhưng", "đồng ý nếu", "vâng tôi biết rồi") may take the yes back, postpone it or speak of
/// something else, and who gives away a child's data must have said so plainly.
/// </summary>
internal static class PlainYes
{
    private const int MaxTerms = 26;

    private static readonly SearchValues<char> PartingMarks = SearchValues.Create(",.;:!-\n…");

    // Signs that turn the words beside them round.
    private static readonly string[] Doubting =
    [
        "👎",
        "🙄",
        "🤔",
        "🤨",
        "😒",
        "😡",
        "😠",
        "🤬",
        "❌",
        "🚫",
        "✋",
        "🖕",
        "😏",
        "🙃",
        "🤡",
        "😕",
        "🤷",
    ];

    private enum Kind
    {
        // "đồng ý": may name what is agreed to.
        Consent,

        // "vâng", "ok": what follows is said by a verb ("ok lưu đi").
        Yes,

        // "có" is also to have, and "được" also to get or to be able to.
        Have,
        Can,

        // A yes alone; with an object it wishes or tells something else ("muốn học", "phải học", "good morning").
        Alone,

        // "rồi": a yes alone, a particle after one.
        Already,

        // What the question asks leave for: "lưu", "ghi", "đăng ký".
        Verb,

        // "lưu thông tin đi" is a request of its own, without a yes before it.
        Save,

        // "đi", "vào", "giúp": make a request of a verb.
        Urging,
        For,
        Object,
        Kin,

        // "chúng tôi", "gia đình em": the speaker is among them.
        Joint,
        Opener,
        Stress,
        Polite,

        // "mà", "vậy": only at the end.
        Last,

        // Somebody else, who may agree only where the question is about them.
        Other,
    }

    private static readonly FrozenDictionary<string, Phrase[]>.AlternateLookup<ReadOnlySpan<char>> Phrases = Table(
        (
            Kind.Consent,
            "đồng ý|đồng í|dongy|nhất trí|nhất trí cao|chấp nhận|chấp thuận|tán thành|tán đồng|đồng tình|xác "
                + "nhận|cho phép|sẵn sàng|sẵn lòng|ưng thuận|bằng lòng|agree|agreed|i agree|we agree|i "
                + "consent|consent|accept|i accept|accepted"
                + "|thì cứ lưu|thì cứ ghi|thì cứ làm|cứ lưu|cứ ghi|cứ giữ|cứ lấy|cứ làm|cứ nhập|cứ đăng ký|cứ sử "
                + "dụng|cứ tiến hành|cứ gửi bài|cứ gửi|cứ thu thập|cho lưu|cho ghi|cho giữ|cho sử dụng|cho đăng "
                + "ký|cho thu thập|lưu đi|ghi đi|làm đi|đăng ký đi|lưu luôn|lưu lại đi"
                + "|you can save|you can keep|you may keep|you may save|you can store|you may store|please "
                + "save|please store|save it|go ahead|you have my consent|you have my permission|give consent|give my consent"
        ),
        // "that's" is cut in two, and "s" alone is "sao" in chat.
        (
            Kind.Yes,
            "vâng|ừ|ừa|uk|uh|uhm|ukm|uki|um|ừm|ok|oce|oke|okay|okie|oki|okê|ô kê|okey|okela|okla|okluon|oke "
                + "la|ok la|okê|o ke|đúng|đúng rồi|đúng vậy|đúng thế|đúng ạ|chính xác|được thôi|được chứ|có "
                + "chứ|cũng được|thế cũng được|vậy cũng được|thế đi|vậy đi"
                + "|tất nhiên|dĩ nhiên|đương nhiên|tất nhiên là|dĩ nhiên là|đương nhiên là|chắc chắn là|tất "
                + "nhiên rồi|dĩ nhiên rồi|chắc chắn|chắc chắn rồi|chắc rồi|hẳn rồi|không sao|không sao đâu|không "
                + "sao cả|không sao hết|không vấn đề|không vấn đề gì|không có vấn đề|không có vấn đề gì|không "
                + "thành vấn đề|không ngại|không ngại đâu|không ngại gì"
                + "|chốt|chốt luôn|quyết định vậy|ưng|ưng bụng|yes|yep|yeah|yea|yup|sure|of "
                + "course|absolutely|definitely|certainly|no problem|no worries|sure thing|alright|all right|do "
                + "it|that is ok|i do|yes i do|i am fine|i am ok|i m ok|i am okay|ok for me|fine with me|that is "
                + "fine|that sao fine|thats fine|okie dokie"
        ),
        (Kind.Have, "có"),
        (Kind.Can, "được"),
        (
            Kind.Alone,
            "muốn|thích|nhận|muốn nhận|nhận bài|muốn nhận bài|phải|phải rồi|chuẩn|chuẩn rồi|hợp "
                + "lý|y|good|great|fine|correct|confirm|confirmed|i confirm|chính nó|tán|ờ"
        ),
        (Kind.Already, "rồi"),
        (
            Kind.Verb,
            "sử dụng|cung cấp|lấy|nhập|đăng ký|học|đi học|tham gia|thu thập|xử lý|xếp lớp|báo lịch|nhận "
                + "bài|gửi bài|save|store|keep|use|register|join|learn|sign up|sign me up|đăng ký học"
        ),
        (Kind.Save, "lưu|ghi|giữ|lưu trữ|lưu giữ"),
        (Kind.Urging, "đi|vào|lại|giúp|hộ|giùm|luôn|nhé|nha|thoải mái"),
        (Kind.For, "cho|của|for|of"),
        (
            Kind.Object,
            "thông tin|dữ liệu|cá nhân|này|đó|trên|ấy|nêu trên|như trên|các|những|mọi|toàn bộ|hết|cả|tất "
                + "cả|tất|việc|điều khoản|nội dung|quy định|chính sách|với điều khoản|với nội dung|với các|với "
                + "những|với quy định|với chính sách|với việc|với tất cả|để xếp lớp|để báo lịch|và báo lịch|để "
                + "học|lớp|lớp học|khóa học|khóa|tiếng anh|bài học|bài|miễn phí này"
                + "|bé|các cháu|các con|con gái|con "
                + "trai|trai|gái|nhà|to|with|this|that|it|the|my|our|me|us|them|information|info|data|details|terms"
                + "|everything|all|child|son|daughter|kid|kids|children|class|do|so|and|100|một trăm phần trăm|hai tay"
        ),
        (Kind.Kin, "tôi|em|mình|anh|chị|cháu|con|bác|cô|chú|ông|bà|tớ|tau|dì|cậu|thím|mợ|bạn|ad|admin|bot|i|we"),
        (
            Kind.Joint,
            "chúng tôi|chúng em|chúng mình|chúng cháu|bọn em|bọn mình|bọn tôi|gia đình|gia đình tôi|gia đình "
                + "em|gia đình mình|cả nhà|cả nhà tôi|cả nhà em|vợ chồng tôi|vợ chồng em|vợ chồng mình"
        ),
        (Kind.Opener, "dạ|thưa|kính thưa|thưa quý vị|kính thưa quý vị|à vâng"),
        (
            Kind.Stress,
            "hoàn toàn|tự nguyện|cam kết|xin phép|tốt|tốt quá|hay quá|rất|xin|cũng|ngay|liền|luôn luôn|tuyệt "
                + "đối|thật sự|thực sự|quá|luôn|totally|fully|completely|happily"
        ),
        (
            Kind.Polite,
            "ạ|ah|ạk|nhé|nha|nhá|nhen|nghen|nghe|nờ|nạ|nà|hè|hầy|nè|ơi|cảm ơn|cám ơn|cảm ơn "
                + "nhiều|nhiều|please|thanks|thank you|thank|hihi|haha|hehe|hi|he|chứ|chơ"
        ),
        (Kind.Last, "mà|vậy"),
        (
            Kind.Other,
            "người đó|người ấy|người học|người nhà|họ|nó|mẹ|bố|ba|má|chồng|vợ|bé|con trai|con gái|con tôi|con "
                + "em|cháu nó|bạn tôi|bạn em|học viên|đã|hỏi|có hỏi|he|she|they|has|have|already"
        )
    );

    /// <summary>Whether the message is a yes and nothing else.</summary>
    /// <param name="text">The message.</param>
    /// <param name="terms">The same, written out.</param>
    /// <param name="ofAnother">The question is whether somebody else agrees, so others may be who agrees.</param>
    /// <param name="end">Term before which to stop; what follows is not looked at.</param>
    public static bool Is(AnalyzedText text, ExpandedText terms, bool ofAnother, int end)
    {
        if (end > MaxTerms || Array.Exists(Doubting, sign => text.Text.Contains(sign, StringComparison.Ordinal)))
        {
            return false;
        }

        var reading = new Reading(text, terms, ofAnother, end);
        return reading.IsYes();
    }

    /// <summary>A comma, a full stop or the like stands before a term.</summary>
    public static bool IsParted(AnalyzedText text, ExpandedText terms, int i)
    {
        var token = terms.Terms[i].Token;
        return token > 0
            && text.Text.AsSpan(text.Tokens[token - 1].End, text.Tokens[token].Start - text.Tokens[token - 1].End).IndexOfAny(PartingMarks)
                >= 0;
    }

    private static FrozenDictionary<string, Phrase[]>.AlternateLookup<ReadOnlySpan<char>> Table(
        params (Kind Kind, string Phrases)[] rows
    ) =>
        rows.SelectMany(row =>
                row.Phrases.Split('|').Select(phrase => new Phrase(row.Kind, [.. phrase.Split(' ').Select(VietnameseText.LowerCanonical)]))
            )
            .GroupBy(phrase => VietnameseText.Fold(phrase.Words[0]), StringComparer.Ordinal)
            .ToFrozenDictionary(
                group => group.Key,
                group => group.OrderByDescending(phrase => phrase.Words.Length).ToArray(),
                StringComparer.Ordinal
            )
            .GetAlternateLookup<ReadOnlySpan<char>>();

    private sealed record Phrase(Kind Kind, string[] Words)
    {
        private readonly string[] _folded = [.. Words.Select(VietnameseText.Fold)];

        public bool IsAt(ExpandedText terms, int at, int end)
        {
            for (var i = 0; i < Words.Length; i++)
            {
                if (
                    at + i >= end
                    || !terms.Folded(at + i).Equals(_folded[i], StringComparison.Ordinal)
                    || (terms.Terms[at + i].TypedMarks && !VietnameseText.MarksAgree(terms.Terms[at + i].Marked.Span, Words[i]))
                )
                {
                    return false;
                }
            }

            return true;
        }
    }

    private ref struct Reading(AnalyzedText text, ExpandedText terms, bool ofAnother, int end)
    {
        private int _at;
        private bool _said;
        private bool _names;
        private bool _alone;
        private bool _mustEnd;
        private bool _asksToSave;
        private bool _urges;
        private int _kin;
        private bool _after;
        private bool _subject;
        private string _subjectWord = "";
        private bool _reported;
        private Kind _last = Kind.Opener;

        public bool IsYes()
        {
            while (_at < end)
            {
                var parted = _at == 0 || IsParted(text, terms, _at);
                if (parted)
                {
                    _kin = 0;
                    _after = false;
                    _subject = false;
                }
                else if (_mustEnd)
                {
                    return false;
                }

                _mustEnd = false;
                if (Next(parted) is not { } phrase || !Take(phrase, parted))
                {
                    return false;
                }

                _last = phrase.Kind;
                _at += phrase.Words.Length;
            }

            return (_said || (_asksToSave && _urges) || IsBareOpener()) && !(_alone && _names) && !_reported && !EndsOpen();
        }

        // "cho" typed alone is also "chờ": wait.
        private readonly bool EndsOpen() => _last == Kind.For && (!_names || !text.HasMarks);

        private readonly bool IsBareOpener() => terms.Folded(0) is "da" && _last is Kind.Opener or Kind.Polite && !_asksToSave && _kin == 0;

        // Words with several meanings mean what their place allows.
        private readonly Phrase? Next(bool parted)
        {
            if (!Phrases.TryGetValue(terms.Folded(_at), out var phrases))
            {
                return null;
            }

            Phrase? found = null;
            foreach (var phrase in phrases)
            {
                if (
                    (found is not null && phrase.Words.Length < found.Words.Length)
                    || !phrase.IsAt(terms, _at, end)
                    || (phrase.Kind == Kind.Other && !ofAnother)
                )
                {
                    continue;
                }

                if (found is null || Fits(phrase.Kind, parted) > Fits(found.Kind, parted))
                {
                    found = phrase;
                }
            }

            return found;
        }

        private readonly int Fits(Kind kind, bool parted) =>
            kind switch
            {
                Kind.Polite when terms.Folded(_at) is "cho" && terms.Terms[_at].Marked.Span is not "chơ" => 0,
                Kind.Have => parted || _last is Kind.Opener ? 3 : 1,
                Kind.Kin => 2,
                Kind.Urging => _asksToSave || _names ? 3 : 0,
                Kind.Polite or Kind.Stress => 2,
                Kind.Other => 2,
                _ => 1,
            };

        private bool Take(Phrase phrase, bool parted)
        {
            var typed = terms.Terms[_at].TypedMarks;
            var word = terms.Folded(_at);
            switch (phrase.Kind)
            {
                case Kind.Consent or Kind.Yes or Kind.Have or Kind.Can or Kind.Alone:
                    return Agrees(phrase, parted, typed);
                case Kind.Already:
                    if (!_said)
                    {
                        // Alone it is a yes; "lưu rồi" tells what is done.
                        return _kin == 0 && !_asksToSave && (_said = true);
                    }

                    // "bác đồng ý rồi" may be said of another; who speaks of himself is named without doubt, or speaks to somebody.
                    _reported |= !ofAnother && _subject && _subjectWord is not ("toi" or "em" or "minh" or "to" or "i" or "we" or "");
                    return true;
                case Kind.Verb:
                    if (!_said || _last == Kind.Have || _last == Kind.Can || _alone)
                    {
                        return false;
                    }

                    _names = true;
                    return true;
                case Kind.Save:
                    if (
                        _asksToSave
                        || (_last == Kind.Consent && terms.Folded(_at - 1) is "di")
                        || _last is Kind.Have or Kind.Can
                        || _alone
                        || _kin > 1
                        || (_kin == 1 && !text.HasMarks && !parted && !_after)
                    )
                    {
                        return false;
                    }

                    _asksToSave = true;
                    _names |= _said;
                    return true;
                case Kind.Urging:
                    // "ghi giúp"; "đồng ý hộ con" agrees in another's place.
                    _urges |= _asksToSave;
                    return (_said || _asksToSave)
                        && !(word is "giup" or "ho" or "gium" && terms.Folded(_at - 1) is "y" or "tri" or "nhan" or "ok" or "vang");
                case Kind.For:
                    _after = true;
                    return (_said || _asksToSave)
                        && !_alone
                        && (_names || _asksToSave || text.HasMarks)
                        && _last is not (Kind.Have or Kind.Can);
                case Kind.Object:
                    return (_names || _asksToSave || (_after && _said)) && !_alone;
                case Kind.Kin:
                    return Person(word);
                case Kind.Joint:
                    (_kin, _subject, _subjectWord) = (1, !_said, "");
                    return true;
                case Kind.Opener:
                    return parted || _last is Kind.Opener or Kind.Yes && (typed || _at + 1 < end || terms.Folded(_at - 1) is "vang" or "u");
                case Kind.Last:
                    _mustEnd = true;
                    return _said;
                case Kind.Polite:
                    return IsParticle(word, typed);
                default:
                    return true;
            }
        }

        // "à" and "á" ask, "nờ" without its mark is "no", "vâng em nghe" listens.
        private bool IsParticle(ReadOnlySpan<char> word, bool typed)
        {
            var marked = terms.Terms[_at].Marked.Span;
            if (
                (typed && marked is "à" or "á" or "ả" or "ã")
                || (word is "no" && marked is not "nờ")
                || (word is "na" or "he" && _last == Kind.Opener)
                || (word is "nghe" && _last is not (Kind.Consent or Kind.Can or Kind.Urging or Kind.Object))
                || (word is "hi" or "he" or "chu" or "cho" or "ah" && !_said)
            )
            {
                return false;
            }

            _kin = 0;
            _reported = false;
            return true;
        }

        private bool Agrees(Phrase phrase, bool parted, bool typed)
        {
            // "con tôi đồng ý", "mẹ cháu đồng ý": two words of kinship are another person.
            if (
                _last == Kind.For
                || (_kin > 0 && _subjectWord is "ban" or "ad" or "admin" or "bot")
                || (_kin > 1 && !ofAnother)
                || (_after && !ofAnother && phrase.Kind != Kind.Alone && !parted && _kin > 0)
            )
            {
                return false;
            }

            var word = terms.Folded(_at);
            var single = phrase.Words.Length == 1;
            var next = _at + phrase.Words.Length;
            switch (phrase.Kind)
            {
                case Kind.Have when !HasNothing(next):
                case Kind.Can when _kin > 0 || (_last == Kind.Have && !parted):
                    return false;
                case Kind.Alone:
                    // "phải đồng ý" is compelled; "o" and "y" without a mark are many things.
                    if (
                        (
                            word is "phai"
                            && (
                                _kin > 0
                                || (
                                    next < end
                                    && !IsParted(text, terms, next)
                                    && terms.Folded(next) is not ("a" or "roi" or "em" or "chau" or "nhe")
                                )
                            )
                        ) || (word is "o" or "y" && !typed && end > 1)
                    )
                    {
                        return false;
                    }

                    _alone = true;
                    break;
                case Kind.Yes when word is "ua" && !typed:
                case Kind.Yes when word is "dung" && !typed && (text.HasMarks || single || terms.Folded(_at + 1) is "a"):
                    // "dung" is "đừng" too, "ua" also "ủa".
                    return false;
                case Kind.Consent:
                    _names = true;
                    break;
                default:
                    break;
            }

            _subject |= _kin > 0;
            _said = true;
            _kin = 0;
            _after = false;
            return true;
        }

        // "có" is a yes when nothing follows that one could have.
        private readonly bool HasNothing(int next)
        {
            if (next >= end || IsParted(text, terms, next))
            {
                return true;
            }

            if (!Phrases.TryGetValue(terms.Folded(next), out var phrases))
            {
                return false;
            }

            var owns = _kin > 0;
            foreach (var phrase in phrases)
            {
                if (
                    phrase.IsAt(terms, next, end)
                    && phrase.Kind switch
                    {
                        Kind.Consent or Kind.Polite or Kind.Stress or Kind.Yes => true,
                        Kind.Already or Kind.Can => !owns,
                        Kind.Alone => terms.Folded(next) is "muon" or "thich" && next + 1 == end,
                        Kind.Kin => !owns && terms.Folded(next) is "em" or "anh" or "chi" or "bac" or "chu" or "ad" or "toi",
                        Kind.Opener => !owns,
                        Kind.Other => ofAnother,
                        _ => false,
                    }
                )
                {
                    return true;
                }
            }

            return false;
        }

        private bool Person(ReadOnlySpan<char> word)
        {
            // "thưa cô em đồng ý": who is addressed does not speak.
            if (_last == Kind.Opener && _at > 0 && terms.Folded(_at - 1) is "thua")
            {
                return true;
            }

            _kin++;
            if (!_said)
            {
                _subjectWord = word.ToString();
            }
            else if (_last is Kind.Already or Kind.Polite)
            {
                _reported = false;
            }

            return true;
        }
    }
}
