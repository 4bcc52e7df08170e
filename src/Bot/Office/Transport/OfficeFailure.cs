namespace ChatBot.Bot.Office.Transport;

/// <summary>An operation could not be done; the message is for the person who asked and carries no personal data.</summary>
internal sealed class OfficeFailure(string message, Exception? inner = null) : Exception(message, inner);
