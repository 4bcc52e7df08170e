namespace ChatBot.Content.Model;

/// <summary>A digital-safety micro-lesson: a story in two sentences, one thing to do, one question.</summary>
public sealed record Lesson
{
    /// <summary>Stable id, e.g. <c>L01</c>.</summary>
    public required string Id { get; init; }

    /// <summary>Place in the teaching order, from 1.</summary>
    public required int Order { get; init; }

    /// <summary>Title.</summary>
    public required LocalText Title { get; init; }

    /// <summary>The story, Markdown, 60 to 90 Vietnamese syllables at most.</summary>
    public required LocalText Story { get; init; }

    /// <summary>The one thing to do.</summary>
    public required LocalText ToDo { get; init; }

    /// <summary>Question of the quiz.</summary>
    public required LocalText Question { get; init; }

    /// <summary>Two or three answers.</summary>
    public required IReadOnlyList<LessonOption> Options { get; init; }

    /// <summary>Code in DigComp 2.2, e.g. <c>4.2</c>.</summary>
    public required string DigComp { get; init; }

    /// <summary>1 = basic, 2 = next step.</summary>
    public int Level { get; init; } = 1;
}

/// <summary>An answer of a quiz.</summary>
/// <param name="Label">What is shown.</param>
/// <param name="Right">Whether it is right; a lesson without a right option is not marked.</param>
/// <param name="Feedback">One line that explains, never a bare "wrong".</param>
public sealed record LessonOption(LocalText Label, bool Right, LocalText Feedback);
