using ChatBot.Dialogs.Understanding.Words;

namespace ChatBot.Dialogs.Understanding.Themes;

/// <summary>A theme or an audience in a message.</summary>
/// <param name="Id">Its id.</param>
/// <param name="IsAudience">It says whom something is for.</param>
/// <param name="Start">Index of its first word in <see cref="ExpandedText.Terms"/>.</param>
/// <param name="Count">How many words it has there.</param>
public sealed record FoundTheme(string Id, bool IsAudience, int Start, int Count);
