using ChatBot.Content.Loading;

namespace ChatBot.Content.Checks;

/// <summary>The days and ages of a class are in order.</summary>
internal sealed class ClassDates : IContentRule
{
    /// <inheritdoc/>
    public string Id => "class-dates";

    /// <inheritdoc/>
    public IEnumerable<ContentProblem> Check(ContentDraft draft, LoadOptions options)
    {
        foreach (var item in draft.Classes)
        {
            if (item.End < item.Start)
            {
                yield return item.Id.At.Error(
                    Id,
                    $"The class {item.Id.Text} ends before it starts. Correct 'start' or 'end'.",
                    $"Lớp {item.Id.Text} kết thúc trước khi bắt đầu. Hãy sửa 'start' (ngày bắt đầu) hoặc 'end' (ngày kết thúc)."
                );
            }

            if (item.SignUpUntil > item.End)
            {
                yield return item.SignUpUntilAt.Error(
                    Id,
                    $"Sign-up for the class {item.Id.Text} ends after the class does. Correct 'sign-up-until'.",
                    $"Hạn đăng ký của lớp {item.Id.Text} muộn hơn ngày lớp kết thúc. Hãy sửa 'sign-up-until' (hạn đăng ký)."
                );
            }

            if (item.MinAge > item.MaxAge)
            {
                yield return item.Id.At.Error(
                    Id,
                    $"The class {item.Id.Text} has a 'min-age' above its 'max-age'. Correct one.",
                    $"Lớp {item.Id.Text} có 'min-age' (tuổi nhỏ nhất) lớn hơn 'max-age' (tuổi lớn nhất). Hãy sửa một trong hai."
                );
            }

            if (item.Levels.Count == 0)
            {
                yield return item.Id.At.Error(
                    Id,
                    $"The class {item.Id.Text} is for no level. Name at least one under 'levels'.",
                    $"Lớp {item.Id.Text} chưa ghi trình độ nào. Hãy ghi ít nhất một trình độ ở 'levels'."
                );
            }
        }
    }
}
