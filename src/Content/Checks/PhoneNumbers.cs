using System.Text.RegularExpressions;
using ChatBot.Content.Loading;

namespace ChatBot.Content.Checks;

/// <summary>Where a phone number is expected, there is one: citizens tap on it.</summary>
internal sealed partial class PhoneNumbers : IContentRule
{
    /// <inheritdoc/>
    public string Id => "phone";

    /// <inheritdoc/>
    public IEnumerable<ContentProblem> Check(ContentDraft draft, LoadOptions options) =>
        draft
            .Facts.Where(f => IsPhone(f.Key.Text))
            .Select(f => f.Value)
            .Concat(draft.Directory.Select(p => p.Phone).OfType<DraftText>())
            .SelectMany(text => text.Sides())
            .Where(side => side.Text.Length > 0 && !side.Text.Contains('{', StringComparison.Ordinal) && !Number().IsMatch(side.Text))
            .Select(side =>
                side.At.Warning(
                    Id,
                    $"'{side.Text}' holds no phone number. Write one, such as 0238 000 0000 or 111.",
                    $"'{side.Text}' không có số điện thoại. Hãy ghi số, ví dụ 0238 000 0000 hoặc 111."
                )
            );

    // A hotline may be a place to go to; what is called a phone is one.
    private static bool IsPhone(string key) => key.Split('.', '-', '_')[^1] is "phone" or "tel" or "mobile" or "hotline";

    // From an emergency number of three digits to the fifteen of E.164, with the signs that people put between them.
    [GeneratedRegex(@"(?:\+|\b)\d(?:[ .()-]{0,2}\d){2,14}\b", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Number();
}
