using ChatBot.Content.Loading;

namespace ChatBot.Content.Checks;

/// <summary>A story is read in under 45 seconds. Vietnamese writes a blank between syllables, so its words are counted.</summary>
internal sealed class StoryTooLong : IContentRule
{
    private static readonly char[] Blanks = [' ', '\n', '\t', '\u00A0'];

    /// <inheritdoc/>
    public string Id => "story-too-long";

    /// <inheritdoc/>
    public IEnumerable<ContentProblem> Check(ContentDraft draft, LoadOptions options)
    {
        foreach (var lesson in draft.Lessons)
        {
            if (lesson.Story.Vi is not { } story)
            {
                continue;
            }

            var syllables = story.Text.Split(Blanks, StringSplitOptions.RemoveEmptyEntries).Count(word => word.Any(char.IsLetterOrDigit));
            if (syllables > options.Limits.StorySyllables)
            {
                yield return story.At.Error(
                    Id,
                    $"The story of lesson {lesson.Id.Text} has {syllables} syllables; at most "
                        + $"{options.Limits.StorySyllables} are read in one go. Shorten it.",
                    $"Câu chuyện của bài học {lesson.Id.Text} có {syllables} tiếng; nhiều nhất "
                        + $"{options.Limits.StorySyllables} tiếng để đọc một mạch. Hãy rút ngắn."
                );
            }
        }
    }
}
