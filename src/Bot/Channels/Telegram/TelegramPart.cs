using ChatBot.Dialogs.Activities;
using Telegram.Bot.Types.ReplyMarkups;

namespace ChatBot.Bot.Channels.Telegram;

/// <summary>One call of the API: a message, or a file with a caption.</summary>
/// <param name="Text">Text or caption; empty for a file without one.</param>
/// <param name="IsHtml">The text holds tags or escapes.</param>
/// <param name="Markup">Keyboard, or null.</param>
/// <param name="File">File, or null.</param>
internal sealed record TelegramPart(string Text, bool IsHtml, ReplyMarkup? Markup = null, OutgoingFile? File = null);

/// <summary>What an outgoing activity becomes.</summary>
/// <param name="Parts">Calls in their order.</param>
/// <param name="Defects">What had to be left out because Telegram would refuse it; empty when all is well.</param>
internal sealed record TelegramParts(IReadOnlyList<TelegramPart> Parts, IReadOnlyList<string> Defects);
