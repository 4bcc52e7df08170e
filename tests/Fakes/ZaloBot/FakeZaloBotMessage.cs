using System.Text.Json.Nodes;

namespace ChatBot.Fakes.ZaloBot;

/// <summary>A message that the bot sent, as the citizen sees it.</summary>
/// <param name="ChatId">Chat.</param>
/// <param name="Id">Message id.</param>
/// <param name="Method">sendMessage, sendPhoto, sendSticker, sendVoice.</param>
/// <param name="Text">Text or caption.</param>
/// <param name="Picture">The picture that was fetched, or null.</param>
public sealed record FakeZaloBotMessage(string ChatId, string Id, string Method, string Text, byte[]? Picture)
{
    /// <summary>The number in front of the choice whose label contains this, or null.</summary>
    public string? NumberOf(string label) =>
        Text.Split('\n')
            .Where(line => line.Length > 2 && char.IsAsciiDigit(line[0]) && line.Contains(label, StringComparison.OrdinalIgnoreCase))
            .Select(line => line[..line.IndexOf('.', StringComparison.Ordinal)])
            .FirstOrDefault();
}

/// <summary>A call of the API.</summary>
/// <param name="Method">Method.</param>
/// <param name="Parameters">Its parameters.</param>
/// <param name="Code">0: carried out; otherwise error_code; -1: not answered.</param>
public sealed record FakeZaloBotCall(string Method, JsonObject Parameters, int Code);
