namespace ChatBot.Bot.Tests.Channels.Contract;

/// <summary>A message as the citizen sees it.</summary>
/// <param name="Text">What is written, numbers of choices included.</param>
/// <param name="Choices">Labels of the buttons the messenger shows.</param>
/// <param name="AsksPhone">There is the messenger's own button for sharing the phone number.</param>
internal sealed record Bubble(string Text, IReadOnlyList<string> Choices, bool AsksPhone = false);
