using ChatBot.Content.Loading;

namespace ChatBot.Content;

/// <summary>An edit that is not in use yet; citizens are told what the last good version of its files says.</summary>
/// <param name="Name">What was edited: a file, or for a text with its twin the name both share, e.g. <c>topics/week_what</c>.</param>
/// <param name="Files">The files, as paths inside the content folder.</param>
/// <param name="IsNew">There is no good version yet: what the files are to say is not said at all.</param>
/// <param name="Problems">Why it waits.</param>
public sealed record WaitingEdit(string Name, IReadOnlyList<string> Files, bool IsNew, IReadOnlyList<ContentProblem> Problems);
