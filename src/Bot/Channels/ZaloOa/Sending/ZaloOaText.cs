using System.Text;
using ChatBot.Bot.Channels.Shared;
using ChatBot.Content.Text;

namespace ChatBot.Bot.Channels.ZaloOa.Sending;

/// <summary>Markdown -> the plain text that Zalo shows, in NFC, so that what is counted is what is shown. Pure.</summary>
internal static class ZaloOaText
{
    public static string Render(string markdown) => Plain(MarkdownPlain.Render(markdown));

    /// <summary>NFC, without NUL, half surrogates and white space at the ends.</summary>
    public static string Plain(string text) =>
        PlainText.Clean(text).Replace("\r", "", StringComparison.Ordinal).Normalize(NormalizationForm.FormC).Trim();
}
