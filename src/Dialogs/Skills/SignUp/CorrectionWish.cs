using ChatBot.Content.Model;
using ChatBot.Content.Text;
using ChatBot.Dialogs.Engine.Forms;
using ChatBot.Dialogs.Understanding.Answers;
using ChatBot.Dialogs.Understanding.Words;
using NodaTime;

namespace ChatBot.Dialogs.Skills.SignUp;

/// <summary>
/// "Tôi muốn đổi lớp", "sửa năm sinh thành 2015", "change my phone number": what of a place is to be corrected, and to what if it is said.
/// </summary>
/// <param name="Field">A field of <see cref="CorrectionForm"/>, or null when none is named.</param>
/// <param name="Value">The new value in its stored form, or null.</param>
public sealed record CorrectionWish(string? Field, string? Value)
{
    private const int MaxLength = 120;
    private const string Guardian = "guardian";
    private const string Relation = "relation";

    private static readonly WordListKey Named = new("data.field");
    private static readonly WordListKey Opener = new("data.correction-opener");
    private static readonly WordListKey Corrects = new("data.correct");
    private static readonly WordListKey Removes = new("data.remove");
    private static readonly WordListKey Phone = new("data.phone");
    private static readonly WordListKey MoreThanPhone = new("data.more-than-phone");
    private static readonly WordListKey NewValue = new("data.new-value");

    /// <summary>The wish in a message that asks for a correction and nothing else, or null.</summary>
    public static CorrectionWish? Find(string text, LocalDate today, IReadOnlyList<string> places, Gazetteer gazetteer)
    {
        if (text.Length > MaxLength || text.Contains('?', StringComparison.Ordinal))
        {
            return null;
        }

        // The phone number is the one answer that may be left out, so it may go alone; whoever names more wants everything erased.
        var words = WordReader.AsTyped(AnalyzedText.Of(text));
        var verb = words.Skip(Opener, 0, words.Count);
        if (words.Is(Removes, verb) && words.Holds(Phone, verb) && !words.Holds(MoreThanPhone))
        {
            return new CorrectionWish("phone", null);
        }

        if (words.Is(Corrects, verb) && FieldOf(words) is not null)
        {
            return Of(text, today, places, gazetteer);
        }

        // "Sai tên rồi, là Trần Văn Bình", "năm sinh ghi nhầm".
        if (AnswerCorrection.Find(AnalyzedText.Of(text), Named) is not { SaysWrong: true, Field: { } wrong } said)
        {
            return null;
        }

        var value = wrong switch
        {
            "name" when NameAnswer.Parse(said.Value) is AnswerOutcome.Accepted name => name.Value,
            "birth-year" when BirthYearAnswer.Parse(said.Value, today) is AnswerOutcome.Accepted year => year.Value,
            "phone" when PhoneAnswer.Parse(said.Value) is AnswerOutcome.Accepted phone => phone.Value,
            _ => null,
        };
        return new CorrectionWish(wrong, value);
    }

    /// <summary>What a message that is known to ask for a correction names.</summary>
    public static CorrectionWish Of(string text, LocalDate today, IReadOnlyList<string> places, Gazetteer gazetteer)
    {
        var analyzed = AnalyzedText.Of(text);
        var words = WordReader.AsTyped(analyzed);
        var field = FieldOf(words);
        var link = analyzed.Lexicon[NewValue].Find(words.Terms) is { End: var next } && next < words.Count ? next : 0;
        var to = link > 0 ? analyzed.Text[analyzed.Tokens[link - 1].End..].TrimStart(' ', ':') : text;
        var outcome = field switch
        {
            "birth-year" => BirthYearAnswer.Parse(to, today),
            "phone" => PhoneAnswer.Parse(to),
            "level" when link > 0 => LevelAnswer.Parse(to),
            "name" when link > 0 => NameAnswer.Parse(to),

            // What names nobody is asked for: "mẹ", "bà ngoại" are no names.
            Guardian
                when link > 0
                    && NameAnswer.Parse(to) is AnswerOutcome.Accepted name
                    && GuardianWords.NameRefusal(name.Value, null) is null => name,
            Relation when link > 0 && GuardianWords.Relation(AnalyzedText.Of(to)) is { } relation => new AnswerOutcome.Accepted(
                RelationPrompt.Value(relation)
            ),
            "commune"
                when link > 0
                    && places.Count == 1
                    && gazetteer.Commune(places[0]) is { } commune
                    && VietnameseText.Fold(to).Contains(VietnameseText.Fold(commune.Name), StringComparison.Ordinal) =>
                new AnswerOutcome.Accepted(places[0]),
            _ => null,
        };
        return new CorrectionWish(
            field,
            (outcome as AnswerOutcome.Accepted)?.Value is { } value
                ? field == "level" && value is "B2" or "C1" or "C2"
                    ? "B1"
                    : value
                : null
        );
    }

    /// <summary>The field that a message names first, or null.</summary>
    public static string? FieldOf(string text) => FieldOf(WordReader.AsTyped(AnalyzedText.Of(text)));

    // "Quan hệ với người giám hộ", "tên của cháu và người giám hộ": what is said of a guardian is no learner's, wherever it stands.
    private static string? FieldOf(WordReader words)
    {
        string? first = null;
        for (var found = words.Find(Named); found is { } match; found = words.Find(Named, match.End))
        {
            if (match.Value == Relation)
            {
                return Relation;
            }

            first = first is null || (match.Value == Guardian && first != Guardian) ? match.Value : first;
        }

        return first;
    }
}
