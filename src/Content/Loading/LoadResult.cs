using ChatBot.Content.Model;

namespace ChatBot.Content.Loading;

/// <summary>What a load gave: a snapshot unless there is an error, and everything that was found on the way.</summary>
/// <param name="Snapshot">The content, or null when <see cref="Problems"/> holds an error.</param>
/// <param name="Problems">Errors and warnings, by file and line.</param>
public sealed record LoadResult(ContentSnapshot? Snapshot, IReadOnlyList<ContentProblem> Problems)
{
    /// <summary>Only the errors.</summary>
    public IEnumerable<ContentProblem> Errors => Problems.Where(p => p.Severity == ProblemSeverity.Error);

    /// <summary>The snapshot.</summary>
    /// <exception cref="ContentException">There is none; the message lists the errors.</exception>
    public ContentSnapshot Require() => Snapshot ?? throw new ContentException(Problems);
}

/// <summary>The content cannot be used.</summary>
public sealed class ContentException : Exception
{
    /// <summary>Makes the exception.</summary>
    public ContentException(IReadOnlyList<ContentProblem> problems)
        : base(
            "The content cannot be used:"
                + Environment.NewLine
                + string.Join(Environment.NewLine, problems.Where(p => p.Severity == ProblemSeverity.Error))
        ) => Problems = problems;

    /// <summary>What is wrong.</summary>
    public IReadOnlyList<ContentProblem> Problems { get; }
}
