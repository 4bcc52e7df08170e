namespace ChatBot.Dialogs.Understanding.Recognition;

/// <summary>A topic and how probable it is, 0 to 1.</summary>
public sealed record TopicScore(string Topic, double Score);
