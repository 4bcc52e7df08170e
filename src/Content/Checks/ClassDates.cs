using ChatBot.Content.Loading;

namespace ChatBot.Content.Checks;

/// <summary>The days and ages of a class are in order.</summary>
internal sealed class ClassDates : IContentRule
{
    public string Id => "class-dates";

    public IEnumerable<ContentProblem> Check(ContentDraft draft, LoadOptions options)
    {
        foreach (var item in draft.Classes)
        {
            if (item.End < item.Start)
                yield return item.Id.At.Error(Id, $"The class {item.Id.Text} ends before it starts. Correct 'start' or 'end'.");
            if (item.SignUpUntil > item.End)
                yield return item.SignUpUntilAt.Error(Id, $"Sign-up for the class {item.Id.Text} ends after the class does. Correct 'sign-up-until'.");
            if (item.MinAge > item.MaxAge)
                yield return item.Id.At.Error(Id, $"The class {item.Id.Text} has a 'min-age' above its 'max-age'. Correct one.");
            if (item.Levels.Count == 0)
                yield return item.Id.At.Error(Id, $"The class {item.Id.Text} is for no level. Name at least one under 'levels'.");
        }
    }
}
