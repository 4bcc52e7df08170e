using System.Text;
using ChatBot.Dialogs.Activities;
using Telegram.Bot.Types.ReplyMarkups;

namespace ChatBot.Bot.Channels.Telegram;

/// <summary>Buttons -> keyboards. Pure.</summary>
internal static class TelegramKeyboard
{
    /// <summary>
    /// Longest label, in characters, for a row of one, two, three ... buttons on a narrow phone: half a row shows about 20 of them
    /// (see <see cref="Button"/>), and each button has a margin.
    /// </summary>
    private static readonly int[] LongestLabel = [int.MaxValue, 18, 10, 7, 5, 4, 3, 3];

    /// <summary>An inline keyboard, or null without a usable button.</summary>
    /// <param name="buttons">The buttons in their order.</param>
    /// <param name="defects">Gets what Telegram would refuse, and the whole message with it: such a button is left out.</param>
    public static InlineKeyboardMarkup? Inline(IReadOnlyList<Button> buttons, List<string> defects)
    {
        if (buttons.Count == 0)
        {
            return null;
        }

        var usable = new List<Button>(buttons.Count);
        foreach (var button in buttons)
        {
            if (Defect(button) is { } defect)
            {
                defects.Add(defect);
            }
            else
            {
                usable.Add(button);
            }
        }

        return usable.Count == 0 ? null : new InlineKeyboardMarkup(Rows(usable, b => b.Label).Select(row => row.Select(ToInline)));
    }

    /// <summary>Labels in rows: as many in a row as the longest of them leaves room for.</summary>
    public static IReadOnlyList<IReadOnlyList<T>> Rows<T>(IReadOnlyList<T> items, Func<T, string> label)
    {
        var rows = new List<IReadOnlyList<T>>();
        var row = new List<T>();
        var longest = 0;
        foreach (var item in items)
        {
            var length = label(item).Length;
            if (row.Count > 0 && (row.Count == TelegramLimits.ButtonsInRow || Math.Max(longest, length) > LongestLabel[row.Count]))
            {
                rows.Add(row);
                row = [];
                longest = 0;
            }

            row.Add(item);
            longest = Math.Max(longest, length);
        }

        if (row.Count > 0)
        {
            rows.Add(row);
        }

        return rows;
    }

    /// <summary>
    /// The keyboard with which a phone shares its number or place; private chats only. A message has one keyboard, so the other choices
    /// stand in it too: pressed, they send their label, which is understood as if it had been typed.
    /// </summary>
    public static ReplyKeyboardMarkup Native(NativeRequest request, IReadOnlyList<Button> others, string language)
    {
        var button =
            request == NativeRequest.PhoneNumber
                ? KeyboardButton.WithRequestContact(language == "en" ? "📱 Share my phone number" : "📱 Gửi số điện thoại của tôi")
                : KeyboardButton.WithRequestLocation(language == "en" ? "📍 Share my location" : "📍 Gửi vị trí của tôi");
        var labels = Rows([.. others.Where(b => b.Url is null && !string.IsNullOrWhiteSpace(b.Label))], b => b.Label);
        return new ReplyKeyboardMarkup(labels.Select(row => row.Select(b => new KeyboardButton(b.Label))).Prepend([button]))
        {
            ResizeKeyboard = true,
            OneTimeKeyboard = true,
        };
    }

    private static string? Defect(Button button)
    {
        if (string.IsNullOrWhiteSpace(button.Label))
        {
            return "a button without a label";
        }

        if (button.Url is { } url)
        {
            return Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Scheme is "https" or "http" or "tg"
                ? null
                : "a button whose address is not http, https or tg";
        }

        var bytes = Encoding.UTF8.GetByteCount(button.Payload);
        return bytes is >= 1 and <= TelegramLimits.CallbackDataBytes
            ? null
            : $"a button whose payload has {bytes} bytes and not 1 to {TelegramLimits.CallbackDataBytes}";
    }

    private static InlineKeyboardButton ToInline(Button button) =>
        button.Url is { } url
            ? InlineKeyboardButton.WithUrl(button.Label, url)
            : InlineKeyboardButton.WithCallbackData(button.Label, button.Payload);
}
