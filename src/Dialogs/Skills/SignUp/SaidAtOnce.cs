using System.Globalization;
using ChatBot.Content.Model;
using ChatBot.Dialogs.Engine;
using ChatBot.Dialogs.Understanding;
using ChatBot.Dialogs.Understanding.Answers;
using ChatBot.Dialogs.Understanding.Endings;
using ChatBot.Dialogs.Understanding.Words;
using NodaTime;

namespace ChatBot.Dialogs.Skills.SignUp;

/// <summary>
/// What one message tells of a learner: "đăng ký cho con trai Nguyễn Hoàng Long sinh năm 2018 ở Hưng Dũng, sđt 0912 345 678". Only what is
/// plain is taken; the rest is asked. Pure.
/// </summary>
/// <param name="Values">Values by the name of their slot, in their stored form.</param>
/// <param name="Kin">By which word the learner was told, or null.</param>
internal sealed record SaidAtOnce(IReadOnlyDictionary<string, string> Values, Kin? Kin)
{
    private const int MostWordsOfName = 6;
    private const int FewestWordsInSmallLetters = 3;
    private const int OldestBirth = 1930;
    private const int YoungestAge = 3;
    private const int OldestAge = 95;

    private static readonly WordListKey SignUp = new("signup.wish");
    private static readonly WordListKey English = new("signup.wish-english");
    private static readonly WordListKey NoWish = new("signup.no-wish");
    private static readonly WordListKey For = new("who.for");
    private static readonly WordListKey OwnChild = new("who.child");
    private static readonly WordListKey ForSelf = new("signup.for-self");
    private static readonly WordListKey NameIs = new("signup.name-follows");
    private static readonly WordListKey EndsName = new("signup.ends-name");
    private static readonly WordListKey Age = new("signup.age");
    private static readonly WordListKey LevelWord = new("signup.level-word");

    /// <summary>The learner's name, or null.</summary>
    public string? Name => Values.GetValueOrDefault("name");

    /// <summary>Whether the message asks to sign somebody up, in words that no topic knows as a wish: a name stands in it, or a class
    /// online.</summary>
    public static bool IsWish(Utterance said)
    {
        var words = new WordReader(said.Recognized.Expanded);
        if (
            said.Text.Contains('?', StringComparison.Ordinal)
            || words.Find(SignUp) is not { } wish
            || words.Holds(NoWish)
            || said.Recognized.Ending is { Verdict: EndingVerdict.Said, Of: EndedThing.Seat }
        )
        {
            return false;
        }

        var typed = WordReader.AsTyped(said.Recognized.Analyzed);
        return words.Holds(English, wish.End)
            || WhoAnswer.KinOf(said.Recognized.Analyzed) is not null
            || Names(said.Recognized, typed).Name is not null;
    }

    /// <summary>Reads a message.</summary>
    /// <param name="recognized">The message.</param>
    /// <param name="today">Today.</param>
    /// <param name="places">Places of the province.</param>
    public static SaidAtOnce Read(RecognizerResult recognized, LocalDate today, Gazetteer places)
    {
        var text = recognized.Analyzed;
        var words = WordReader.AsTyped(text);
        var values = new Dictionary<string, string>();
        void Add(string slot, string? value)
        {
            if (value is not null)
            {
                values[slot] = value;
            }
        }

        var kin = WhoAnswer.KinOf(text);
        var (name, from, to) = Names(recognized, words);
        Add("name", name);
        Add("who", kin?.Who ?? WhoIn(words));
        Add("birth-year", YearIn(text, words, today));
        Add("phone", PhoneAnswer.Parse(recognized.Text) is AnswerOutcome.Accepted phone ? phone.Value : null);
        Add("level", LevelIn(text, words));

        // The name of a person may be a place's; a place that may be several is asked.
        var communes = recognized
            .FoundPlaces.Where(p => name is null || p.Start >= text.Tokens[to - 1].End || p.Start + p.Length <= text.Tokens[from].Start)
            .ToList();
        Add("commune", communes is [{ Communes: [var only], Districts: [] }] && places.Commune(only) is not null ? only : null);
        return new SaidAtOnce(values, kin);
    }

    // A run of capitals that begins with a family name, or words after "tên là" and the like.
    private static (string? Name, int From, int To) Names(RecognizerResult recognized, WordReader words)
    {
        var text = recognized.Analyzed;
        for (var i = 0; i < text.Tokens.Count; i++)
        {
            if (!NameFrame.IsFamilyName(text.FoldedToken(i).ToString()) || IsInPlace(recognized, i) || WhoAnswer.IsKinAt(words, i))
            {
                continue;
            }

            var isCapital = char.IsUpper(text.Raw(i)[0]);
            var isIntroduced = i == 0 || words.Is(NameIs, i - 1) || Parts(text, i);
            var end = i + 1;
            while (
                end < text.Tokens.Count
                && end - i < MostWordsOfName
                && text.Tokens[end].Kind == TokenKind.Word
                && !Parts(text, end)
                && (isCapital ? char.IsUpper(text.Raw(end)[0]) : !words.Is(EndsName, end))
            )
            {
                end++;
            }

            if (end - i >= (isCapital ? 2 : FewestWordsInSmallLetters) && (isCapital || isIntroduced))
            {
                var typed = text.Text[text.Tokens[i].Start..text.Tokens[end - 1].End];
                if (
                    NameAnswer.Parse(typed) is AnswerOutcome.Accepted accepted
                    && NameDoubt.Judge(typed, accepted.Value) == NameLikelihood.Likely
                    && !NameDoubt.IsUnfinished(accepted.Value)
                )
                {
                    return (accepted.Value, i, end);
                }
            }
        }

        return (null, 0, 0);
    }

    // "Hồ Chí Minh" behind "tp" and "Hưng Dũng" are places.
    private static bool IsInPlace(RecognizerResult recognized, int at) =>
        recognized.FoundPlaces.Any(p =>
            p.Start <= recognized.Analyzed.Tokens[at].Start && recognized.Analyzed.Tokens[at].Start < p.Start + p.Length
        );

    private static bool Parts(AnalyzedText text, int at) =>
        at > 0 && text.Text.AsSpan(text.Tokens[at - 1].End, text.Tokens[at].Start - text.Tokens[at - 1].End).IndexOfAny(",.;:\n") >= 0;

    private static string? WhoIn(WordReader words)
    {
        for (var i = 0; i < words.Count; i++)
        {
            if (words.Is(OwnChild, i))
            {
                return SignUpForm.ForChild;
            }
        }

        return words.Holds(ForSelf) ? SignUpForm.ForSelf : null;
    }

    // A whole year, or an age with its word.
    private static string? YearIn(AnalyzedText text, WordReader words, LocalDate today)
    {
        var years = new HashSet<int>();
        var ages = new HashSet<int>();
        for (var i = 0; i < text.Tokens.Count; i++)
        {
            if (text.Tokens[i].Kind != TokenKind.Number || !int.TryParse(text.FoldedToken(i), CultureInfo.InvariantCulture, out var value))
            {
                continue;
            }

            if (text.Tokens[i].Length == 4 && value >= OldestBirth && value <= today.Year - YoungestAge)
            {
                years.Add(value);
            }
            else if (words.Is(Age, i + 1) && value is >= YoungestAge and <= OldestAge)
            {
                ages.Add(today.Year - value);
            }
        }

        var told = years.Count > 0 ? years : ages;
        return told.Count == 1 ? told.First().ToString(CultureInfo.InvariantCulture) : null;
    }

    // "A1", "trình độ sơ cấp": a level only behind its word or by its letter and number.
    private static string? LevelIn(AnalyzedText text, WordReader words)
    {
        if (words.Find(LevelWord) is not { } found)
        {
            return null;
        }

        var from = found.Value.Length > 0 ? found.Start : found.End;
        return
            from < text.Tokens.Count
            && LevelAnswer.Parse(text.Text[text.Tokens[from].Start..]) is AnswerOutcome.Accepted { Value: var level }
            ? level is "B2" or "C1" or "C2"
                ? "B1"
                : level
            : null;
    }
}
