using System.Text;
using ChatBot.Content.Text;

namespace ChatBot.Bot.Channels.ZaloOa;

/// <summary>Markdown -> the plain text that Zalo shows, in NFC, so that what is counted is what is shown. Pure.</summary>
internal static class ZaloOaText
{
    public static string Render(string markdown) => Plain(MarkdownPlain.Render(markdown));

    /// <summary>NFC, without NUL, half surrogates and white space at the ends.</summary>
    public static string Plain(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.Value is not (0 or '\r'))
                clean.Append(rune);
        }

        return clean.ToString().Normalize(NormalizationForm.FormC).Trim();
    }
}
