namespace ChatBot.Bot.Channels.Telegram;

/// <summary>A text that is a command: <c>/menu@our_bot rest</c>.</summary>
/// <param name="Name">Without slash.</param>
/// <param name="At">The bot it names, or null.</param>
/// <param name="Arguments">What follows, trimmed.</param>
internal readonly record struct TelegramCommandText(string Name, string? At, string Arguments)
{
    public static TelegramCommandText? Parse(string text)
    {
        if (text.Length < 2 || text[0] != '/' || !IsNameCharacter(text[1]))
        {
            return null;
        }

        var nameEnd = 1;
        while (nameEnd < text.Length && IsNameCharacter(text[nameEnd]))
        {
            nameEnd++;
        }

        var end = nameEnd;
        if (end < text.Length && text[end] == '@')
        {
            end++;
            while (end < text.Length && IsNameCharacter(text[end]))
            {
                end++;
            }
        }

        // "/1/2024" is a date and "/tổng" no command of Telegram's: names are a-z, 0-9 and _ up to a blank.
        if (end < text.Length && !char.IsWhiteSpace(text[end]))
        {
            return null;
        }

        return new(text[1..nameEnd], end > nameEnd ? text[(nameEnd + 1)..end] : null, text[end..].Trim());
    }

    private static bool IsNameCharacter(char c) => char.IsAsciiLetterOrDigit(c) || c == '_';
}
