using System.Text.RegularExpressions;

namespace ChatBot.Content.Loading;

/// <summary>Ids travel in button payloads and in stored state, so they are plain.</summary>
internal static partial class Identity
{
    /// <summary>An id must be plain and equal to the name of its file; a null name allows any id.</summary>
    public static void Check(Located id, string? fileName, List<ContentProblem> problems)
    {
        if (!Plain().IsMatch(id.Text))
        {
            problems.Add(
                id.At.Error(
                    "bad-id",
                    $"The id '{id.Text}' may hold letters without marks, digits, '-', '_' and '.' only.",
                    $"Mã '{id.Text}' chỉ được gồm chữ không dấu, chữ số và các dấu '-', '_', '.'; không có dấu cách."
                )
            );
        }
        else if (fileName is not null && fileName != id.Text)
        {
            problems.Add(
                id.At.Error(
                    "bad-id",
                    $"The id '{id.Text}' must be the name of the file: '{fileName}'.",
                    $"Mã '{id.Text}' phải giống tên tệp: '{fileName}'."
                )
            );
        }
    }

    [GeneratedRegex("^[A-Za-z0-9][A-Za-z0-9._-]*$", RegexOptions.NonBacktracking)]
    private static partial Regex Plain();
}
