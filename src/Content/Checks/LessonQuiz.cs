using ChatBot.Content.Loading;

namespace ChatBot.Content.Checks;

/// <summary>A question has two or three answers, of which one is right; <c>graded: false</c> says that none is.</summary>
internal sealed class LessonQuiz : IContentRule
{
    /// <inheritdoc/>
    public string Id => "lesson-quiz";

    /// <inheritdoc/>
    public IEnumerable<ContentProblem> Check(ContentDraft draft, LoadOptions options)
    {
        var most = options.Limits.LessonOptions;
        foreach (var lesson in draft.Lessons)
        {
            if (lesson.Options.Count < 2 || lesson.Options.Count > most)
            {
                yield return lesson.OptionsAt.Error(
                    Id,
                    $"The lesson {lesson.Id.Text} has {lesson.Options.Count} options; write 2 to {most}.",
                    $"Bài học {lesson.Id.Text} có {lesson.Options.Count} lựa chọn; hãy viết từ 2 đến {most}."
                );
            }

            var right = lesson.Options.Count(o => o.Right);
            if (lesson.Graded && right != 1)
            {
                yield return lesson.OptionsAt.Error(
                    Id,
                    $"The lesson {lesson.Id.Text} has {right} right options; write 'right: true' at exactly "
                        + $"one. If the question is not marked, write 'graded: false'.",
                    $"Bài học {lesson.Id.Text} có {right} lựa chọn đúng; hãy ghi 'right: true' ở đúng một lựa "
                        + $"chọn. Nếu câu hỏi không chấm điểm, ghi 'graded: false'."
                );
            }

            if (!lesson.Graded && right != 0)
            {
                yield return lesson.OptionsAt.Error(
                    Id,
                    $"The lesson {lesson.Id.Text} is not graded but has a right option. Remove 'graded: false' or 'right: true'.",
                    $"Bài học {lesson.Id.Text} ghi là không chấm điểm nhưng lại có lựa chọn đúng. Hãy xóa "
                        + $"'graded: false' hoặc 'right: true'."
                );
            }
        }
    }
}
