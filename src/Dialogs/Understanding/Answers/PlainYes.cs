using System.Buffers;
using System.Collections.Frozen;
using System.Text;
using ChatBot.Dialogs.Understanding.Words;

namespace ChatBot.Dialogs.Understanding.Answers;

/// <summary>
/// A yes with nothing of substance beside it. Every word of the message must stand in the lists <c>answers-consent.*</c>: words of
/// agreement, what is agreed to, who speaks, and politeness. One word more ("ok nhưng", "đồng ý nếu", "vâng tôi biết rồi") may take the yes
/// back, postpone it or speak of something else, and a child's data is given away only by those who say so plainly.
/// </summary>
internal static class PlainYes
{
    private const int MaxTerms = 26;

    // Values of the lists; answers-consent.tsv tells what each means.
    private const string Bare = "bare";
    private const string Nod = "nod";
    private const string Right = "right";
    private const string Wish = "wish";
    private const string Must = "must";
    private const string Short = "short";
    private const string Help = "help";
    private const string Heard = "heard";
    private const string Late = "late";
    private const string Address = "address";
    private const string To = "to";
    private const string StandsForYes = "yes";
    private const string NeedsMarks = "typed";

    private static readonly WordListKey[] Lists =
    [
        .. Enum.GetNames<Kind>().Select(kind => new WordListKey($"answers-consent.{kind.ToLowerInvariant()}")),
    ];

    private static readonly WordListKey Self = new("answers-consent.self");
    private static readonly WordListKey Bot = new("answers-consent.bot");
    private static readonly WordListKey AfterMust = new("answers-consent.after-must");

    private static readonly SearchValues<char> PartingMarks = SearchValues.Create(",.;:!-\n…");

    // Signs that reverse the meaning of the words beside them.
    private static readonly FrozenSet<Rune> Doubting = "👎🙄🤔🤨😒😡😠🤬❌🚫✋🖕😏🙃🤡😕🤷".EnumerateRunes().ToFrozenSet();

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

    /// <summary>Whether the message is a yes and nothing else.</summary>
    /// <param name="text">The message.</param>
    /// <param name="terms">The same, written out.</param>
    /// <param name="ofAnother">The question is whether somebody else agrees, so others may be who agrees.</param>
    /// <param name="end">Term before which to stop; what follows is not looked at.</param>
    public static bool Is(AnalyzedText text, ExpandedText terms, bool ofAnother, int end)
    {
        if (end > MaxTerms || HoldsDoubt(text.Text))
        {
            return false;
        }

        var reading = new Reading(text, terms, ofAnother, end);
        return reading.IsYes();
    }

    /// <summary>A comma, a full stop or the like stands before a term.</summary>
    public static bool IsParted(AnalyzedText text, IReadOnlyList<Term> terms, int i)
    {
        var token = terms[i].Token;
        return token > 0
            && text.Text.AsSpan(text.Tokens[token - 1].End, text.Tokens[token].Start - text.Tokens[token - 1].End).IndexOfAny(PartingMarks)
                >= 0;
    }

    private static bool HoldsDoubt(string text)
    {
        foreach (var rune in text.EnumerateRunes())
        {
            if (Doubting.Contains(rune))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>A phrase found at a term.</summary>
    /// <param name="Kind">The kind of its list.</param>
    /// <param name="Value">The value of its pattern, or an empty text.</param>
    /// <param name="Length">How many terms it covers.</param>
    private readonly record struct Phrase(Kind Kind, string Value, int Length);

    private ref struct Reading(AnalyzedText text, ExpandedText terms, bool ofAnother, int end)
    {
        private readonly WordReader _words = new(terms);
        private readonly WordKinds<Kind> _phrases = terms.Lexicon.Table(static lexicon => new WordKinds<Kind>(lexicon, Lists));
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
        private int _subjectAt = -1;
        private bool _reported;
        private bool _opensWithYes;
        private Phrase _last = new(Kind.Opener, "", 0);

        public bool IsYes()
        {
            while (_at < end)
            {
                var parted = _at == 0 || IsParted(text, terms.Terms, _at);
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

                _last = phrase;
                _at += phrase.Length;
            }

            return (_said || (_asksToSave && _urges) || IsBareOpener()) && !(_alone && _names) && !_reported && !EndsOpen();
        }

        // "cho" typed alone is also "chờ": wait.
        private readonly bool EndsOpen() => _last.Kind == Kind.For && (!_names || !text.HasMarks);

        // "dạ" alone is the writer's own yes and says nothing of somebody else's.
        private readonly bool IsBareOpener() =>
            !ofAnother && _opensWithYes && _last.Kind is Kind.Opener or Kind.Polite && !_asksToSave && _kin == 0;

        // Words with several meanings mean what their place allows.
        private readonly Phrase? Next(bool parted)
        {
            Phrase? found = null;
            foreach (var (kind, pattern) in _phrases.BeginningWith(terms.Terms[_at]))
            {
                var length = LengthOf(pattern, _at);
                if (length == 0 || length < found?.Length || (kind == Kind.Other && !ofAnother))
                {
                    continue;
                }

                if (found is not { } other || length > other.Length || Fits(kind, parted) > Fits(other.Kind, parted))
                {
                    found = new Phrase(kind, pattern.Value, length);
                }
            }

            return found;
        }

        private readonly int LengthOf(WordPattern pattern, int at) =>
            pattern.EndAt(terms.Terms, at, marksCount: false) is var after && after > 0 && after <= end ? after - at : 0;

        private readonly int Fits(Kind kind, bool parted) =>
            kind switch
            {
                Kind.Have => parted || _last.Kind is Kind.Opener ? 3 : 1,
                Kind.Opener => parted ? 3 : 1,
                Kind.Kin => 2,
                Kind.Urging => _asksToSave || _names ? 3 : 0,
                Kind.Polite or Kind.Stress => 2,
                Kind.Other => 2,
                _ => 1,
            };

        private bool Take(Phrase phrase, bool parted)
        {
            var typed = terms.Terms[_at].TypedMarks;
            if (phrase.Value == NeedsMarks && !typed)
            {
                return false;
            }

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

                    // "bác đồng ý rồi" may be said of another. A self word ("em") or a listener behind the yes removes the doubt.
                    _reported |= !ofAnother && _subject && _subjectAt >= 0 && !_words.Is(Self, _subjectAt);
                    return true;
                case Kind.Verb:
                    if (!_said || _last.Kind is Kind.Have or Kind.Can || _alone)
                    {
                        return false;
                    }

                    _names = true;
                    return true;
                case Kind.Save:
                    if (
                        _asksToSave
                        || (_last.Kind == Kind.Consent && _words.Is(Lists[(int)Kind.Urging], _at - 1))
                        || _last.Kind is Kind.Have or Kind.Can
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
                    return (_said || _asksToSave) && !(phrase.Value == Help && _last.Value is Bare or Nod);
                case Kind.For:
                    _after = true;
                    return (_said || _asksToSave)
                        && !_alone
                        && (_names || _asksToSave || text.HasMarks)
                        && _last.Kind is not (Kind.Have or Kind.Can);
                case Kind.Object:
                    return (_names || _asksToSave || (_after && _said)) && !_alone;
                case Kind.Kin:
                    return Person();
                case Kind.Joint:
                    (_kin, _subject, _subjectAt) = (1, !_said, -1);
                    return true;
                case Kind.Opener:
                    _opensWithYes |= _at == 0 && phrase.Value == StandsForYes;
                    return parted || _last.Kind is Kind.Opener or Kind.Yes && (typed || _at + 1 < end || _last.Value == Nod);
                case Kind.Last:
                    _mustEnd = true;
                    return _said;
                case Kind.Polite:
                    return IsParticle(phrase.Value);
                default:
                    return true;
            }
        }

        // "vâng em nghe" listens.
        private bool IsParticle(string value)
        {
            if (
                (value == Late && (!_said || _last.Kind == Kind.Opener))
                || (value == Heard && _last.Kind is not (Kind.Consent or Kind.Can or Kind.Urging or Kind.Object))
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
            // Two words of kinship name another person: "con tôi đồng ý", "mẹ cháu đồng ý".
            if (
                _last.Kind == Kind.For
                || (_kin > 0 && _words.Is(Bot, _subjectAt))
                || (_kin > 1 && !ofAnother)
                || (_after && !ofAnother && phrase.Kind != Kind.Alone && !parted && _kin > 0)
            )
            {
                return false;
            }

            var next = _at + phrase.Length;
            switch (phrase.Kind)
            {
                case Kind.Have when !HasNothing(next):
                case Kind.Can when _kin > 0 || (_last.Kind == Kind.Have && !parted):
                    return false;
                case Kind.Alone:
                    // "phải đồng ý" is compelled; "o" and "y" without a mark are many things.
                    if (
                        (
                            phrase.Value == Must
                            && (_kin > 0 || (next < end && !IsParted(text, terms.Terms, next) && !_words.Is(AfterMust, next)))
                        ) || (phrase.Value == Short && !typed && end > 1)
                    )
                    {
                        return false;
                    }

                    _alone = true;
                    break;
                case Kind.Yes when phrase.Value == Right && !typed && text.HasMarks:
                    // "dung" is "đừng" too.
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

        // "có" (to have, yes) is a yes when no object follows.
        private readonly bool HasNothing(int next)
        {
            if (next >= end || IsParted(text, terms.Terms, next))
            {
                return true;
            }

            var owns = _kin > 0;
            foreach (var (kind, pattern) in _phrases.BeginningWith(terms.Terms[next]))
            {
                if (
                    LengthOf(pattern, next) > 0
                    && kind switch
                    {
                        Kind.Consent or Kind.Polite or Kind.Stress or Kind.Yes => true,
                        Kind.Already or Kind.Can => !owns,
                        Kind.Alone => pattern.Value == Wish && next + 1 == end,
                        Kind.Kin => !owns && pattern.Value == Address,
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

        private bool Person()
        {
            // "thưa cô em đồng ý": the one who is addressed does not speak.
            if (_last.Value == To)
            {
                return true;
            }

            _kin++;
            if (!_said)
            {
                _subjectAt = _at;
            }
            else if (_last.Kind is Kind.Already or Kind.Polite)
            {
                _reported = false;
            }

            return true;
        }
    }
}
