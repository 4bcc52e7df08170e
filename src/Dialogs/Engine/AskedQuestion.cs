using ChatBot.Dialogs.Understanding.Recognition;

namespace ChatBot.Dialogs.Engine;

/// <summary>A question the service was unsure of, until the citizen has said whether one of the topics offered was meant.</summary>
/// <param name="Text">What was asked, without anything personal.</param>
/// <param name="Language">Its language.</param>
/// <param name="Nearest">The topics that came nearest, best first.</param>
public sealed record AskedQuestion(string Text, string Language, IReadOnlyList<TopicScore> Nearest);
