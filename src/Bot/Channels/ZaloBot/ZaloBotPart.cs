using ChatBot.Dialogs.Activities;

namespace ChatBot.Bot.Channels.ZaloBot;

/// <summary>One call of the API: a message, or a picture with a caption.</summary>
/// <param name="Text">Text or caption; empty for a picture without one.</param>
/// <param name="Picture">Picture, or null.</param>
internal sealed record ZaloBotPart(string Text, OutgoingFile? Picture = null);
