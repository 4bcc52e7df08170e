using System.Text.RegularExpressions;
using ChatBot.Content.Model;
using ChatBot.Dialogs.Skills.SignUp;
using ChatBot.Dialogs.Understanding.Answers;
using ChatBot.Dialogs.Understanding.Text;
using NodaTime;

namespace ChatBot.Dialogs.Skills.PersonalData;

/// <summary>
/// "Tôi muốn đổi lớp", "sửa năm sinh thành 2015", "change my phone number": what of a place is to be corrected, and to what if it is said.
/// </summary>
/// <param name="Field">A field of <see cref="CorrectionForm"/>, or null: none is named.</param>
/// <param name="Value">The new value in its stored form, or null.</param>
public sealed partial record CorrectionWish(string? Field, string? Value)
{
    private const int MaxLength = 120;

    private static readonly (string Field, string[] Words)[] Names =
    [
        ("relation", ["quan he", "relation", "relationship"]),
        ("guardian", ["giam ho", "guardian", "ten bo", "ten me", "ten phu huynh"]),
        ("birth-year", ["nam sinh", "ngay sinh", "tuoi", "birth", "born", "age"]),
        ("phone", ["dien thoai", "sdt", "so dt", "phone", "number"]),
        ("level", ["trinh do", "level"]),
        ("commune", ["xa", "phuong", "dia chi", "noi o", "commune", "ward", "address"]),
        ("name", ["ho ten", "ten", "name"]),
        ("class", ["lop", "ca hoc", "buoi hoc", "lich hoc", "gio hoc", "class", "course"]),
    ];

    /// <summary>The wish in a message that asks for a correction and nothing else, or null.</summary>
    public static CorrectionWish? Find(string text, LocalDate today, IReadOnlyList<string> places, Gazetteer gazetteer)
    {
        if (text.Length > MaxLength || text.Contains('?', StringComparison.Ordinal))
        {
            return null;
        }

        // The phone number is the one answer that may be left out, so it may go alone; whoever names more wants everything erased.
        var folded = VietnameseText.Fold(text);
        if (ErasesPhone().IsMatch(folded) && !NamesMore().IsMatch(folded))
        {
            return new CorrectionWish("phone", null);
        }

        return Verb().IsMatch(VietnameseText.Fold(text)) && FieldOf(text) is not null ? Of(text, today, places, gazetteer) : null;
    }

    /// <summary>What a message that is known to ask for a correction names.</summary>
    public static CorrectionWish Of(string text, LocalDate today, IReadOnlyList<string> places, Gazetteer gazetteer)
    {
        var field = FieldOf(text);
        var folded = VietnameseText.Fold(text);
        var link = Link().Match(folded);

        // A fold that changed the length would cut the value elsewhere than it was written.
        var to = link.Success && folded.Length == text.Length ? text[(link.Index + link.Length)..] : text;
        var outcome = field switch
        {
            "birth-year" => BirthYearAnswer.Parse(to, today),
            "phone" => PhoneAnswer.Parse(to),
            "level" when link.Success => LevelAnswer.Parse(to),
            "name" when link.Success => NameAnswer.Parse(to),

            // What names nobody is asked for: "mẹ", "bà ngoại" are no names.
            "guardian"
                when link.Success
                    && NameAnswer.Parse(to) is AnswerOutcome.Accepted name
                    && GuardianWords.NameRefusal(name.Value, null) is null => name,
            "relation" when link.Success && GuardianWords.Relation(AnalyzedText.Of(to)) is { } relation => new AnswerOutcome.Accepted(
                RelationPrompt.Value(relation)
            ),
            "commune"
                when link.Success
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
    public static string? FieldOf(string text)
    {
        var folded = ' ' + NotWord().Replace(VietnameseText.Fold(text), " ") + ' ';
        return Names
            .Select(
                (name, order) =>
                    (
                        name.Field,
                        order,
                        At: name.Words.Select(w => folded.IndexOf($" {w} ", StringComparison.Ordinal))
                            .Where(at => at >= 0)
                            .DefaultIfEmpty(int.MaxValue)
                            .Min()
                    )
            )
            .Where(found => found.At < int.MaxValue)
            .OrderBy(found => found.Field is "guardian" or "relation" ? -1 : found.At)
            .ThenBy(found => found.order)
            .Select(found => found.Field)
            .FirstOrDefault();
    }

    [GeneratedRegex(
        @"^(?:\W|(?:da|vang|a|oi|alo|toi|em|minh|con|chau|tui|bac|co|chu|xin|cho|muon|can|hay|lam on|nho|giup|phep"
            + @"|xin phep|i|we|want|need|would|like|to|please|can|you|could|may|ad|ban|so)\b)*(?:sua|doi|chinh|chuyen|cap nhat"
            + @"|thay|dinh chinh|edit|change|correct|fix|update|move|switch)\b",
        RegexOptions.NonBacktracking
    )]
    private static partial Regex Verb();

    [GeneratedRegex(
        @"^(?:\W|(?:da|vang|a|oi|toi|em|minh|con|chau|tui|bac|xin|cho|muon|can|hay|chi|nho|giup|i|want|to|please|can|you"
            + @"|only|just|ad|ban)\b)*(?:xoa|bo|go|delete|remove|erase)\b.*\b(?:dien thoai|sdt|so dt|phone)\b",
        RegexOptions.NonBacktracking
    )]
    private static partial Regex ErasesPhone();

    [GeneratedRegex(@"\b(?:het|tat ca|toan bo|thong tin|du lieu|ten|all|everything|data|name)\b", RegexOptions.NonBacktracking)]
    private static partial Regex NamesMore();

    [GeneratedRegex(@"\b(?:thanh|sang|qua|len|xuong|la|to|into)\s+", RegexOptions.NonBacktracking)]
    private static partial Regex Link();

    [GeneratedRegex(@"[^\p{L}\p{N}]+", RegexOptions.NonBacktracking)]
    private static partial Regex NotWord();
}
