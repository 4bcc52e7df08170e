using System.Text.RegularExpressions;
using ChatBot.Content.Loading;

namespace ChatBot.Content.Checks;

/// <summary>
/// The id of a class is short and plain: it travels in button payloads beside other things, and stays in sign-ups for years.
/// </summary>
internal sealed partial class ClassIds : IContentRule
{
    /// <inheritdoc/>
    public string Id => "class-id";

    /// <inheritdoc/>
    public IEnumerable<ContentProblem> Check(ContentDraft draft, LoadOptions options) =>
        draft
            .Classes.Where(c => c.Id.Text.Length > options.Limits.ClassId || !Plain().IsMatch(c.Id.Text))
            .Select(c =>
                c.Id.At.Error(
                    Id,
                    $"The class id '{c.Id.Text}' must be 1 to {options.Limits.ClassId} of the characters a-z, 0-9 and '-'.",
                    $"Mã lớp '{c.Id.Text}' phải có từ 1 đến {options.Limits.ClassId} ký tự, chỉ gồm chữ thường "
                        + $"không dấu a-z, chữ số và dấu '-'."
                )
            );

    [GeneratedRegex("^[a-z0-9-]+$", RegexOptions.NonBacktracking)]
    private static partial Regex Plain();
}
