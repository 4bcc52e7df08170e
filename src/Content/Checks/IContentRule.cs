using ChatBot.Content.Loading;

namespace ChatBot.Content.Checks;

/// <summary>One thing that can be wrong in content. One rule a file; registered in <see cref="ContentChecker"/>.</summary>
internal interface IContentRule
{
    /// <summary>Id shown with each problem, e.g. <c>payload-too-long</c>.</summary>
    string Id { get; }

    IEnumerable<ContentProblem> Check(ContentDraft draft, LoadOptions options);
}
